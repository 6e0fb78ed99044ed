"""What thousands of kills cost the store, and whether its log verifies after each.

Run: python -m tests.benchmarks.bench_kills [KILLS [FOLDER]].

Kills are `kill -9` at random moments while a worker stores, then while a backup or a restore runs. A kill leaves what
the system has in memory; power cuts are another trial.
"""

import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from tests.benchmarks.figures import machine
from tests.storage.kills import Figures, copy_kills, store_kills

COPIES_RATIO = 0.05
"""So many kills of backups and restores for each of a storing worker."""

PART = 500
"""After how many kills it is told, on the error stream, how far it is."""


def storing(folder: Path, kills: int) -> Figures:
    """Kill storing workers, part by part."""
    total = Figures()
    for first in range(0, kills, PART):
        total.add(store_kills(folder / str(first), min(PART, kills - first)))
        print(asdict(total), file=sys.stderr, flush=True)
    return total


if __name__ == "__main__":
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else ".") as place:
        print(machine())
        began = perf_counter()
        print("storing:", json.dumps(asdict(storing(Path(place) / "storing", kills))), flush=True)
        copies = max(2, int(kills * COPIES_RATIO))
        print("backing up and restoring:", json.dumps(asdict(copy_kills(Path(place) / "copies", copies))))
        print(f"{perf_counter() - began:.0f} s")
