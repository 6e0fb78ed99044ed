"""How the screens look: tokens of colour and size, the fonts of a language, and the one style sheet."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from string import Template

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from app import paths
from app.domain.comfort import Theme

CAPITAL_RATIO = 0.714
"""Height of a capital letter as a ratio of the font size. Source: Noto Sans, table OS/2, sCapHeight 714 of 1000."""

COLOURS = (
    "paper",
    "card",
    "press",
    "ink",
    "ink_soft",
    "line",
    "accent",
    "accent_ink",
    "hero",
    "hero_ink",
    "hero_edge",
    "good",
    "caution",
    "problem",
    "focus",
    "lamp",
    "lamp_ink",
)
ROLES = ("display", "title", "lead", "point", "way", "label", "body", "detail", "fine", "small", "key", "code")

LEAST_AIR_RATIO, TIGHT_BELOW_RATIO = 0.4, 0.5
"""With less air than this drawings give way to words."""

LETTERS_A_LINE = 45
HANZI_A_LINE = 24
LETTER_RATIO = 0.53
"""Mean width of a Latin or Arabic letter as a ratio of the font size."""


@dataclass(frozen=True)
class TextRole:
    """One role of text: capital height at normal size, and how strongly it follows the guest's text size (0 to 1)."""

    capital_mm: float
    growth: float


@dataclass(frozen=True)
class Tokens:
    """All tokens: colours by theme and name, text by role, sizes in millimetres by name."""

    colours: Mapping[str, Mapping[str, str]]
    text: Mapping[str, TextRole]
    sizes_mm: Mapping[str, float]


@dataclass(frozen=True)
class Font:
    """One font file shipped with the program."""

    file: str
    family: str
    languages: tuple[str, ...]


@lru_cache(maxsize=1)
def tokens() -> Tokens:
    """Read the tokens, once."""
    found = tomllib.loads((paths.resources() / "theme" / "tokens.toml").read_text(encoding="utf-8"))
    roles = {name: TextRole(**role) for name, role in found["text"].items()}
    return Tokens(colours=found["colours"], text=roles, sizes_mm=found["sizes"])


@lru_cache(maxsize=1)
def fonts() -> tuple[Font, ...]:
    """Read the list of shipped fonts, once."""
    found = tomllib.loads((paths.assets() / "fonts" / "fonts.toml").read_text(encoding="utf-8"))
    return tuple(Font(font["file"], font["family"], tuple(font["languages"])) for font in found["font"])


@lru_cache(maxsize=1)
def _template() -> Template:
    """Read the style sheet's template, once."""
    return Template((paths.resources() / "theme" / "kiosk.qss").read_text(encoding="utf-8"))


@dataclass(frozen=True, kw_only=True)
class Look:
    """Everything a screen must know to draw itself for this guest on this glass.

    `pitch_mm` is the size of a pixel. In low reach no control stands above `controls_top_px`, counted from the top of
    the screen below the frame; it is 0 otherwise. `air_ratio` is below 1 where a language's words need the room.
    """

    theme: Theme
    text_ratio: float
    language: str
    is_rtl: bool
    width_px: int
    height_px: int
    pitch_mm: float = 0.248
    controls_top_px: int = 0
    air_ratio: float = 1.0

    @property
    def is_portrait(self) -> bool:
        """Whether the glass stands upright."""
        return self.height_px > self.width_px

    @property
    def is_tight(self) -> bool:
        """Whether words need so much room that drawings beside them give way."""
        return self.air_ratio < TIGHT_BELOW_RATIO

    @property
    def spare_ratio(self) -> float:
        """How much room is left that nothing needs: 1 where words leave all their air, 0 where they are tightest."""
        return max(0.0, (self.air_ratio - LEAST_AIR_RATIO) / (1 - LEAST_AIR_RATIO))

    @property
    def is_hanzi(self) -> bool:
        """Whether the language is written without spaces in square characters."""
        return self.language.split("-")[0] in {"zh", "ja"}

    def color(self, token: str) -> QColor:
        """The colour of a token in this theme."""
        return QColor(tokens().colours[self.theme.value][token])

    def px(self, mm: float) -> int:
        """Millimetres on this glass as whole pixels, never fewer than asked."""
        return math.ceil(mm / self.pitch_mm - 1e-6)

    def size_px(self, name: str) -> int:
        """A size token (touch, choice, gap, air, margin, radius, edge, ring) in pixels."""
        return self.px(tokens().sizes_mm[name])

    def text_px(self, role: str) -> int:
        """The font size of a text role in pixels, at the guest's text size."""
        text = tokens().text[role]
        return self.px(text.capital_mm / CAPITAL_RATIO * self.text_ratio**text.growth)

    def line_px(self, role: str) -> int:
        """The width of the longest line that is comfortable to read in a role. Source: look.md, "Type"."""
        letters = HANZI_A_LINE if self.is_hanzi else LETTERS_A_LINE * LETTER_RATIO
        return round(letters * self.text_px(role))

    def with_controls_below(self, controls_top_px: int) -> "Look":
        """The same look in low reach."""
        return replace(self, controls_top_px=max(0, controls_top_px))

    @property
    def air_px(self) -> int:
        """The small distance between things that belong together; large text leaves less of it."""
        return round(self.size_px("air") * self.air_ratio / math.sqrt(self.text_ratio))


def families(language: str) -> tuple[str, ...]:
    """Font families for a language, its own first.

    WORKAROUND(PySide6 6.11): Qt remembers the fall-back chain by its first family alone, so the language's own family
    must lead, or Chinese is drawn with another country's glyphs (test_the_languages_own_family_comes_first).
    """
    script = {"zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant"}.get(language)
    wanted = script or ("zh-Hans" if language.split("-", maxsplit=1)[0] == "zh" else language.split("-", maxsplit=1)[0])
    known = dict.fromkeys(font.family for font in fonts())
    own = next((font.family for font in fonts() if wanted in font.languages), next(iter(known)))
    return (own, *(family for family in known if family != own))


@lru_cache(maxsize=64)
def style_sheet(look: Look) -> str:
    """The whole style sheet for a look; equal looks give equal sheets."""
    values = {name: look.color(name).name() for name in COLOURS}
    values |= {f"text_{role}": f"{look.text_px(role)}px" for role in ROLES}
    values |= {name: f"{look.size_px(name)}px" for name in tokens().sizes_mm}
    values["half_air"] = f"{look.size_px('air') // 2}px"
    values["families"] = ", ".join(f'"{family}"' for family in families(look.language))
    return _template().substitute(values)


def dress(widget: QWidget, look: Look) -> None:
    """Give a widget and everything in it the style sheet of a look. The only place where a style sheet is set."""
    sheet = style_sheet(look)
    if widget.styleSheet() != sheet:
        widget.setStyleSheet(sheet)
