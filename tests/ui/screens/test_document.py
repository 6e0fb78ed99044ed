"""The document screen: three equal means, a scan at any time, and the other way only on the face way."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.domain.consent import Way
from app.flow import events as ev
from app.flow.pages import DocumentPage
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.document import DocumentScreen
from app.ui.shell import Shell
from tests.ui.screens.fits import is_shown, misfits, said_by, text_of, touch

MEANS = ("scanPassportButton", "scanCodeButton", "typeCodeButton")


def a_body(
    *,
    way: Way = Way.DOCUMENT,
    is_unreadable: bool = False,
    is_passport_asked: bool = False,
    is_code_asked: bool = False,
) -> DocumentPage:
    """The screen as it is first shown on the document way."""
    return DocumentPage(way, is_unreadable, is_passport_asked, is_code_asked)


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("scanPassportButton", ev.PassportAsked()),
        ("scanCodeButton", ev.CodeScanAsked()),
        ("typeCodeButton", ev.CodeTypingAsked()),
        ("usePassportButton", ev.PassportPreferred()),
    ],
)
def test_each_touch_says_one_thing(words: Words, shown: Callable[..., Screen], name: str, event: ev.Touched) -> None:
    screen = shown(DocumentScreen(words), a_body(way=Way.FACE))
    said = said_by(screen)

    touch(screen, name)

    assert said == [event]


@pytest.mark.parametrize("glass", ["portrait", "landscape"])
def test_all_means_are_of_one_size_on_the_face_way_the_way_out_too(
    words: Words, shown: Callable[..., Screen], glass: str
) -> None:
    screen = shown(DocumentScreen(words), a_body(way=Way.FACE), glass=glass)

    sizes = {screen.findChild(QAbstractButton, name).size().toTuple() for name in (*MEANS, "usePassportButton")}

    assert len(sizes) == 1


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


def test_it_fits_every_glass(shell: Shell) -> None:
    assert misfits(shell, a_body(way=Way.FACE, is_unreadable=True, is_passport_asked=True)) == []


@pytest.mark.parametrize("glass", ["portrait", "landscape"])
def test_the_way_out_stands_apart_from_the_means(words: Words, shown: Callable[..., Screen], glass: str) -> None:
    screen = shown(DocumentScreen(words), a_body(way=Way.FACE), glass=glass)

    first, second, third, leave = (screen.findChild(QAbstractButton, name) for name in (*MEANS, "usePassportButton"))

    assert second.y() - first.y() == third.y() - second.y()
    assert leave.y() - third.y() > second.y() - first.y()
    assert leave.font() == first.font()


def test_the_means_fill_their_side_of_a_wide_glass(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(DocumentScreen(words), a_body(), glass="landscape")

    first, last = (screen.findChild(QAbstractButton, name) for name in (MEANS[0], MEANS[-1]))

    assert last.mapTo(screen, last.rect().bottomLeft()).y() > 0.9 * screen.height()
    assert first.mapTo(screen, first.rect().topLeft()).y() < 0.1 * screen.height()
