"""Every cue may deny, and none can make up for another."""

from itertools import product

import pytest

from app.domain.cues import PASSIVE_MIN, TURNS_MAX, Verdict, turns_wanted, verdict_of
from app.domain.face import Guidance
from app.domain.liveness import Failure, Step

RUNNING = Step(Guidance.LOOK_HERE, 0.3)
PASSED = Step(Guidance.LOOK_HERE, 1.0, is_passed=True)


def failed(failure: Failure) -> Step:
    return Step(Guidance.LOOK_HERE, 0.3, failure=failure)


@pytest.mark.parametrize(("failure", "passive"), list(product(Failure, (None, 0.0, 1.0))))
def test_a_failed_challenge_is_final_whatever_the_rest_says(failure: Failure, passive: float | None) -> None:
    assert verdict_of(failed(failure), turns=2, is_voting=True, passive=passive) is Verdict.NOT_SHOWN


@pytest.mark.parametrize("turns", [0, 2])
def test_a_denial_by_the_passive_model_is_final(turns: int) -> None:
    assert verdict_of(PASSED, turns=turns, is_voting=True, passive=PASSIVE_MIN - 0.01) is Verdict.NOT_SHOWN


def test_both_cues_together_show_a_living_person() -> None:
    assert verdict_of(PASSED, turns=2, is_voting=True, passive=PASSIVE_MIN) is Verdict.LIVE


def test_where_there_is_no_passive_model_the_turns_decide() -> None:
    assert verdict_of(PASSED, turns=2, is_voting=False, passive=None) is Verdict.LIVE


@pytest.mark.parametrize(("step", "passive"), [(RUNNING, 1.0), (RUNNING, 0.0), (RUNNING, None), (PASSED, None)])
def test_nothing_is_said_before_both_cues_have_spoken(step: Step, passive: float | None) -> None:
    assert verdict_of(step, turns=2, is_voting=True, passive=passive) is None


@pytest.mark.parametrize(("is_voting", "passive"), [(False, None), (True, 0.99)])
def test_where_no_turns_are_asked_nobody_is_called_live(is_voting: bool, passive: float | None) -> None:
    assert verdict_of(PASSED, turns=0, is_voting=is_voting, passive=passive) is Verdict.NOT_ASKED


def test_every_failed_attempt_asks_for_one_turn_more_up_to_four() -> None:
    assert [turns_wanted(2, attempts_failed=failed) for failed in range(5)] == [2, 3, TURNS_MAX, TURNS_MAX, TURNS_MAX]
    assert turns_wanted(6, attempts_failed=2) == 6


def test_a_hotel_that_asks_for_no_turns_gets_none_on_any_attempt() -> None:
    assert turns_wanted(0, attempts_failed=2) == 0
