"""The document screen: three equal means, a scan at any time, and the document camera's picture where it is open."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.consent import Way
from app.domain.page import PageGuidance
from app.flow import events as ev
from app.flow.pages import DocumentPage
from app.i18n import Words
from app.ui.accessibility import focus_stops
from app.ui.screen import Screen
from app.ui.screens.document import ICONS, DocumentScreen
from app.ui.widgets.page_canvas import PageCanvas
from tests.ui.cameras import a_picture
from tests.ui.looks import place
from tests.ui.pages import document_page, live_document_page
from tests.ui.screens.fits import is_shown, said_by, text_of, touch

MEANS = ("scanPassportButton", "scanCodeButton", "typeCodeButton")
PITCH_MM = 0.248


def canvas_of(screen: QWidget) -> PageCanvas:
    """The document camera's picture."""
    found = screen.findChild(PageCanvas)
    assert found is not None
    return found


@pytest.mark.parametrize("body", [document_page(way=Way.FACE), live_document_page(way=Way.FACE)])
@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("scanPassportButton", ev.PassportAsked()),
        ("scanCodeButton", ev.CodeScanAsked()),
        ("typeCodeButton", ev.CodeTypingAsked()),
        ("usePassportButton", ev.PassportPreferred()),
    ],
)
def test_each_touch_says_one_thing(
    words: Words, shown: Callable[..., Screen], name: str, event: ev.Touched, body: DocumentPage
) -> None:
    screen = shown(DocumentScreen(words), body)
    said = said_by(screen)

    touch(screen, name)

    assert said == [event]


@pytest.mark.parametrize("body", [document_page(way=Way.FACE), live_document_page(way=Way.FACE)])
@pytest.mark.parametrize("glass", ["portrait", "landscape"])
@pytest.mark.parametrize("text_ratio", [1.0, 2.0])
def test_all_means_are_equal_on_the_face_way_the_way_out_too(
    words: Words, shown: Callable[..., Screen], glass: str, body: DocumentPage, text_ratio: float
) -> None:
    screen = shown(DocumentScreen(words), body, glass=glass, text_ratio=text_ratio)
    buttons = [screen.findChild(QAbstractButton, name) for name in (*MEANS, "usePassportButton")]

    assert len({button.size().toTuple() for button in buttons}) == 1
    assert len({button.x() for button in buttons}) == 1
    assert len({button.font().key() for button in buttons}) == 1
    assert all(button.isEnabled() for button in buttons)
    assert min(buttons[0].size().toTuple()) * PITCH_MM >= 20


@pytest.mark.parametrize("glass", ["portrait", "landscape"])
def test_means_stand_eight_millimetres_apart_while_the_camera_is_open(
    words: Words, shown: Callable[..., Screen], glass: str
) -> None:
    screen = shown(DocumentScreen(words), live_document_page(), glass=glass)
    places = [place(screen.findChild(QAbstractButton, name), screen) for name in MEANS]

    assert min(lower.top() - upper.bottom() for upper, lower in pairwise(places)) * PITCH_MM >= 8


def test_the_way_out_of_the_face_way_is_only_on_the_face_way(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), document_page(way=Way.DOCUMENT))

    assert not is_shown(screen, "usePassportButton")


def test_it_says_that_a_scan_is_taken_at_any_time(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), document_page())

    assert text_of(screen, "documentLead") == words.text("en", "document.lead")


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (document_page(is_passport_asked=True), "document.how_passport"),
        (document_page(is_code_asked=True), "document.how_code"),
    ],
)
def test_it_says_how_the_means_asked_for_works(
    words: Words, shown: Callable[..., Screen], body: DocumentPage, key: str
) -> None:
    screen = shown(DocumentScreen(words), body, language="zh-CN")

    assert text_of(screen, "documentLead") == words.text("zh-CN", key)


def test_an_unreadable_scan_is_told_and_forgotten(words: Words, shown: Callable[..., Screen]) -> None:
    screen = DocumentScreen(words)

    assert text_of(shown(screen, document_page(is_unreadable=True)), "unreadableLabel") == words.text(
        "en", "document.unreadable"
    )
    assert text_of(shown(screen, document_page()), "unreadableLabel") == ""


@pytest.mark.parametrize(
    ("body", "chosen"),
    [
        (document_page(), ""),
        (live_document_page(), "scanPassportButton"),
        (live_document_page(is_code=True), "scanCodeButton"),
        (document_page(is_code_asked=True), "scanCodeButton"),
    ],
)
def test_the_means_asked_for_is_marked_and_spoken_as_chosen(
    words: Words, shown: Callable[..., Screen], body: DocumentPage, chosen: str
) -> None:
    screen = shown(DocumentScreen(words), body)
    said = {name: screen.findChild(QAbstractButton, name).accessibleDescription() for name in MEANS}

    assert {name for name in MEANS if screen.findChild(QAbstractButton, name).isChecked()} == {chosen} - {""}
    assert {name for name, words_said in said.items() if words_said == words.text("en", "document.chosen")} == {
        chosen
    } - {""}


def test_a_screen_reader_is_told_which_means_is_checked(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), live_document_page())

    face = QAccessible.queryAccessibleInterface(screen.findChild(QAbstractButton, "scanPassportButton"))

    assert face.state().checked


def test_a_touch_marks_nothing_before_the_page_says_so(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), document_page())

    touch(screen, "scanPassportButton")

    assert not screen.findChild(QAbstractButton, "scanPassportButton").isChecked()


def test_before_the_first_picture_it_says_that_the_camera_is_starting(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(DocumentScreen(words), live_document_page())

    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.starting")
    screen.set_picture(a_picture())
    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.guidance.no_page")


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
@pytest.mark.parametrize("guidance", list(PageGuidance))
def test_every_hint_has_words_and_an_icon(
    words: Words, shown: Callable[..., Screen], guidance: PageGuidance, language: str
) -> None:
    screen = shown(DocumentScreen(words), live_document_page(guidance=guidance), language=language)

    screen.set_picture(a_picture())

    assert text_of(screen, "pageGuidanceLabel") == words.text(language, f"document.guidance.{guidance.value}")
    assert guidance in ICONS


@pytest.mark.parametrize("guidance", [PageGuidance.NO_PAGE, PageGuidance.WHOLE_PAGE, PageGuidance.TURN_ROUND])
def test_who_holds_a_code_reads_nothing_of_pages(
    words: Words, shown: Callable[..., Screen], guidance: PageGuidance
) -> None:
    screen = shown(DocumentScreen(words), live_document_page(is_code=True, guidance=guidance))

    screen.set_picture(a_picture())

    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.guidance_code")


@pytest.mark.parametrize("is_code", [False, True])
def test_an_unreadable_scan_is_the_hint_until_something_lies_in_the_frame(
    words: Words, shown: Callable[..., Screen], is_code: bool
) -> None:
    screen = shown(DocumentScreen(words), live_document_page(is_code=is_code, is_unreadable=True))
    screen.set_picture(a_picture())
    told = text_of(screen, "pageGuidanceLabel")

    shown(screen, live_document_page(is_code=is_code, is_unreadable=True, guidance=PageGuidance.GLARE))

    assert told == words.text("en", "document.unreadable")
    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.guidance.glare")
    assert text_of(screen, "unreadableLabel") == ""


def test_the_keys_go_through_means_and_way_out_in_reading_order(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), live_document_page(way=Way.FACE))

    stops = [stop.objectName() for stop in focus_stops(screen) if stop.isVisibleTo(screen)]
    assert stops == [*MEANS, "usePassportButton"]
