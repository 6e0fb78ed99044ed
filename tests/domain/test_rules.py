"""A hotel's numbers stay within what is lawful."""

from dataclasses import replace

import pytest

from app.domain.consent import Decision
from app.domain.rules import RANGES, HouseRules, IdentityCheck
from tests.builders import a_draft, a_notice_ref, a_receipt, a_release, rules, some_releases


def faults_with(name: str, number: float) -> tuple[str, ...]:
    """The faults of the usual rules with one number replaced."""
    return replace(rules(), **{name: number}).faults()  # type: ignore[arg-type]


def test_the_defaults_are_lawful() -> None:
    assert rules().faults() == ()


@pytest.mark.parametrize("name", RANGES)
def test_the_ends_of_each_range_are_lawful_and_a_step_beyond_is_not(name: str) -> None:
    low, high = RANGES[name]

    assert faults_with(name, low) == faults_with(name, high) == ()
    assert faults_with(name, low - 0.1) == faults_with(name, high + 0.1) == (name,)


def test_a_number_that_is_none_is_a_fault() -> None:
    assert replace(rules(), idle_s=float("nan")).faults() == ("idle_s",)


def test_languages_keep_the_order_of_the_hotel() -> None:
    own = rules(notices={"ar": a_notice_ref(language="ar"), "en": a_notice_ref()})

    assert own.languages == ("ar", "en")


def test_a_receipt_lets_the_camera_open_only_if_signed_where_that_is_asked() -> None:
    here, there = rules(), rules(releases=some_releases("en"))
    consent, release = a_receipt(), a_receipt(draft=a_draft(release=a_release()))
    declined = a_receipt(draft=a_draft(decision=Decision.DECLINED))

    assert [here.allows_face(each) for each in (consent, release, declined)] == [True, True, False]
    assert [there.allows_face(each) for each in (consent, release, declined)] == [False, True, False]


def test_what_a_manager_changed_holds_and_everything_else_stays() -> None:
    before = rules()

    after = before.with_house(HouseRules(IdentityCheck.DOCUMENT, 200.0, 90.0, 45.0))

    assert (after.identity_check, after.idle_s, after.arrived_s, after.staff_s) == (
        IdentityCheck.DOCUMENT,
        200.0,
        90.0,
        45.0,
    )
    assert (
        after.with_house(HouseRules(before.identity_check, before.idle_s, before.arrived_s, before.staff_s)) == before
    )
