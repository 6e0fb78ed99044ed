"""The document screen while its camera is open, and on every glass."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.domain.comfort import TEXT_SIZES, Comfort
from app.domain.consent import Way
from app.domain.page import PageGuidance
from app.flow import events as ev
from app.flow.pages import DocumentPage, PortraitPage, WelcomePage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.document import DocumentScreen
from app.ui.shell import Shell
from tests.ui.cameras import a_picture
from tests.ui.looks import a_look, a_page, place, settle
from tests.ui.pages import document_page, live_document_page, portrait_page
from tests.ui.screens.fits import is_shown, misfits, said_by, screen_of, text_of, touch
from tests.ui.screens.test_document import MEANS, PITCH_MM, canvas_of


def test_the_picture_takes_the_drawings_place_and_the_truth_stands_below(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(DocumentScreen(words), live_document_page())
    screen.set_picture(a_picture())

    assert canvas_of(screen).isVisible()
    assert canvas_of(screen).accessibleName() == words.text("en", "document.preview")
    assert text_of(screen, "pageTruthLabel") == words.text("en", "document.truth")
    assert text_of(screen, "documentLead") == ""
    shown(screen, document_page())
    assert not canvas_of(screen).isVisible()


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("glass", ["portrait", "landscape"])
def test_the_frame_is_as_wide_as_a_passports_page_at_least(
    words: Words, shown: Callable[..., Screen], glass: str, way: Way
) -> None:
    screen = shown(DocumentScreen(words), live_document_page(way=way), glass=glass)

    assert canvas_of(screen).frame().width() * PITCH_MM >= 125


def test_the_camera_closed_leaves_no_picture(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), live_document_page())
    screen.set_picture(a_picture())

    shown(screen, document_page(is_passport_asked=True, has_camera_failed=True))

    assert not canvas_of(screen).has_picture


def test_hiding_leaves_no_picture_and_the_next_guest_sees_none(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), portrait_page())
    screen.set_picture(a_picture())

    screen.hide()

    assert not canvas_of(screen).has_picture
    shown(screen, live_document_page())
    assert text_of(screen, "pageGuidanceLabel") == words.text("en", "document.starting")


def test_a_failed_camera_is_told_calmly_and_the_means_go_on(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), document_page(is_passport_asked=True, has_camera_failed=True))

    assert text_of(screen, "cameraFailedLabel") == words.text("en", "document.camera_failed")
    assert text_of(screen, "documentLead") == words.text("en", "document.how_passport")
    assert all(is_shown(screen, name) for name in MEANS)
    shown(screen, document_page())
    assert text_of(screen, "cameraFailedLabel") == ""


def test_the_photo_page_says_why_and_leaves_the_way_without_a_face(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), portrait_page())
    said = said_by(screen)

    touch(screen, "usePassportButton")

    assert said == [ev.PassportPreferred()]
    assert text_of(screen, "documentTitle") == words.text("en", "portrait.title")
    assert text_of(screen, "documentLead") == words.text("en", "portrait.lead")
    assert screen.findChild(QAbstractButton, "usePassportButton").height() * PITCH_MM >= 20
    assert not any(is_shown(screen, name) for name in MEANS)


def test_a_page_without_a_photo_is_told(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), portrait_page(is_unreadable=True))

    assert text_of(screen, "unreadableLabel") == words.text("en", "portrait.unreadable")


def test_the_means_come_back_after_the_photo_page(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), portrait_page(is_unreadable=True))

    shown(screen, document_page())

    assert all(is_shown(screen, name) for name in MEANS)
    assert text_of(screen, "unreadableLabel") == ""
    assert text_of(screen, "documentTitle") == words.text("en", "document.title")


def test_a_page_of_another_screen_is_a_bug(words: Words) -> None:
    with pytest.raises(TypeError, match="WelcomePage"):
        DocumentScreen(words).show_page(a_page(WelcomePage()), a_look())


@pytest.mark.parametrize(
    "body",
    [
        document_page(way=Way.FACE, is_unreadable=True, is_passport_asked=True),
        document_page(way=Way.FACE, is_passport_asked=True, has_camera_failed=True, is_unreadable=True),
        live_document_page(way=Way.FACE, guidance=PageGuidance.TURN_ROUND),
        live_document_page(way=Way.FACE, is_unreadable=True),
        portrait_page(is_unreadable=True, guidance=PageGuidance.WHOLE_PAGE),
    ],
    ids=["means", "failed", "live", "unreadable", "portrait"],
)
def test_it_fits_every_glass(shell: Shell, body: DocumentPage | PortraitPage) -> None:
    assert misfits(shell, body, picture=a_picture()) == []


@pytest.mark.parametrize("body", [live_document_page(way=Way.FACE), portrait_page()], ids=["live", "portrait"])
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


@pytest.mark.parametrize("body", [document_page(way=Way.FACE), live_document_page(way=Way.FACE)])
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
    screen = shown(DocumentScreen(words), document_page(), glass="landscape")

    first, last = (screen.findChild(QAbstractButton, name) for name in (MEANS[0], MEANS[-1]))

    assert last.mapTo(screen, last.rect().bottomLeft()).y() > 0.9 * screen.height()
    assert first.mapTo(screen, first.rect().topLeft()).y() < 0.1 * screen.height()


@pytest.mark.parametrize(
    ("body", "lead", "failed"),
    [
        (portrait_page(way=Way.DOCUMENT), "portrait.document_lead", ""),
        (portrait_page(way=Way.DOCUMENT, is_live=False), "portrait.document_reader", ""),
        (
            portrait_page(way=Way.DOCUMENT, is_live=False, has_camera_failed=True),
            "portrait.document_reader",
            "portrait.camera_failed",
        ),
    ],
    ids=["live", "reader", "failed"],
)
def test_without_a_face_any_document_is_asked_for_and_help_is_a_way_out(
    words: Words, shown: Callable[..., Screen], body: PortraitPage, lead: str, failed: str
) -> None:
    screen = shown(DocumentScreen(words), body)
    said = said_by(screen)

    touch(screen, "askStaffButton")

    assert said == [ev.HelpAsked()]
    assert not is_shown(screen, "usePassportButton")
    assert text_of(screen, "documentTitle") == words.text("en", "portrait.document_title")
    assert text_of(screen, "documentLead") == words.text("en", lead)
    assert text_of(screen, "cameraFailedLabel") == (words.text("en", failed) if failed else "")
    assert canvas_of(screen).isVisible() is body.is_live


@pytest.mark.parametrize(("is_live", "has_camera_failed"), [(True, False), (False, False), (False, True)])
def test_a_document_without_a_face_fits_every_glass(shell: Shell, is_live: bool, has_camera_failed: bool) -> None:
    body = portrait_page(way=Way.DOCUMENT, is_live=is_live, has_camera_failed=has_camera_failed, is_unreadable=True)

    assert misfits(shell, body, picture=a_picture() if is_live else None) == []
