"""The numbers of the real window at the kiosk's own pixel pitch: touch areas, gaps, letters, contrast, keys, time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product
from typing import NoReturn

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.domain.comfort import Comfort, Theme
from app.domain.consent import Side
from app.domain.mode import Mode
from app.domain.rules import RANGES
from app.flow import pages
from app.i18n import Words
from app.ui.accessibility import focus_stops
from app.ui.shell import Shell
from app.ui.theme import CAPITAL_RATIO, tokens

TOUCH_MM, CHOICE_MM, GAP_MM = 12.7, 20.0, 2.54
"""Least touch area, of a choice between the two ways too, and least gap. Source: VVSG 2.0; rights.md P26."""

CAPITAL_MM, LARGE_CAPITAL_MM = 4.9, 7.3
"""Least height of a capital, normal and large. Source: EN 301 549 5.1.4, 0.7 degrees of arc at 400 and 600 mm."""

CONTRAST = {Theme.DAY: 10.0, Theme.NIGHT: 10.0, Theme.CONTRAST: 20.0}
"""Least contrast of words by theme. Source: VVSG 2.0 7.1-C."""

GROUNDS = ("paper", "card", "press")
WARNING_LEAST_S = 20.0
"""Least time to answer a warning. Source: WCAG 2.2 SC 2.2.1."""

LOW_SHARE = 0.6
SETTLING = 4
LINEAR_KNEE = 0.04045
FACE_S = 60


class Bound(StrEnum):
    """On which side of what is asked a number must be."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    NONE = "none"


@dataclass(frozen=True)
class Measure:
    """One number: what it is, by a code; who asks for it; the bound; what was found; and whether that is enough."""

    code: str
    source: str
    bound: Bound
    asked: str
    found: str
    is_met: bool


Bodies = tuple[tuple[str, pages.Body, int], ...]
PAGES: Bodies = (
    ("welcome", pages.WelcomePage(), 0),
    ("choice", pages.ChoicePage(Side.LEFT, is_face_offered=True), 2),
    ("consent", pages.ConsentPage(Mode.VERIFY_1TO1, Side.LEFT, FACE_S), 2),
)
"""The screens that are measured: the first, and the two on which somebody decides."""


class Ruler:
    """Shows pages on one window of a glass, and measures what is seen. Needs a QApplication."""

    def __init__(self, words: Words, languages: Sequence[str], *, pitch_mm: float, glass: tuple[int, int]) -> None:
        self._languages = tuple(languages)
        self._pitch_mm = pitch_mm
        self._glass = glass
        self.window = Shell(words, notice_for=_no_notice, hotel_name="Evenkey", pitch_mm=pitch_mm)
        self._visits = 0

    def measures(self, *, progress: Callable[[int, int], None] = lambda _done, _total: None) -> list[Measure]:
        """Every number, each the worst of all languages and pages."""
        touch, gap, capital, unnamed, unreached = [], [], [], [], []
        choices: list[float] = []
        looks = list(product(self._languages, PAGES))
        for number, (language, (_, body, step)) in enumerate(looks):
            self._show(body, step, language, Comfort())
            touch += [self._mm(min(b.width(), b.height())) for b in self._buttons()]
            choices += [self._mm(min(b.width(), b.height())) for b in self._buttons() if _is_choice(b)]
            gap += [self._mm(px) for px in _gaps([self._place(b) for b in self._buttons()])]
            capital += [self._capital_mm(label) for label in self._labels()]
            unnamed += [b.objectName() for b in self._buttons() if not _is_named(b)]
            stops = set(focus_stops(self.window))
            unreached += [b.objectName() for b in self._buttons() if b not in stops and b.objectName() != "staffCorner"]
            progress(number + 1, len(looks))
        return [
            _at_least("touch", "VVSG 2.0", TOUCH_MM, min(touch), "mm"),
            _at_least("choices", "rights.md P26", CHOICE_MM, min(choices), "mm"),
            _at_least("gap", "VVSG 2.0", GAP_MM, min(gap), "mm"),
            _at_least("capital", "EN 301 549 5.1.4", CAPITAL_MM, min(capital), "mm"),
            _at_least("large_capital", "EN 301 549 5.1.4", *self._large_mm(), "mm"),
            *_contrasts(),
            _none("unnamed", "EN 301 549 5.2.11", unnamed),
            _none("unreached", "EN 301 549 8.4.1", unreached),
            *self._low_reach(),
            _at_least("warning", "WCAG 2.2 SC 2.2.1", WARNING_LEAST_S, RANGES["warning_s"][0], "s"),
        ]

    def highest_px(self, *, has_low_reach: bool) -> int:
        """How far below the upper edge of the glass the highest control of a guest begins, in pixels."""
        tops = []
        for _, body, step in PAGES:
            self._show(body, step, self._languages[0], Comfort(has_low_reach=has_low_reach))
            tops += [self._place(b).top() for b in self._buttons() if b.objectName() != "staffCorner"]
        return min(tops)

    def _low_reach(self) -> Iterator[Measure]:
        """In low reach, how low the highest control begins, on an upright glass alone."""
        width, height = self._glass
        if height > width:
            share = 1 - self.highest_px(has_low_reach=True) / height
            is_met = share <= LOW_SHARE + 0.001
            yield Measure("low_reach", "Evenkey", Bound.AT_MOST, f"{LOW_SHARE:.0%}", f"{share:.0%}", is_met)

    def _large_mm(self) -> tuple[float, float]:
        """What is asked of sentences in the largest text, and what is found."""
        self._show(PAGES[1][1], 2, self._languages[0], Comfort(text_step=4))
        sizes = [self._capital_mm(label) for label in self._labels() if label.property("role") in {"title", "lead"}]
        return LARGE_CAPITAL_MM, min(sizes)

    def _show(self, body: pages.Body, step: int, language: str, comfort: Comfort) -> None:
        """Show one page to a new guest, and let it come to rest."""
        self._visits += 1
        self.window.resize(*self._glass)
        self.window.show()
        is_welcome = isinstance(body, pages.WelcomePage)
        self.window.show_page(
            pages.Page(
                body=body,
                visit_number=self._visits,
                language=language,
                languages=self._languages,
                comfort=comfort,
                step=step,
                can_go_back=not is_welcome,
                can_open_notice=not is_welcome,
                has_voice=True,
                is_help_open=False,
                is_time_low=False,
            )
        )
        for _ in range(SETTLING):
            QApplication.sendPostedEvents()

    def _buttons(self) -> list[QAbstractButton]:
        """Every button to be seen."""
        return [button for button in self.window.findChildren(QAbstractButton) if button.isVisible()]

    def _labels(self) -> list[QLabel]:
        """Every text to be seen."""
        return [label for label in self.window.findChildren(QLabel) if label.isVisible() and label.text()]

    def _place(self, widget: QWidget) -> QRect:
        """Where a widget is in the window."""
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())

    def _mm(self, px: float) -> float:
        """Pixels of this glass in millimetres."""
        return px * self._pitch_mm

    def _capital_mm(self, label: QLabel) -> float:
        """The height of a text's capitals."""
        return self._mm(label.font().pixelSize() * CAPITAL_RATIO)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    """The relative luminance of a colour such as #17414a."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= LINEAR_KNEE else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrasts() -> Iterator[Measure]:
    """The least contrast of words on what they stand on, by theme."""
    for theme, least in CONTRAST.items():
        colours = tokens().colours[theme.value]
        found = min(contrast(colours[ink], colours[on]) for ink in ("ink", "ink_soft") for on in GROUNDS)
        code, asked = f"contrast_{theme.value}", f"{least:g}:1"
        yield Measure(code, "VVSG 2.0 7.1-C", Bound.AT_LEAST, asked, f"{found:.1f}:1", found >= least)


def _gaps(places: Sequence[QRect]) -> Iterator[int]:
    """The distances of every two places that stand side by side or one above the other."""
    for one, other in combinations(places, 2):
        across = max(one.left(), other.left()) - min(one.right(), other.right()) - 1
        down = max(one.top(), other.top()) - min(one.bottom(), other.bottom()) - 1
        if across >= 0 or down >= 0:
            yield max(across, down)


def _is_choice(button: QAbstractButton) -> bool:
    """Whether a button stands for one of the two ways."""
    return button.objectName() in {"chooseFaceButton", "choosePassportButton"}


def _is_named(button: QAbstractButton) -> bool:
    """Whether a screen reader finds a name."""
    return bool(QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name).strip())


def _at_least(code: str, source: str, asked: float, found: float, unit: str) -> Measure:
    """A number that must be large enough."""
    is_met = found >= asked - 0.01
    return Measure(code, source, Bound.AT_LEAST, f"{asked:g} {unit}", f"{found:.1f} {unit}", is_met)


def _none(code: str, source: str, found: Sequence[str]) -> Measure:
    """Things of which there must be none."""
    return Measure(code, source, Bound.NONE, "", ", ".join(sorted(set(found))), not found)


def _no_notice(language: str) -> NoReturn:
    """No page that is measured shows a notice."""
    raise AssertionError(language)
