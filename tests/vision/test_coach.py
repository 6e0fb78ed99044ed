"""Which reports follow from what is seen."""

from dataclasses import replace

from app.domain.face import Guidance, Observation
from app.vision.coach import Coach
from app.wire.protocol import Guided, Held, Report

GOOD = Observation(face_count=1, face_height_ratio=0.4, luma=130.0, sharpness=6.0)
FAR = replace(GOOD, face_height_ratio=0.1)


def advised(coach: Coach, seen: list[Observation], *, start_s: float = 0.0, step_s: float = 0.05) -> list[Report]:
    return [
        report
        for index, observation in enumerate(seen)
        for report in coach.advise(observation, now_s=start_s + index * step_s)
    ]


def test_a_hint_is_said_once_while_it_stays() -> None:
    assert advised(Coach(hold_s=1.0), [FAR] * 50) == [Guided(Guidance.CLOSER, 0.0)]


def test_a_good_face_that_is_held_still_is_held_once() -> None:
    reports = advised(Coach(hold_s=1.0), [GOOD] * 60)

    assert [report for report in reports if isinstance(report, Held)] == [Held(21)]
    assert reports[-2] == Guided(Guidance.GOOD, 1.0)
    assert isinstance(reports[-1], Held)


def test_progress_is_said_at_most_ten_times_a_second() -> None:
    reports = advised(Coach(hold_s=1.0), [GOOD] * 101, step_s=0.01)

    assert 9 <= len([report for report in reports if isinstance(report, Guided)]) <= 12


def test_progress_counts_from_the_first_good_frame_though_the_old_hint_must_stand() -> None:
    coach = Coach(hold_s=1.0)
    coach.advise(FAR, now_s=0.0)

    reports = advised(coach, [GOOD] * 8, start_s=0.1, step_s=0.1)

    assert {report.guidance for report in reports if isinstance(report, Guided)} == {Guidance.CLOSER}
    assert max(report.hold_ratio for report in reports if isinstance(report, Guided)) > 0.5


def test_a_broken_hold_is_said_at_once() -> None:
    coach = Coach(hold_s=1.0)
    advised(coach, [GOOD] * 11)

    assert coach.advise(FAR, now_s=0.53) == (Guided(Guidance.GOOD, 0.0),)


def test_a_guest_a_little_too_far_away_is_held_after_a_while_and_hears_nothing_of_it() -> None:
    nearly = replace(GOOD, face_height_ratio=0.22)

    reports = advised(Coach(hold_s=1.0), [nearly] * 300)

    assert [report for report in reports if isinstance(report, Held)] == [Held(21)]
    assert list(dict.fromkeys(report.guidance for report in reports if isinstance(report, Guided))) == [
        Guidance.CLOSER,
        Guidance.GOOD,
    ]
