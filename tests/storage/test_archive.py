"""A backup is one file, of which every byte that matters is summed."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from app.storage import archive
from app.storage.archive import BackupError, BackupFault, Manifest, digest_of, read_archive, write_archive


@pytest.fixture
def database_file(tmp_path: Path) -> Path:
    """Something to be backed up."""
    (tmp_path / "evenkey.db").write_bytes(bytes(range(256)) * 40)
    return tmp_path / "evenkey.db"


def a_manifest(database_file: Path) -> Manifest:
    """What is told of it."""
    return Manifest(
        program="0.0.1",
        kiosk="kiosk-1",
        made_at="2026-11-23T14:05:31+00:00",
        steps=("m001",),
        rows={"receipts": 3},
        keys=({"id": "aa"},),
        checkpoint="",
        database_bytes=database_file.stat().st_size,
        database_sha256=digest_of(database_file),
    )


def fault_of(file: Path) -> BackupFault:
    """Why a file is refused."""
    with pytest.raises(BackupError) as caught:
        read_archive(file)
    return caught.value.fault


def packed(file: Path, members: dict[str, bytes], *, kind: bytes = tarfile.REGTYPE) -> Path:
    """A tar of these members."""
    with tarfile.open(file, "w") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size, member.type, member.linkname = len(content), kind, "/etc/passwd"
            tar.addfile(member, io.BytesIO(content) if kind == tarfile.REGTYPE else None)
    return file


def test_what_was_written_is_read_again(tmp_path: Path, database_file: Path) -> None:
    file, copy = tmp_path / "backup.tar", tmp_path / "copy.db"
    write_archive(file, a_manifest(database_file), database_file)

    manifest = read_archive(file, copy)

    assert manifest == a_manifest(database_file)
    assert copy.read_bytes() == database_file.read_bytes()
    with tarfile.open(file) as tar:
        assert tar.getnames() == ["manifest.json", "evenkey.db"]


def test_a_database_that_changed_meanwhile_makes_no_backup(tmp_path: Path, database_file: Path) -> None:
    manifest = a_manifest(database_file)
    database_file.write_bytes(bytes(256 * 40))

    with pytest.raises(BackupError) as caught:
        write_archive(tmp_path / "backup.tar", manifest, database_file)

    assert caught.value.fault is BackupFault.TORN


def test_a_torn_or_changed_backup_is_refused_or_says_the_same(tmp_path: Path, database_file: Path) -> None:
    file, copy = tmp_path / "backup.tar", tmp_path / "copy.db"
    write_archive(file, a_manifest(database_file), database_file)
    whole = file.read_bytes()
    ends = len(whole) - whole[::-1].index(bytes([255]))

    for length in range(0, ends, 97):
        file.write_bytes(whole[:length])
        assert fault_of(file) in {BackupFault.TORN, BackupFault.NOT_A_BACKUP}
    for place in range(0, ends, 61):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 8]) + whole[place + 1 :])
        try:
            manifest = read_archive(file, copy)
        except BackupError as error:
            assert error.fault in {BackupFault.TORN, BackupFault.NOT_A_BACKUP}  # noqa: PT017 - either is right
        else:
            assert (manifest, digest_of(copy)) == (a_manifest(database_file), digest_of(database_file))


@pytest.mark.parametrize("content", [b"", b"something", b"x" * 20_000])
def test_any_other_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)

    assert fault_of(tmp_path / "file") is BackupFault.NOT_A_BACKUP


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"sum": "x"}', b"\xff"])
def test_another_tar_is_no_backup_either(tmp_path: Path, manifest: bytes) -> None:
    assert fault_of(packed(tmp_path / "a.tar", {"etc/passwd": b"x", "b": b"y"})) is BackupFault.NOT_A_BACKUP
    members = {"manifest.json": manifest, "evenkey.db": b"x"}
    assert fault_of(packed(tmp_path / "b.tar", members)) in {BackupFault.NOT_A_BACKUP, BackupFault.TORN}
    links = packed(tmp_path / "c.tar", dict.fromkeys(members, b""), kind=tarfile.SYMTYPE)
    assert fault_of(links) is BackupFault.NOT_A_BACKUP


def test_a_backup_of_a_later_form_is_newer(
    tmp_path: Path, database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "FORMAT", 2)
    monkeypatch.setattr(archive, "_read", lambda _source, _database: a_manifest(database_file))
    write_archive(tmp_path / "backup.tar", a_manifest(database_file), database_file)
    monkeypatch.undo()

    assert fault_of(tmp_path / "backup.tar") is BackupFault.NEWER


def test_what_the_manifest_says_can_be_read_by_people(tmp_path: Path, database_file: Path) -> None:
    write_archive(tmp_path / "backup.tar", a_manifest(database_file), database_file)

    with tarfile.open(tmp_path / "backup.tar") as tar:
        content = tar.extractfile("manifest.json")
        assert content
        assert json.load(content)["kiosk"] == "kiosk-1"
