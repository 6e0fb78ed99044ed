"""One kiosk at a time."""

from pathlib import Path

import pytest

from app.lock import LockedError, one_at_a_time, serving, was_cut_short


def test_a_second_kiosk_with_the_same_folder_is_refused(tmp_path: Path) -> None:
    with one_at_a_time(tmp_path / "state"), pytest.raises(LockedError), one_at_a_time(tmp_path / "state"):
        pass


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with one_at_a_time(tmp_path):
            assert (tmp_path / "kiosk.lock").stat().st_mode & 0o077 == 0


def test_a_kiosk_that_closed_down_was_not_cut_short(tmp_path: Path) -> None:
    assert not was_cut_short(tmp_path)
    with serving(tmp_path):
        assert was_cut_short(tmp_path)
    assert not was_cut_short(tmp_path)


def test_one_that_fell_over_was(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), serving(tmp_path):
        raise RuntimeError

    assert was_cut_short(tmp_path)


def test_a_disk_that_takes_no_mark_stops_nobody(tmp_path: Path) -> None:
    with serving(tmp_path / "absent"):
        served = True

    assert served
    assert not was_cut_short(tmp_path / "absent")
