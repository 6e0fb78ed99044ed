"""Files are whole or not there."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage.files import DRAFT, settle, settle_new, staged, sweep


def test_a_draft_is_private_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with staged(tmp_path / "file") as draft:
        draft.write_text("half")
        modes = [stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()]

    assert modes == [0o600]
    assert list(tmp_path.iterdir()) == []


def test_a_draft_becomes_a_new_file_but_never_replaces_one(tmp_path: Path) -> None:
    for content in ("first", "second"):
        with staged(tmp_path / "file") as draft:
            draft.write_text(content)
            if content == "first":
                settle_new(draft, tmp_path / "file")
            else:
                with pytest.raises(FileExistsError):
                    settle_new(draft, tmp_path / "file")

    assert [path.read_text() for path in tmp_path.iterdir()] == ["first"]


def test_a_draft_takes_the_place_of_another_file_where_it_shall(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("former")

    with staged(tmp_path / "file") as draft:
        draft.write_text("new")
        settle(draft, tmp_path / "file")

    assert [path.read_text() for path in tmp_path.iterdir()] == ["new"]


def test_what_a_killed_program_left_is_swept_away_and_what_another_writes_is_not(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom app.storage.files import staged\n"
        "with staged(Path(sys.argv[1])) as draft:\n    print('ready', flush=True)\n    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "file")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as one:
        assert one.stdout
        assert one.stdout.readline() == b"ready\n"
        sweep(tmp_path)
        living = [path.suffix for path in tmp_path.iterdir()]
        os.kill(one.pid, signal.SIGKILL)
        one.communicate(timeout=60)
    left = [path.suffix for path in tmp_path.iterdir()]
    sweep(tmp_path)

    assert living == left == [DRAFT]
    assert list(tmp_path.iterdir()) == []


def test_what_a_database_left_beside_a_draft_goes_with_it_and_stays_while_one_is_written(tmp_path: Path) -> None:
    def beside(draft: Path) -> list[Path]:
        made = [draft.with_name(f"{draft.name}{end}") for end in ("-wal", "-shm", ".lock")]
        for path in made:
            path.write_text("a name may stand here")
        return made

    left = tmp_path / f".evenkey.db.1{DRAFT}"
    left.touch()
    beside(left)
    (tmp_path / "evenkey.db-wal").touch()
    with staged(tmp_path / "evenkey.db") as draft:
        living = beside(draft)
        sweep(tmp_path)
        assert {*tmp_path.iterdir()} == {draft, *living, tmp_path / "evenkey.db-wal"}
