import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.comfort import TEXT_SIZES, Comfort, Theme
from app.domain.consent import Side, Way
from app.flow import events as ev
from app.flow import pages
from app.i18n import Words
from app.ui.screens.choice import ChoiceScreen
from app.ui.widgets.method_card import MethodCard
from tests.ui.equal import assert_equal_weight
from tests.ui.looks import GLASSES, LANGUAGES, Shown, a_look, cut_words


@pytest.fixture
def screen(qtbot: QtBot, words: Words) -> ChoiceScreen:
    screen = ChoiceScreen(words)
    qtbot.addWidget(screen)
    return screen


def cards(screen: ChoiceScreen) -> tuple[MethodCard, MethodCard]:
    return screen.findChild(MethodCard, "chooseFaceButton"), screen.findChild(MethodCard, "choosePassportButton")


@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", list(Side))
def test_the_two_ways_have_equal_weight_at_every_text_size(
    screen: ChoiceScreen, shown: Shown, side: Side, language: str, glass: str
) -> None:
    for ratio in TEXT_SIZES:
        page = pages.ChoicePage(side, is_face_offered=True)
        shown(screen, page, glass=glass, language=language, text_ratio=ratio)

        assert_equal_weight(screen, *cards(screen), a_look())


@pytest.mark.parametrize("theme", list(Theme))
def test_the_two_ways_have_equal_weight_in_every_theme(screen: ChoiceScreen, shown: Shown, theme: Theme) -> None:
    shown(screen, "choice", comfort=Comfort(theme=theme))

    assert_equal_weight(screen, *cards(screen), a_look(theme=theme))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", list(Side))
def test_the_face_card_stands_on_its_drawn_side_of_the_glass(
    screen: ChoiceScreen, shown: Shown, side: Side, language: str
) -> None:
    shown(screen, pages.ChoicePage(side, is_face_offered=True), language=language)

    face, passport = cards(screen)
    assert (face.x() < passport.x()) is (side is Side.LEFT)


@pytest.mark.parametrize(
    ("name", "event"),
    [("chooseFaceButton", ev.WayChosen(Way.FACE)), ("choosePassportButton", ev.WayChosen(Way.DOCUMENT))],
)
def test_a_touch_says_the_way(screen: ChoiceScreen, shown: Shown, name: str, event: ev.Touched) -> None:
    said: list[object] = []
    screen.happened.connect(said.append)
    shown(screen, "choice")

    QTest.mouseClick(screen.findChild(MethodCard, name), Qt.MouseButton.LeftButton)

    assert said == [event]


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_details_are_of_like_length(screen: ChoiceScreen, shown: Shown, language: str) -> None:
    """Source: rights.md P17, P24."""
    shown(screen, "choice", language=language)

    face, passport = cards(screen)
    assert 0.8 <= len(face.accessibleDescription()) / len(passport.accessibleDescription()) <= 1.25


def test_without_the_face_way_only_the_other_is_offered_and_the_screen_says_so(
    screen: ChoiceScreen, shown: Shown, words: Words
) -> None:
    shown(screen, pages.ChoicePage(Side.LEFT, is_face_offered=False))

    face, passport = cards(screen)
    assert (face.isHidden(), passport.isHidden()) == (True, False)
    assert words.text("en", "choice.face_closed") in {label.text() for label in screen.findChildren(QLabel)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_face_way_may_be_the_screen_is_whole_and_speaks_of_none(
    screen: ChoiceScreen, shown: Shown, words: Words, language: str
) -> None:
    """Source: rights.md R79."""
    body = pages.ChoicePage(Side.RIGHT, is_face_offered=False, is_face_allowed=False)
    shown(screen, body, language=language)

    face, passport = cards(screen)
    assert (face.isHidden(), passport.isHidden()) == (True, False)
    told = " ".join([*(label.text() for label in screen.findChildren(QLabel)), passport.accessibleDescription()])
    assert words.text(language, "choice.one_lead") in told
    assert not any(word in told.lower() for word in ("face", "camera", "人脸", "摄像头", "الوجه", "كاميرا"))
    assert cut_words(screen) == []
