from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.domain.comfort import Comfort
from app.domain.consent import Side
from app.domain.face import Guidance
from app.domain.mode import Mode
from app.domain.notice import Notice
from app.flow import events as ev
from app.flow import pages
from app.i18n import Words
from app.ui.shell import Shell
from app.ui.widgets.fade import Fade
from tests.ui.looks import (
    BODIES,
    GLASSES,
    a_page,
    controls,
    place,
    settle,
)
from tests.ui.window import screen_name, seen, show, touch

FACE = pages.FacePage(Guidance.CLOSER, 0.0, Mode.DETECTION_ONLY, 60)


@pytest.mark.parametrize("body", list(BODIES))
def test_the_frame_never_changes_places(shell: Shell, qtbot: QtBot, body: str) -> None:
    show(shell, a_page("choice"))
    before = {b.objectName(): place(b, shell) for b in controls(shell) if b.objectName() in FRAME}

    show(shell, a_page(body))
    if body == "waiting":
        qtbot.waitUntil(lambda: screen_name(shell) == "waitingScreen", timeout=2000)
    after = {b.objectName(): place(b, shell) for b in controls(shell) if b.objectName() in FRAME}

    assert after
    assert {name: before[name] for name in after} == after


FRAME = {
    "staffCorner": None,
    "backButton": ev.WentBack(),
    "noticeButton": ev.NoticeOpened(),
    "textSizeButton": ev.TextSizeTouched(),
    "contrastButton": ev.ContrastTouched(),
    "voiceButton": ev.VoiceTouched(),
    "reachButton": ev.ReachTouched(),
    "helpButton": ev.HelpAsked(),
}


@pytest.mark.parametrize(("name", "event"), [(name, event) for name, event in FRAME.items() if event])
def test_each_tile_says_one_event(shell: Shell, name: str, event: ev.Touched) -> None:
    said: list[object] = []
    shell.happened.connect(said.append)
    show(shell, a_page("choice"))

    touch(shell, name)

    assert said == [event]


def test_a_language_can_be_chosen_on_the_welcome_screen(shell: Shell) -> None:
    said: list[object] = []
    shell.happened.connect(said.append)
    show(shell, a_page("welcome"))

    touch(shell, "languageButton_zh-CN")

    assert said == [ev.LanguageChosen("zh-CN")]


def test_a_language_can_be_chosen_on_every_later_screen(shell: Shell) -> None:
    said: list[object] = []
    shell.happened.connect(said.append)
    show(shell, a_page("consent"))

    touch(shell, "languageButton")
    assert not seen(shell, "consentAgreeButton").isEnabled()
    touch(shell, "languageButton_ar")
    show(shell, a_page("consent", language="ar"))

    assert said == [ev.LanguageChosen("ar")]
    assert seen(shell, "languagePanel") is None
    assert seen(shell, "consentAgreeButton").isEnabled()


def test_help_lies_over_the_screen_and_closes(shell: Shell) -> None:
    said: list[object] = []
    shell.happened.connect(said.append)
    show(shell, a_page("choice", is_help_open=True))

    touch(shell, "closeHelpButton")
    touch(shell, "chooseFaceButton")

    assert said == [ev.HelpClosed()]


def test_the_idle_question_goes_before_help_and_is_answered_by_one_touch(shell: Shell) -> None:
    said: list[object] = []
    shell.happened.connect(said.append)
    show(shell, a_page("choice", is_help_open=True, is_time_low=True))

    assert seen(shell, "helpPanel") is None
    touch(shell, "stayButton")

    assert said == [ev.Stayed()]


def test_the_idle_question_tells_the_doubled_time_of_large_text(shell: Shell) -> None:
    show(shell, a_page("choice", text_ratio=1.5, is_time_low=True))

    assert "60" in shell.spoken()


def test_a_page_may_be_shown_twice(shell: Shell) -> None:
    show(shell, a_page("choice"))
    before = shell.grab().toImage()

    show(shell, a_page("choice"))

    assert shell.grab().toImage() == before


def test_another_visit_begins_with_new_screens(shell: Shell) -> None:
    show(shell, a_page("notice", text_ratio=2.0))
    area = seen(shell, "noticeScroll")
    assert isinstance(area, QScrollArea)
    area.verticalScrollBar().setValue(200)

    show(shell, a_page("notice", text_ratio=2.0, visit_number=2))
    again = seen(shell, "noticeScroll")

    assert again is not area
    assert isinstance(again, QScrollArea)
    assert again.verticalScrollBar().value() == 0


def test_a_new_language_keeps_the_screen(shell: Shell) -> None:
    show(shell, a_page("choice"))
    card = seen(shell, "chooseFaceButton")

    show(shell, a_page("choice", language="ar"))

    assert seen(shell, "chooseFaceButton") is card
    assert shell.layoutDirection() is Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize("body", list(BODIES))
def test_nothing_has_the_focus_when_a_screen_comes(shell: Shell, body: str) -> None:
    show(shell, a_page("welcome"))
    seen(shell, "startButton").setFocus(Qt.FocusReason.TabFocusReason)

    show(shell, a_page(body, visit_number=2))

    assert QApplication.focusWidget() in {None, shell}
    assert not any(getattr(b, "isDefault", bool)() or getattr(b, "autoDefault", bool)() for b in controls(shell))


def test_the_tab_key_begins_in_the_screen_and_goes_on_to_the_frame(shell: Shell) -> None:
    show(shell, a_page("choice"))

    order = [_after_tab(shell) for _ in range(5)]

    assert order == ["chooseFaceButton", "choosePassportButton", "backButton", "noticeButton", "languageButton"]


def test_the_tab_key_begins_in_every_screen_one_after_the_other(shell: Shell) -> None:
    for body, first in (("welcome", "startButton"), ("notice", "noticeContinueButton"), ("choice", "chooseFaceButton")):
        show(shell, a_page(body))
        assert _after_tab(shell) == first
    show(shell, a_page("consent"))
    show(shell, a_page("choice"))

    assert _after_tab(shell) == "chooseFaceButton"


def test_a_window_that_becomes_active_again_focuses_no_choice(shell: Shell, qtbot: QtBot) -> None:
    show(shell, a_page("choice"))
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()

    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)

    assert QApplication.focusWidget() is shell


def test_the_tab_key_follows_the_side_the_cards_are_on(shell: Shell) -> None:
    show(shell, a_page(pages.ChoicePage(Side.RIGHT, is_face_offered=True)))

    order = [_after_tab(shell) for _ in range(2)]

    assert order == ["choosePassportButton", "chooseFaceButton"]


def _after_tab(shell: Shell) -> str:
    QTest.keyClick(shell.focusWidget() or shell, Qt.Key.Key_Tab)
    now = shell.focusWidget()
    return now.objectName() if now else ""


def test_what_is_spoken_is_the_screen_and_not_the_frame(shell: Shell) -> None:
    show(shell, a_page("choice"))

    spoken = shell.spoken()

    assert "How would you like to check in?" in spoken
    assert "Text size" not in spoken


def test_what_is_spoken_of_an_open_panel_is_the_panel(shell: Shell) -> None:
    show(shell, a_page("choice", is_help_open=True))

    assert "Close help" in shell.spoken()
    assert "How would you like" not in shell.spoken()


@pytest.mark.parametrize("glass", list(GLASSES))
def test_the_window_turns_with_the_glass(shell: Shell, glass: str) -> None:
    show(shell, a_page("welcome"), glass)

    start, language = seen(shell, "startButton"), seen(shell, "languageButton_en")
    assert (shell.width(), shell.height()) == GLASSES[glass]
    assert start is not None
    assert language is not None
    assert place(start, shell).bottom() < place(language, shell).top()
    assert (start.width() > shell.width() * 0.7) is (glass == "portrait")


def test_the_first_page_is_fitted_to_the_glass_and_not_to_the_window_before_it(
    shell: Shell, words: Words, notice_for: Callable[[str], Notice]
) -> None:
    show(shell, a_page("welcome"))
    first = Shell(words, notice_for=notice_for, hotel_name="Harbour Hotel")

    first.show_page(a_page("welcome"))
    first.resize(*GLASSES["portrait"])
    first.show()
    settle()

    assert _places(first) == _places(shell)
    first.close()


def _places(shell: Shell) -> dict[str, tuple[int, int, int, int]]:
    return {button.objectName(): place(button, shell).getRect() for button in controls(shell)}


@pytest.mark.parametrize("body", list(BODIES))
def test_every_control_has_a_name_to_be_called_by(shell: Shell, body: str) -> None:
    show(shell, a_page(body))

    nameless = [b for b in controls(shell) if not b.accessibleName() or not b.objectName()]

    assert nameless == []


def test_a_button_that_is_not_on_the_page_is_not_on_the_glass(shell: Shell) -> None:
    show(shell, a_page("welcome", can_go_back=False, can_open_notice=False, has_voice=False))

    shown = {button.objectName() for button in controls(shell)}

    assert not shown & {"backButton", "noticeButton", "voiceButton", "languageButton"}
    assert {"startButton", "withdrawButton", "textSizeButton", "helpButton"} <= shown


@pytest.mark.parametrize(("is_slow", "moves"), [(False, True), (True, False)])
def test_nothing_moves_for_a_guest_who_asked_for_more_time(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, is_slow: bool, moves: bool
) -> None:
    class Glass:
        """A platform that shows motion, as that of these tests does not."""

        @staticmethod
        def platformName() -> str:  # noqa: N802 - Qt's name
            return "xcb"

    monkeypatch.setattr("app.ui.shell.QGuiApplication", Glass)
    shell.show_page(a_page("welcome", comfort=Comfort(is_slow=is_slow)))
    shell.show_page(a_page("choice", comfort=Comfort(is_slow=is_slow)))

    assert any(fade.isVisible() for fade in shell.findChildren(Fade)) is moves
