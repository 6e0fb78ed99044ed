"""The document screen: three equal means, a scan at any time, and the document camera's picture where it is open."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.comfort import TEXT_SIZES, Comfort
from app.domain.consent import Way
from app.domain.page import PageGuidance
from app.flow import events as ev
from app.flow.pages import DocumentPage, PortraitPage, WelcomePage
from app.i18n import Words
from app.ui.accessibility import focus_stops
from app.ui.screen import Screen
from app.ui.screens.document import ICONS, DocumentScreen
from app.ui.shell import Shell
from app.ui.widgets.page_canvas import PageCanvas
from tests.ui.cameras import a_picture
from tests.ui.looks import a_look, a_page, place, settle
from tests.ui.screens.fits import is_shown, misfits, said_by, screen_of, text_of, touch

MEANS = ("scanPassportButton", "scanCodeButton", "typeCodeButton")
PITCH_MM = 0.248


def a_body(
    *,
    way: Way = Way.DOCUMENT,
    is_unreadable: bool = False,
    is_passport_asked: bool = False,
    is_code_asked: bool = False,
    is_live: bool = False,
    has_camera_failed: bool = False,
    guidance: PageGuidance = PageGuidance.NO_PAGE,
    read_ratio: float = 0.0,
) -> DocumentPage:
    """The screen as it is first shown on the document way."""
    return DocumentPage(
        way, is_unreadable, is_passport_asked, is_code_asked, is_live, has_camera_failed, guidance, read_ratio
    )


def a_live_body(
    *,
    way: Way = Way.DOCUMENT,
    is_code: bool = False,
    is_unreadable: bool = False,
    guidance: PageGuidance = PageGuidance.NO_PAGE,
) -> DocumentPage:
    """A passport or a code was asked for, and the document camera is open."""
    return a_body(
        way=way,
        is_unreadable=is_unreadable,
        is_passport_asked=not is_code,
        is_code_asked=is_code,
        is_live=True,
        guidance=guidance,
    )


def a_portrait(*, is_unreadable: bool = False, guidance: PageGuidance = PageGuidance.NO_PAGE) -> PortraitPage:
    """The photo page is wanted."""
    return PortraitPage(is_unreadable, guidance, 0.0)


def canvas_of(screen: QWidget) -> PageCanvas:
    """The document camera's picture."""
    found = screen.findChild(PageCanvas)
    assert found is not None
    return found


@pytest.mark.parametrize("body", [a_body(way=Way.FACE), a_live_body(way=Way.FACE)])
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


@pytest.mark.parametrize("body", [a_body(way=Way.FACE), a_live_body(way=Way.FACE)])
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
    screen = shown(DocumentScreen(words), a_live_body(), glass=glass)
    places = [place(screen.findChild(QAbstractButton, name), screen) for name in MEANS]

    assert min(lower.top() - upper.bottom() for upper, lower in pairwise(places)) * PITCH_MM >= 8


def test_the_way_out_of_the_face_way_is_only_on_the_face_way(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_body(way=Way.DOCUMENT))

    assert not is_shown(screen, "usePassportButton")


def test_it_says_that_a_scan_is_taken_at_any_time(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_body())

    assert text_of(screen, "documentLead") == words.text("en", "document.lead")


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (a_body(is_passport_asked=True), "document.how_passport"),
        (a_body(is_code_asked=True), "document.how_code"),
    ],
)
def test_it_says_how_the_means_asked_for_works(
    words: Words, shown: Callable[..., Screen], body: DocumentPage, key: str
) -> None:
    screen = shown(DocumentScreen(words), body, language="zh-CN")

    assert text_of(screen, "documentLead") == words.text("zh-CN", key)


def test_an_unreadable_scan_is_told_and_forgotten(words: Words, shown: Callable[..., Screen]) -> None:
    screen = DocumentScreen(words)

    assert text_of(shown(screen, a_body(is_unreadable=True)), "unreadableLabel") == words.text(
        "en", "document.unreadable"
    )
    assert text_of(shown(screen, a_body()), "unreadableLabel") == ""


@pytest.mark.parametrize(
    ("body", "chosen"),
    [
        (a_body(), ""),
        (a_live_body(), "scanPassportButton"),
        (a_live_body(is_code=True), "scanCodeButton"),
        (a_body(is_code_asked=True), "scanCodeButton"),
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
    screen = shown(DocumentScreen(words), a_live_body())

    face = QAccessible.queryAccessibleInterface(screen.findChild(QAbstractButton, "scanPassportButton"))

    assert face.state().checked


def test_a_touch_marks_nothing_before_the_page_says_so(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_body())

    touch(screen, "scanPassportButton")

    assert not screen.findChild(QAbstractButton, "scanPassportButton").isChecked()


def test_before_the_first_picture_it_says_that_the_camera_is_starting(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(DocumentScreen(words), a_live_body())

    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.starting")
    screen.set_picture(a_picture())
    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.guidance.no_page")


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
@pytest.mark.parametrize("guidance", list(PageGuidance))
def test_every_hint_has_words_and_an_icon(
    words: Words, shown: Callable[..., Screen], guidance: PageGuidance, language: str
) -> None:
    screen = shown(DocumentScreen(words), a_live_body(guidance=guidance), language=language)

    screen.set_picture(a_picture())

    assert text_of(screen, "pageGuidanceLabel") == words.text(language, f"document.guidance.{guidance.value}")
    assert guidance in ICONS


@pytest.mark.parametrize("guidance", [PageGuidance.NO_PAGE, PageGuidance.WHOLE_PAGE, PageGuidance.TURN_ROUND])
def test_who_holds_a_code_reads_nothing_of_pages(
    words: Words, shown: Callable[..., Screen], guidance: PageGuidance
) -> None:
    screen = shown(DocumentScreen(words), a_live_body(is_code=True, guidance=guidance))

    screen.set_picture(a_picture())

    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.guidance_code")


@pytest.mark.parametrize("is_code", [False, True])
def test_an_unreadable_scan_is_the_hint_until_something_lies_in_the_frame(
    words: Words, shown: Callable[..., Screen], is_code: bool
) -> None:
    screen = shown(DocumentScreen(words), a_live_body(is_code=is_code, is_unreadable=True))
    screen.set_picture(a_picture())
    told = text_of(screen, "pageGuidanceLabel")

    shown(screen, a_live_body(is_code=is_code, is_unreadable=True, guidance=PageGuidance.GLARE))

    assert told == words.text("en", "document.unreadable")
    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.guidance.glare")
    assert text_of(screen, "unreadableLabel") == ""


def test_the_keys_go_through_means_and_way_out_in_reading_order(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_live_body(way=Way.FACE))

    assert [stop.objectName() for stop in focus_stops(screen)] == [*MEANS, "usePassportButton"]


def test_the_picture_takes_the_drawings_place_and_the_truth_stands_below(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(DocumentScreen(words), a_live_body())
    screen.set_picture(a_picture())

    assert canvas_of(screen).isVisible()
    assert canvas_of(screen).accessibleName() == words.text("en", "document.preview")
    assert text_of(screen, "pageTruthLabel") == words.text("en", "document.truth")
    assert text_of(screen, "documentLead") == ""
    shown(screen, a_body())
    assert not canvas_of(screen).isVisible()


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("glass", ["portrait", "landscape"])
def test_the_frame_is_as_wide_as_a_passports_page_at_least(
    words: Words, shown: Callable[..., Screen], glass: str, way: Way
) -> None:
    screen = shown(DocumentScreen(words), a_live_body(way=way), glass=glass)

    assert canvas_of(screen).frame().width() * PITCH_MM >= 125


def test_the_camera_closed_leaves_no_picture(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_live_body())
    screen.set_picture(a_picture())

    shown(screen, a_body(is_passport_asked=True, has_camera_failed=True))

    assert not canvas_of(screen).has_picture


def test_hiding_leaves_no_picture_and_the_next_guest_sees_none(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_portrait())
    screen.set_picture(a_picture())

    screen.hide()

    assert not canvas_of(screen).has_picture
    shown(screen, a_live_body())
    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.starting")


def test_a_failed_camera_is_told_calmly_and_the_means_go_on(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_body(is_passport_asked=True, has_camera_failed=True))

    assert text_of(screen, "cameraFailedLabel") == words.text("en", "document.camera_failed")
    assert text_of(screen, "documentLead") == words.text("en", "document.how_passport")
    assert all(is_shown(screen, name) for name in MEANS)
    shown(screen, a_body())
    assert text_of(screen, "cameraFailedLabel") == ""


def test_the_photo_page_says_why_and_leaves_the_way_without_a_face(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_portrait())
    said = said_by(screen)

    touch(screen, "usePassportButton")

    assert said == [ev.PassportPreferred()]
    assert text_of(screen, "documentTitle") == words.text("en", "portrait.title")
    assert text_of(screen, "documentLead") == words.text("en", "portrait.lead")
    assert screen.findChild(QAbstractButton, "usePassportButton").height() * PITCH_MM >= 20
    assert not any(is_shown(screen, name) for name in MEANS)


def test_a_page_without_a_photo_is_told(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_portrait(is_unreadable=True))

    assert text_of(screen, "unreadableLabel") == words.text("en", "portrait.unreadable")


def test_the_means_come_back_after_the_photo_page(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_portrait(is_unreadable=True))

    shown(screen, a_body())

    assert all(is_shown(screen, name) for name in MEANS)
    assert text_of(screen, "unreadableLabel") == ""
    assert text_of(screen, "documentTitle") == words.text("en", "document.title")


def test_a_page_of_another_screen_is_a_bug(words: Words) -> None:
    with pytest.raises(TypeError, match="WelcomePage"):
        DocumentScreen(words).show_page(a_page(WelcomePage()), a_look())


@pytest.mark.parametrize(
    "body",
    [
        a_body(way=Way.FACE, is_unreadable=True, is_passport_asked=True),
        a_body(way=Way.FACE, is_passport_asked=True, has_camera_failed=True, is_unreadable=True),
        a_live_body(way=Way.FACE, guidance=PageGuidance.TURN_ROUND),
        a_live_body(way=Way.FACE, is_unreadable=True),
        a_portrait(is_unreadable=True, guidance=PageGuidance.WHOLE_PAGE),
    ],
    ids=["means", "failed", "live", "unreadable", "portrait"],
)
def test_it_fits_every_glass(shell: Shell, body: DocumentPage | PortraitPage) -> None:
    assert misfits(shell, body, picture=a_picture()) == []


@pytest.mark.parametrize("body", [a_live_body(way=Way.FACE), a_portrait()], ids=["live", "portrait"])
@pytest.mark.parametrize("text_ratio", [1.0, 2.0])
def test_in_low_reach_every_control_stands_below_the_picture(
    shell: Shell, body: DocumentPage | PortraitPage, text_ratio: float
) -> None:
    comfort = Comfort(text_step=TEXT_SIZES.index(text_ratio), has_low_reach=True)
    shell.show_page(a_page(body, comfort=comfort, step=3))
    settle()
    screen = screen_of(shell)

    tops = [place(b, shell).top() for b in screen.findChildren(QAbstractButton) if b.isVisibleTo(screen)]

    assert min(tops) >= 0.4 * shell.height()


@pytest.mark.parametrize("body", [a_body(way=Way.FACE), a_live_body(way=Way.FACE)])
@pytest.mark.parametrize("glass", ["portrait", "landscape"])
def test_the_way_out_stands_apart_from_the_means(
    words: Words, shown: Callable[..., Screen], glass: str, body: DocumentPage
) -> None:
    screen = shown(DocumentScreen(words), body, glass=glass)

    first, second, third, leave = (screen.findChild(QAbstractButton, name) for name in (*MEANS, "usePassportButton"))

    assert second.y() - first.y() == third.y() - second.y()
    assert leave.y() - third.y() > second.y() - first.y()
    assert leave.font() == first.font()


def test_the_means_fill_their_side_of_a_wide_glass(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_body(), glass="landscape")

    first, last = (screen.findChild(QAbstractButton, name) for name in (MEANS[0], MEANS[-1]))

    assert last.mapTo(screen, last.rect().bottomLeft()).y() > 0.9 * screen.height()
    assert first.mapTo(screen, first.rect().topLeft()).y() < 0.1 * screen.height()
