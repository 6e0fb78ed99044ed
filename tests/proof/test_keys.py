"""The kiosk's keys: private, lasting, and each vouched for by the one before."""

import json
import shutil
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.proof.keys import KeyRing, KeysBroken, PublicKey, key_id
from tests.builders import NOW


def a_ring(folder: Path, *, hours: int = 0) -> KeyRing:
    return KeyRing(folder / "keys", lambda: NOW + timedelta(hours=hours))


def test_the_first_start_makes_a_key_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    ring = a_ring(tmp_path)

    files = {file: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "keys").rglob("*")}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert {mode for file, mode in files.items() if file.is_file()} == {0o600}
    assert [key.id for key in ring.keys] == [ring.signer.id]


def test_the_next_start_signs_with_the_same_key(tmp_path: Path) -> None:
    first = a_ring(tmp_path)

    assert a_ring(tmp_path, hours=1).signer.sign(b"x") == first.signer.sign(b"x")
    assert a_ring(tmp_path, hours=1).keys == first.keys


def test_a_signature_is_plain_ed25519(tmp_path: Path) -> None:
    ring = a_ring(tmp_path)

    Ed25519PublicKey.from_public_bytes(ring.keys[0].raw).verify(ring.signer.sign(b"data"), b"data")
    assert ring.signer.id == key_id(ring.keys[0].raw)
    assert ring.verify(ring.signer.id, b"data", ring.signer.sign(b"data"))


@pytest.mark.parametrize(("name", "data", "end"), [(None, b"other", 0), ("0" * 16, b"data", 0), (None, b"data", 63)])
def test_another_key_other_bytes_or_half_a_signature_do_not_pass(
    tmp_path: Path, name: str | None, data: bytes, end: int
) -> None:
    ring = a_ring(tmp_path)
    signature = ring.signer.sign(b"data")

    assert not ring.verify(name or ring.signer.id, data, signature[: end or None])


def test_a_new_key_is_vouched_for_by_the_old_one_which_is_kept(tmp_path: Path) -> None:
    ring = a_ring(tmp_path)
    old, signed = ring.signer, ring.signer.sign(b"old")

    made = a_ring(tmp_path, hours=5).rotate()

    again = a_ring(tmp_path, hours=6)
    assert [(key.id, key.by, key.until) for key in again.keys] == [
        (old.id, old.id, NOW + timedelta(hours=5)),
        (made.id, old.id, None),
    ]
    assert again.verify(old.id, b"old", signed)
    assert again.signer.id == made.id != old.id
    assert again.keys[0].verify(made.claim(), made.vouch)


def test_a_kiosk_that_runs_notices_the_new_key(tmp_path: Path) -> None:
    running = a_ring(tmp_path)
    old = running.signer.id

    made = a_ring(tmp_path, hours=1).rotate()

    assert running.signer.id == made.id
    assert [key.id for key in running.keys] == [old, made.id]


def test_a_signing_file_opened_to_others_is_closed_again(tmp_path: Path) -> None:
    a_ring(tmp_path)
    file = tmp_path / "keys" / "signing.pem"
    file.chmod(0o644)

    a_ring(tmp_path)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def _public(folder: Path) -> Path:
    return next((folder / "keys" / "public").glob("*.json"))


def test_a_key_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    a_ring(tmp_path)
    told = json.loads(_public(tmp_path).read_bytes())
    _public(tmp_path).write_text(json.dumps({**told, "since": "2020-01-01T00:00:00+00:00"}), encoding="utf-8")

    with pytest.raises(KeysBroken, match="nobody vouches"):
        a_ring(tmp_path)


def test_a_public_key_that_was_deleted_is_missed(tmp_path: Path) -> None:
    ring = a_ring(tmp_path)
    first = _public(tmp_path)
    ring.rotate()
    first.unlink()

    with pytest.raises(KeysBroken, match="nobody vouches"):
        a_ring(tmp_path)
    next((tmp_path / "keys" / "public").glob("*.json")).unlink()
    with pytest.raises(KeysBroken, match="is missing"):
        a_ring(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"raw": 1, "vouch": ""}'])
def test_a_damaged_public_file_is_named(tmp_path: Path, content: str) -> None:
    a_ring(tmp_path)
    _public(tmp_path).write_text(content, encoding="utf-8")

    with pytest.raises(KeysBroken, match="is damaged"):
        a_ring(tmp_path)


def test_a_public_file_under_another_name_is_refused(tmp_path: Path) -> None:
    a_ring(tmp_path)
    _public(tmp_path).rename(_public(tmp_path).with_name("0000000000000000.json"))

    with pytest.raises(KeysBroken, match="another key"):
        a_ring(tmp_path)


def test_a_signing_file_that_holds_no_such_key_is_named_and_not_quoted(tmp_path: Path) -> None:
    a_ring(tmp_path)
    file = tmp_path / "keys" / "signing.pem"
    rsa = generate_private_key(65537, 2048).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    for content in (b"needle", rsa):
        file.write_bytes(content)
        with pytest.raises(KeysBroken, match=r"^signing\.pem holds no Ed25519 key$"):
            a_ring(tmp_path)


def test_a_key_is_named_as_the_receipt_names_it(tmp_path: Path) -> None:
    (key,) = a_ring(tmp_path).keys

    assert isinstance(key, PublicKey)
    assert set(key.plain()) == {"id", "raw", "since", "until"}
    assert key.plain()["until"] is None


def test_processes_that_begin_at_once_agree_on_one_key(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\nfrom app.proof.keys import KeyRing\n"
        "sys.stdin.readline()\n"
        "print(KeyRing(Path(sys.argv[1]), lambda: datetime(2026, 11, 23, tzinfo=UTC)).signer.id)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "keys")]
    root = Path(__file__).resolve().parents[2]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    others = [subprocess.Popen(command, cwd=root, text=True, **pipes) for _ in range(4)]

    said = {other.communicate("\n", timeout=60)[0].strip() for other in others}

    assert said == {KeyRing(tmp_path / "keys", lambda: NOW).signer.id}
    assert len(list((tmp_path / "keys" / "public").iterdir())) == 1


def test_keys_of_another_machine_stand_before_those_of_this_one(tmp_path: Path) -> None:
    former = KeyRing(tmp_path / "former", lambda: NOW)
    former.rotate()
    shutil.copytree(tmp_path / "former" / "public", tmp_path / "new" / "public")

    ring = KeyRing(tmp_path / "new", lambda: NOW + timedelta(days=1))

    assert [key.id for key in ring.keys] == [*(key.id for key in former.keys), ring.signer.id]
    assert [key.until for key in ring.keys] == [NOW, NOW + timedelta(days=1), None]
    assert ring.verify(former.signer.id, b"words", former.signer.sign(b"words"))


def test_a_key_of_another_machine_whose_ring_is_not_whole_is_not_taken(tmp_path: Path) -> None:
    former = KeyRing(tmp_path / "former", lambda: NOW)
    newer = former.rotate()
    (tmp_path / "new" / "public").mkdir(parents=True)
    shutil.copy(tmp_path / "former" / "public" / f"{newer.id}.json", tmp_path / "new" / "public")

    assert len(KeyRing(tmp_path / "new", lambda: NOW).keys) == 1
