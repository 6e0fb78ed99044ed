"""How surely and how fast pages are read by camera. Run: python -m tests.benchmarks.bench_page --films 300

A film is one made-up document (every second one is shown again) in one scene: at most twenty looks, a tenth of a
second apart as the kiosk takes them, so two seconds. The flaws of its print are the same in each. `--held still`: its
tremor and focus change from look to look, and all else stays; `--held anew`: each look is another way to hold it, under
other light, as in the sequences that our trials drew. Scenes take turns: a shelf, a hand, a hard case.

A reading is wrong if one character is. Where the print leaves letters of the name open, the page is read when just one
booking fits, of its guest's and those of 300 others, and what was open is as that one has it.
Ten thousand films take about two hours of one core. They may be shown in parts (`--first`): each part can write its
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
from app.domain.mrz import Mrz, MrzFormat, parse_mrz
from app.domain.names import NameMatch, compare_open_name
from app.domain.page import with_name_line
from app.vision.page.reader import PageReader, PageReading
from app.vision.page.weights import read_weights
from tests.benchmarks.figures import line, machine, rate_below
from tests.vision.page_film import LEVELS, film, photographed, scene
from tests.vision.page_maker import drawn, zone

LOOKS, STEP_S = 20, 0.1
SHARES = {
    MrzFormat.TD3: 0.55,
    MrzFormat.TD1: 0.2,
    MrzFormat.TD2: 0.1,
    MrzFormat.MRV_A: 0.075,
    MrzFormat.MRV_B: 0.075,
}


HELD = {"still": film, "anew": lambda rng, level, count: (scene(rng, level) for _ in range(count))}
"""How a page is held from look to look."""


@dataclass(frozen=True)
class Shown:
    """What came of one film."""

    level: str
    reading: PageReading | None
    lines: tuple[str, ...]
    """What stands on the page."""
    is_found: bool
    """Whether the hotel's list leads to the guest, and to nobody else."""
    looks: int
    look_ms: list[float]
    """CPU time of each look."""

    @property
    def is_open(self) -> bool:
        return self.reading is not None and bool(self.reading.names)

    @property
    def is_right(self) -> bool:
        if self.reading is None or not self.is_open:
            return self.reading is not None and self.reading.lines == self.lines
        return self.is_found and self.lines in ways(self.reading)

    @property
    def is_wrong(self) -> bool:
        """A reading that is taken and not what stands there; an open one that leads to no booking is not taken."""
        return self.reading is not None and not self.is_right and (self.is_found or not self.is_open)


def ways(reading: PageReading) -> list[tuple[str, ...]]:
    """Every way to read a page."""
    return [reading.lines, *(with_name_line(reading.lines, name) for name in reading.names)]


def others(count: int = 300) -> list[Mrz]:
    """Other guests of the hotel."""
    rng = np.random.default_rng(3)
    zones = (parse_mrz(zone(MrzFormat.TD3, rng)) for _ in range(count))
    return [mrz for mrz in zones if isinstance(mrz, Mrz)]


def is_found(reading: PageReading, lines: tuple[str, ...], list_: list[Mrz]) -> bool:
    """Whether the one guest whom the list gives for a reading is the page's own."""
    own = parse_mrz(lines)
    assert isinstance(own, Mrz)
    zones = map(parse_mrz, ways(reading))
    names = [(mrz.surname, mrz.given_names) for mrz in zones if isinstance(mrz, Mrz)]
    verdicts = [(guest, compare_open_name(names, guest.surname, guest.given_names)) for guest in (own, *list_)]
    return [guest for guest, verdict in verdicts if verdict.match is NameMatch.SAME] == [own]


def shown(first: int, count: int, held: str, looks: int = LOOKS) -> Iterator[Shown]:
    """Films with these numbers, so many looks at most; the same numbers give the same films."""
    reader, list_ = PageReader(read_weights(paths.resources() / "mrz")), others()
    for number in range(first, first + count):
        rng = np.random.default_rng([1, number])
        of_page = np.random.default_rng([2, number // 2])
        format_ = list(SHARES)[int(of_page.choice(len(SHARES), p=list(SHARES.values())))]
        page = drawn(format_, zone(format_, of_page), of_page)
        level = list(LEVELS)[number % len(LEVELS)]
        reader.forget()
        reading, look_ms = None, []
        for index, view in enumerate(HELD[held](rng, LEVELS[level], looks)):
            pixels = photographed(page, view, rng)
            started_s = time.process_time()
            reading = reader.look(pixels, index * STEP_S).reading
            look_ms.append((time.process_time() - started_s) * 1000)
            if reading is not None:
                break
        yield Shown(
            level, reading, page.lines, bool(reading and is_found(reading, page.lines, list_)), len(look_ms), look_ms
        )


def counts_of(films: list[Shown]) -> Counter[str]:
    """What is counted of films: how many, read rightly, those among them by the hotel's list, read wrongly."""
    return Counter(
        films=len(films),
        right=sum(film.is_right for film in films),
        open=sum(film.is_right and film.is_open for film in films),
        wrong=sum(film.is_wrong for film in films),
    )


def tell(name: str, counts: Counter[str]) -> None:
    """Two lines: the shares, and how often a wrong reading can be at most."""
    total, wrong = counts["films"], counts["wrong"]
    right, open_ = counts["right"] / total, counts["open"] / total
    withheld = 1 - (counts["right"] + wrong) / total
    print(f"{name:<6} n={total}  right {right:.4f} (by the hotel's list {open_:.4f})  withheld {withheld:.4f}")
    bound = rate_below(wrong, total)
    print(f"{name:<6} wrong: {wrong}; with 95 % confidence at most {bound * 1e4:.1f} in 10,000")


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
    parser.add_argument("--looks", type=int, default=LOOKS, help="looks of a film, ten a second")
    parser.add_argument("--held", choices=list(HELD), default="still")
    parser.add_argument("--counts", type=Path, help="write the counts to this file")
    parser.add_argument("--sum", type=Path, nargs="+", help="show nothing, add up these files")
    asked = parser.parse_args()
    if asked.sum:
        parts = [json.loads(path.read_text(encoding="utf-8")) for path in asked.sum]
        tell_all({level: sum((Counter(part[level]) for part in parts), Counter()) for level in LEVELS})
        return
    cv2.setNumThreads(1)
    print(machine())
    films = list(shown(asked.first, asked.films, asked.held, asked.looks))
    counts = {level: counts_of([film for film in films if film.level == level]) for level in LEVELS}
    tell_all(counts)
    for level in LEVELS:
        right = [float(film.looks) for film in films if film.is_right and film.level == level]
        if right:
            print(line(f"{level}: looks to a right reading", right, "looks"))
    print(line("CPU time of a look", [look_ms for film in films for look_ms in film.look_ms], "ms"))
    if asked.counts:
        asked.counts.write_text(json.dumps(counts), encoding="utf-8")


if __name__ == "__main__":
    main()
