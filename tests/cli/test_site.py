"""The sign for the face camera, as an installer asks for it."""

from pathlib import Path

import pikepdf
import pytest

from tests.cli.operator import run

HOTEL = (
    '[hotel]\nname = "Harbour View"\nlegal_name = "Harbour Ltd"\naddress = "1 Quay"\ncontact = "Front desk"\n'
    'complaint_authority = "the authority"\n'
)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """The state folder of a hotel that has said who it is."""
    return said(tmp_path, HOTEL)


def said(state: Path, settings: str) -> Path:
    """A state folder with settings."""
    (state / "evenkey.toml").write_text(settings, encoding="utf-8")
    return state


def test_the_sign_is_in_the_hotels_language_and_the_one_of_the_place(state: Path) -> None:
    out = state / "sign.pdf"

    result = run(state, "site", "sign", "--out", str(out))

    assert result.exit_code == 0, result.output
    assert "A4, en and zh-CN." in result.output
    assert "asks for" not in result.output
    with pikepdf.open(out) as pdf:
        assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].MediaBox[2:]] == [210, 297]


def test_another_language_and_sheet_may_be_asked_for_and_what_the_law_asks_is_told(state: Path) -> None:
    out = state / "sign.pdf"

    result = run(state, "site", "sign", "--out", str(out), "--paper", "a3", "--language", "th", "--view", "90")

    assert "A3, en and th." in result.output
    assert "asks for zh-CN too" in result.output
    with pikepdf.open(out) as pdf:
        assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].MediaBox[2:]] == [297, 420]


def test_the_hotels_own_language_asked_for_stands_alone(state: Path) -> None:
    assert "A4, en." in run(state, "site", "sign", "--out", str(state / "s.pdf"), "--language", "en").output


def test_no_file_is_overwritten(state: Path) -> None:
    out = state / "sign.pdf"
    out.write_text("mine", encoding="utf-8")

    result = run(state, "site", "sign", "--out", str(out))

    assert result.exit_code == 1
    assert out.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("", "does not say N1"),
        (HOTEL + 'profiles = ["US-OR-PDX"]\n', "allows no face way"),
        (HOTEL + "[face]\noffered = false\n", "not offered"),
    ],
)
def test_there_is_no_sign_for_a_camera_that_is_not_there_or_that_nobody_answers_for(
    tmp_path: Path, settings: str, sentence: str
) -> None:
    result = run(said(tmp_path, settings), "site", "sign", "--out", str(tmp_path / "sign.pdf"))

    assert result.exit_code == 1
    assert sentence in result.output
    assert not (tmp_path / "sign.pdf").exists()


def test_a_language_without_a_notice_is_refused(state: Path) -> None:
    result = run(state, "site", "sign", "--out", str(state / "sign.pdf"), "--language", "tlh")

    assert result.exit_code == 1
    assert "no notice in tlh" in result.output


def test_a_policy_is_written_and_the_installer_told_where_guests_are_to_find_it(state: Path) -> None:
    out = state / "policy.html"
    result = run(
        said(state, HOTEL + 'profiles = ["US-IL"]\npolicy = "at the desk"\n'), "site", "policy", "--out", str(out)
    )

    assert result.exit_code == 0, result.output
    assert "find it here: at the desk" in result.output
    assert "Harbour Ltd, 1 Quay, Front desk" in out.read_text("utf-8")
    unsaid = run(said(state, HOTEL), "site", "policy", "--out", str(state / "other.html"))
    assert "Say where in hotel.policy." in unsaid.output


def test_a_policy_is_in_the_hotels_language_or_the_one_asked_for_and_what_is_unreviewed_is_told(state: Path) -> None:
    settings = said(state, HOTEL + 'language = "es"\nlanguages = ["es", "en"]\npolicy_reviewed = ["es"]\n')

    result = run(settings, "site", "policy", "--out", str(state / "es.html"))
    run(settings, "site", "policy", "--out", str(state / "ar.html"), "--language", "ar")

    assert "Not reviewed by counsel in: en." in result.output
    assert '<html lang="es" dir="ltr">' in (state / "es.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in (state / "ar.html").read_text("utf-8")


def test_no_policy_is_written_for_a_face_way_that_may_not_be(state: Path) -> None:
    out = state / "policy.html"

    result = run(said(state, HOTEL + 'profiles = ["US-OR-PDX"]\n'), "site", "policy", "--out", str(out))

    assert result.exit_code == 1
    assert not out.exists()
