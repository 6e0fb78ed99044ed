"""The receipt as a card: what is said, what is left out where there is little room."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.widgets.qr_picture import QrPicture, QrRows
from app.ui.widgets.receipt_sheet import ReceiptSheet
from tests.ui.looks import a_look

ROWS: QrRows = tuple(tuple(x == y for x in range(25)) for y in range(25))


def a_sheet(
    qtbot: QtBot,
    *,
    text_ratio: float = 1.0,
    rows: QrRows = ROWS,
    is_large: bool = False,
    is_brief: bool = False,
    is_dense: bool = False,
) -> ReceiptSheet:
    """A sheet that is shown."""
    sheet = ReceiptSheet()
    qtbot.addWidget(sheet)
    sheet.show_receipt(
        a_look(text_ratio=text_ratio),
        heading="Your receipt",
        decision="You agreed.",
        made="Saved today",
        code_name="Receipt code",
        code="7K3M-9QXD-H",
        caption="Take a photo.",
        rows=rows,
        is_large=is_large,
        is_brief=is_brief,
        is_dense=is_dense,
    )
    sheet.show()
    return sheet


def shown(sheet: ReceiptSheet) -> list[str]:
    """The texts to be seen."""
    return [label.text() for label in sheet.findChildren(QLabel) if label.isVisibleTo(sheet)]


def test_it_tells_everything_at_normal_size(qtbot: QtBot) -> None:
    told = " ".join(shown(a_sheet(qtbot)))

    for text in ("Your receipt", "You agreed.", "Saved today", "Receipt code", "7K3M-9QXD-H", "Take a photo."):
        assert text in told


@pytest.mark.parametrize(("text_ratio", "is_brief"), [(2.0, False), (1.0, True)])
def test_with_little_room_decision_and_code_stay(qtbot: QtBot, text_ratio: float, is_brief: bool) -> None:
    sheet = a_sheet(qtbot, text_ratio=text_ratio, is_brief=is_brief)

    assert [text.strip("\u2066\u2069") for text in shown(sheet)] == ["You agreed.", "7K3M-9QXD-H"]
    assert sheet.findChild(QrPicture).isVisibleTo(sheet)


def test_enlarged_it_tells_the_time_at_every_size(qtbot: QtBot) -> None:
    assert "Saved today" in shown(a_sheet(qtbot, text_ratio=2.0, is_large=True))


def test_the_code_is_read_with_its_name(qtbot: QtBot) -> None:
    sheet = a_sheet(qtbot)

    code = sheet.findChild(QLabel, "receiptCode")

    assert code.accessibleName() == "Receipt code: 7K3M-9QXD-H"


def test_a_receipt_without_a_qr_code_takes_no_room_for_it(qtbot: QtBot) -> None:
    sheet = a_sheet(qtbot, rows=())

    assert not sheet.findChild(QrPicture).isVisibleTo(sheet)


def test_on_a_card_and_enlarged_the_qr_code_is_large_enough_for_a_phone(qtbot: QtBot) -> None:
    card, large = a_sheet(qtbot), a_sheet(qtbot, is_large=True)

    assert card.findChild(QrPicture).module_px * len(ROWS) * 0.248 >= 50
    assert large.findChild(QrPicture).module_px * len(ROWS) * 0.248 >= 100


def test_what_the_screen_is_about_is_written_larger(qtbot: QtBot) -> None:
    card, alone = a_sheet(qtbot), a_sheet(qtbot, rows=())

    assert card.findChild(QLabel, "receiptCode").property("role") == "heading"
    assert alone.findChild(QLabel, "receiptCode").property("role") == "code"


@pytest.mark.parametrize(("is_dense", "role"), [(False, "body"), (True, "detail")])
def test_a_dense_one_tells_the_decision_in_smaller_words(qtbot: QtBot, is_dense: bool, role: str) -> None:
    sheet = a_sheet(qtbot, text_ratio=2.0, is_dense=is_dense)

    assert sheet.findChild(QLabel, "receiptDecision").property("role") == role
