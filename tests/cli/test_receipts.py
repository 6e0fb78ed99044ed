"""Listing, showing and printing receipts."""

import json
import stat
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest

from app.bootstrap import DATABASE, open_stores
from app.config import Config
from app.domain.consent import Receipt
from app.domain.face_life import FaceEnd
from app.domain.staff import Role
from app.storage.database import open_database
from tests.builders import a_draft, some_means
from tests.cli.operator import run
from tests.storage.stores import SURNAME, a_stay, copies_of


def test_a_receipt_is_listed_shown_and_written_as_pdf(tmp_path: Path) -> None:
    receipt = open_stores(Config(), tmp_path).receipts.save(a_draft())

    assert receipt.code in run(tmp_path, "receipts", "list").output
    assert json.loads(run(tmp_path, "receipts", "list", "--json").output)[0]["receipt_id"] == receipt.id
    for name in (receipt.id, receipt.code, receipt.code.lower()):
        shown = json.loads(run(tmp_path, "receipts", "show", name).output)
        assert shown["receipt"]["dct:identifier"] == receipt.id
    file = tmp_path / "receipt.pdf"
    assert run(tmp_path, "receipts", "pdf", receipt.code, "--out", str(file)).exit_code == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_a_receipt_is_written_on_the_paper_asked_for_else_on_the_one_in_the_settings(tmp_path: Path) -> None:
    receipt = open_stores(Config(), tmp_path).receipts.save(a_draft())
    file = tmp_path / "receipt.pdf"

    def width_mm(*words: str) -> float:
        assert run(tmp_path, "receipts", "pdf", receipt.code, "--out", str(file), *words).exit_code == 0
        with pikepdf.open(file) as pdf:
            return round(float(pdf.pages[0].mediabox[2]) / 72 * 25.4)

    assert [width_mm(), width_mm("--paper", "roll_80")] == [210, 72]
    (tmp_path / "evenkey.toml").write_text('[printer]\npaper = "roll_80"\n', encoding="utf-8")
    assert [width_mm(), width_mm("--paper", "a4"), width_mm("--language", "ar")] == [72, 210, 72]
    assert run(tmp_path, "receipts", "pdf", receipt.code, "--paper", "napkin").exit_code != 0


def test_what_became_of_a_face_is_listed_and_shown(tmp_path: Path) -> None:
    store = open_stores(Config(), tmp_path).receipts
    never, ended, lasting = (store.save(a_draft()) for _ in range(3))
    for receipt in (ended, lasting):
        store.face_opened(receipt.id, some_means())
    store.face_erased(ended.id, FaceEnd.WITHDRAWN)

    *lines, _ = run(tmp_path, "receipts", "list").output.split("\n")
    shown = json.loads(run(tmp_path, "receipts", "show", ended.code).output)

    assert [line.rpartition("  ")[2].split()[0] for line in lines] == ["open", "withdrawn", "camera"]
    (record,) = shown["receipt"]["dpv:hasRecordOfActivity"]
    assert [life["ek:why"] for life in record["ek:face"]] == ["withdrawn"]
    assert "ek:face" not in run(tmp_path, "receipts", "show", never.code).output


def test_a_receipt_that_does_not_exist_or_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    receipt = open_stores(Config(), tmp_path).receipts.save(a_draft())

    missing = run(tmp_path, "receipts", "show", "'; drop table receipts --")
    assert (missing.exit_code, missing.output) == (1, "There is no such receipt.\n")
    unwritable = run(tmp_path, "receipts", "pdf", receipt.code, "--out", str(tmp_path / "no" / "such" / "folder.pdf"))
    assert unwritable.exit_code == 1
    assert "cannot be written" in unwritable.output
    assert run(tmp_path, "receipts", "pdf", receipt.code, "--language", "tlh").exit_code == 1


ASKED = ("--reason", "asked", "--staff", "07", "--staff", "12")
PINS = "830274\n592836\n"


@pytest.fixture
def stayed(tmp_path: Path) -> Receipt:
    """A guest who stayed, and two members of staff: one of the desk, and a manager."""
    stores = open_stores(Config(), tmp_path)
    stores.staff.add("07", "Lin", Role.DESK, "830274", is_own=True)
    stores.staff.add("12", "Ada", Role.MANAGER, "592836", is_own=True)
    with closing(open_database(tmp_path / DATABASE)) as database:
        return a_stay(database)


def test_a_guest_is_erased_by_two_who_answer_for_it(tmp_path: Path, stayed: Receipt) -> None:
    (tmp_path / "before-restore-20200101T000000Z").mkdir()

    erased = run(tmp_path, "receipts", "erase", stayed.code, *ASKED, given=PINS)

    assert (erased.exit_code, "Erased: 1 guests, 1 ties" in erased.output) == (0, True), erased.output
    assert "Former stores may hold it still" in erased.output
    assert copies_of(SURNAME, tmp_path) == {}
    assert run(tmp_path, "receipts", "verify", "--all").exit_code == 0
    assert "Nothing personal is held" in run(tmp_path, "receipts", "erase", stayed.code, *ASKED, given=PINS).output
    told = run(tmp_path, "receipts", "erase", stayed.code, *ASKED, "--json", given=PINS)
    assert json.loads(told.stdout)["guests"] == 0


@pytest.mark.parametrize(
    ("asked", "pins", "why"),
    [
        (ASKED, "830274\n830274\n", "not the PIN of 12"),
        (("--reason", "asked", "--staff", "07"), "830274\n", "two different members"),
        (("--reason", "asked", "--staff", "07", "--staff", "07"), "830274\n830274\n", "two different members"),
        (("--reason", "asked", "--staff", "12", "--staff", "07"), "592836\n830274\n", "privacy officer second"),
        (("--reason", "asked", "--staff", "99", "--staff", "12"), PINS, "not the PIN of 99"),
    ],
)
def test_nobody_is_erased_by_one_alone_or_by_a_stranger(
    tmp_path: Path, stayed: Receipt, asked: tuple[str, ...], pins: str, why: str
) -> None:
    refused = run(tmp_path, "receipts", "erase", stayed.code, *asked, given=pins)

    assert refused.exit_code == 1
    assert why in refused.output
    assert copies_of(SURNAME, tmp_path)


def test_a_pin_that_somebody_else_chose_answers_for_nothing(tmp_path: Path, stayed: Receipt) -> None:
    open_stores(Config(), tmp_path).staff.add("13", "Eve", Role.DESK, "602915")

    asked = ("--reason", "asked", "--staff", "13", "--staff", "12")
    refused = run(tmp_path, "receipts", "erase", stayed.code, *asked, given="602915\n592836\n")

    assert "must change it at the kiosk first" in refused.output


@pytest.mark.parametrize("left_out", [("--staff", "07"), ("--reason", "asked")])
def test_nobody_is_erased_without_a_reason_and_somebody_who_answers_for_it(
    tmp_path: Path, left_out: tuple[str, str]
) -> None:
    assert run(tmp_path, "receipts", "erase", "0000-0000", *left_out).exit_code != 0


def test_old_pages_that_another_program_keeps_are_said(
    tmp_path: Path, stayed: Receipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.personal.forget_deleted", lambda _database: False)

    result = run(tmp_path, "receipts", "erase", stayed.code, *ASKED, given=PINS)

    assert (result.exit_code, "old pages remain" in result.output) == (1, True)


def test_a_guest_gets_everything_held_as_paper_and_as_json(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / DATABASE)) as database:
        receipt = a_stay(database)
    out = tmp_path / "out"

    done = run(tmp_path, "receipts", "access", receipt.code, "--out", str(out), "--language", "de")

    assert done.exit_code == 0, done.output
    told = json.loads((out / f"access-{receipt.code}.json").read_text())
    assert (told["code"], told["held"]["guests"][0]["surname"]) == (receipt.code, SURNAME)
    assert (out / f"access-{receipt.code}.pdf").read_bytes().startswith(b"%PDF-")
    assert {stat.S_IMODE(file.stat().st_mode) for file in out.iterdir()} == {0o600}
    assert run(tmp_path, "receipts", "access", receipt.code, "--language", "tlh").exit_code == 1
    assert run(tmp_path, "receipts", "access", "nothing").output == "There is no such receipt.\n"
