"""Looks, pages and measures for the tests of screens: what a guest could see cut, covered or too small."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from app import paths
from app.domain.comfort import GLASSES, TEXT_SIZES, Comfort, Theme
from app.domain.consent import Side, Way
from app.domain.face import Guidance
from app.domain.mode import Mode
from app.domain.page import PageGuidance
from app.domain.release import ReleaseText
from app.flow import pages
from app.i18n import LANGUAGES as ALL
from app.i18n import load_words
from app.releases import release_text
from app.ui.screen import Screen
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.text_block import TextLabel, longest_word_px
from tests.ui.pages import FACTS, document_page, live_document_page, portrait_page

__all__ = ("FACTS", "GLASSES")

Shown = Callable[..., Screen]
"""The fixture that shows one screen alone."""

LANGUAGES = ("en", "zh-CN", "ar")
"""A language of each kind; that every page holds the words of all twelve, test_shell_fit asks of the window."""

BODIES: dict[str, tuple[pages.Body, int]] = {
    "welcome": (pages.WelcomePage(), 0),
    "notice": (pages.NoticePage(is_reopened=False), 1),
    "choice": (pages.ChoicePage(Side.LEFT, is_face_offered=True), 2),
    "choice_right": (pages.ChoicePage(Side.RIGHT, is_face_offered=True), 2),
    "consent": (pages.ConsentPage(Mode.DETECTION_ONLY, Side.LEFT, 60), 2),
    "consent_verify": (pages.ConsentPage(Mode.VERIFY_1TO1, Side.RIGHT, 60), 2),
    "release": (pages.ConsentPage(Mode.VERIFY_1TO1, Side.RIGHT, 60, ReleaseText("en", "", ("",) * 6, "")), 2),
    "waiting": (pages.WaitingPage("searching"), 3),
    "document": (document_page(way=Way.FACE), 3),
    "document_live": (live_document_page(way=Way.FACE, guidance=PageGuidance.READING), 3),
    "portrait": (portrait_page(), 3),
    "face": (pages.FacePage(Guidance.TURN_LEFT, 0.5, Mode.VERIFY_1TO1, 60), 3),
}
SETTLING = 5
"""Rounds of layout until nothing moves any more."""


def a_look(
    *,
    glass: str = "portrait",
    language: str = "en",
    text_ratio: float = 1.0,
    theme: Theme = Theme.DAY,
    pitch_mm: float = 0.248,
) -> Look:
    width_px, height_px = GLASSES[glass]
    return Look(
        theme=theme,
        text_ratio=text_ratio,
        language=language,
        is_rtl=language == "ar",
        width_px=width_px,
        height_px=height_px,
        pitch_mm=pitch_mm,
    )


def a_page(
    body: pages.Body | str = "welcome",
    *,
    visit_number: int = 1,
    language: str = "en",
    text_ratio: float = 1.0,
    comfort: Comfort | None = None,
    step: int | None = None,
    can_go_back: bool = True,
    can_open_notice: bool = True,
    has_voice: bool = True,
    is_help_open: bool = False,
    is_time_low: bool = False,
) -> pages.Page:
    known, known_step = BODIES[body] if isinstance(body, str) else (body, 0)
    if isinstance(known, pages.ConsentPage) and known.release:
        known = replace(known, release=a_text(language))
    return pages.Page(
        body=known,
        visit_number=visit_number,
        language=language,
        languages=tuple(ALL),
        comfort=comfort or Comfort(text_step=TEXT_SIZES.index(text_ratio)),
        step=known_step if step is None else step,
        can_go_back=can_go_back,
        can_open_notice=can_open_notice,
        has_voice=has_voice,
        is_help_open=is_help_open,
        is_time_low=is_time_low,
    )


@cache
def a_text(language: str = "en") -> ReleaseText:
    """What is signed in a place that asks for it, of a hotel whose name is as long as real ones."""
    return release_text(load_words(paths.resources()), language, Mode.VERIFY_1TO1, "Harbour Hotel and Suites Ltd", 60)


def settle() -> None:
    """Let layouts come to rest, without an event loop."""
    for _ in range(SETTLING):
        QApplication.sendPostedEvents()


def controls(root: QWidget) -> list[QAbstractButton]:
    """The buttons to be seen under a widget."""
    return [button for button in root.findChildren(QAbstractButton) if button.isVisibleTo(root)]


def place(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget stands in another one."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def cut_words(root: QWidget) -> list[str]:
    """The texts under a widget that do not fit where they stand."""
    return [text for text, is_whole in _texts(root) if not is_whole]


def outside(root: QWidget) -> list[str]:
    """The texts and controls that reach beyond their widget's edge; what is scrolled does not count."""
    return [_name(widget) for widget in _pieces(root) if not root.rect().contains(place(widget, root))]


def overlaps(root: QWidget) -> list[tuple[str, str]]:
    """Pairs of texts and controls of which one covers the other."""
    pairs = combinations(_pieces(root), 2)
    return [(_name(a), _name(b)) for a, b in pairs if place(a, root).intersects(place(b, root))]


def too_small(root: QWidget, look: Look) -> list[str]:
    """The controls smaller than 12.7 mm."""
    least_px = look.size_px("touch")
    return [_name(button) for button in controls(root) if min(button.width(), button.height()) < least_px]


def _texts(root: QWidget) -> Iterator[tuple[str, bool]]:
    for label in root.findChildren(TextLabel):
        if label.isVisibleTo(root) and label.text():
            is_high = label.heightForWidth(label.width()) <= label.height()
            is_wide = not label.wordWrap() or longest_word_px(label.text(), label.font()) <= label.width()
            is_one_line = label.wordWrap() or label.sizeHint().width() <= label.width()
            yield label.text(), is_high and is_wide and is_one_line
    for button in root.findChildren(BigButton):
        if button.isVisibleTo(root) and button.text():
            is_high = button.heightForWidth(button.width()) <= button.height()
            yield button.text(), is_high and button.minimumSizeHint().width() <= button.width()


def _pieces(root: QWidget) -> list[QWidget]:
    scrolled = [area.widget() for area in root.findChildren(QScrollArea)]
    labels = [label for label in root.findChildren(TextLabel) if label.text()]
    found: list[QWidget] = [*labels, *controls(root)]
    return [w for w in found if w.isVisibleTo(root) and not any(s.isAncestorOf(w) for s in scrolled)]


def _name(widget: QWidget) -> str:
    return widget.objectName() or (widget.text() if isinstance(widget, TextLabel) else type(widget).__name__)
