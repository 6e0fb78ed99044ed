"""Every screen of every state, as it is heard and as a screen reader finds it: whatever is seen is said."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QScrollArea, QWidget

from app.devices.kana import phrases, readings
from app.domain.comfort import Comfort
from app.i18n import LANGUAGES, Words
from app.ui.accessibility import focus_stops
from app.ui.shell import Shell
from app.ui.speech import MARKS, SAID, words_of
from tests.ui.looks import a_page
from tests.ui.pages import every_page
from tests.ui.window import seen, show, touch

EVERY_PAGE = every_page()
LISTENING = Comfort(has_voice=True)
ROLES = {
    QAbstractButton: {QAccessible.Role.Button, QAccessible.Role.CheckBox},
    QLineEdit: {QAccessible.Role.EditableText},
    QAbstractItemView: {QAccessible.Role.Table, QAccessible.Role.List},
    QScrollArea: {QAccessible.Role.Pane, QAccessible.Role.Client, QAccessible.Role.ScrollBar},
}
"""What a screen reader calls each kind of control."""


def stops(shell: Shell) -> Iterator[QWidget]:
    """Every control that can be reached."""
    return (stop for stop in focus_stops(shell) if stop.isVisible() and stop.isEnabled())


def unsaid(shell: Shell) -> list[str]:
    """Words that are seen on the screen and in the frame, and are not in the transcript."""
    said = shell.spoken().splitlines()
    found = []
    for label in shell.findChildren(QLabel):
        is_on_screen = label.isVisible() and label.objectName() != "hotelNameLabel"
        is_in_button = any(isinstance(each, QAbstractButton) for each in _above(label))
        text = (label.property(SAID) or label.text()).translate(MARKS)
        if is_on_screen and not is_in_button and text and not set(text.splitlines()) <= set(said):
            found.append(text)
    return found


def _above(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_is_seen_is_silent_on_any_page(shell: Shell, words: Words, language: str) -> None:
    for name, (body, step) in EVERY_PAGE.items():
        show(shell, a_page(body, step=step, language=language, comfort=LISTENING))

        assert (name, unsaid(shell)) == (name, [])
        assert (name, [s.objectName() for s in stops(shell) if not words_of(s, words, language).strip()]) == (name, [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", ["help", "idle", "languages", "voice"])
def test_no_panel_is_silent(shell: Shell, panel: str, language: str) -> None:
    facts = {"is_help_open": panel == "help", "is_time_low": panel == "idle"}
    told: list[str] = []
    shell.told.connect(lambda text, _language: told.append(text))
    show(shell, a_page("choice", language=language, comfort=LISTENING, **facts))
    if panel in {"languages", "voice"}:
        touch(shell, {"languages": "languageButton", "voice": "voiceButton"}[panel])
        assert told == [shell.spoken()]

    card = seen(shell, f"{panel.removesuffix('s')}Panel")
    assert card is not None
    assert card.accessibleName() in shell.spoken().splitlines()


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_a_screen_reader_finds_name_role_and_state_of_every_control_on_every_page(shell: Shell, language: str) -> None:
    for name, (body, step) in EVERY_PAGE.items():
        show(shell, a_page(body, step=step, language=language, comfort=LISTENING))
        for control in stops(shell):
            found = QAccessible.queryAccessibleInterface(control)
            where = (name, control.objectName())
            state = found.state()

            assert (*where, found.text(QAccessible.Text.Name).strip() != "") == (*where, True)
            kind = next((kind for kind in ROLES if isinstance(control, kind)), type(control))
            assert (*where, kind.__name__, found.role() in ROLES.get(kind, set())) == (*where, kind.__name__, True)
            assert (*where, bool(state.focusable), bool(state.disabled), bool(state.invisible)) == (
                *where,
                True,
                False,
                False,
            )
            if isinstance(control, QAbstractButton) and control.isCheckable():
                assert (*where, bool(state.checkable), bool(state.checked)) == (*where, True, control.isChecked())


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_a_screen_reader_finds_the_screen_by_walking_down_from_the_window(shell: Shell, language: str) -> None:
    show(shell, a_page("choice", language=language))

    names = list(_walk(QAccessible.queryAccessibleInterface(shell)))

    for control in stops(shell):
        assert control.accessibleName() in names


def _walk(found: object) -> Iterator[str]:
    yield found.text(QAccessible.Text.Name)  # type: ignore[attr-defined]
    for number in range(found.childCount()):  # type: ignore[attr-defined]
        child = found.child(number)  # type: ignore[attr-defined]
        if child is not None:
            yield from _walk(child)


def test_every_phrase_on_every_page_has_a_reading_in_japanese(shell: Shell) -> None:
    """The voice says "Chinese letter" for a character that it is not given in kana."""
    for name, (body, step) in EVERY_PAGE.items():
        show(shell, a_page(body, step=step, language="ja", comfort=LISTENING))

        unread = [each for each in phrases(shell.spoken()) if re.search("[々〆一-鿿]", each) and each not in readings()]

        assert (name, unread) == (name, [])
