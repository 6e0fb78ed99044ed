"""What the measures say together."""

import json

from app.parity.metrics import METRICS, Finding
from app.parity.report import SHOWN, Report, summed


def a_report(*findings: Finding, looks: int = 4, version: str = "1.0") -> Report:
    return summed(version, looks, ("en", "ar"), findings)


def passed(metric: str) -> Finding:
    return Finding(metric, "well", passes=True, at="here")


def failed(metric: str, at: str = "here") -> Finding:
    return Finding(metric, "badly", passes=False, at=at)


def test_a_hard_failure_costs_five_and_a_soft_one_costs_one() -> None:
    report = a_report(failed("P01"), failed("P01", "there"), failed("P07"), passed("P02"))

    assert report.score == 94
    assert report.hard_failures == ("P01",)


def test_nothing_failed_is_a_hundred() -> None:
    assert a_report(*map(passed, METRICS)).score == 100


def test_every_measure_has_its_line_and_what_was_not_measured_says_why() -> None:
    report = a_report(passed("P01"))

    assert [line.metric for line in report.lines] == list(METRICS)
    assert [line.metric for line in report.lines if not line.why_not] == ["P01"]
    assert all(line.why_not for line in report.lines if not line.measured)


def test_all_failures_are_counted_and_some_are_shown() -> None:
    report = a_report(*(failed("P08", f"look {number}") for number in range(30)))
    (line,) = (line for line in report.lines if line.metric == "P08")

    assert (line.failed, len(line.failures)) == (30, SHOWN)
    assert line.failures[0] == "look 0: badly"


def test_the_same_kiosk_measured_again_has_the_same_name() -> None:
    once = a_report(passed("P01"), Finding("P10", "50.1% left", passes=True, at="4000 draws"))
    again = a_report(passed("P01"), Finding("P10", "49.7% left", passes=True, at="4000 draws"))

    assert once.id == again.id
    assert once.id.startswith("parity-")


def test_another_kiosk_has_another_name() -> None:
    names = {
        report.id
        for report in (
            a_report(passed("P01")),
            a_report(failed("P01")),
            a_report(passed("P01"), looks=5),
            a_report(passed("P01"), version="1.1"),
        )
    }

    assert len(names) == 4


def test_a_machine_gets_everything() -> None:
    report = a_report(failed("P01"))
    told = json.loads(json.dumps(report.as_dict()))

    assert (told["id"], told["score"], told["hard_failures"]) == (report.id, 95, ["P01"])
    assert len(told["metrics"]) == len(METRICS)
    assert told["metrics"][0]["failures"] == ["here: badly"]
    assert "not_measured" in told["metrics"][1]
