import pytest
from pytestqt.qtbot import QtBot

from app.domain.notice import NoticeItem
from app.ui.theme import dress
from app.ui.widgets.notice_text import NoticeText
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import a_look, cut_words, outside

ITEMS = tuple(NoticeItem(f"N{number}", f"Heading {number}", "Some words of this item. " * 3) for number in range(1, 13))


def make(
    qtbot: QtBot, *, language: str = "en", ratio: float = 1.0, items: tuple[NoticeItem, ...] = ITEMS
) -> NoticeText:
    text = NoticeText()
    qtbot.addWidget(text)
    look = a_look(language=language, text_ratio=ratio)
    dress(text, look)
    text.show_items(items, look)
    text.show()
    return text


def headings(text: NoticeText) -> list[TextLabel]:
    labels = [label for label in text.findChildren(TextLabel) if label.property("role") == "fineStrong"]
    return [label for label in labels if not label.isHidden()]


def test_the_fewest_columns_that_fit_are_taken(qtbot: QtBot) -> None:
    text = make(qtbot)

    text.arrange(1300, 10_000)
    one = {label.x() for label in headings(text)}
    text.arrange(1300, 900)
    several = {label.x() for label in headings(text)}

    assert len(one) == 1
    assert len(several) > 1
    assert text.height() <= 900


def test_columns_are_read_downwards(qtbot: QtBot) -> None:
    text = make(qtbot)

    text.arrange(1300, 900)

    places = [(label.x(), label.y()) for label in headings(text)]
    assert places == sorted(places)


def test_what_is_scrolled_is_read_row_by_row(qtbot: QtBot) -> None:
    text = make(qtbot)

    text.arrange(1300, 100)

    places = [(label.y(), label.x()) for label in headings(text)]
    assert places == sorted(places)
    assert text.height() > 100


def test_the_first_column_stands_where_reading_begins(qtbot: QtBot) -> None:
    text = make(qtbot, language="ar")

    text.arrange(1300, 900)

    assert headings(text)[0].x() > headings(text)[-1].x()


@pytest.mark.parametrize("room_px", [100, 900, 10_000])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_every_word_is_whole(qtbot: QtBot, ratio: float, room_px: int) -> None:
    text = make(qtbot, ratio=ratio)

    text.arrange(1000, room_px)

    assert cut_words(text) == []
    assert outside(text) == []


def test_a_shorter_notice_leaves_nothing_of_a_longer_one(qtbot: QtBot) -> None:
    text = make(qtbot)

    text.show_items(ITEMS[:3], a_look())
    text.arrange(1000, 900)

    assert [label.text() for label in headings(text)] == ["Heading 1", "Heading 2", "Heading 3"]


def test_nothing_is_laid_out_before_there_are_items(qtbot: QtBot) -> None:
    text = NoticeText()
    qtbot.addWidget(text)

    text.arrange(1000, 900)

    assert headings(text) == []


def test_where_there_is_room_the_items_stand_further_apart_and_still_fit(qtbot: QtBot) -> None:
    text = make(qtbot)
    text.arrange(1300, 900)
    columns = {label.x() for label in headings(text)}
    least = text.height()

    text.arrange(1300, least + 120)

    assert {label.x() for label in headings(text)} == columns
    assert least < text.height() <= least + 120
