import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.domain.comfort import TEXT_SIZES, Comfort, Theme
from app.domain.consent import Side
from app.domain.mode import Mode
from app.flow import events as ev
from app.flow import pages
from app.i18n import Words
from app.ui.screens.consent import ConsentScreen
from app.ui.widgets.method_card import MethodCard
from tests.ui.equal import assert_equal_weight
from tests.ui.looks import GLASSES, LANGUAGES, Shown, a_look, a_text


@pytest.fixture
def screen(qtbot: QtBot, words: Words) -> ConsentScreen:
    screen = ConsentScreen(words)
    qtbot.addWidget(screen)
    return screen


def answers(screen: ConsentScreen) -> tuple[MethodCard, MethodCard]:
    return screen.findChild(MethodCard, "consentAgreeButton"), screen.findChild(MethodCard, "consentDeclineButton")


def texts(screen: ConsentScreen) -> set[str]:
    return {label.text() for label in screen.findChildren(QLabel)}


@pytest.mark.parametrize("glass", list(GLASSES))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", list(Side))
def test_both_answers_have_equal_weight_at_every_text_size(
    screen: ConsentScreen, shown: Shown, side: Side, language: str, glass: str
) -> None:
    for ratio in TEXT_SIZES:
        for release in (None, a_text(language)):
            page = pages.ConsentPage(Mode.VERIFY_1TO1, side, 60, release)
            shown(screen, page, glass=glass, language=language, text_ratio=ratio)

            assert_equal_weight(screen, *answers(screen), a_look())


@pytest.mark.parametrize("theme", list(Theme))
def test_both_answers_have_equal_weight_in_every_theme(screen: ConsentScreen, shown: Shown, theme: Theme) -> None:
    shown(screen, "consent", comfort=Comfort(theme=theme))

    assert_equal_weight(screen, *answers(screen), a_look(theme=theme))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", list(Side))
def test_agreeing_stands_on_its_drawn_side_of_the_glass(
    screen: ConsentScreen, shown: Shown, side: Side, language: str
) -> None:
    shown(screen, pages.ConsentPage(Mode.DETECTION_ONLY, side, 60), language=language)

    agree, decline = answers(screen)
    assert (agree.x() < decline.x()) is (side is Side.LEFT)


@pytest.mark.parametrize(
    ("name", "event"),
    [("consentAgreeButton", ev.ConsentAgreed()), ("consentDeclineButton", ev.PassportPreferred())],
)
def test_one_touch_answers(screen: ConsentScreen, shown: Shown, name: str, event: ev.Touched) -> None:
    said: list[object] = []
    screen.happened.connect(said.append)
    shown(screen, "consent")

    QTest.mouseClick(screen.findChild(MethodCard, name), Qt.MouseButton.LeftButton)

    assert said == [event]


def test_where_a_release_is_asked_for_its_own_words_stand_there_and_one_touch_signs(
    screen: ConsentScreen, shown: Shown
) -> None:
    said: list[object] = []
    screen.happened.connect(said.append)
    shown(screen, "release")

    assert {a_text().title, *a_text().points} <= texts(screen)
    assert answers(screen)[0].accessibleName() == a_text().act
    for answer in answers(screen):
        QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert said == [ev.ReleaseSigned(), ev.PassportPreferred()]


def test_after_a_release_a_plain_consent_shows_nothing_of_it(screen: ConsentScreen, shown: Shown) -> None:
    said: list[object] = []
    screen.happened.connect(said.append)
    shown(screen, "release")
    shown(screen, "consent")

    seen = {label.text() for label in screen.findChildren(QLabel) if label.isVisible()}
    assert not seen & set(a_text().points[:2])
    QTest.mouseClick(answers(screen)[0], Qt.MouseButton.LeftButton)
    assert said == [ev.ConsentAgreed()]


def test_there_is_nothing_else_to_touch_and_nothing_ticked(screen: ConsentScreen, shown: Shown) -> None:
    shown(screen, "consent")

    assert set(screen.findChildren(QAbstractButton)) == set(answers(screen))
    assert not any(answer.isCheckable() for answer in answers(screen))


@pytest.mark.parametrize(
    ("mode", "key"),
    [(Mode.DETECTION_ONLY, "consent.camera_detection"), (Mode.VERIFY_1TO1, "consent.camera_verify")],
)
def test_it_says_what_the_camera_really_does(
    screen: ConsentScreen, shown: Shown, words: Words, mode: Mode, key: str
) -> None:
    shown(screen, pages.ConsentPage(mode, Side.LEFT, 60))

    camera = {words.text("en", each) for each in ("consent.camera_detection", "consent.camera_verify")}
    assert texts(screen) & camera == {words.text("en", key)}


def test_it_says_that_measurements_are_erased_where_they_are_made(
    screen: ConsentScreen, shown: Shown, words: Words
) -> None:
    shown(screen, pages.ConsentPage(Mode.VERIFY_1TO1, Side.LEFT, 60))

    assert words.text("en", "consent.erased_verify", seconds=60) in texts(screen)


@pytest.mark.parametrize("seconds", [20, 60, 180])
def test_it_says_how_long_the_camera_is_open_at_most(
    screen: ConsentScreen, shown: Shown, words: Words, seconds: int
) -> None:
    shown(screen, pages.ConsentPage(Mode.DETECTION_ONLY, Side.LEFT, seconds))

    assert words.text("en", "consent.erased", seconds=seconds) in texts(screen)
