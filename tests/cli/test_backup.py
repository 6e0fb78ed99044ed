"""Backing up and restoring, as an operator does it."""

import json
import shutil
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from app.bootstrap import DATABASE, open_stores
from app.config import Config
from app.domain.retention import EraseReason
from app.domain.staff import Role
from app.lock import one_at_a_time
from app.storage.database import open_database
from tests.builders import a_draft
from tests.cli.operator import run
from tests.storage.stores import SURNAME, a_stay, copies_of


def save(state: Path) -> str:
    """Store one decision; says its code."""
    return open_stores(Config(), state).receipts.save(a_draft()).code


def listed(state: Path) -> set[str]:
    """The codes of all receipts."""
    return {each["short_code"] for each in json.loads(run(state, "receipts", "list", "--json").output)}


def test_a_store_is_backed_up_and_restored(tmp_path: Path) -> None:
    state, file = tmp_path / "state", tmp_path / "backup.tar"
    code = save(state)

    backed_up = run(state, "backup", str(file))
    assert (backed_up.exit_code, backed_up.output.split()[1:3]) == (0, ["1", "receipts,"])
    restored = run(tmp_path / "other", "restore", str(file))

    assert restored.exit_code == 0, restored.output
    assert listed(tmp_path / "other") == {code}
    assert "former" not in restored.output


def test_a_backup_names_the_keys_and_the_newest_head_and_holds_no_signing_key(tmp_path: Path) -> None:
    state, file = tmp_path / "state", tmp_path / "backup.tar"
    save(state)
    ledger = open_stores(Config(), state).receipts.ledger
    ledger.seal()  # as the kiosk does when nobody waits
    run(state, "backup", str(file))

    with tarfile.open(file) as archive:
        manifest = archive.extractfile("manifest.json")
        assert manifest
        told = json.load(manifest)
    assert ([key["id"] for key in told["keys"]], told["checkpoint"]) == ([ledger.keys.signer.id], ledger.note)
    assert b"PRIVATE KEY" not in file.read_bytes()


def test_what_would_be_lost_is_said_and_given_up_only_on_request(tmp_path: Path) -> None:
    state, file = tmp_path / "state", tmp_path / "backup.tar"
    first = save(state)
    assert json.loads(run(state, "backup", str(file), "--json").output)["rows"]["receipts"] == 1
    second = save(state)

    refused = run(state, "restore", str(file))
    assert refused.exit_code == 1
    assert "holds 1 receipts that" in refused.output
    assert listed(state) == {first, second}
    done = json.loads(run(state, "restore", str(file), "--accept-loss", "--json").output)

    assert (done["receipts_lost"], done["pins_to_set"]) == (1, False)
    assert listed(state) == {first}
    assert (Path(done["kept_aside"]) / "evenkey.db").is_file()


def test_withdrawals_that_would_be_lost_are_said_with_their_codes(tmp_path: Path) -> None:
    state, file = tmp_path / "state", tmp_path / "backup.tar"
    consent = save(state)
    run(state, "backup", str(file))
    withdrawal = json.loads(run(state, "receipts", "withdraw", consent, "--json").output)["code"]
    sentence = f"not know: 1. These consents are not withdrawn in it: {consent} (withdrawn by {withdrawal})."

    in_json = tmp_path / "as_json"
    shutil.copytree(state, in_json)

    assert sentence in run(state, "restore", str(file)).output
    assert sentence in run(state, "restore", str(file), "--accept-loss").output
    assert run(state, "receipts", "withdraw", consent).exit_code == 0
    done = json.loads(run(in_json, "restore", str(file), "--accept-loss", "--json").output)
    assert done["withdrawals_lost"] == [{"code": withdrawal, "consent": consent}]


def test_nothing_is_restored_under_a_running_kiosk(tmp_path: Path) -> None:
    state, file = tmp_path / "state", tmp_path / "backup.tar"
    save(state)
    run(state, "backup", str(file))

    with one_at_a_time(state):
        refused = run(state, "restore", str(file))

    assert refused.exit_code == 1
    assert "A kiosk runs with" in refused.output


def test_wrong_files_and_folders_get_a_sentence(tmp_path: Path) -> None:
    state, file = tmp_path / "state", tmp_path / "backup.tar"
    assert "There is no store" in run(state, "backup", str(file)).output
    save(state)
    file.write_text("mine")

    assert "exists already" in run(state, "backup", str(file)).output
    assert "is no backup of Evenkey" in run(state, "restore", str(file)).output
    assert run(state, "restore", str(tmp_path / "missing.tar")).exit_code != 0


def test_on_another_machine_staff_get_new_pins(tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    open_stores(Config(), tmp_path / "state").staff.add("07", "Lin", Role.DESK, "830274")
    run(tmp_path / "state", "backup", str(file))
    assert b"pepper" not in file.read_bytes()

    restored = run(tmp_path / "other", "restore", str(file))

    assert "give each member of staff a new one" in restored.output
    staff = open_stores(Config(), tmp_path / "other").staff
    assert not hasattr(staff.check_pin("07830274"), "role")
    staff.set_pin("07", "592836")
    assert hasattr(staff.check_pin("07592836"), "role")


def test_a_log_that_forks_is_said_in_one_sentence_and_again_when_the_store_is_verified(tmp_path: Path) -> None:
    state, file = tmp_path / "state", tmp_path / "backup.tar"
    save(state)
    run(state, "backup", str(file))
    save(state)
    open_stores(Config(), state).receipts.expire_due()  # keeps the head outside
    (state / DATABASE).unlink()

    refused = run(state, "restore", str(file))
    assert "counts 3 records, and the log in" in refused.output
    assert "has 2, so that it would fork there" in refused.output
    done = run(state, "restore", str(file), "--accept-loss")

    assert "the log went on from a backup of 2 records; the head given up then counts 3" in done.output
    verified = run(state, "receipts", "verify", "--all")
    assert (verified.exit_code, "went on from a backup of 2 records" in verified.output) == (0, True)


def test_who_was_erased_since_the_backup_is_erased_again(tmp_path: Path) -> None:
    state, file = tmp_path / "state", tmp_path / "backup.tar"
    with closing(open_database(state / DATABASE)) as database:
        receipt = a_stay(database)
    run(state, "backup", str(file))
    open_stores(Config(), state).personal.erase(receipt.code, EraseReason.ASKED, [])

    restored = run(state, "restore", str(file), "--accept-loss")

    assert "Erased again: 1 guests" in restored.output, restored.output
    for folder in state.glob("before-restore-*"):
        shutil.rmtree(folder)
    assert copies_of(SURNAME, state) == {}
    assert run(state, "receipts", "verify", "--all").exit_code == 0


def test_older_backups_in_a_folder_are_deleted_where_that_is_asked(tmp_path: Path) -> None:
    save(tmp_path / "state")
    (tmp_path / "backups").mkdir()
    old = tmp_path / "backups" / "evenkey-kiosk-1-20200101T000000Z.tar"
    old.touch()

    kept = run(tmp_path / "state", "backup", str(tmp_path / "backups"), "--keep", "1")

    assert (kept.exit_code, f"{old}: deleted." in kept.output) == (0, True)
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_backup_is_kept_when_the_clock_was_set_back(tmp_path: Path) -> None:
    save(tmp_path / "state")
    (tmp_path / "backups").mkdir()
    later = tmp_path / "backups" / "evenkey-kiosk-1-20990101T000000Z.tar"
    later.touch()

    told = json.loads(run(tmp_path / "state", "backup", str(tmp_path / "backups"), "--keep", "1", "--json").output)

    assert told["deleted"] == [str(later)]
    assert Path(told["file"]).is_file()


@pytest.mark.parametrize("words", [("nowhere/day.tar",), ("nowhere", "--keep", "14")])
def test_a_folder_that_is_not_there_is_said_and_not_made(tmp_path: Path, words: tuple[str, ...]) -> None:
    save(tmp_path / "state")

    refused = run(tmp_path / "state", "backup", str(tmp_path / words[0]), *words[1:])

    assert (refused.exit_code, "There is no folder" in refused.output) == (1, True)
    assert not (tmp_path / "nowhere").exists()
