"""What each profile sets, printed for a person and for a machine."""

import json
from pathlib import Path

from app.domain.profile import KEYS
from app.profiles import written_profiles
from tests.cli.operator import run


def test_every_profile_is_printed_with_the_reason_of_every_key(tmp_path: Path) -> None:
    result = run(tmp_path, "profiles")

    assert result.exit_code == 0
    assert "This kiosk follows: CN." in result.output
    for name, written in written_profiles().items():
        assert f"\n{name}: {written.place}" in result.output
        assert all(reason.why in result.output for reason in written.reasons.values())
    assert result.output.count("  guardian_required_under ") == len(written_profiles())


def test_of_several_places_the_strictest_is_printed_too(tmp_path: Path) -> None:
    output = run(tmp_path, "profiles", "US-TX", "US-OR-PDX").output

    assert "US-TX and US-OR-PDX together" in output
    assert "  face_allowed             no\n" in output


def test_a_machine_reads_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "evenkey.toml").write_text('[hotel]\nprofiles = ["CN", "JP"]\n', encoding="utf-8")

    told = json.loads(run(tmp_path, "profiles", "--json").output)

    assert told["here"] == ["CN", "JP"]
    assert told["together"]["guardian_required_under"] == {"value": 16}
    assert set(told["profiles"]["CN"]["keys"]) == set(KEYS)
    assert told["profiles"]["US-IL"]["keys"]["consent_form"]["value"] == "written_release"
    assert told["profiles"]["US-OR-PDX"]["keys"]["face_allowed"]["checked"] is False


def test_a_place_without_a_profile_is_refused_in_one_sentence(tmp_path: Path) -> None:
    result = run(tmp_path, "profiles", "ATLANTIS")

    assert result.exit_code == 1
    assert "There is no profile ATLANTIS." in result.output
