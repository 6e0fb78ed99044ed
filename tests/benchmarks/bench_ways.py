"""Both ways, timed to the end. Run: python -m tests.benchmarks.bench_ways

The demo's scripted guest walks through the real screens, the real vision process and the real stores, in turn by face
(agrees, lays the passport down, turns the head twice, is compared), by passport (lays it down) and by booking code
(types it). Each step waits for what is seen and no longer, so what counts is what the kiosk takes, and the virtual
guest's own walk of 5.4 seconds to the camera. Seconds from the welcome screen to the arrival; touches and typed
characters beside them. The models must have been fetched.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from app import paths
from app.demo.script import DemoWay, Touch, TypeCode, acts
from tests.benchmarks.figures import line, machine

WALK_S = 5.4
"""How long the virtual guest walks before it stands in place."""


def seconds_of(way: DemoWay) -> float:
    """One whole visit: the time of its steps up to the arrival."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "app", "demo", "--headless", "--way", way.value, "--out", folder]
        subprocess.run(command, cwd=paths.APP.parent, capture_output=True, check=True)
        steps = json.loads((Path(folder) / "summary.json").read_text(encoding="utf-8"))["steps"]
    arrived = next(index for index, step in enumerate(steps) if step["screen"] == "arrivedScreen")
    return sum(step["ms"] for step in steps[: arrived + 1]) / 1000


def main() -> None:
    """Play each way several times, in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each way is walked")
    wanted = parser.parse_args()
    print(machine())
    taken: dict[DemoWay, list[float]] = {way: [] for way in DemoWay}
    for _ in range(wanted.rounds):
        for way in DemoWay:
            taken[way].append(seconds_of(way))
    for way, seconds in taken.items():
        played = acts(way, "en")
        touches, types = sum(isinstance(act, Touch) for act in played), TypeCode() in played
        print(line(f"{way.value}: {touches} touches{' and a code of 11 characters' if types else ''}", seconds, "s"))
    face = median(taken[DemoWay.FACE])
    for way in (DemoWay.PASSPORT, DemoWay.CODE):
        ratio = median(taken[way]) / face
        without_walk = ratio * face / (face - WALK_S)
        print(f"{way.value} beside face: ratio of medians {ratio:.2f}, without the walk {without_walk:.2f}")


if __name__ == "__main__":
    main()
