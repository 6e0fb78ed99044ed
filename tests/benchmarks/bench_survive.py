"""What a guest sees after something broke, how soon, and whether anything stored is lost: each fault in each state.

Run: python -m tests.benchmarks.bench_survive [--kills N] [--only FAULT ...]. First the table; each cell is a kiosk
of its own on a small disk. Then one kiosk is killed over and over, with somebody in one state after another.
"""

import argparse
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from app.config import Config
from app.demo.hotel import demo_config, prepare_hotel
from tests.benchmarks.figures import line, machine
from tests.journeys.chaos import AGAIN, DECIDED, FAULTS, GOAL_S, STATES, Row, cells, rows, stored
from tests.journeys.keeper import Keeper

KILLED_IN = ("welcome", "notice", "choice", "consent", "document", "code", "withdraw")
"""States that are killed over and over: those that need no passport read first."""


def main() -> None:
    """Print the table, then the times of the kills."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--only", nargs="*", choices=list(FAULTS), default=list(FAULTS))
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as place:
        if asked.only:
            wanted = [cell for cell in cells() if cell.split(":")[1] in asked.only]
            _print_table(rows(Path(place) / "cells", wanted))
        if asked.kills:
            _print_kills(Path(place) / "kills", asked.kills)
    print(f"load {os.getloadavg()[0]:.1f} after")


def _print_table(found: Iterator[Row]) -> None:
    """One line a cell as it comes, and the sum."""
    done = []
    print(f"{'state':<10} {'fault':<16} {'ok':<4} seconds")
    for row in found:
        done.append(row)
        print(
            f"{row.state:<10} {row.fault:<16} {'yes' if row.is_ok else 'NO':<4} {row.seconds:7.2f}  {row.told}",
            flush=True,
        )
    print(f"{sum(row.is_ok for row in done)} of {len(done)} as promised, within {GOAL_S:.0f} s")


def _print_kills(folder: Path, kills: int) -> None:
    """Kill one kiosk over and over; how soon the welcome stands there again, and what is in its store then."""
    keeper = Keeper(folder)
    prepare_hotel(demo_config(Config()), keeper.state)
    keeper.start()
    took_ms: list[float] = []
    decided = 0
    for state in islice(cycle(KILLED_IN), kills):
        touches, screen = STATES[state]
        keeper.see(lambda: keeper.seen.screen == "welcomeScreen", "the welcome screen")
        keeper.touch(*touches)
        keeper.see(lambda screen=screen: keeper.seen.screen == screen, screen)  # type: ignore[misc]
        decided += state in DECIDED
        before, at_s = keeper.starts, time.monotonic()
        keeper.signal(signal.SIGKILL)
        seen = keeper.see(
            lambda before=before: keeper.starts > before and keeper.seen.screen == "welcomeScreen",  # type: ignore[misc]
            "the welcome screen",
        )
        assert AGAIN in seen.words
        took_ms.append((seen.at_s - at_s) * 1000)
    assert keeper.stop() == 0
    print(line("kill to painted welcome screen", took_ms, "ms"))
    print(f"{decided} decisions shown as stored, {stored(keeper.state)} in the store, whose log is whole")


if __name__ == "__main__":
    main()
