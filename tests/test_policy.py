"""The policy tells the schedule that really runs, in words that change with the settings."""

from dataclasses import replace

import pytest

from app.config import Config
from app.domain.mode import Mode
from app.policy import policy_page, schedule

DEMO = Config().for_demo()


def in_place(*profiles: str) -> Config:
    """The demo's hotel in another place, as strict as its law asks."""
    return replace(DEMO, hotel=replace(DEMO.hotel, profiles=profiles)).lawful()


def test_in_illinois_it_tells_purpose_term_destruction_and_the_signed_release() -> None:
    page = policy_page(in_place("US-IL"), "0.1.0")

    told = ("signed a written release", "60 seconds at most", "1827 days", "three years", "740 ILCS 14/15(a)")
    assert [each for each in (*told, "never before", "sold, leased, traded") if each not in page] == []
    assert DEMO.hotel.legal_name in page
    assert DEMO.hotel.complaint_authority in page


def test_elsewhere_nothing_is_said_to_be_signed() -> None:
    page = policy_page(in_place("CN"), "0.1.0")

    assert "signed a written release" not in page
    assert "agreed to it on a screen of its own" in page


@pytest.mark.parametrize("mode", Mode)
def test_it_tells_what_this_kiosk_does_with_a_face(mode: Mode) -> None:
    page = policy_page(replace(DEMO, face=replace(DEMO.face, mode=mode)), "0.1.0")

    assert ("measurements of its geometry" in page) is (mode is Mode.VERIFY_1TO1)
    assert ("by eye" in page) is (mode is Mode.DETECTION_ONLY)


def test_every_time_is_that_of_the_settings() -> None:
    config = replace(
        DEMO,
        face=replace(DEMO.face, face_s=45.0),
        receipts=replace(DEMO.receipts, retention_days=2000),
        retention=replace(DEMO.retention, link_days=7, audit_days=1500),
    )

    told = " ".join(how_long for _, how_long, _ in schedule(config))
    assert [each for each in ("45 seconds", "2000 days", "7 days after", "1500 days") if each not in told] == []


def test_hostile_facts_stay_text() -> None:
    page = policy_page(replace(DEMO, hotel=replace(DEMO.hotel, legal_name="<script>x</script>")), "0.1.0")

    assert "<script>" not in page
