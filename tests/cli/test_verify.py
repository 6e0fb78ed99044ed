"""Checking receipts and the log, as somebody does who does not take our word for it."""

import json
from pathlib import Path

from app.bootstrap import open_stores
from app.config import Config
from app.domain.consent import Decision, Receipt
from app.proof import merkle
from app.proof.canonical import unb64
from app.proof.note import opened_note
from app.storage.database import open_database
from tests.builders import a_draft
from tests.cli.operator import run


def saved(state: Path, decision: Decision = Decision.GIVEN) -> Receipt:
    return open_stores(Config(), state).receipts.save(a_draft(decision=decision))


def issued(state: Path, receipt: Receipt) -> Path:
    file = state / f"{receipt.code}.json"
    file.write_text(run(state, "receipts", "show", receipt.code).output, encoding="utf-8")
    return file


def test_a_receipt_stands_as_json_and_as_pdf(tmp_path: Path) -> None:
    receipt = saved(tmp_path)
    pdf = tmp_path / "receipt.pdf"
    run(tmp_path, "receipts", "pdf", receipt.code, "--out", str(pdf))

    for file in (issued(tmp_path, receipt), pdf):
        done = run(tmp_path, "receipts", "verify", str(file))
        assert (done.exit_code, done.output.split(":")[0]) == (0, "The receipt stands")
        told = json.loads(run(tmp_path, "receipts", "verify", str(file), "--json").output)
        assert (told["faults"], told["receipt_id"], told["log"]["size"]) == ([], receipt.id, 2)
        assert ("the words on the PDF's page were not compared" in done.output) == (file == pdf)


def test_a_changed_receipt_does_not(tmp_path: Path) -> None:
    file = issued(tmp_path, saved(tmp_path))
    file.write_text(file.read_text("utf-8").replace("dpv:Optional", "dpv:Required"), encoding="utf-8")

    done = run(tmp_path, "receipts", "verify", str(file))

    assert done.exit_code == 1
    assert "of the schema" in done.output


def test_what_is_no_receipt_gets_a_sentence(tmp_path: Path) -> None:
    for name, data in (("a.json", b"{"), ("b.pdf", b"%PDF-1.7 nothing"), ("c.json", b"[" * 99_999)):
        (tmp_path / name).write_bytes(data)
        done = run(tmp_path, "receipts", "verify", str(tmp_path / name))
        assert (done.exit_code, done.output) == (1, "$ breaks the rule type of the schema.\n")


def test_whose_receipt_it_is_counts(tmp_path: Path) -> None:
    file = issued(tmp_path / "ours", saved(tmp_path / "ours"))
    key = json.loads(file.read_text("utf-8"))["signature"]["key"]
    saved(tmp_path / "theirs")

    assert "never had" in run(tmp_path / "theirs", "receipts", "verify", str(file)).output
    assert "no keys to know it by" in run(tmp_path / "nobody", "receipts", "verify", str(file)).output
    assert run(tmp_path / "nobody", "receipts", "verify", str(file), "--key", key).exit_code == 0
    assert run(tmp_path / "ours", "receipts", "verify", str(file), "--key", "0" * 16).exit_code == 1
    assert not (tmp_path / "nobody").exists()


def test_where_there_is_no_store_nothing_is_said_to_be_right_and_none_is_made(tmp_path: Path) -> None:
    done = run(tmp_path / "nobody", "receipts", "verify", "--all")

    assert (done.exit_code, "There is no store in" in done.output) == (1, True)
    assert not (tmp_path / "nobody").exists()


def test_a_receipt_from_before_shows_that_the_log_was_cut(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    file = issued(first, saved(first))
    head = run(first, "log", "head").output
    (first / "head").write_text(head, encoding="utf-8")
    second.mkdir()
    (first / "keys").rename(second / "keys")
    saved(second)
    saved(second)

    assert "cut or rewritten" in run(second, "receipts", "verify", str(file)).output
    assert "not a continuation" in run(second, "log", "consistency", str(first / "head")).output


def test_everything_in_the_store_is_checked(tmp_path: Path) -> None:
    saved(tmp_path)
    told = json.loads(run(tmp_path, "receipts", "verify", "--all", "--json").output)
    assert (told["records"], told["faults"]) == (2, [])
    assert run(tmp_path, "receipts", "verify", "--all").output.startswith("2 records are what was signed")

    database = open_database(tmp_path / "evenkey.db")
    database.execute("DROP TRIGGER receipts_no_update")
    database.execute("UPDATE receipts SET face_side = 'right'")
    database.close()

    done = run(tmp_path, "receipts", "verify", "--all")
    assert (done.exit_code, done.output.splitlines()) == (
        1,
        ["Record 1 is told in another way by the tables.", "The trigger receipts_no_update is missing from the store."],
    )


def test_one_thing_is_asked_at_a_time(tmp_path: Path) -> None:
    file = issued(tmp_path, saved(tmp_path))

    assert run(tmp_path, "receipts", "verify").exit_code == 1
    assert run(tmp_path, "receipts", "verify", str(file), "--all").exit_code == 1
    assert run(tmp_path, "receipts", "list", "--day", "2026-11-23", "--surname", "X").exit_code == 1


def test_an_older_head_is_proved_to_be_the_beginning(tmp_path: Path) -> None:
    saved(tmp_path)
    old, keys = tmp_path / "old", open_stores(Config(), tmp_path).receipts.ledger.keys.keys
    old.write_text(run(tmp_path, "log", "head").output, encoding="utf-8")
    for _ in range(5):
        saved(tmp_path)

    told = json.loads(run(tmp_path, "log", "consistency", str(old)).output)

    before, after = opened_note(old.read_text("utf-8"), keys), opened_note(told["checkpoint"], keys)
    path = [unb64(step) for step in told["path"]]
    assert (told["from"], told["to"]) == (2, 7)
    assert merkle.is_consistent(before.size, after.size, path, before.root, after.root)
    old.write_text("no head", encoding="utf-8")
    assert run(tmp_path, "log", "consistency", str(old)).exit_code == 1


def test_a_new_key_signs_and_the_old_receipts_stand(tmp_path: Path) -> None:
    before = issued(tmp_path, saved(tmp_path))
    done = run(tmp_path, "keys", "rotate")
    after = issued(tmp_path, saved(tmp_path))

    assert done.exit_code == 0
    assert done.output.split()[0] == json.loads(after.read_text("utf-8"))["signature"]["key"]
    assert len(json.loads(run(tmp_path, "keys", "list", "--json").output)) == 2
    for file in (before, after):
        assert run(tmp_path, "receipts", "verify", str(file)).exit_code == 0
    assert run(tmp_path, "receipts", "verify", "--all").exit_code == 0


def test_a_receipt_is_exported_in_either_form(tmp_path: Path) -> None:
    given, declined = saved(tmp_path), saved(tmp_path, Decision.DECLINED)

    dpv = json.loads(run(tmp_path, "receipts", "export", given.code).output)
    kantara = json.loads(run(tmp_path, "receipts", "export", given.code, "--form", "kantara").output)

    assert (dpv["@type"], dpv["dct:identifier"]) == ("dpv:ConsentReceipt", given.id)
    assert (kantara["version"], kantara["consentReceiptID"]) == ("KI-CR-v1.1.0", given.id)
    refused = run(tmp_path, "receipts", "export", declined.code, "--form", "kantara")
    assert (refused.exit_code, refused.output.split(";")[1]) == (1, " this receipt is of a refusal.\n")
