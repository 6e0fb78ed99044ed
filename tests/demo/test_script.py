"""What the demo guest does."""

import pytest

from app.demo.script import Await, DemoWay, Lay, Look, Take, Touch, Turn, TypeCode, Watch, acts


@pytest.mark.parametrize("way", list(DemoWay))
def test_every_visit_goes_from_welcome_to_welcome_and_takes_the_receipt_along(way: DemoWay) -> None:
    played = acts(way, "ar")

    assert isinstance(played[0], Look)
    assert isinstance(played[-1], Look)
    assert (played[0].screen, played[-1].screen) == ("welcomeScreen", "welcomeScreen")
    assert Touch("languageButton_ar") in played
    assert Take() in played


def test_only_the_face_way_watches_a_preview_and_only_the_code_way_types() -> None:
    has_preview = {way for way in DemoWay if any(isinstance(act, Watch) for act in acts(way, "en"))}
    types = {way for way in DemoWay if TypeCode() in acts(way, "en")}
    turns = {way for way in DemoWay if any(isinstance(act, Turn) for act in acts(way, "en"))}
    lays = {way for way in DemoWay if any(isinstance(act, Lay) for act in acts(way, "en"))}

    prints = {way for way in DemoWay if any(isinstance(act, Await) for act in acts(way, "en"))}

    assert types == prints
    assert has_preview == turns == {DemoWay.FACE}
    assert types == {DemoWay.CODE}
    assert lays == {DemoWay.FACE, DemoWay.PASSPORT}


def test_the_way_without_a_face_takes_no_more_touches_than_the_face_way() -> None:
    touches = {way: sum(isinstance(act, Touch) for act in acts(way, "en")) for way in DemoWay}

    assert touches[DemoWay.PASSPORT] <= touches[DemoWay.FACE]
