import pytest
from pytestqt.qtbot import QtBot

from app.ui.theme import dress
from app.ui.widgets.hero import Hero
from app.ui.widgets.icon import Icon
from tests.ui.looks import a_look, cut_words, settle


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_one_word_and_one_sentence_stand_whole_on_the_colour(qtbot: QtBot, ratio: float) -> None:
    hero = Hero("key-card")
    qtbot.addWidget(hero)
    look = a_look(text_ratio=ratio)
    dress(hero, look)
    hero.show_words("Welcome", "Check in here. First you read what this machine does.", look)
    hero.resize(900, 900)
    hero.show()
    settle()

    assert cut_words(hero) == []
    assert hero.grab().toImage().pixelColor(30, 30) == look.color("hero")


def test_larger_text_takes_room_from_the_drawing(qtbot: QtBot) -> None:
    hero = Hero("key-card")
    qtbot.addWidget(hero)
    hero.show_words("Welcome", "", a_look())
    before = hero.findChild(Icon).width()

    hero.show_words("Welcome", "", a_look(text_ratio=2.0))

    assert hero.findChild(Icon).width() < before
