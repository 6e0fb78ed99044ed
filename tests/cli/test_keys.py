"""Which keys sign, and the page with them in it."""

import json
from pathlib import Path

from tests.cli.operator import run


def test_the_keys_are_listed_and_stay_the_same(tmp_path: Path) -> None:
    (key,) = json.loads(run(tmp_path, "keys", "list", "--json").output)

    listed = run(tmp_path, "keys", "list")

    assert listed.exit_code == 0
    assert listed.output.startswith(f"{key['id']}  since ")
    assert listed.output.endswith("signs now\n")
    assert key["until"] is None


def test_the_page_holds_the_hotel_the_kiosk_and_its_public_keys_alone(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    (tmp_path / "evenkey.toml").write_text('[hotel]\nname = "Star"\n[kiosk]\nid = "lobby-2"\n', encoding="utf-8")
    keys = json.loads(run(tmp_path, "keys", "list", "--json").output)

    written = run(tmp_path, "keys", "page", "--out", str(out))

    assert written.output == f"{out}: checks receipts of lobby-2 by {keys[0]['id']}\n"
    assert json.dumps({"hotel": "Star", "kiosk": "lobby-2", "keys": keys}) in out.read_text(encoding="utf-8")
    assert "PRIVATE KEY" not in out.read_text(encoding="utf-8")


def test_damaged_keys_and_a_page_that_cannot_be_written_get_a_sentence(tmp_path: Path) -> None:
    assert run(tmp_path, "keys", "page", "--out", str(tmp_path / "no" / "page.html")).exit_code == 1
    (tmp_path / "keys" / "signing.pem").write_text("no key", encoding="utf-8")

    broken = run(tmp_path, "keys", "list")

    assert broken.exit_code == 1
    assert broken.output == f"The keys in {tmp_path / 'keys'} cannot be used: signing.pem holds no Ed25519 key.\n"
