"""Whoever looks into an incident has at once who must be told by when, and what happened; no guest is named."""

import json
import zipfile
from pathlib import Path

import pytest

from app.bootstrap import open_stores, today_of
from app.config import Config
from app.demo.hotel import prepare_hotel
from app.domain.permissions import Act
from app.domain.staff import Role
from app.proof.note import opened_note
from tests.cli.operator import run

NOTICED = "2026-01-28T22:30"


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hotel in two places with guests, a member of the desk and an inspector."""
    state = tmp_path_factory.mktemp("state")
    prepare_hotel(Config().for_demo(), state)
    settings = '[hotel]\nprofiles = ["EU", "CN"]\ncomplaint_authority = "the authority"\n'
    (state / "evenkey.toml").write_text(settings, encoding="utf-8")
    staff = open_stores(Config(), state).staff
    staff.add("07", "Lin", Role.DESK, "482913", is_own=True)
    staff.add("09", "Olga", Role.INSPECTOR, "482913", is_own=True)
    return state


def test_the_desk_has_deadlines_acts_head_and_versions_in_one_file(state: Path, tmp_path: Path) -> None:
    out = tmp_path / "incident.zip"

    result = run(state, "incident", "bundle", "--out", str(out), "--noticed", NOTICED, given="07482913\n")

    assert result.exit_code == 0, result.output
    assert "2026-01-29 22:30  CN: tell the authority" in result.output
    with zipfile.ZipFile(out) as pack:
        files = {name: pack.read(name).decode() for name in pack.namelist()}
    due = json.loads(files["deadlines.json"])["due"]
    assert [(each["place"], each["tell"], each["by"]) for each in due] == [
        ("CN", "authority", "2026-01-29T22:30:00+08:00"),
        ("CN", "guests", "2026-01-29T22:30:00+08:00"),
        ("EU", "authority", "2026-01-31T22:30:00+08:00"),
        ("EU", "guests", "2026-01-31T22:30:00+08:00"),
    ]
    assert due[0]["named"] == "the authority"
    assert due[0]["why"]["breach_deadline_h"]["source"] == "个人信息保护法 (PIPL) Art. 57"
    assert due[0]["why"]["breach_tell"]["why"]["en"].startswith("Authority and guests both hear.")
    stores = open_stores(Config(), state)
    ledger = stores.receipts.ledger
    head = opened_note(files["ledger_head.txt"], ledger.keys.keys)
    assert (ledger.continues(head), head.size) == (True, ledger.size - 1)  # the bundle itself is the newest act
    assert json.loads(files["versions.json"])["models"]
    assert {"acts.json", "log.json", "stored_faces.json", "settings.json", "manifest.json"} <= files.keys()
    assert stores.audit.acts()[0]["act"] == Act.OPEN_INCIDENT.value


def test_no_guest_is_in_it(state: Path, tmp_path: Path) -> None:
    out = tmp_path / "incident.zip"
    run(state, "incident", "bundle", "--out", str(out), "--noticed", NOTICED, given="07482913\n")
    everyone = open_stores(Config(), state).bookings.list_arrivals(today_of(Config()))

    with zipfile.ZipFile(out) as pack:
        content = b"".join(pack.read(name) for name in pack.namelist()).decode()

    told = {each for booking in everyone for each in (booking.surname, booking.document_number) if each}
    assert told
    assert [each for each in told if f'"{each}"' in content] == []


@pytest.mark.parametrize(
    ("noticed", "who", "sentence"),
    [
        ("2999-01-01T00:00", "07482913\n", "later than now"),
        ("yesterday", "07482913\n", "does not match"),
        (NOTICED, "09482913\n", "may not do this"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    state: Path, tmp_path: Path, noticed: str, who: str, sentence: str
) -> None:
    out = tmp_path / "incident.zip"

    result = run(state, "incident", "bundle", "--out", str(out), "--noticed", noticed, given=who)

    assert result.exit_code != 0
    assert sentence in result.output
    assert not out.exists()


def test_no_file_is_overwritten(state: Path, tmp_path: Path) -> None:
    out = tmp_path / "incident.zip"
    out.write_text("mine", encoding="utf-8")

    assert run(state, "incident", "bundle", "--out", str(out), "--noticed", NOTICED).exit_code == 1
    assert out.read_text("utf-8") == "mine"
