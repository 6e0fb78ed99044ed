"""PINs are kept only as slow hashes under a pepper."""

import os
import stat
from pathlib import Path

import pytest

from app.domain.problems import KioskError, Problem
from app.storage.pins import PinHasher, pepper_at


def test_only_the_right_pin_under_the_right_pepper_fits() -> None:
    hasher = PinHasher(b"p" * 32)
    pin_hash = hasher.hashed("482913")

    assert hasher.is_right("482913", pin_hash)
    assert not hasher.is_right("482914", pin_hash)
    assert not PinHasher(b"q" * 32).is_right("482913", pin_hash)


def test_nobody_has_no_right_pin() -> None:
    assert not PinHasher(b"p" * 32).is_right("482913", None)


def test_the_hash_is_slow_and_salted() -> None:
    hasher = PinHasher(b"p" * 32)

    first, second = hasher.hashed("482913"), hasher.hashed("482913")

    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second
    assert "482913" not in first


def test_a_pepper_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "pin.pepper"

    pepper = pepper_at(path, may_create=True)

    assert len(set(pepper)) > 8
    assert pepper_at(path, may_create=True) == pepper == pepper_at(path, may_create=False)
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)
    assert list(path.parent.iterdir()) == [path]


def test_a_pepper_and_its_name_are_on_disk_before_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(str(Path(f"/proc/self/fd/{fd}").readlink())))

    pepper_at(tmp_path / "keys" / "pin.pepper", may_create=True)

    assert len(synced) == 2
    assert synced[0].startswith(f"{tmp_path}/keys/pin.pepper.")
    assert synced[1] == f"{tmp_path}/keys"


@pytest.mark.parametrize("content", [None, b"", b"short", b"x" * 33])
def test_a_lost_or_damaged_pepper_is_never_replaced_in_silence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "pin.pepper"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(KioskError) as caught:
        pepper_at(path, may_create=False)

    assert caught.value.problem is Problem.STORE_UNAVAILABLE
    assert path.exists() is (content is not None)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(KioskError):
        pepper_at(tmp_path / "file" / "pin.pepper", may_create=True)
