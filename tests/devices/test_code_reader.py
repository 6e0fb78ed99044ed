"""A reader's burst becomes one scan; a person's keys arrive where they were typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.devices.code_reader import LENGTH_MAX, CodeReader
from tests.hostile import HOSTILE

MRZ = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
START_MS = 100_000
KEYS = {"\n": (Qt.Key.Key_Return, "\r"), "\t": (Qt.Key.Key_Tab, "\t"), "\f": (0x0A, "\n")}
"""Keys that are not their letter: code and text. A form feed stands for X's key "Linefeed"."""


@pytest.fixture
def scans(qapp: QApplication) -> Iterator[list[str]]:
    """What a reader installed for the whole application was given."""
    found: list[str] = []
    reader = CodeReader(found.append)
    qapp.installEventFilter(reader)
    yield found
    qapp.removeEventFilter(reader)


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """A field that would get the keys."""
    field = QLineEdit()
    qtbot.addWidget(field)
    return field


def send(target: QLineEdit | QPushButton, text: str, *, gap_ms: int, start_ms: int = START_MS) -> int:
    """Send text key by key, press and release, with timestamps `gap_ms` apart; return the time of the last."""
    at_ms = start_ms
    for character in text:
        key, sent = KEYS.get(character, (ord(character.upper()), character))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sent)
            event.setTimestamp(at_ms)
            QCoreApplication.sendEvent(target, event)
        at_ms += gap_ms
    return at_ms - gap_ms


@pytest.mark.parametrize("gap_ms", [1, 5, 15, 35])
def test_a_burst_is_one_scan_and_reaches_no_field(qtbot: QtBot, scans: list[str], line: QLineEdit, gap_ms: int) -> None:
    send(line, "EVK-7K3M9Q\n", gap_ms=gap_ms)

    qtbot.waitUntil(lambda: scans == ["EVK-7K3M9Q"])
    assert line.text() == ""


@pytest.mark.parametrize("end", ["\n", "\t", "\f", ""])
def test_a_burst_may_end_with_enter_with_tab_with_a_line_feed_or_with_silence(
    qtbot: QtBot, scans: list[str], line: QLineEdit, end: str
) -> None:
    send(line, f"EVK7K3M9Q{end}", gap_ms=4)

    qtbot.waitUntil(lambda: scans == ["EVK7K3M9Q"])


def test_end_of_text_ends_a_burst_at_once(scans: list[str], line: QLineEdit) -> None:
    last_ms = send(line, "EVK7K3M9Q", gap_ms=4)

    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "\x03")
    event.setTimestamp(last_ms + 4)
    QCoreApplication.sendEvent(line, event)

    assert scans == ["EVK7K3M9Q"]


def test_the_lines_of_a_machine_readable_zone_are_one_scan(qtbot: QtBot, scans: list[str], line: QLineEdit) -> None:
    send(line, MRZ + "\n", gap_ms=5)

    qtbot.waitUntil(lambda: scans == [MRZ])
    assert line.text() == ""


def test_a_burst_with_one_hiccup_is_still_one_scan(qtbot: QtBot, scans: list[str], line: QLineEdit) -> None:
    last_ms = send(line, "E", gap_ms=1)
    send(line, "VK7K3M9Q\n", gap_ms=5, start_ms=last_ms + 70)

    qtbot.waitUntil(lambda: scans == ["EVK7K3M9Q"])


@pytest.mark.parametrize("gap_ms", [45, 80, 150, 400])
def test_a_person_types_into_the_field(qtbot: QtBot, scans: list[str], line: QLineEdit, gap_ms: int) -> None:
    send(line, "HTL7K3M9QX", gap_ms=gap_ms)

    qtbot.waitUntil(lambda: line.text() == "HTL7K3M9QX")
    assert scans == []


def test_a_fast_person_sees_the_text_before_the_pause(line: QLineEdit, scans: list[str]) -> None:
    send(line, "HTL7", gap_ms=80)

    assert line.text() == "HTL7"
    assert scans == []


def test_a_few_fast_keys_are_a_person(qtbot: QtBot, scans: list[str], line: QLineEdit) -> None:
    send(line, "AB12", gap_ms=5)

    qtbot.waitUntil(lambda: line.text() == "AB12")
    assert scans == []


def test_a_key_held_down_is_a_person(scans: list[str], line: QLineEdit) -> None:
    for step in range(10):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", step > 0)
        event.setTimestamp(START_MS + 30 * step)
        QCoreApplication.sendEvent(line, event)

    assert line.text() == "a" * 10
    assert scans == []


def test_equal_keys_of_a_fast_reader_are_not_a_key_held_down(qtbot: QtBot, scans: list[str], line: QLineEdit) -> None:
    for step in range(10):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Less, Qt.KeyboardModifier.NoModifier, "<", step > 0)
        event.setTimestamp(START_MS + step)
        QCoreApplication.sendEvent(line, event)

    qtbot.waitUntil(lambda: scans == ["<" * 10])


def test_editing_keys_come_after_what_was_typed_before_them(scans: list[str], line: QLineEdit) -> None:
    send(line, "AB", gap_ms=60)
    QCoreApplication.sendEvent(
        line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "\x08")
    )

    assert line.text() == "A"
    assert scans == []


def test_a_space_bar_presses_the_button_that_has_the_focus(qtbot: QtBot, scans: list[str]) -> None:
    button = QPushButton("Start")
    qtbot.addWidget(button)

    with qtbot.waitSignal(button.clicked):
        send(button, " ", gap_ms=1)

    assert scans == []


def test_a_late_enter_of_the_reader_presses_nothing(qtbot: QtBot, scans: list[str], line: QLineEdit) -> None:
    entered: list[bool] = []
    line.returnPressed.connect(lambda: entered.append(True))
    last_ms = send(line, "EVK7K3M9Q", gap_ms=5)
    qtbot.waitUntil(lambda: scans == ["EVK7K3M9Q"])

    send(line, "\n", gap_ms=1, start_ms=last_ms + 200)
    assert entered == []

    send(line, "\n", gap_ms=1, start_ms=last_ms + 2000)
    assert entered == [True]


def test_two_scans_in_a_row_are_two_scans(qtbot: QtBot, scans: list[str], line: QLineEdit) -> None:
    last_ms = send(line, "FIRST-CODE\n", gap_ms=5)
    send(line, "SECOND-CODE\n", gap_ms=5, start_ms=last_ms + 400)

    qtbot.waitUntil(lambda: scans == ["FIRST-CODE", "SECOND-CODE"])


def test_a_scan_is_no_longer_than_the_longest_code_there_is(qtbot: QtBot, scans: list[str], line: QLineEdit) -> None:
    send(line, "A" * (LENGTH_MAX + 50), gap_ms=1)

    qtbot.waitUntil(lambda: len(scans) == 1)
    assert scans == ["A" * LENGTH_MAX]
    assert line.text() == ""


def test_keys_of_a_field_that_is_gone_are_dropped(qtbot: QtBot, scans: list[str]) -> None:
    field = QLineEdit()
    send(field, "A", gap_ms=1)
    field.deleteLater()
    field.destroyed.connect(lambda: scans.append("gone"))
    qtbot.waitUntil(lambda: scans == ["gone"])

    other = QLineEdit()
    qtbot.addWidget(other)
    send(other, "B", gap_ms=1, start_ms=START_MS + 500)
    qtbot.waitUntil(lambda: other.text() == "B")


def test_events_without_a_time_are_timed_on_arrival(qtbot: QtBot, scans: list[str], line: QLineEdit) -> None:
    qtbot.keyClicks(line, "EVK7K3M9Q")

    qtbot.waitUntil(lambda: scans == ["EVK7K3M9Q"])


def test_hostile_text_from_a_reader_crashes_nothing_stays_short_and_leaves_the_next_scan_as_it_is(
    qtbot: QtBot, scans: list[str], line: QLineEdit
) -> None:
    texts = [text[:150] for text in HOSTILE if "\ud800" not in text]
    for number, text in enumerate(texts, 1):
        send(line, text + "\n", gap_ms=2, start_ms=START_MS + 20_000 * number)
        send(line, f"HTL{number:08}\n", gap_ms=5, start_ms=START_MS + 20_000 * number + 10_000)
        qtbot.waitUntil(lambda wanted=f"HTL{number:08}": scans[-1:] == [wanted], timeout=5_000)

    assert len(scans) >= len(texts)
    assert all(len(scan) <= LENGTH_MAX for scan in scans)
