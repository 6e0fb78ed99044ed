"""How long a stored receipt takes, with its flush to the disk. Run: python -m tests.benchmarks.bench_receipts [FOLDER].

Give it a folder on the kiosk's own disk; a folder in memory measures nothing.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from app.storage.database import open_database
from app.storage.receipt_store import SqliteReceipts
from tests.builders import a_draft

ROUNDS = 500


def flush_ms(folder: Path) -> list[float]:
    """What writing and flushing 4 KiB costs on this disk, in milliseconds, for comparison."""
    times = []
    with (folder / "flush").open("wb", buffering=0) as file:
        for _ in range(100):
            began = perf_counter()
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            times.append((perf_counter() - began) * 1000)
    return times


def receipt_ms(folder: Path) -> list[float]:
    """What storing one receipt costs, in milliseconds, each acknowledged before the next."""
    database = open_database(folder / "evenkey.db")
    receipts = SqliteReceipts(database)
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        receipts.save(a_draft())
        times.append((perf_counter() - began) * 1000)
    database.close()
    return times


def told(name: str, times_ms: list[float]) -> str:
    """One line of figures."""
    cuts = quantiles(times_ms, n=100)
    return f"{name:18} n={len(times_ms):4}  p50 {cuts[49]:6.2f} ms  p99 {cuts[98]:6.2f} ms  max {max(times_ms):6.2f} ms"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else ".") as place:
        print(told("flush of 4 KiB", flush_ms(Path(place))))
        print(told("receipt stored", receipt_ms(Path(place))))
