from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from app.domain.comfort import TEXT_SIZES
from app.ui.theme import dress
from app.ui.widgets.method_card import MethodCard
from tests.ui.looks import a_look

ICON_INK = 0.75
"""The passport of the icon is at least so high, as a ratio of the icon."""

DETAIL = "Show your passport or code. The face camera of this machine stays closed."


def make(qtbot: QtBot, title: str, detail: str = DETAIL, *, ratio: float = 1.0, icon: str = "passport") -> MethodCard:
    card = MethodCard("someCard")
    qtbot.addWidget(card)
    look = a_look(text_ratio=ratio)
    dress(card, look)
    card.show_words(title, look, icon=icon, detail=detail)
    card.resize(460, max(card.heightForWidth(460), 600))
    card.show()
    return card


@pytest.mark.parametrize("ratio", TEXT_SIZES)
def test_a_card_is_as_high_as_its_words_need(qtbot: QtBot, ratio: float) -> None:
    short, long = make(qtbot, "Card", ratio=ratio), make(qtbot, "Card " * 12, ratio=ratio)

    assert long.heightForWidth(460) > short.heightForWidth(460)


def test_a_pair_needs_the_height_of_the_longer_one(qtbot: QtBot) -> None:
    short, long = make(qtbot, "Card"), make(qtbot, "Card " * 12)
    alone = short.heightForWidth(460)

    short.pair_with(long)
    long.pair_with(short)

    assert short.heightForWidth(460) == long.heightForWidth(460) > alone


def test_the_icons_of_a_pair_stand_at_one_height(qtbot: QtBot) -> None:
    short, long = make(qtbot, "Card"), make(qtbot, "Card " * 6)
    for one, other in ((short, long), (long, short)):
        one.pair_with(other)
        one.resize(460, 900)

    assert _first_ink(short) == _first_ink(long)


@pytest.mark.parametrize("ratio", TEXT_SIZES)
def test_beside_large_words_the_icon_takes_the_room_that_they_leave(qtbot: QtBot, ratio: float) -> None:
    """Else the icon becomes a mark, and the card with the longer title alone draws the eye."""
    card = make(qtbot, "Card", ratio=ratio)
    card.resize(460, 1000)

    assert _first_drawing_px(card) >= 0.85 * 0.28 * 1000 * ICON_INK


def test_a_low_card_leaves_the_room_to_its_words(qtbot: QtBot) -> None:
    low, high = make(qtbot, "Card", ratio=2.0), make(qtbot, "Card", ratio=2.0)
    low.resize(460, low.heightForWidth(460))
    high.resize(460, 1000)

    assert _first_drawing_px(low) < _first_drawing_px(high)


def test_both_titles_of_a_pair_take_as_many_lines(qtbot: QtBot) -> None:
    short = make(qtbot, "Check in with my face", detail="", icon="")
    long = make(qtbot, "Check in with my passport or with my booking code", detail="", icon="")
    for card in (short, long):
        card.resize(460, 300)
    assert _lines_of_words(short) < _lines_of_words(long)

    for one, other in ((short, long), (long, short)):
        one.pair_with(other)

    assert _lines_of_words(short) == _lines_of_words(long)


def test_a_hidden_partner_is_not_waited_for(qtbot: QtBot) -> None:
    short, long = make(qtbot, "Card"), make(qtbot, "Card " * 12)
    alone = short.heightForWidth(460)
    short.pair_with(long)

    long.hide()

    assert short.heightForWidth(460) == alone


def test_the_detail_is_lighter_than_the_title(qtbot: QtBot) -> None:
    card = make(qtbot, "Card")

    assert card.font().bold()
    assert not card.detail_font().bold()
    assert card.detail_font().pixelSize() == a_look().text_px("detail")


def test_a_card_without_icon_and_detail_is_lower(qtbot: QtBot) -> None:
    plain = make(qtbot, "I agree to face check-in", detail="", icon="")

    assert plain.heightForWidth(460) < make(qtbot, "I agree to face check-in").heightForWidth(460)


def test_a_card_is_at_least_twenty_millimetres(qtbot: QtBot) -> None:
    card = make(qtbot, "I", detail="", icon="")

    assert card.minimumWidth() * a_look().pitch_mm >= 20.0
    assert card.heightForWidth(460) * a_look().pitch_mm >= 20.0


def _lines_of_words(card: MethodCard) -> int:
    """How many lines the title takes."""
    title, _ = card._blocks(card.width())
    return title.line_count


def _first_ink(card: MethodCard) -> int:
    """The highest line in which something is drawn inside the border."""
    return _inked_lines(card)[0]


def _first_drawing_px(card: MethodCard) -> int:
    """The height of what is drawn first: lines with ink, up to one without."""
    lines = _inked_lines(card)
    return next((count for count, (one, other) in enumerate(pairwise(lines), 1) if other > one + 1), len(lines))


def _inked_lines(card: MethodCard) -> list[int]:
    """The lines in which something is drawn inside the border."""
    image = card.grab().toImage()
    across = range(20, card.width() - 20, 2)
    return [y for y in range(10, card.height() - 10) if any(image.pixelColor(x, y).lightness() < 100 for x in across)]


def test_the_words_of_a_way_are_larger_than_those_of_a_plain_answer(qtbot: QtBot) -> None:
    look = a_look()
    way, answer = MethodCard("oneButton"), MethodCard("otherButton")
    for card, icon in ((way, "face"), (answer, "")):
        qtbot.addWidget(card)
        dress(card, look)
        card.show_words("Check in", look, icon=icon)
        card.ensurePolished()

    assert (way.font().pixelSize(), answer.font().pixelSize()) == (look.text_px("way"), look.text_px("label"))
