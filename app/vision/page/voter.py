"""Puts several frames' readings of one page together, and says when they are enough to rely on.

Log-probabilities are summed place by place, so a doubt in one frame is outweighed by the others. A flaw in the print
looks the same in every frame and would outweigh the truth; so each character must be clear in the best third of the
frames by itself as well. What the name leaves open then is told as the few ways in which it can be read.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from math import ceil

import numpy as np
from numpy.typing import NDArray

from app.domain.mrz import Mrz
from app.domain.page import NAME_READINGS_MAX
from app.vision.page.decoder import Decoded, decode, rivals_at, unseen_margins
from app.vision.page.grammar import NAME_PLACE, Shape
from app.vision.page.line_net import ALPHABET
from app.vision.page.slots import Logs
from app.vision.page.zones import LIKELY, Zone

FRAMES_MIN = 2
"""A single frame never makes a reading."""
SUM_MIN = 5.0
"""How clear each character must be over all frames: 1 in 150 that it is another one, if frames were independent."""
BEST_MIN = 4.5
"""How clear each character must be in the best third of the frames, 5 at most; a flaw of the print is one in them."""
MOST_MIN = 4.2
"""The same in the best two thirds, for the name, of which no check digit tells: what is unclear there stays open.

Source: of 1,000 films one letter was misread whose best third was clear: two frames of five.
"""
SEEN_SUM_MIN, SEEN_MEAN_MIN = 3.0, 0.5
"""The same for rivals that a check digit would give away."""
FRAMES_MAX = 24
"""How many frames of a page count; older ones are dropped."""
PATIENCE_FRAMES = 8
"""After so many frames, a letter or two of the name may stay open."""
OPEN_MAX = 2
"""So many letters at most."""
STRAYS_MAX = 2
"""So many frames in a row that show something else are another page; fewer were misread."""
DOUBTFUL_MIN = 1.0
"""How clear any character must be at least, over all frames."""
STRANGE_MAX = 2.0
"""How much likelier than its lawful reading an unlawful one may be, in the mean of the frames."""
_FLOOR = -5.0
_TRIED = 8
_SAME_RATIO = 0.7

Place = tuple[int, int]
"""Line and column of a character, from 0."""


@dataclass(frozen=True)
class Reading:
    """What a page says, all check digits right. Keeps: what is printed on a guest's document."""

    lines: tuple[str, ...] = field(repr=False)
    mrz: Mrz = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    """The other ways to read the line with the name, at most `NAME_READINGS_MAX`; mostly none."""
    frames: int


class Voter:
    """Collects the zones of one page, frame by frame; another page begins anew.

    Keeps: log-probabilities of the last frames until `forget`, which overwrites them.
    """

    def __init__(self) -> None:
        self._seen: dict[Shape, deque[tuple[Logs, ...]]] = {}
        self._strays = 0

    def add(self, zones: Sequence[Zone]) -> Zone | None:
        """Count the best of a frame's zones (the likeliest first) and return it; None if there is none to count."""
        zone = _chosen(zones)
        if zone is None:
            return None
        rows = tuple(np.maximum(logs, _FLOOR) for logs in zone.rows)
        if zone.shape in self._seen and _is_other(self._decoded(zone.shape), decode(zone.shape, rows)):
            self._strays += 1
            if self._strays < STRAYS_MAX:
                return None
            self.forget()
        self._strays = 0
        self._seen.setdefault(zone.shape, deque(maxlen=FRAMES_MAX)).append(rows)
        return zone

    @property
    def frames(self) -> int:
        """How many frames speak for the format that most of them speak for."""
        return max(map(len, self._seen.values()), default=0)

    @property
    def has_seen_enough(self) -> bool:
        """Whether so many frames were counted that more of them hardly ever make a reading: what is doubtful stays so.

        Source: of 450 drawn films 1 in 150 was read between the 20th and the 30th look, and 65 were not read by then.
        """
        return self.frames >= FRAMES_MAX

    def progress_ratio(self) -> float:
        """Which share of the characters is clear, 0 to 1; one half after one frame."""
        if self.frames < FRAMES_MIN:
            return self.frames / FRAMES_MIN
        shape = self._shape()
        return 1.0 - len(self._doubtful(shape, self._decoded(shape))) / (shape.places * shape.lines)

    def reading(self) -> Reading | None:
        """What all frames say together, if that is enough."""
        if self.frames < FRAMES_MIN:
            return None
        shape = self._shape()
        decoded = self._decoded(shape)
        if not decoded.is_right or not isinstance(decoded.verdict, Mrz):
            return None
        if decoded.strangeness > STRANGE_MAX * self.frames or decoded.seen_clearness < DOUBTFUL_MIN:
            return None
        doubtful = self._doubtful(shape, decoded)
        names = self._names(shape, decoded, doubtful)
        if doubtful and not names:
            return None
        return Reading(decoded.lines, decoded.verdict, names, self.frames)

    def forget(self) -> None:
        """Overwrite and drop everything."""
        for frames in self._seen.values():
            for rows in frames:
                for logs in rows:
                    logs.fill(0)
        self._seen.clear()
        self._strays = 0

    def _shape(self) -> Shape:
        return max(self._seen, key=lambda known: len(self._seen[known]))

    def _decoded(self, shape: Shape) -> Decoded:
        return decode(shape, [np.sum(lines, axis=0) for lines in zip(*self._seen[shape], strict=True)])

    def _doubtful(self, shape: Shape, decoded: Decoded) -> tuple[Place, ...]:
        """The characters that are not clear enough, over all frames or in the best of them."""
        each = [unseen_margins(decoded, shape, rows) for rows in self._seen[shape]]
        seen_min = max(SEEN_SUM_MIN, SEEN_MEAN_MIN * len(each))
        return tuple(
            (line, int(column))
            for line, (unseen, seen) in enumerate(zip(decoded.unseen_margins, decoded.margins, strict=True))
            for column in np.flatnonzero(
                (unseen < SUM_MIN)
                | _is_unclear(np.array([frame[line] for frame in each]), _is_name(shape, line))
                | (seen < seen_min)
            )
        )

    def _names(self, shape: Shape, decoded: Decoded, doubtful: tuple[Place, ...]) -> tuple[str, ...]:
        """The other ways to read the name, where nothing else is doubtful, and they are few; else none."""
        line, start = NAME_PLACE[shape]
        is_all_name = all(row == line and column >= start for row, column in doubtful)
        if not doubtful or not is_all_name or len(doubtful) > OPEN_MAX or self.frames < PATIENCE_FRAMES:
            return ()
        rivals = [self._rivals(shape, decoded, place) for place in doubtful]
        if not all(rivals):
            return ()
        name, ways = decoded.lines[line], []
        for signs in product(*(name[place[1]] + more for place, more in zip(doubtful, rivals, strict=True))):
            way = list(name)
            for (_, column), sign in zip(doubtful, signs, strict=True):
                way[column] = sign
            ways.append("".join(way))
        return tuple(ways[1:]) if len(ways) - 1 <= NAME_READINGS_MAX else ()

    def _rivals(self, shape: Shape, decoded: Decoded, place: Place) -> str:
        """The characters that a place may show as well, by the same measures that make it doubtful."""
        line, column = place
        each = np.array([rows[line][column] for rows in self._seen[shape]])
        leads = each[:, [ALPHABET.index(decoded.lines[line][column])]] - each
        is_open = (leads.sum(axis=0) < SUM_MIN) | _is_unclear(leads, np.full(leads.shape[1], True))
        return "".join(ALPHABET[index] for index in rivals_at(decoded, shape, place) if is_open[index])


def _is_unclear(margins: NDArray[np.float64], is_name: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which columns of margins, `(frames, n)`, are not clear in the best third of the frames, or two in a name."""
    ordered = np.sort(np.minimum(margins, -_FLOOR), axis=0)
    third, most = (ordered[-max(FRAMES_MIN, ceil(len(ordered) * share)) :].mean(axis=0) for share in (1 / 3, 2 / 3))
    return np.asarray((third < BEST_MIN) | (is_name & (most < MOST_MIN)), dtype=np.bool_)


def _is_name(shape: Shape, line: int) -> NDArray[np.bool_]:
    """Which places of a line are the name's."""
    name_line, start = NAME_PLACE[shape]
    return (line == name_line) & (np.arange(shape.places) >= start)


def _chosen(zones: Sequence[Zone]) -> Zone | None:
    """The first zone that is right by itself, else the likeliest if it is likely."""
    for zone in zones[:_TRIED]:
        if decode(zone.shape, zone.rows).is_right:
            return zone
    return zones[0] if zones and zones[0].fit > LIKELY else None


def _is_other(before: Decoded, now: Decoded) -> bool:
    """Whether two readings are of two pages: too few of their characters are the same."""
    pairs = list(zip("".join(before.lines), "".join(now.lines), strict=True))
    return sum(old == new for old, new in pairs) < _SAME_RATIO * len(pairs)
