"""One kiosk at a time."""

from pathlib import Path

import pytest

from app.lock import LockedError, one_at_a_time


def test_a_second_kiosk_with_the_same_folder_is_refused(tmp_path: Path) -> None:
    with one_at_a_time(tmp_path / "state"), pytest.raises(LockedError), one_at_a_time(tmp_path / "state"):
        pass


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with one_at_a_time(tmp_path):
            assert (tmp_path / "kiosk.lock").stat().st_mode & 0o077 == 0
