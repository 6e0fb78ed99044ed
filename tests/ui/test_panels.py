from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.comfort import Comfort
from app.domain.help import HelpCall
from app.flow import events as ev
from app.flow.pages import StaffPinPage
from app.i18n import Words
from app.ui.panels import Panels
from app.ui.speech import SAID
from app.ui.theme import dress
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.shown_name import shown_name
from tests.ui.looks import a_look, a_page, settle


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    place = QWidget()
    place.resize(1080, 1400)
    qtbot.addWidget(place)
    dress(place, a_look())
    place.show()
    return place


@pytest.fixture
def panels(place: QWidget, words: Words) -> Panels:
    return Panels(place, words, 30.0)


def test_no_panel_is_open_on_a_page_without_one(panels: Panels) -> None:
    panels.show_page(a_page("choice"), a_look())

    assert panels.open_panel is None


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"is_help_open": True}, "helpPanel"),
        ({"is_time_low": True}, "idlePanel"),
        ({"is_help_open": True, "is_time_low": True}, "idlePanel"),
    ],
)
def test_one_panel_is_open_and_the_idle_question_goes_first(panels: Panels, facts: dict[str, bool], name: str) -> None:
    panels.show_page(a_page("choice", **facts), a_look())

    assert panels.open_panel is not None
    assert panels.open_panel.objectName() == name


def test_the_panel_covers_its_place_whatever_its_size(panels: Panels, place: QWidget) -> None:
    panels.show_page(a_page("choice", is_help_open=True), a_look())

    place.resize(900, 700)
    settle()

    assert panels.help.geometry() == place.rect()


def test_a_language_chosen_from_the_list_closes_it(panels: Panels, qtbot: QtBot) -> None:
    panels.is_listing = True
    panels.show_page(a_page("choice"), a_look())
    settle()

    with qtbot.waitSignals([panels.happened, panels.closed]):
        QTest.mouseClick(panels.languages.findChild(BigButton, "languageButton_ar"), Qt.MouseButton.LeftButton)

    assert not panels.is_listing


def test_the_list_can_be_closed_without_a_choice(panels: Panels, qtbot: QtBot) -> None:
    said: list[object] = []
    panels.happened.connect(said.append)
    panels.is_listing = True
    panels.show_page(a_page("choice"), a_look())
    settle()

    with qtbot.waitSignal(panels.closed):
        QTest.mouseClick(panels.languages.findChild(BigButton, "closeLanguagesButton"), Qt.MouseButton.LeftButton)

    assert said == []


def test_closing_a_closed_list_tells_nobody(panels: Panels, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panels.closed):
        panels.close_lists()


@pytest.mark.parametrize(
    ("facts", "name", "event"),
    [
        ({"is_help_open": True}, "closeHelpButton", ev.HelpClosed()),
        ({"is_time_low": True}, "stayButton", ev.Stayed()),
    ],
)
def test_the_one_button_of_a_panel_says_its_event(
    panels: Panels, qtbot: QtBot, facts: dict[str, bool], name: str, event: ev.Touched
) -> None:
    panels.show_page(a_page("choice", **facts), a_look())
    settle()
    assert panels.open_panel is not None

    with qtbot.waitSignal(panels.happened) as said:
        QTest.mouseClick(panels.open_panel.findChild(BigButton, name), Qt.MouseButton.LeftButton)

    assert said.args == [event]


@pytest.mark.parametrize(("ratio", "seconds"), [(1.0, "30"), (2.0, "60")])
def test_the_seconds_told_are_the_seconds_given(panels: Panels, ratio: float, seconds: str) -> None:
    panels.show_page(a_page("choice", is_time_low=True, text_ratio=ratio), a_look(text_ratio=ratio))

    assert seconds in panels.idle.text.text()


def left(panels: Panels) -> int:
    """The seconds that the idle question tells."""
    return int("".join(filter(str.isdigit, panels.idle.text.text())))


def test_the_seconds_left_are_counted_down_before_the_guests_eyes(panels: Panels, qtbot: QtBot) -> None:
    page = a_page("choice", is_time_low=True)
    panels.show_page(page, a_look())
    first = panels.idle.text.text()

    qtbot.waitUntil(lambda: left(panels) < 30, timeout=3000)
    panels.show_page(page, a_look())

    assert left(panels) < 30
    assert panels.idle.text.property(SAID) == first


def test_another_warning_counts_from_the_beginning(panels: Panels, qtbot: QtBot) -> None:
    page = a_page("choice", is_time_low=True)
    panels.show_page(page, a_look())
    qtbot.waitUntil(lambda: left(panels) < 30, timeout=3000)

    panels.show_page(a_page("choice"), a_look())
    panels.show_page(page, a_look())

    assert left(panels) == 30


def test_who_asked_for_more_time_is_warned_three_times_as_long(panels: Panels) -> None:
    panels.show_page(a_page("choice", is_time_low=True, comfort=Comfort(is_slow=True)), a_look())

    assert left(panels) == 90


def test_a_staff_screen_that_closes_does_not_claim_that_the_visit_ends(panels: Panels) -> None:
    panels.show_page(replace(a_page(StaffPinPage(None, 0)), is_time_low=True, comfort=Comfort(text_step=2)), a_look())

    said = panels.idle.text.text()
    assert "visit" not in said
    assert "30" in said


def test_a_guest_who_called_reads_the_place_in_the_queue_and_then_who_comes(panels: Panels, words: Words) -> None:
    waiting = replace(a_page("choice", is_help_open=True), help=HelpCall(9, 2))
    panels.show_page(waiting, a_look())
    assert words.plural("en", "help.place", 2) in panels.help.text.text()
    assert words.text("en", "help.body") in panels.help.text.text()

    panels.show_page(replace(waiting, help=HelpCall(9, 1, "Lin")), a_look())
    assert panels.help.text.text() == words.text("en", "help.coming", name=shown_name("Lin"))


def test_a_guest_who_waits_reads_for_how_long_that_it_rang_again_and_how_to_go_on(panels: Panels, words: Words) -> None:
    asked = replace(a_page("choice", is_help_open=True), help=HelpCall(9, 1), is_calling=True)
    panels.show_page(asked, a_look())
    said = panels.help.text.text()
    assert "ago" not in said
    assert words.text("en", "help.rung") in said
    assert close_words(panels) == words.text("en", "help.close")

    late = replace(asked, help=HelpCall(9, 1, waited=2), help_repeats=1)
    panels.show_page(late, a_look())
    said = panels.help.text.text()
    assert words.plural("en", "help.waited", 2) in said
    assert words.text("en", "help.overdue") in said
    assert close_words(panels) == words.text("en", "help.go_on")

    panels.show_page(replace(late, help=HelpCall(9, 1, "Lin", 3), is_calling=False), a_look())
    assert panels.help.text.text() == words.text("en", "help.coming", name=shown_name("Lin"))
    assert close_words(panels) == words.text("en", "help.close")


def close_words(panels: Panels) -> str:
    """What the button says that closes the panel."""
    return panels.help.findChild(QAbstractButton, "closeHelpButton").text()
