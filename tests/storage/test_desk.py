"""What the settings put into every record."""

from dataclasses import replace
from datetime import timedelta

from app.config import Config, Receipts
from app.storage.desk import desk_of

DEMO = Config().for_demo()


def test_the_facts_of_the_hotel_stand_in_every_record() -> None:
    desk = desk_of(DEMO)

    assert (desk.controller, desk.contact) == (DEMO.hotel.legal_name, DEMO.hotel.contact)
    assert (desk.kiosk_id, desk.profile) == ("kiosk-1", "CN")
    assert desk.valid_for == timedelta(hours=24)


def test_any_other_setting_is_another_configuration() -> None:
    other = replace(DEMO, receipts=Receipts(consent_hours=25))

    assert desk_of(DEMO).configuration == desk_of(Config().for_demo()).configuration
    assert desk_of(other).configuration != desk_of(DEMO).configuration
    assert desk_of(other).valid_for == timedelta(hours=25)


def test_a_name_is_never_longer_than_a_record_takes() -> None:
    long = replace(DEMO, hotel=replace(DEMO.hotel, legal_name="H" * 900))

    assert len(desk_of(long).controller) == 500
