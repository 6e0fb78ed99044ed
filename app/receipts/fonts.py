"""The fonts of a page: which file serves which letter, and what HarfBuzz makes of a run of text."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import uharfbuzz as hb

REGULAR, BOLD = 400, 700
NO_GLYPH = 0
PER_EM = 1000

_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "name", "OS/2", "post", "STAT", "DSIG", "vhea", "vmtx", "BASE", "kern")
"""Tables a PDF reader never looks at."""

_HAN_BY_PLACE = {"TW": "Hant", "HK": "Hant", "MO": "Hant"}


Point = tuple[float, float]


@dataclass(frozen=True)
class Glyph:
    """One shaped glyph: its number in the font, and lengths in thousandths of the font size.

    `text` is what the glyph stands for; a dot or mark drawn beside the glyph of its letter has none.
    """

    number: int
    advance: float
    x_offset: float
    y_offset: float
    cluster: int
    text: str


class _Pen:
    """Takes an outline down as PDF operators while HarfBuzz draws it; the names are those it calls."""

    def __init__(self, scale: float) -> None:
        self.operators: list[str] = []
        self._scale = scale
        self._at: Point = (0.0, 0.0)

    def moveTo(self, to: Point) -> None:  # noqa: N802
        """Begin a contour."""
        self._take("m", to)

    def lineTo(self, to: Point) -> None:  # noqa: N802
        """Draw a straight line."""
        self._take("l", to)

    def qCurveTo(self, control: Point, to: Point) -> None:  # noqa: N802
        """Draw a quadratic curve as the same cubic one."""
        first, last = (
            (end[0] + 2 / 3 * (control[0] - end[0]), end[1] + 2 / 3 * (control[1] - end[1])) for end in (self._at, to)
        )
        self._take("c", first, last, to)

    def curveTo(self, first: Point, last: Point, to: Point) -> None:  # noqa: N802
        """Draw a cubic curve."""
        self._take("c", first, last, to)

    def closePath(self) -> None:  # noqa: N802
        """Close the contour."""
        self.operators.append("h")

    def _take(self, operator: str, *points: Point) -> None:
        """Keep a step, scaled."""
        self._at = points[-1]
        numbers = " ".join(f"{number * self._scale:.0f}" for point in points for number in point)
        self.operators.append(f"{numbers} {operator}")


class FontFile:
    """One TrueType file, read when first needed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem
        self.character_glyph = cache(self._character_glyph)
        self.own_advance = cache(self._own_advance)
        self.outline = cache(self._outline)

    @cached_property
    def _face(self) -> hb.Face:
        return hb.Face(hb.Blob.from_file_path(str(self.path)))

    @cached_property
    def _font(self) -> hb.Font:
        return hb.Font(self._face)

    @cached_property
    def scale(self) -> float:
        """Thousandths of the font size in one unit of the file."""
        return PER_EM / int(self._face.upem)

    @property
    def is_bold(self) -> bool:
        """Whether the file is a bold weight."""
        return self.name.endswith("-Bold")

    @property
    def height_span(self) -> tuple[int, int]:
        """Ascent and descent in thousandths; the descent is negative."""
        extents = self._font.get_font_extents("ltr")
        return round(extents.ascender * self.scale), round(extents.descender * self.scale)

    def _character_glyph(self, character: str) -> int:
        """The glyph of one character; NO_GLYPH if the file lacks it."""
        return int(self._font.get_nominal_glyph(ord(character)) or NO_GLYPH)

    def _own_advance(self, number: int) -> float:
        """The advance the file gives a glyph, in thousandths."""
        return float(self._font.get_glyph_h_advance(number)) * self.scale

    def shape(self, text: str, *, is_rtl: bool, language: str) -> tuple[Glyph, ...]:
        """Shape one run of one direction. The glyphs stand in visual order, left to right."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_rtl else "ltr"
        buffer.language = language
        hb.shape(self._font, buffer, {})
        shaped = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        starts = sorted({int(sign.cluster) for sign, _ in shaped})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        carriers: dict[int, int] = {}
        for index, (sign, place) in enumerate(shaped):
            kept = carriers.setdefault(int(sign.cluster), index)
            if place.x_advance > shaped[kept][1].x_advance:
                carriers[int(sign.cluster)] = index
        return tuple(
            Glyph(
                number=int(sign.codepoint),
                advance=place.x_advance * self.scale,
                x_offset=place.x_offset * self.scale,
                y_offset=place.y_offset * self.scale,
                cluster=int(sign.cluster),
                text=text[sign.cluster : ends[sign.cluster]] if carriers[sign.cluster] == index else "",
            )
            for index, (sign, place) in enumerate(shaped)
        )

    def _outline(self, number: int) -> str:
        """The outline of a glyph as PDF operators, in thousandths of the font size, y upwards."""
        pen = _Pen(self.scale)
        self._font.draw_glyph_with_pen(number, pen)
        return " ".join(pen.operators)

    def subset(self, numbers: Collection[int]) -> tuple[bytes, dict[int, int]]:
        """The file cut down to some glyphs, and the new number of each."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(sorted(numbers))
        dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        for table in _DROPPED_TABLES:
            dropped.add(int.from_bytes(table.encode(), "big"))
        plan = hb.SubsetPlan(self._face, wanted)
        renumbered = plan.old_to_new_glyph_mapping
        return bytes(plan.execute().blob.data), {number: int(renumbered[number]) for number in numbers}


class FontShelf:
    """The fonts of one folder, as its `fonts.toml` lists them."""

    def __init__(self, folder: Path) -> None:
        listed = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))["font"]
        self._files = {(str(row["family"]), int(row["weight"])): FontFile(folder / str(row["file"])) for row in listed}
        self._languages = {str(row["family"]): tuple(map(str, row["languages"])) for row in listed}
        self.stack = cache(self._stack)

    def _stack(self, languages: tuple[str, ...], weight: int) -> tuple[FontFile, ...]:
        """The files to ask for a letter, in order: each language's own family first, then the shelf's order."""
        spoken = self._languages.items()
        own = [family for language in map(_written_as, languages) for family, tags in spoken if language in tags]
        families = dict.fromkeys([*own, *self._languages])
        return tuple(self._files.get((family, weight)) or self._files[family, REGULAR] for family in families)


def _written_as(language: str) -> str:
    """A language tag as the shelf lists it: the bare language, or Chinese with its script."""
    base, *rest = language.split("-")
    if base != "zh":
        return base
    script = next((part for part in rest if len(part) == len("Hans")), None)
    return f"zh-{script or _HAN_BY_PLACE.get(rest[-1] if rest else '', 'Hans')}"
