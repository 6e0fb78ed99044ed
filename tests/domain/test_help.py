"""A call knows its place and who comes, and nothing of its guest."""

from dataclasses import fields
from datetime import timedelta

from app.domain.help import CallBoard, HelpCall, News, OpenCall
from tests.builders import NOW

ONE, TWO = OpenCall(1, NOW, "Choice"), OpenCall(2, NOW, "Face")


def test_a_call_holds_a_number_a_place_a_time_and_a_screen_alone() -> None:
    assert [field.name for field in fields(HelpCall)] == ["number", "place", "answered_by", "waited"]
    assert [field.name for field in fields(OpenCall)] == ["number", "at", "state"]


def test_a_desk_is_told_of_a_new_call_once_and_again_only_when_it_waits_too_long() -> None:
    board = CallBoard(timedelta(minutes=2))

    assert board.look([ONE], NOW) == [(News.NEW, ONE)]
    assert board.look([ONE, TWO], NOW + timedelta(minutes=1)) == [(News.NEW, TWO)]
    assert board.look([ONE, TWO], NOW + timedelta(minutes=2)) == [(News.AGAIN, ONE)]
    assert board.look([ONE, TWO], NOW + timedelta(minutes=3)) == [(News.AGAIN, TWO)]
    assert board.look([TWO], NOW + timedelta(minutes=3)) == [(News.OVER, ONE)]
    assert board.look([], NOW + timedelta(minutes=9)) == [(News.OVER, TWO)]
    assert board.look([], NOW + timedelta(minutes=10)) == []
