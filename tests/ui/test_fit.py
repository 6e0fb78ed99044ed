"""What gives way where words need more room: air first, then size; and that nothing is tried twice."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.comfort import TEXT_SIZES
from app.flow.pages import Page
from app.i18n import Words
from app.ui.fit import AIR_RATIOS, Fitter, first_that_holds, tighter
from app.ui.screen import Screen
from app.ui.theme import Look, dress
from app.ui.whole import is_whole
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import a_look, a_page

LONG = " ".join(["a word of many"] * 8)
LARGE = a_look(text_ratio=2.0)
TIGHTER = list(tighter(LARGE))
FITTING = 7
"""The step at which the long text fits on the screen of these tests."""


class OneLabelScreen(Screen):
    """Says one text, and remembers in which looks it was told to."""

    object_name = "oneLabelScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.text = LONG
        self.looks: list[Look] = []
        self.label = TextLabel("lead")
        self.label.setParent(self)
        self.label.setText(LONG)

    def show_page(self, page: Page, look: Look) -> None:
        self.looks.append(look)
        self.label.setText(self.text)
        self.label.setGeometry(0, 0, self.width(), self.height())


@pytest.fixture
def screen(qtbot: QtBot, words: Words) -> OneLabelScreen:
    screen = OneLabelScreen(words)
    qtbot.addWidget(screen)
    screen.show()
    dress(screen, TIGHTER[FITTING])
    screen.resize(800, screen.label.heightForWidth(800))
    return screen


@pytest.fixture
def fitter() -> Fitter:
    return Fitter()


def test_at_normal_size_no_word_becomes_smaller() -> None:
    looks = list(tighter(a_look()))

    assert [look.air_ratio for look in looks] == list(AIR_RATIOS)
    assert {look.text_ratio for look in looks} == {1.0}


@pytest.mark.parametrize("ratio", TEXT_SIZES[1:])
def test_larger_words_give_way_after_the_air_and_never_below_the_normal_size(ratio: float) -> None:
    looks = list(tighter(a_look(text_ratio=ratio)))

    sizes = [look.text_ratio for look in looks]
    assert sizes[: len(AIR_RATIOS)] == [ratio] * len(AIR_RATIOS)
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= max(1.0, ratio - 0.5)


def test_less_air_stands_closer() -> None:
    airs = [look.air_px for look in list(tighter(a_look()))]

    assert airs == sorted(airs, reverse=True)
    assert len(set(airs)) == len(airs)


@pytest.mark.parametrize("first", range(13))
def test_the_first_step_that_holds_is_found_in_few_showings(first: int) -> None:
    tried = set()

    def holds(step: int) -> bool:
        tried.add(step)
        return step >= first

    assert first_that_holds(holds, 13) == first
    assert len(tried) <= 6


def test_a_step_is_found_also_where_a_tighter_one_does_not_hold() -> None:
    assert first_that_holds(lambda step: step == 5, 13) == 5


def test_where_nothing_holds_the_tightest_is_shown() -> None:
    assert first_that_holds(lambda _: False, 13) == 12


def test_words_give_way_until_they_fit_and_no_further(screen: OneLabelScreen, fitter: Fitter) -> None:
    fitter.show(screen, a_page("welcome", text_ratio=2.0), LARGE)

    assert screen.looks[-1] == TIGHTER[FITTING]
    assert is_whole(screen, may_scroll=False)


def test_the_same_words_are_shown_again_at_once_as_they_fitted(screen: OneLabelScreen, fitter: Fitter) -> None:
    page = a_page("welcome", text_ratio=2.0)
    fitter.show(screen, page, LARGE)
    fitted = screen.looks[-1]
    screen.looks.clear()

    fitter.show(screen, page, LARGE)

    assert screen.looks == [fitted]


def test_two_texts_that_take_turns_are_each_fitted_once(screen: OneLabelScreen, fitter: Fitter) -> None:
    page = a_page("welcome", text_ratio=2.0)
    fitted = {}
    for text in ("Short", LONG, "Short"):
        screen.text = text
        fitter.show(screen, page, LARGE)
        fitted[text] = screen.looks[-1]
    for text in (LONG, "Short", LONG):
        screen.text = text
        screen.looks.clear()
        fitter.show(screen, page, LARGE)

        assert screen.looks[-1] == fitted[text]
        assert len(screen.looks) <= 2
    assert fitted["Short"] == LARGE


def test_other_words_are_fitted_anew(screen: OneLabelScreen, fitter: Fitter) -> None:
    page = a_page("welcome", text_ratio=2.0)
    fitter.show(screen, page, LARGE)

    screen.text = "Short"
    fitter.show(screen, page, LARGE)

    assert screen.looks[-1] == LARGE


def test_what_fitted_on_another_glass_is_tried_again(screen: OneLabelScreen, fitter: Fitter) -> None:
    page = a_page("welcome", text_ratio=2.0)
    fitter.show(screen, page, LARGE)
    screen.resize(800, 1600)

    fitter.show(screen, page, a_look(text_ratio=2.0, glass="landscape"))

    assert screen.looks[-1] == a_look(text_ratio=2.0, glass="landscape")


def test_after_a_guest_nothing_is_known_of_the_words(screen: OneLabelScreen, fitter: Fitter) -> None:
    page = a_page("welcome", text_ratio=2.0)
    fitter.show(screen, page, LARGE)
    fitter.forget()
    screen.looks.clear()

    fitter.show(screen, page, LARGE)

    assert screen.looks[0] == LARGE
    assert len(screen.looks) > 1
