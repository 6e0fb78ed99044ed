import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.speech import words_on
from app.ui.theme import Look, dress
from app.ui.widgets.hero import Hero
from app.ui.widgets.icon import Icon
from tests.ui.looks import a_look, cut_words, settle


def make(qtbot: QtBot, look: Look, *, kind: str = "hero", note: str = "") -> Hero:
    hero = Hero("some", kind=kind)
    qtbot.addWidget(hero)
    dress(hero, look)
    hero.show_words("Welcome", "First you read what this machine does.", look, icon="key-card", note=note)
    hero.resize(900, 900)
    hero.show()
    settle()
    return hero


@pytest.mark.parametrize(("kind", "token"), [("hero", "hero"), ("quiet", "press")])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_its_words_stand_whole_on_its_ground(qtbot: QtBot, ratio: float, kind: str, token: str) -> None:
    look = a_look(text_ratio=ratio)

    hero = make(qtbot, look, kind=kind, note="The machine compared nothing. Staff look at you and your passport.")

    assert cut_words(hero) == []
    assert hero.grab().toImage().pixelColor(30, 30) == look.color(token)


def test_a_second_sentence_is_shown_only_where_there_is_one(qtbot: QtBot) -> None:
    with_note, without = make(qtbot, a_look(), note="More."), make(qtbot, a_look())

    assert with_note.findChild(QLabel, "someNote").isVisible()
    assert not without.findChild(QLabel, "someNote").isVisible()


def test_larger_text_takes_room_from_the_drawing(qtbot: QtBot) -> None:
    normal, large = make(qtbot, a_look()), make(qtbot, a_look(text_ratio=2.0))

    assert large.findChild(Icon).width() < normal.findChild(Icon).width()


def test_in_low_reach_large_words_take_all_of_it(qtbot: QtBot) -> None:
    normal = make(qtbot, a_look().with_controls_below(600))
    large = make(qtbot, a_look(text_ratio=2.0).with_controls_below(600))

    assert normal.findChild(Icon).isVisible()
    assert not large.findChild(Icon).isVisible()


def test_the_second_sentence_may_change_while_the_voice_keeps_to_the_first(qtbot: QtBot) -> None:
    hero = make(qtbot, a_look(), note="Two left.")

    hero.change_note("One left.", said="Two left.")

    assert hero.findChild(QLabel, "someNote").text() == "One left."
    assert "Two left." in words_on(hero)
    assert "One left." not in words_on(hero)


def test_the_second_sentence_may_be_written_larger(qtbot: QtBot) -> None:
    hero = make(qtbot, a_look(), note="More.")

    hero.show_words("Title", "Text.", a_look(), icon="time", note="Two left.", note_role="heading")

    assert hero.findChild(QLabel, "someNote").property("role") == "heading"


def test_beside_large_words_there_is_no_speck_of_a_drawing(qtbot: QtBot) -> None:
    hero = make(qtbot, a_look())
    assert hero.findChild(Icon).isVisible()

    hero.show_words("Title", "Text.", a_look(text_ratio=2.0), icon="time", icon_mm=20.0)

    assert not hero.findChild(Icon).isVisible()
