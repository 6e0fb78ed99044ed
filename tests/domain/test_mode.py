"""The modes of a face step, by the names that config, notice and receipt share."""

import pytest

from app.domain.mode import Mode


def test_there_are_two_modes_and_neither_searches_among_many() -> None:
    assert {mode.value for mode in Mode} == {"detection_only", "verify_1to1"}


def test_another_mode_is_no_mode() -> None:
    with pytest.raises(ValueError, match="identify"):
        Mode("identify_1ton")
