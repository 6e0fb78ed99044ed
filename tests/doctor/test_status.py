"""The page of status: every part in the hotel's words, whole, from nowhere else, and without a guest in it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import open_stores
from app.config import TWELVE, Config
from app.doctor.health import measure
from app.doctor.status import status_page
from app.domain.consent import Decision
from app.domain.device import Device
from tests.builders import a_booking, a_draft

CONFIG = Config()


def in_language(language: str) -> Config:
    """A hotel of one language."""
    return replace(CONFIG, hotel=replace(CONFIG.hotel, language=language))


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder with a guest, three decisions and a call for help."""
    stores = open_stores(CONFIG, tmp_path)
    stores.bookings.import_arrivals([a_booking(guest_name="Anna Maria Eriksson", surname="Eriksson")])
    for decision in (Decision.GIVEN, Decision.DECLINED, Decision.DECLINED):
        stores.receipts.save(a_draft(decision=decision))
    stores.audit.record_help_call("welcome")
    return tmp_path


def page(config: Config, state: Path) -> str:
    """The page as it is now."""
    return status_page(config, state, measure(config, state))


def test_every_part_has_a_row_and_the_worst_stands_first(state: Path) -> None:
    told = page(CONFIG, state)

    rows = re.findall(r'<tr class="(\w+)">', told)
    assert len(rows) == len(Device)
    assert rows == sorted(rows, key=("fails", "lacks", "works").index)


def test_what_was_decided_is_counted_and_the_head_of_the_log_is_named(state: Path) -> None:
    told = page(CONFIG, state)

    ledger = open_stores(CONFIG, state).receipts.ledger
    assert "face 1, passport or code 2" in told
    assert "Open calls for help: 1" in told
    assert f"{ledger.size}. Its head: \u2068{ledger.note.splitlines()[2]}\u2069" in told
    assert "No kiosk runs." in told


@pytest.mark.parametrize("language", TWELVE)
def test_it_is_told_in_the_hotels_language(state: Path, language: str) -> None:
    told = page(in_language(language), state)

    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in told
    assert ("No kiosk runs." in told) is (language == "en")


def test_it_names_no_guest_runs_nothing_and_fetches_nothing(state: Path) -> None:
    told = page(CONFIG, state)

    assert not re.search(r"eriksson|anna|<script|https?:|src=|url\(", told, re.IGNORECASE)


def test_what_a_hotel_calls_its_kiosk_is_no_markup(state: Path) -> None:
    told = page(replace(CONFIG, kiosk=replace(CONFIG.kiosk, id="<b>&")), state)

    assert "How kiosk &lt;b&gt;&amp; is" in told


def test_of_a_store_that_fails_the_page_says_so(state: Path) -> None:
    (state / "evenkey.db").write_bytes(b"no database, but long enough to be looked at as one")

    told = page(CONFIG, state)

    assert re.findall(r'<tr class="(\w+)">', told) == ["fails"]
    assert "Its head: \u2068-\u2069" in told
