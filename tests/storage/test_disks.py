"""A full disk and a read-only one are said, lose nothing that was stored, and are used again when they can be."""

from pathlib import Path

from tests.needs import needs_mounting
from tests.storage.disks import FULL, READ_ONLY, played

Said = list[tuple[str, list[str]]]


def values(said: Said, word: str) -> list[str]:
    """What was said under a word, in order."""
    return [value for each, found in said if each == word for value in found]


@needs_mounting
def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    said = played(FULL, tmp_path / "disk", size="2500k")

    acknowledged = values(said, "receipt")
    assert values(said, "problem") == [
        "receipt_not_saved",
        "store_unavailable",
        "check_in_not_saved",
        "os_error",
        "none",
    ]
    assert values(said, "files") == ["ballast", "early.tar", "state"]
    assert values(said, "found") == acknowledged[:1]
    assert len(acknowledged) > 20
    assert sorted(values(said, "kept")) == sorted(acknowledged)
    assert values(said, "check") == ["ok"]


@needs_mounting
def test_a_disk_that_came_back_read_only_is_said_and_loses_nothing(tmp_path: Path) -> None:
    said = played(READ_ONLY, tmp_path / "disk", size="4m")

    assert values(said, "problem") == ["store_unavailable", "os_error", "os_error"]
    assert len(values(said, "receipt")) == 21
    assert sorted(values(said, "kept")) == sorted(values(said, "receipt"))
    assert values(said, "check") == ["ok"]
