import gc
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QScrollArea

from app.domain.comfort import TEXT_SIZES, Comfort
from app.domain.notice import Notice
from app.i18n import LANGUAGES, Words
from app.ui.shell import Shell
from app.ui.whole import is_whole
from app.ui.widgets.panel import Panel
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import (
    BODIES,
    GLASSES,
    a_look,
    a_page,
    controls,
    cut_words,
    outside,
    overlaps,
    place,
    settle,
    too_small,
)
from tests.ui.pages import every_page
from tests.ui.screens.fits import screen_of
from tests.ui.window import seen, show, touch

EVERY_PAGE = every_page()
"""Every page of the kiosk, in every state that has words of its own."""

HARD = ("de", "ja", "id", "ru")
"""The languages that need most room; with them the others fit, which the largest size proves for each."""

LEAST_OF_TWO = 1.5
"""Where its words are long, a page for a guest of the largest size may have words of this size at least."""


ROLE_OF = {"fineStrong": "fine", "heading": "label", "strong": "body", "smallStrong": "small", "fact": "key"}
"""The type of each role that is told apart by its weight alone."""


def words_of(shell: Shell) -> list[tuple[str, str, int]]:
    """The words to be seen, each with its role and the size it is written in."""
    labels = [label for label in shell.findChildren(TextLabel) if label.isVisible() and label.text()]
    roles = (label.property("role") for label in labels)
    return [
        (each.text(), ROLE_OF.get(role, role), each.font().pixelSize())
        for each, role in zip(labels, roles, strict=True)
    ]


def faults(shell: Shell) -> list[object]:
    """What a guest could not read or touch."""
    return [*cut_words(shell), *outside(shell), *overlaps(shell), *too_small(shell, a_look())]


@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_cut_covered_or_lost_on_any_page_in_the_largest_words(
    shell: Shell, language: str, glass: str
) -> None:
    look = a_look(text_ratio=LEAST_OF_TWO)
    for name, (body, step) in EVERY_PAGE.items():
        show(shell, a_page(body, step=step, language=language, text_ratio=2.0), glass)

        assert (name, faults(shell)) == (name, [])
        assert (name, [t for t, role, px in words_of(shell) if px < look.text_px(role)]) == (name, [])


@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", HARD)
def test_no_word_is_cut_covered_or_lost_on_any_page_at_normal_size(shell: Shell, language: str, glass: str) -> None:
    for name, (body, step) in EVERY_PAGE.items():
        show(shell, a_page(body, step=step, language=language), glass)

        assert (name, faults(shell)) == (name, [])
        assert (name, [t for t, role, px in words_of(shell) if px < a_look().text_px(role)]) == (name, [])


@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", HARD)
@pytest.mark.parametrize("ratio", TEXT_SIZES[1:-1])
def test_the_sizes_between_hold_the_longest_words_too(shell: Shell, ratio: float, language: str, glass: str) -> None:
    for body in BODIES:
        show(shell, a_page(body, language=language, text_ratio=ratio), glass)

        assert (body, faults(shell)) == (body, [])


@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_idle_question_holds_its_words_at_every_second(
    shell: Shell, words: Words, language: str, glass: str
) -> None:
    show(shell, a_page("choice", language=language, text_ratio=2.0, is_time_low=True), glass)
    card = seen(shell, "idlePanel")
    assert isinstance(card, Panel)
    for seconds in (60, 22, 11, 10, 5, 3, 2, 1, 0):
        card.text.setText(words.plural(language, "idle.body", seconds))
        settle()

        assert (seconds, cut_words(card), outside(card)) == (seconds, [], [])


@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", ["help", "idle", "languages"])
def test_panels_hold_all_their_words(shell: Shell, panel: str, language: str, glass: str) -> None:
    for ratio in (1.0, 2.0):
        is_help, is_idle = panel == "help", panel == "idle"
        page = a_page("choice", language=language, text_ratio=ratio, is_help_open=is_help, is_time_low=is_idle)
        show(shell, page, glass)
        if panel == "languages":
            touch(shell, "languageButton")
        card = seen(shell, f"{panel.removesuffix('s')}Panel")

        assert card is not None
        assert (ratio, cut_words(card)) == (ratio, [])
        assert (ratio, outside(card)) == (ratio, [])
        if panel == "languages":
            touch(shell, "closeLanguagesButton")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("body", ["welcome", "notice", "choice", "consent"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_in_low_reach_every_control_stands_in_the_lower_sixty_percent(
    shell: Shell, body: str, language: str, ratio: float
) -> None:
    comfort = Comfort(text_step=TEXT_SIZES.index(ratio), has_low_reach=True)

    show(shell, a_page(body, language=language, comfort=comfort))

    high = [b.objectName() for b in controls(shell) if place(b, shell).top() < shell.height() * 0.4]
    assert high == ["staffCorner"]
    assert cut_words(shell) == []
    assert overlaps(shell) == []


@pytest.mark.parametrize("language", [*HARD, "en", "fr"])
def test_in_low_reach_every_page_is_whole_in_the_largest_words(shell: Shell, language: str) -> None:
    comfort = Comfort(text_step=TEXT_SIZES.index(2.0), has_low_reach=True)
    for name, (body, step) in EVERY_PAGE.items():
        show(shell, a_page(body, step=step, language=language, comfort=comfort))

        assert (name, is_whole(screen_of(shell), may_scroll=True)) == (name, True)


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
@pytest.mark.parametrize("name", ["console", "console-receipts", "console-devices"])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_in_low_reach_the_desks_tables_are_chosen_in_the_lower_part_too(
    shell: Shell, name: str, language: str, ratio: float
) -> None:
    """Where a control stands too high, no size of the words is small enough, and all of them would shrink in vain."""
    body, step = EVERY_PAGE[name]
    comfort = Comfort(text_step=TEXT_SIZES.index(ratio), has_low_reach=True)

    show(shell, a_page(body, step=step, language=language, comfort=comfort))

    high = [b.objectName() for b in controls(shell) if place(b, shell).top() < shell.height() * 0.4]
    assert high == ["staffCorner"]
    assert cut_words(shell) == []
    assert overlaps(shell) == []
    assert min(px / a_look().text_px(role) for _, role, px in words_of(shell)) >= 1


@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_notice_is_on_one_screen_at_normal_size(shell: Shell, language: str, glass: str) -> None:
    show(shell, a_page("notice", language=language), glass)
    area = shell.findChild(QScrollArea, "noticeScroll")

    assert area.verticalScrollBar().maximum() == 0
    assert seen(shell, "moreButton") is None


@pytest.mark.parametrize("size", [(720, 1280), (1280, 720), (360, 640), (800, 1280)])
@pytest.mark.parametrize("body", ["welcome", "notice", "choice", "consent"])
def test_on_a_smaller_glass_the_whole_kiosk_is_drawn_smaller(shell: Shell, body: str, size: tuple[int, int]) -> None:
    shell.resize(*size)

    shell.show_page(a_page(body))
    settle()

    assert (shell.width(), shell.height()) == size
    assert cut_words(shell) == []
    assert outside(shell) == []
    assert overlaps(shell) == []


def test_a_window_first_has_the_shape_of_the_screen(words: Words, notice_for: Callable[[str], Notice]) -> None:
    window = Shell(words, notice_for=notice_for, hotel_name="Harbour Hotel")

    screen = window.screen().availableSize()

    assert window.width() < screen.width()
    assert window.width() / window.height() == pytest.approx(screen.width() / screen.height(), rel=0.02)
    window.deleteLater()


def test_the_full_screen_is_taken_even_where_nobody_gives_it(shell: Shell) -> None:
    shell.resize(400, 300)

    shell.showFullScreen()

    assert shell.size() == shell.screen().size()


def test_no_measured_word_of_a_guest_outlives_the_visit(shell: Shell) -> None:
    body, step = EVERY_PAGE["confirm"]
    show(shell, a_page(body, step=step))
    before = _remembered("Maria Fernandez")

    show(shell, a_page("welcome", visit_number=2))

    assert before
    assert _remembered("Maria Fernandez") == []


def _remembered(name: str) -> list[str]:
    """The texts with a name in them that stand in the keys of any table in memory."""
    keys = (key for table in gc.get_objects() if type(table) is dict for key in list(table) if type(key) is tuple)
    return [part for key in keys for part in key if type(part) is str and name in part]
