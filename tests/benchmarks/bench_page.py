"""How surely and how fast pages are read by camera. Run: python -m tests.benchmarks.bench_page --films 300

A film is one made-up document (every second one is shown again) in one scene: at most ten frames, a fifth of a second
apart, so two seconds. Its tremor and focus change from frame to frame; its light and the flaws of its print do not.
Scenes take turns: a shelf, a hand, a hard case. A reading is wrong if one character is, doubtful ones included.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from app import paths
from app.domain.mrz import MrzFormat
from app.vision.page.reader import PageReader, PageReading
from app.vision.page.weights import read_weights
from tests.benchmarks.figures import line, machine
from tests.vision.page_film import LEVELS, film, photographed
from tests.vision.page_maker import Page, drawn, zone

FRAMES, STEP_S = 10, 0.2
SHARES = {
    MrzFormat.TD3: 0.55,
    MrzFormat.TD1: 0.2,
    MrzFormat.TD2: 0.1,
    MrzFormat.MRV_A: 0.075,
    MrzFormat.MRV_B: 0.075,
}


@dataclass(frozen=True)
class Shown:
    """What came of one film."""

    level: str
    reading: PageReading | None
    page: Page
    frames: int
    look_ms: list[float]
    """CPU time of each look."""

    @property
    def is_right(self) -> bool:
        return self.reading is not None and self.reading.lines == self.page.lines

    @property
    def is_wrong(self) -> bool:
        return self.reading is not None and self.reading.lines != self.page.lines

    @property
    def is_unflagged(self) -> bool:
        """Wrong, and the guest would not even be asked about each wrong character."""
        if self.reading is None:
            return False
        places = (
            (row, column)
            for row, (read, true) in enumerate(zip(self.reading.lines, self.page.lines, strict=True))
            for column, (one, other) in enumerate(zip(read, true, strict=True))
            if one != other
        )
        return any(place not in self.reading.doubtful for place in places)


def shown(first: int, count: int, doubtful_max: int) -> Iterator[Shown]:
    """Films with these numbers; the same numbers give the same films."""
    reader = PageReader(read_weights(paths.resources() / "mrz"), doubtful_max=doubtful_max)
    for number in range(first, first + count):
        rng = np.random.default_rng([1, number])
        of_page = np.random.default_rng([2, number // 2])
        format_ = list(SHARES)[int(of_page.choice(len(SHARES), p=list(SHARES.values())))]
        page = drawn(format_, zone(format_, of_page), of_page)
        level = list(LEVELS)[number % len(LEVELS)]
        reader.forget()
        reading, look_ms = None, []
        for index, view in enumerate(film(rng, LEVELS[level], FRAMES)):
            pixels = photographed(page, view, rng)
            started_s = time.process_time()
            reading = reader.look(pixels, index * STEP_S).reading
            look_ms.append((time.process_time() - started_s) * 1000)
            if reading is not None:
                break
        yield Shown(level, reading, page, len(look_ms), look_ms)


def tell(films: list[Shown], name: str) -> None:
    """One line for a level."""
    right = [film for film in films if film.is_right]
    clean = sum(film.reading is not None and not film.reading.doubtful for film in right)
    wrong, unflagged = sum(film.is_wrong for film in films), sum(film.is_unflagged for film in films)
    print(
        f"{name:<6} n={len(films)}  right {len(right) / len(films):.4f} (nothing to confirm {clean / len(films):.4f})  "
        f"wrong {wrong}, of them without a doubt shown {unflagged}"
    )
    if right:
        print(line(f"{name}: frames to a right reading", [float(film.frames) for film in right], "frames"))


def main() -> None:
    """Show as many films as the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--films", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="number of the first film")
    parser.add_argument("--doubtful", type=int, default=0, help="how many characters a guest may be asked to confirm")
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    print(machine())
    films = list(shown(asked.first, asked.films, asked.doubtful))
    for level in LEVELS:
        tell([film for film in films if film.level == level], level)
    tell(films, "all")
    print(line("CPU time of a look", [look_ms for film in films for look_ms in film.look_ms], "ms"))
    bound = 1 - 0.05 ** (1 / len(films))
    if not any(film.is_unflagged for film in films):
        print(f"no wrong reading without a doubt shown: with 95 % confidence fewer than {bound:.5f} of all films")


if __name__ == "__main__":
    main()
