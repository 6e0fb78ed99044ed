"""What each profile sets, printed for a person and for a machine."""

import json
from pathlib import Path

import pytest

from app import paths
from app.config import TWELVE
from app.domain.profile import KEYS
from app.i18n import load_words
from app.profiles import written_profiles
from tests.cli.operator import run


@pytest.mark.parametrize("language", TWELVE)
def test_every_profile_is_printed_with_the_reason_of_every_key(tmp_path: Path, language: str) -> None:
    words = load_words(paths.resources())

    result = run(tmp_path, "profiles", "--language", language)

    assert result.exit_code == 0
    assert "This kiosk follows: CN." in result.output
    for name, written in written_profiles().items():
        assert f"\n{name}: {words.text(language, written.place.key)}" in result.output
        assert all(words.text(language, reason.words) in result.output for reason in written.reasons.values())
        assert all(words.listed(language, reason.cited) in result.output for reason in written.reasons.values())
    assert result.output.count("  guardian_required_under ") == len(written_profiles())


def test_it_is_told_in_the_hotels_language_where_no_other_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "evenkey.toml").write_text('[hotel]\nlanguage = "de"\n', encoding="utf-8")

    assert "CN: Festlandchina" in run(tmp_path, "profiles", "CN").output
    told = json.loads(run(tmp_path, "profiles", "--json", "CN").output)
    assert told["language"] == "de"
    assert told["profiles"]["CN"]["place"] == "Festlandchina"
    why = told["profiles"]["CN"]["keys"]["sign_required"]["why"]
    assert why == {
        "de": "Ein auffälliges Schild muss vor der Kamera warnen.",
        "en": "A prominent sign must warn of the camera.",
    }


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
