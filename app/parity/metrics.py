"""The forty measures: what each one asks, whether failing it stops a build, and where it is measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Where(Enum):
    """Where a measure is taken."""

    SCREEN = "screen"
    WORDS = "words"
    FLOW = "flow"
    CHANCE = "chance"
    PICTURE = "picture"
    FIELD = "field"
    READER = "reader"


ELSEWHERE = {
    Where.PICTURE: "needs the program that examines pictures; `evenkey parity` runs it",
    Where.FIELD: "can only be measured in a hotel, on real guests",
    Where.READER: "needs a reader of the language",
}
"""Why a measure may be missing from a report."""


@dataclass(frozen=True)
class Metric:
    """One measure; a hard one that fails stops a build."""

    asks: str
    where: Where
    is_hard: bool = False


def _hard(asks: str, where: Where = Where.SCREEN) -> Metric:
    """A measure that nothing may fail."""
    return Metric(asks, where, is_hard=True)


def _soft(asks: str, where: Where = Where.SCREEN) -> Metric:
    """A measure that costs a point."""
    return Metric(asks, where)


METRICS: Mapping[str, Metric] = {
    "P01": _hard("area ratio 0.99 to 1.01"),
    "P02": _hard("width and height differ by 1 px at most"),
    "P03": _hard("font family, size, weight and spacing identical"),
    "P04": _hard("contrast of the words 7:1 or more, ratio 0.95 to 1.05"),
    "P05": _hard("contrast of the edge with the page 3:1 or more, ratio 0.95 to 1.05"),
    "P06": _hard("same kind of button; lightness of ground and edge within 2"),
    "P07": _soft("ink and box of the icons within 0.9 to 1.1"),
    "P08": _soft("centres on one height, within 1 px"),
    "P09": _soft("distance from the middle of the screen within 0.98 to 1.02"),
    "P10": _soft("the side is drawn evenly: 4,000 draws, p over 0.01", Where.CHANCE),
    "P11": _hard("both whole on the first screen, every word in them"),
    "P12": _hard("neither focused, neither the default"),
    "P13": _hard("both can be pressed at once"),
    "P14": _hard("no more touches without a face than with one", Where.FLOW),
    "P15": _soft("no more screens without a face, and no character that must be typed", Where.FLOW),
    "P16": _soft("no more than 1.1 times the wait", Where.FIELD),
    "P17": _soft("words of both within 0.8 to 1.25", Where.WORDS),
    "P18": _soft("reading grades within one", Where.READER),
    "P19": _hard("no word that praises or blames", Where.WORDS),
    "P20": _hard("no word of points, price, upgrade or queue", Where.WORDS),
    "P21": _hard("nothing moves, blinks or is marked on either"),
    "P22": _soft("each draws 0.45 to 0.55 of the eye", Where.PICTURE),
    "P23": _soft("same role for a screen reader, each with a name and a description or neither"),
    "P24": _soft("spoken lengths within 0.8 to 1.25", Where.WORDS),
    "P25": _soft("one key press apart"),
    "P26": _soft("20 mm or more each, 8 mm or more apart"),
    "P27": _hard("never asked for a face again, once it was declined", Where.FLOW),
    "P28": _soft("no word of later or skipping", Where.WORDS),
    "P29": _soft("no more confirmations without a face", Where.FLOW),
    "P30": _hard("time that runs out chooses nothing and stores nothing", Where.FLOW),
    "P31": _hard("no more touches to withdraw than to consent", Where.FLOW),
    "P32": _hard("passport or code is one touch away while the camera is open, as large as any button"),
    "P33": _hard("no trouble of the way without a face names the face", Where.WORDS),
    "P34": _hard("without face and camera the other way runs to its end", Where.FLOW),
    "P35": _soft("same rooms, fees, waits and keys", Where.FIELD),
    "P36": _soft("the side does not decide the choice", Where.FIELD),
    "P37": _soft("staff steers nobody", Where.FIELD),
    "P38": _hard("neither is ever grey"),
    "P39": _hard("the consent screen's two buttons pass P01 to P13 as well"),
    "P40": _soft("both within reach of a seated guest, 380 to 1,220 mm"),
}
"""Source: rights.md section 5. Hard are P01-P06, P11-P14, P19-P21, P27, P30-P34, P38 and P39."""


@dataclass(frozen=True)
class Finding:
    """One measure taken once: what came out, and where."""

    metric: str
    value: str
    passes: bool
    at: str
