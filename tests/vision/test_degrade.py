"""Guidance on pictures with known faults, seen by the real model; run with `-s` to see the confusion matrix."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass

import pytest

from app import paths
from app.domain.face import Guidance, Observation, guidance_for
from tests.needs import needs_models
from tests.vision.covers import INNOCENT
from tests.vision.degrade import DISTANCES_M, EYES_M

RIGHT_MIN = 0.95
OPPOSITES = (
    {Guidance.CLOSER, Guidance.BACK},
    {Guidance.LEFT, Guidance.RIGHT},
    {Guidance.UP, Guidance.DOWN},
    {Guidance.MORE_LIGHT, Guidance.LESS_LIGHT},
)


@dataclass(frozen=True)
class Outcome:
    """What was said to one guest with a known fault."""

    fault: str
    name: str
    right: frozenset[Guidance]
    said: Guidance

    @property
    def is_opposite(self) -> bool:
        """Whether following the hint makes the fault worse."""
        return any({right, self.said} == pair for right in self.right for pair in OPPOSITES)


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """Every degraded guest, looked at once."""
    done = subprocess.run(
        (sys.executable, "-B", "-m", "tests.vision.matrix"),
        capture_output=True,
        text=True,
        timeout=240,
        cwd=paths.APP.parent,
        check=True,
    )
    return [outcome(json.loads(line)) for line in done.stdout.splitlines()]


def outcome(told: dict[str, object]) -> Outcome:
    """One line of `matrix`."""
    seen, right = told["seen"], told["right"]
    assert isinstance(seen, dict)
    assert isinstance(right, list)
    hints = frozenset(Guidance(code) for code in right)
    return Outcome(str(told["fault"]), str(told["name"]), hints, guidance_for(Observation(**seen)))


def matrix_of(outcomes: list[Outcome]) -> str:
    """A table: a row for every fault, a column for every hint that was said, and how many were right."""
    said = [hint for hint in Guidance if any(outcome.said is hint for outcome in outcomes)]
    counts = Counter((outcome.fault, outcome.said) for outcome in outcomes)
    lines = [f"{'':16}" + "".join(f"{hint.value[:10]:>11}" for hint in said) + f"{'right':>11}"]
    for fault in dict.fromkeys(outcome.fault for outcome in outcomes):
        all_of_it = [outcome for outcome in outcomes if outcome.fault == fault]
        right = sum(outcome.said in outcome.right for outcome in all_of_it)
        row = "".join(f"{counts[fault, hint] or '.':>11}" for hint in said)
        lines.append(f"{fault:16}{row}{f'{right}/{len(all_of_it)}':>11}")
    return "\n".join(lines)


@needs_models
def test_at_least_nineteen_of_twenty_guests_are_told_what_helps(outcomes: list[Outcome]) -> None:
    right = sum(outcome.said in outcome.right for outcome in outcomes)
    print(f"\n{matrix_of(outcomes)}\n{right} of {len(outcomes)} right ({right / len(outcomes):.1%})")

    assert right / len(outcomes) >= RIGHT_MIN


@needs_models
def test_nobody_is_ever_told_the_opposite_of_what_helps(outcomes: list[Outcome]) -> None:
    assert [outcome for outcome in outcomes if outcome.is_opposite] == []


@needs_models
def test_whoever_is_too_close_is_never_asked_to_come_closer(outcomes: list[Outcome]) -> None:
    close = [outcome.said for outcome in outcomes if outcome.fault == "back"]

    assert close
    assert Guidance.CLOSER not in close


@needs_models
def test_every_hint_was_called_for_and_no_fault_is_missed_more_than_it_is_seen(outcomes: list[Outcome]) -> None:
    called_for = {hint for outcome in outcomes for hint in outcome.right if len(outcome.right) == 1}
    faults = {outcome.fault for outcome in outcomes}
    right = Counter(outcome.fault for outcome in outcomes if outcome.said in outcome.right)
    missed = Counter(outcome.fault for outcome in outcomes if outcome.said not in outcome.right)

    assert called_for == set(Guidance) - {Guidance.TURN_LEFT, Guidance.TURN_RIGHT}
    assert [fault for fault in faults if right[fault] <= missed[fault]] == []


@needs_models
def test_hidden_eyes_and_mouths_are_never_taken_for_each_other_nor_sent_about(outcomes: list[Outcome]) -> None:
    may = {Guidance.GOOD, Guidance.LOOK_HERE, Guidance.HOLD_STILL, Guidance.NO_FACE}

    assert {outcome.said for outcome in outcomes if outcome.fault == "show_eyes"} <= may | {Guidance.SHOW_EYES}
    assert {outcome.said for outcome in outcomes if outcome.fault == "show_mouth"} <= may | {Guidance.SHOW_MOUTH}


@needs_models
def test_glasses_veils_beards_closed_eyes_dark_skin_and_side_light_cover_nothing(outcomes: list[Outcome]) -> None:
    bare = [outcome for outcome in outcomes if outcome.fault not in {"show_eyes", "show_mouth"}]

    assert len([outcome for outcome in bare if outcome.fault == "uncovered"]) == 3 * len(INNOCENT)
    assert [outcome for outcome in bare if outcome.said in {Guidance.SHOW_EYES, Guidance.SHOW_MOUTH}] == []


@needs_models
def test_guests_whose_eyes_are_near_the_height_of_the_camera_are_good_the_further_away_the_more(
    outcomes: list[Outcome],
) -> None:
    """The lens is at 1.50 m and looks straight ahead; run with `-s` to see who is good where."""
    said = {outcome.name: outcome.said for outcome in outcomes if outcome.fault == "any_height"}
    print("\n" + "\n".join(f"{name}: {hint.value}" for name, hint in said.items()))
    good = {
        metres: [eyes_m for eyes_m in EYES_M if said[f"{eyes_m:.2f} m at {metres:.2f} m"] is Guidance.GOOD]
        for metres in DISTANCES_M
    }

    assert 1.50 in good[0.45]
    assert set(good[0.45]) <= set(good[0.6]) <= set(good[0.75]) <= set(good[0.9])
    assert {1.36, 1.42, 1.50, 1.58, 1.64} <= set(good[0.9])
    assert {1.10, 1.20, 1.80, 1.95}.isdisjoint(eyes_m for eyes in good.values() for eyes_m in eyes)


def test_an_opposite_hint_would_be_seen() -> None:
    wrong = Outcome("left", "made up", frozenset({Guidance.LEFT}), Guidance.RIGHT)

    assert wrong.is_opposite
    assert not Outcome("left", "made up", frozenset({Guidance.LEFT}), Guidance.GOOD).is_opposite
    assert "0/1" in matrix_of([wrong])
