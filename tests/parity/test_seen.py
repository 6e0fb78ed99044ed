"""What is measured on the glass: the real screens pass, and each unfair one is caught by the measure made for it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPropertyAnimation, Qt
from PySide6.QtWidgets import QGraphicsOpacityEffect

from app.parity.metrics import METRICS, Where
from app.parity.seen import BOTH_SCREENS, seen
from app.parity.stage import Pair, Stage
from app.parity.variants import Pairing
from tests.parity.looks import a_variant


def test_the_real_choice_passes_every_measure_that_can_be_seen(stage: Stage) -> None:
    found = [*seen(stage.show(a_variant())), *seen(stage.show(a_variant(has_low_reach=True)))]

    assert [finding for finding in found if not finding.passes] == []
    of_screen = {metric for metric, one in METRICS.items() if one.where is Where.SCREEN}
    assert {finding.metric for finding in found} == of_screen - {"P32", "P39"}


def test_the_real_consent_is_one_measure(stage: Stage) -> None:
    (finding,) = seen(stage.show(a_variant(pairing=Pairing.CONSENT)))

    assert (finding.metric, finding.value, finding.passes) == (
        "P39",
        f"{len(BOTH_SCREENS)} of {len(BOTH_SCREENS)}",
        True,
    )


def _larger(pair: Pair) -> None:
    pair.face.resize(pair.face.width() + 30, pair.face.height())


def _higher(pair: Pair) -> None:
    pair.face.move(pair.face.x(), pair.face.y() - 40)


def _bolder(pair: Pair) -> None:
    pair.face.setStyleSheet("font-size: 50px")


def _grey(pair: Pair) -> None:
    effect = QGraphicsOpacityEffect(pair.other)
    effect.setOpacity(0.35)
    pair.other.setGraphicsEffect(effect)


def _dead(pair: Pair) -> None:
    pair.other.setEnabled(False)


def _loud(pair: Pair) -> None:
    pair.face.setProperty("kind", "primary")
    pair.face.style().unpolish(pair.face)
    pair.face.style().polish(pair.face)


def _focused(pair: Pair) -> None:
    pair.face.setFocus(Qt.FocusReason.OtherFocusReason)


def _preset(pair: Pair) -> None:
    pair.face.setDefault(True)


def _moving(pair: Pair) -> None:
    QPropertyAnimation(pair.face, b"pos", pair.face)


def _nameless(pair: Pair) -> None:
    pair.other.setAccessibleDescription("")


def _off_the_glass(pair: Pair) -> None:
    pair.other.move(pair.other.x(), pair.window.height() - 50)


def _unreachable(pair: Pair) -> None:
    pair.other.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _close(pair: Pair) -> None:
    pair.face.resize(pair.face.width() + 20, pair.face.height())
    pair.other.resize(pair.other.width() + 20, pair.other.height())


@pytest.mark.parametrize(
    ("spoil", "caught"),
    [
        (_larger, {"P01", "P02"}),
        (_higher, {"P08"}),
        (_bolder, {"P03"}),
        (_grey, {"P04", "P38"}),
        (_dead, {"P13", "P38"}),
        (_loud, {"P05", "P06"}),
        (_focused, {"P12"}),
        (_preset, {"P12"}),
        (_moving, {"P21"}),
        (_nameless, {"P23"}),
        (_off_the_glass, {"P11"}),
        (_unreachable, {"P25"}),
        (_close, {"P26"}),
    ],
)
def test_an_unfair_screen_is_caught(stage: Stage, spoil: Callable[[Pair], None], caught: set[str]) -> None:
    pair = stage.show(a_variant())
    spoil(pair)

    failed = {finding.metric for finding in seen(pair) if not finding.passes}

    assert caught <= failed
