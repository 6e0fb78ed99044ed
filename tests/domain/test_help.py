"""A call knows its place and who comes, and nothing of its guest."""

from dataclasses import fields

from app.domain.help import HelpCall, OpenCall


def test_a_call_holds_a_number_a_place_a_time_and_a_screen_alone() -> None:
    assert [field.name for field in fields(HelpCall)] == ["number", "place", "answered_by"]
    assert [field.name for field in fields(OpenCall)] == ["number", "at", "state"]
