"""What may be taken over: plain files of a fixed folder, and of a medium only while nobody can write to it."""

import os
from pathlib import Path

import pytest

from app.office import folder as module
from app.office.folder import ImportFolder, Source, UnreadableError, is_read_only


@pytest.fixture
def here(tmp_path: Path) -> ImportFolder:
    """A folder with a list, and a medium with another."""
    for name in ("imports", "medium"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "list.csv").write_text(name, "utf-8")
    return ImportFolder(tmp_path / "imports", tmp_path / "medium", lambda _folder: True)


def test_files_and_folders_are_listed_by_their_form_and_nothing_else_is(here: ImportFolder) -> None:
    (here.folder / "2.0").mkdir()
    (here.folder / ".hidden.csv").touch()
    (here.folder / "b\n.csv").touch()
    (here.folder / "UPPER.CSV").touch()
    (here.folder / "link.csv").symlink_to("/etc/passwd")
    os.mkfifo(here.folder / "pipe.csv")

    assert [each.id for each in here.files(".csv")] == ["folder:UPPER.CSV", "folder:list.csv", "medium:list.csv"]
    assert [each.id for each in here.folders()] == ["folder:2.0"]


def test_a_medium_that_may_be_written_to_is_not_looked_at(here: ImportFolder, tmp_path: Path) -> None:
    writable = ImportFolder(here.folder, here.medium)

    assert not is_read_only(tmp_path)
    assert not is_read_only(tmp_path / "absent")
    assert is_read_only(Path("/proc")) is bool(os.statvfs("/proc").f_flag & os.ST_RDONLY)
    assert (here.has_medium, writable.has_medium, ImportFolder(here.folder).has_medium) == (True, False, False)
    assert [each.source for each in writable.files(".csv")] == [Source.FOLDER]


def test_only_what_is_listed_can_be_named(here: ImportFolder) -> None:
    files = here.files(".csv")

    found = here.named("medium:list.csv", files)
    assert found is not None
    assert here.read(found) == b"medium"
    for name in ("folder:../medium/list.csv", "folder:/etc/passwd", "", "folder:"):
        assert here.named(name, files) is None


def test_what_became_a_link_went_away_or_is_too_large_is_not_read(
    here: ImportFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (found, *_) = here.files(".csv")
    monkeypatch.setattr(module, "BYTES_MAX", 3)
    with pytest.raises(UnreadableError):
        here.read(found)

    found.path.unlink()
    with pytest.raises(UnreadableError):
        here.read(found)
    found.path.symlink_to("/etc/passwd")
    with pytest.raises(UnreadableError):
        here.read(found)


def test_a_folder_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    assert ImportFolder(tmp_path / "absent").files(".csv") == []
