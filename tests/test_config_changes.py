"""What a manager changed at the kiosk, over the settings of the file: within the law, a face way never opened."""

from dataclasses import replace

import pytest

from app.config import CHANGEABLE, Config, Face, Hotel, Retention
from app.domain.rules import RANGES, IdentityCheck


def test_changes_stand_over_the_file_and_the_rest_stays() -> None:
    config = Config().lawful()

    changed = config.with_changes({"identity_check": "document", "idle_s": "200", "link_days": "7", "offered": "no"})

    assert changed.hotel.identity_check is IdentityCheck.DOCUMENT
    assert (changed.times.idle_s, changed.retention.link_days, changed.face.offered) == (200.0, 7, False)
    assert changed.receipts == config.receipts
    assert config.with_changes({}) == config


@pytest.mark.parametrize(
    "changes",
    [{"idle_s": "9"}, {"idle_s": ""}, {"identity_check": "face"}, {"mode": "detection_only"}, {"unknown": "1"}],
)
def test_what_is_not_lawful_or_no_such_change_is_passed_over(changes: dict[str, str]) -> None:
    config = Config().lawful()

    assert config.with_changes(changes) == config


def test_the_strictest_holds_whatever_was_changed_before_the_place_was_named() -> None:
    here = Config(hotel=Hotel(profiles=("CN", "US-IL")), retention=Retention(audit_days=2000))

    changed = here.with_changes({"audit_days": "1100"})

    assert changed.retention.audit_days == 1827
    assert here.changeable()["audit_days"].within == (1827, 36525)


def test_a_face_way_that_the_file_closes_stays_closed() -> None:
    closed = replace(Config(), face=Face(offered=False))

    assert not closed.with_changes({"offered": "yes"}).face.offered
    assert "offered" not in closed.changeable()
    assert "offered" in Config().changeable()


@pytest.mark.parametrize("key", ["idle_s", "arrived_s", "staff_s"])
def test_the_ranges_of_the_screen_are_those_of_the_file(key: str) -> None:
    assert CHANGEABLE[key].within == RANGES[key]


@pytest.mark.parametrize(
    ("key", "told"), [("offered", "yes"), ("idle_s", "120"), ("identity_check", "staff_glance"), ("turns", "2")]
)
def test_a_setting_is_told_as_the_screen_writes_it(key: str, told: str) -> None:
    assert Config().told(key) == told
