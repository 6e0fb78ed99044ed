"""The arrived screen: what to do next, the receipt, and only what is known of its paper."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.domain.codes import spaced
from app.domain.consent import Decision, Way
from app.domain.mode import Mode
from app.domain.printing import NOT_ASKED, PrinterFault, PrintStage, PrintState
from app.flow import events as ev
from app.flow.pages import ArrivedPage
from app.i18n import Words
from app.ui.paper_note import paper_note
from app.ui.screen import Screen
from app.ui.screens.arrived import ArrivedScreen
from app.ui.shell import Shell
from app.ui.speech import words_on
from app.ui.widgets.hero import Hero
from app.ui.widgets.qr_picture import QrPicture
from app.ui.widgets.receipt_sheet import ReceiptSheet
from tests.builders import NOW, a_receipt
from tests.ui.screens.fits import is_shown, misfits, said_by, text_of, touch

ROWS = tuple(tuple((x * y) % 3 == 0 for x in range(33)) for y in range(33))
CODE = a_receipt().code
PRINTED = PrintState(PrintStage.PRINTED, is_over=True)
UNPLUGGED = PrintState(PrintStage.FAILED, PrinterFault.OFFLINE, is_over=True)
JAMMED = PrintState(PrintStage.UNKNOWN, PrinterFault.JAM, is_over=True)
LONGEST = PrintState(PrintStage.PRINTING, PrinterFault.NO_SERVICE)


def a_body(
    *,
    way: Way = Way.FACE,
    mode: Mode = Mode.DETECTION_ONLY,
    is_room_ready: bool = True,
    decision: Decision = Decision.GIVEN,
    is_receipt_shown: bool = False,
    has_printer: bool = True,
    paper: PrintState = NOT_ASKED,
    can_print: bool = True,
    is_document_shown_at_desk: bool = False,
    still_to_come: int = 0,
) -> ArrivedPage:
    """A guest checked in by face, the receipt not printed."""
    return ArrivedPage(
        way=way,
        mode=mode,
        is_room_ready=is_room_ready,
        decision=decision,
        created_at=NOW,
        code=CODE,
        qr=ROWS,
        is_receipt_shown=is_receipt_shown,
        has_printer=has_printer,
        paper=paper,
        can_print=can_print,
        is_document_shown_at_desk=is_document_shown_at_desk,
        still_to_come=still_to_come,
    )


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("showReceiptButton", ev.ReceiptAsked()),
        ("printReceiptButton", ev.PrintAsked()),
        ("nextGuestButton", ev.NextGuestCalled()),
        ("finishButton", ev.Finished()),
    ],
)
def test_each_touch_says_one_thing(words: Words, shown: Callable[..., Screen], name: str, event: ev.Touched) -> None:
    screen = shown(ArrivedScreen(words), a_body(still_to_come=1))
    said = said_by(screen)

    touch(screen, name)

    assert said == [event]


@pytest.mark.parametrize(("is_ready", "key"), [(True, "arrived.room_ready"), (False, "arrived.room_not_ready")])
def test_it_says_what_to_do_next(
    words: Words,
    shown: Callable[..., Screen],
    is_ready: bool,
    key: str,
) -> None:
    screen = shown(ArrivedScreen(words), a_body(is_room_ready=is_ready))

    assert words.text("en", key) in words_on(screen)


@pytest.mark.parametrize(
    ("way", "mode", "note"),
    [
        (Way.FACE, Mode.DETECTION_ONLY, "arrived.by_eye"),
        (Way.FACE, Mode.VERIFY_1TO1, "arrived.verify_1to1"),
        (Way.DOCUMENT, Mode.DETECTION_ONLY, ""),
        (Way.DOCUMENT, Mode.VERIFY_1TO1, ""),
    ],
)
def test_a_comparison_is_told_only_where_there_was_one(
    words: Words, shown: Callable[..., Screen], way: Way, mode: Mode, note: str
) -> None:
    screen = shown(ArrivedScreen(words), a_body(way=way, mode=mode))

    assert text_of(screen, "arrivedNote") == (words.text("en", note) if note else "")


@pytest.mark.parametrize("decision", [Decision.GIVEN, Decision.DECLINED])
def test_the_receipt_tells_the_decision_and_the_code(
    words: Words, shown: Callable[..., Screen], decision: Decision
) -> None:
    screen = shown(ArrivedScreen(words), a_body(decision=decision))

    assert text_of(screen, "receiptDecision") == words.text("en", f"receipt.decision.{decision.value}")
    assert spaced(CODE) in text_of(screen, "receiptCode")
    assert words.moment("en", NOW) in text_of(screen, "receiptMade")


@pytest.mark.parametrize("paper", [PRINTED, UNPLUGGED, JAMMED, LONGEST])
def test_it_says_of_the_paper_what_is_known(words: Words, shown: Callable[..., Screen], paper: PrintState) -> None:
    screen = shown(ArrivedScreen(words), a_body(paper=paper))

    assert text_of(screen, "paperLabel") == paper_note(words, "en", paper, has_voice=True).text


def test_nothing_is_said_of_paper_that_was_not_asked_for(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(ArrivedScreen(words), a_body())

    assert text_of(screen, "paperLabel") == ""


@pytest.mark.parametrize(
    ("paper", "can_print", "key"),
    [
        (NOT_ASKED, True, "print_receipt"),
        (LONGEST, False, ""),
        (PRINTED, False, ""),
        (UNPLUGGED, True, "print_again"),
        (JAMMED, True, "print_again"),
    ],
)
def test_a_receipt_is_sent_once_and_again_only_where_it_did_not_surely_come(
    words: Words, shown: Callable[..., Screen], paper: PrintState, can_print: bool, key: str
) -> None:
    screen = shown(ArrivedScreen(words), a_body(paper=paper, can_print=can_print))

    assert is_shown(screen, "printReceiptButton") is can_print
    assert not can_print or text_of(screen, "printReceiptButton") == words.text("en", f"arrived.{key}")


@pytest.mark.parametrize("paper", [LONGEST, UNPLUGGED, JAMMED, PRINTED])
def test_the_guest_can_finish_whatever_the_printer_does(
    words: Words, shown: Callable[..., Screen], paper: PrintState
) -> None:
    screen = shown(ArrivedScreen(words), a_body(paper=paper, can_print=False))

    assert all(screen.findChild(QAbstractButton, name).isEnabled() for name in ("finishButton", "showReceiptButton"))


def test_without_a_printer_no_paper_is_offered(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(ArrivedScreen(words), a_body(has_printer=False))

    assert not is_shown(screen, "printReceiptButton")


def test_the_receipt_asked_for_is_larger_and_can_be_closed(words: Words, shown: Callable[..., Screen]) -> None:
    screen = ArrivedScreen(words)
    shown(screen, a_body())
    small_px = screen.findChild(QrPicture).width()

    shown(screen, a_body(is_receipt_shown=True))

    assert screen.findChild(QrPicture).width() > small_px
    assert text_of(screen, "showReceiptButton") == words.text("en", "arrived.close_receipt")


@pytest.mark.parametrize(
    "body",
    [
        a_body(),
        a_body(way=Way.DOCUMENT, decision=Decision.DECLINED, is_room_ready=False, paper=UNPLUGGED),
        a_body(is_receipt_shown=True, paper=PRINTED),
        a_body(mode=Mode.VERIFY_1TO1, paper=JAMMED),
    ],
)
def test_it_fits_every_glass(shell: Shell, body: ArrivedPage) -> None:
    assert misfits(shell, body) == []


@pytest.mark.parametrize(("glass", "has_both"), [("portrait", False), ("landscape", True)])
def test_the_receipt_takes_the_place_of_what_is_next_only_where_both_have_no_room(
    words: Words, shown: Callable[..., Screen], glass: str, has_both: bool
) -> None:
    screen = shown(ArrivedScreen(words), a_body(is_receipt_shown=True), glass=glass)

    assert (words.text("en", "arrived.room_ready") in words_on(screen)) is has_both
    assert words.text("en", "arrived.receipt") in words_on(screen)


def test_what_to_do_next_is_the_largest_thing_on_the_screen(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(ArrivedScreen(words), a_body())

    hero, sheet = screen.findChild(Hero), screen.findChild(ReceiptSheet)

    assert hero.height() > 1.3 * sheet.height()
    assert hero.height() + sheet.height() > 0.6 * screen.height()


@pytest.mark.parametrize(
    ("is_ready", "key"), [(True, "arrived.room_ready_passport"), (False, "arrived.room_not_ready_passport")]
)
def test_where_staff_look_at_a_document_it_is_told(
    words: Words, shown: Callable[..., Screen], is_ready: bool, key: str
) -> None:
    screen = shown(ArrivedScreen(words), a_body(is_room_ready=is_ready, is_document_shown_at_desk=True))

    assert text_of(screen, "arrivedBody") == words.text("en", key)


@pytest.mark.parametrize("text_ratio", [1.0, 2.0])
@pytest.mark.parametrize("glass", ["portrait", "landscape"])
def test_the_next_guest_is_called_by_a_button_as_large_as_the_end(
    words: Words, shown: Callable[..., Screen], glass: str, text_ratio: float
) -> None:
    screen = shown(ArrivedScreen(words), a_body(still_to_come=2), glass=glass, text_ratio=text_ratio)

    following = screen.findChild(QAbstractButton, "nextGuestButton")
    sheet = screen.findChild(ReceiptSheet)

    assert following.size() == screen.findChild(QAbstractButton, "finishButton").size()
    assert following.width() * following.height() < sheet.width() * sheet.height()
    assert words.plural("en", "arrived.still_to_come", 2) in words_on(screen)


def test_once_all_have_come_no_next_guest_is_called(words: Words, shown: Callable[..., Screen]) -> None:
    screen = shown(ArrivedScreen(words), a_body())

    assert not is_shown(screen, "nextGuestButton")
    assert text_of(screen, "stillToComeLabel") == ""


def test_an_enlarged_receipt_is_closed_before_the_next_guest_is_called(
    words: Words, shown: Callable[..., Screen]
) -> None:
    screen = shown(ArrivedScreen(words), a_body(still_to_come=2, is_receipt_shown=True))

    assert not is_shown(screen, "nextGuestButton")


@pytest.mark.parametrize(
    "body",
    [
        a_body(mode=Mode.VERIFY_1TO1, is_room_ready=False, paper=UNPLUGGED, is_document_shown_at_desk=True),
        a_body(mode=Mode.VERIFY_1TO1, is_document_shown_at_desk=True, still_to_come=12),
        a_body(still_to_come=12, has_printer=False, way=Way.DOCUMENT, decision=Decision.DECLINED),
        a_body(still_to_come=12, paper=UNPLUGGED, is_room_ready=False, is_document_shown_at_desk=True),
    ],
    ids=["desk", "next", "declined", "failed"],
)
def test_the_next_guest_fits_every_glass(shell: Shell, body: ArrivedPage) -> None:
    assert misfits(shell, body) == []
