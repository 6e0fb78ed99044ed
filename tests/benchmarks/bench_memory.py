"""Whether memory stays flat from guest to guest. Run: python -m tests.benchmarks.bench_memory

The guests come by face, passport and code in turn; each has a booking of their own. Measured on the welcome screen
after each visit: memory, descriptors and threads of the kiosk. Measured of each vision process while it lives, every
quarter of a second: its largest memory. The face model must have been fetched.
"""

import argparse
import gc
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from statistics import linear_regression, median

from app import paths
from app.config import read_config
from app.demo.hotel import demo_config
from app.demo.script import DemoWay, acts
from tests.benchmarks.evening import Call, Measured, columns, play_evening, pockets, prepare_evening
from tests.benchmarks.figures import machine

WARMED_UP = slice(4, 10)
"""Visits 5 to 10: by then every screen and library was used."""

LAST = 5


def lines(measured: Measured) -> Iterator[str]:
    """The figures, one a line."""
    for name, values in columns(measured.kiosk).items():
        yield _line(name, values)
    peaks = list(measured.vision_mb.values())
    if len(peaks) > 1:
        slope = linear_regression(range(len(peaks)), peaks).slope
        yield (
            f"vision processes: {len(peaks)}; largest memory of each (MB): median {median(peaks):.1f}, "
            f"first {peaks[0]:.1f}, last {peaks[-1]:.1f}, {slope:+.3f} from one to the next"
        )


def _line(name: str, values: Sequence[float]) -> str:
    """Visits 5 to 10 against the last five, and the slope from visit 5 on."""
    settled = values[WARMED_UP.start :]
    slope = linear_regression(range(len(settled)), settled).slope
    early, late = median(values[WARMED_UP]), median(values[-LAST:])
    return (
        f"{name:<28} first {values[0]:9.1f}  visits 5-10 {early:9.1f}  last 5 {late:9.1f}  "
        f"{slope:+9.4f} a visit from the 5th on"
    )


def _kinds() -> Counter[str]:
    """Python's objects by kind."""
    return Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())


def main() -> int:
    """Build the demo kiosk, let the guests come, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=50, help="at least 12")
    parser.add_argument("--language", default="en")
    parser.add_argument("--each", action="store_true", help="print every visit too, and what grew")
    wanted = parser.parse_args()
    print(machine())
    screen = paths.resources() / "screens" / "portrait.json"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    guests = pockets(max(12, wanted.visits))
    visits = zip(cycle(DemoWay), guests, strict=False)
    calls = (
        Call(way.value, acts(way, wanted.language), pocket, shows_page=way is not DemoWay.CODE)
        for way, pocket in visits
    )
    kinds: list[Counter[str]] = []
    with tempfile.TemporaryDirectory() as folder:
        config = demo_config(read_config(None))
        stores = prepare_evening(config, Path(folder), guests, lambda _number: "Lindqvist")
        evening, play = play_evening(config, Path(folder), calls, stores)

        def count(_call: Call) -> None:
            if len(evening.measured.kiosk) >= WARMED_UP.stop:
                kinds[1:] = [_kinds()]

        evening.after_each = count
        code = play()
    if code:
        print(f"A visit came to a halt at {evening.failed_at}.", file=sys.stderr)
        return code
    if wanted.each:
        for number, each in enumerate(evening.measured.kiosk, 1):
            print(f"{number:3} {each.visit:<9} {each.rss_mb:7.1f} MB  {each.descriptors} fd  {each.objects} objs")
        grown = kinds[-1] - kinds[0]
        print(
            "more objects than after visit 10:", *(f"{name} {more}" for name, more in grown.most_common(12)), sep="\n  "
        )
        print("vision processes (MB):", *(f"{size:.1f}" for size in evening.measured.vision_mb.values()))
    print("\n".join(lines(evening.measured)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
