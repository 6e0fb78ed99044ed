"""How surely and how fast pages are read by camera. Run: python -m tests.benchmarks.bench_page --films 300

A film is one made-up document (every second one is shown again) in one scene: at most ten frames, a fifth of a second
apart, so two seconds. Its tremor and focus change from frame to frame; its light and the flaws of its print do not.
Scenes take turns: a shelf, a hand, a hard case. A reading is wrong if one character is, doubtful ones included.
Ten thousand films take about an hour of one core. They may be shown in parts (`--first`): each part can write its
counts to a file (`--counts`), and `--sum` adds such files up.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from app import paths
from app.domain.mrz import MrzFormat
from app.vision.page.reader import PageReader, PageReading
from app.vision.page.weights import read_weights
from tests.benchmarks.figures import line, machine, rate_below
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
        if list(map(len, self.reading.lines)) != list(map(len, self.page.lines)):
            return True  # taken for another format, such as a visa whose right end is washed over by a lamp
        places = (
            (row, column)
            for row, (read, true) in enumerate(zip(self.reading.lines, self.page.lines, strict=True))
            for column, (one, other) in enumerate(zip(read, true, strict=True))
            if one != other
        )
        return any(place not in self.reading.doubtful for place in places)


def shown(first: int, count: int, doubtful_max: int, frames: int = FRAMES) -> Iterator[Shown]:
    """Films with these numbers, so many frames at most; the same numbers give the same films."""
    reader = PageReader(read_weights(paths.resources() / "mrz"), doubtful_max=doubtful_max)
    for number in range(first, first + count):
        rng = np.random.default_rng([1, number])
        of_page = np.random.default_rng([2, number // 2])
        format_ = list(SHARES)[int(of_page.choice(len(SHARES), p=list(SHARES.values())))]
        page = drawn(format_, zone(format_, of_page), of_page)
        level = list(LEVELS)[number % len(LEVELS)]
        reader.forget()
        reading, look_ms = None, []
        for index, view in enumerate(film(rng, LEVELS[level], frames)):
            pixels = photographed(page, view, rng)
            started_s = time.process_time()
            reading = reader.look(pixels, index * STEP_S).reading
            look_ms.append((time.process_time() - started_s) * 1000)
            if reading is not None:
                break
        yield Shown(level, reading, page, len(look_ms), look_ms)


def counts_of(films: list[Shown]) -> Counter[str]:
    """What is counted of films: how many, read rightly, asking for nothing, wrongly, without a doubt at the spot."""
    return Counter(
        films=len(films),
        right=sum(film.is_right for film in films),
        clean=sum(film.is_right and film.reading is not None and not film.reading.doubtful for film in films),
        wrong=sum(film.is_wrong for film in films),
        unflagged=sum(film.is_unflagged for film in films),
    )


def tell(name: str, counts: Counter[str]) -> None:
    """Two lines: the shares, and how often a wrong reading can be at most."""
    total = counts["films"]
    right, clean = counts["right"] / total, counts["clean"] / total
    withheld = 1 - (counts["right"] + counts["wrong"]) / total
    print(f"{name:<6} n={total}  right {right:.4f} (nothing to confirm {clean:.4f})  withheld {withheld:.4f}")
    for kind, words in (("wrong", "wrong"), ("unflagged", "wrong without a doubt shown")):
        bound = rate_below(counts[kind], total)
        print(f"{name:<6} {words}: {counts[kind]}; with 95 % confidence at most {bound * 1e4:.1f} in 10,000")


def tell_all(counts: dict[str, Counter[str]]) -> None:
    """Every level, and all of them together."""
    for level, counted in counts.items():
        tell(level, counted)
    tell("all", sum(counts.values(), Counter()))


def main() -> None:
    """Show as many films as the command line asks for, or add up what was counted before."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--films", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="number of the first film")
    parser.add_argument("--frames", type=int, default=FRAMES, help="frames of a film, five a second")
    parser.add_argument("--doubtful", type=int, default=0, help="how many characters a guest may be asked to confirm")
    parser.add_argument("--counts", type=Path, help="write the counts to this file")
    parser.add_argument("--sum", type=Path, nargs="+", help="show nothing, add up these files")
    asked = parser.parse_args()
    if asked.sum:
        parts = [json.loads(path.read_text(encoding="utf-8")) for path in asked.sum]
        tell_all({level: sum((Counter(part[level]) for part in parts), Counter()) for level in LEVELS})
        return
    cv2.setNumThreads(1)
    print(machine())
    films = list(shown(asked.first, asked.films, asked.doubtful, asked.frames))
    counts = {level: counts_of([film for film in films if film.level == level]) for level in LEVELS}
    tell_all(counts)
    for level in LEVELS:
        right = [float(film.frames) for film in films if film.is_right and film.level == level]
        if right:
            print(line(f"{level}: frames to a right reading", right, "frames"))
    print(line("CPU time of a look", [look_ms for film in films for look_ms in film.look_ms], "ms"))
    if asked.counts:
        asked.counts.write_text(json.dumps(counts), encoding="utf-8")


if __name__ == "__main__":
    main()
