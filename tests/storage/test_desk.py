"""What the settings put into every record."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app import __version__
from app.config import Config, Receipts
from app.storage.desk import PARITY, desk_of, parity_of

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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'{{"id": "parity-0123456789abcdef", "version": "{__version__}"}}', "parity-0123456789abcdef"),
        ('{"id": "parity-0123456789abcdef", "version": "0.0.0"}', ""),
        (f'{{"id": "somebody else", "version": "{__version__}"}}', ""),
        (f'{{"id": 7, "version": "{__version__}"}}', ""),
        ("[]", ""),
        ("{", ""),
    ],
)
def test_a_parity_report_counts_for_the_version_that_it_measured(tmp_path: Path, text: str, name: str) -> None:
    (tmp_path / PARITY).write_text(text)

    assert parity_of(tmp_path) == name


def test_without_a_report_there_is_no_name(tmp_path: Path) -> None:
    assert parity_of(tmp_path) == ""
    assert desk_of(DEMO).parity == ""
    assert desk_of(DEMO, "parity-0123456789abcdef").parity == "parity-0123456789abcdef"
