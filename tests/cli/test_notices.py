"""A notice from a folder outside to the screen: taken over, compared, approved by two persons."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import open_stores, today_of
from app.config import Config
from app.domain.gates import Lock
from app.domain.staff import Role
from app.notices import shipped, words_in_force
from tests.cli.operator import run

TODAY = today_of(Config())
TWO = "11482913\n12482913\n"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A hotel with a manager, a privacy officer and somebody of the desk."""
    state = tmp_path / "state"
    staff = open_stores(Config(), state).staff
    for number, role in (("11", Role.MANAGER), ("12", Role.PRIVACY_OFFICER), ("07", Role.DESK)):
        staff.add(number, "Lin", role, "482913", is_own=True)
    return state


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A version of the hotel's own."""
    folder = tmp_path / "2.0"
    folder.mkdir()
    for tag, text in shipped().texts.items():
        (folder / f"{tag}.md").write_text(text.replace("## N2 ", "## N2 Own "), "utf-8")
    return folder


def approve(state: Path, version: str, days: int = 0, given: str = TWO) -> str:
    """Try to approve a version some days from today; says what was answered."""
    day = (TODAY + timedelta(days=days)).isoformat()
    return run(state, "notices", "approve", version, "--effective", day, given=given).output


def listed(state: Path) -> dict[str, dict[str, object]]:
    """The versions as a machine reads them."""
    return {each["version"]: each for each in json.loads(run(state, "notices", "list", "--json").output)}


def locks(state: Path) -> set[str]:
    """What locks the face way."""
    return set(json.loads(run(state, "assessment", "status", "--json").output)["locks"])


def test_a_version_is_taken_over_approved_by_two_and_shown_from_its_day(state: Path, folder: Path) -> None:
    assert Lock.NOTICE_UNAPPROVED.value in locks(state)
    taken = run(state, "notices", "import", str(folder))
    assert taken.exit_code == 0
    assert "2.0      draft" in run(state, "notices", "list").output

    answer = approve(state, "2.0")

    assert "holds from" in answer
    assert "482913" not in answer
    assert Lock.NOTICE_UNAPPROVED.value not in locks(state)
    own = listed(state)["2.0"]
    assert (own["in_force"], own["approved"]) == (True, [{"effective": TODAY.isoformat(), "by": ["11", "12"]}])
    assert words_in_force(Config(), state, TODAY).notice_sha256 == own["sha256"]
    assert f"approved from {TODAY}  in force" in run(state, "notices", "list").output


def test_one_approved_for_a_later_day_does_not_hold_yet(state: Path, folder: Path) -> None:
    run(state, "notices", "import", str(folder))
    approve(state, shipped().version)
    assert "stop" not in approve(state, "2.0", days=3)

    assert [listed(state)[version]["in_force"] for version in (shipped().version, "2.0")] == [True, False]
    assert Lock.NOTICE_UNAPPROVED.value not in locks(state)
    assert words_in_force(Config(), state, TODAY + timedelta(days=3)).notice_sha256 == listed(state)["2.0"]["sha256"]


@pytest.mark.parametrize(
    ("version", "days", "given", "sentence"),
    [
        ("2.0", 0, "11482913\n11482913\n", "must be somebody else"),
        ("2.0", 0, "07482913\n", "may not do this"),
        ("2.0", 0, "11482913\n07482913\n", "must be somebody else, a manager or a privacy officer"),
        ("2.0", -1, TWO, "is past"),
        ("9.9", 0, TWO, "There is no version 9.9"),
    ],
)
def test_nobody_alone_no_past_day_and_no_unknown_version(
    state: Path, folder: Path, version: str, days: int, given: str, sentence: str
) -> None:
    run(state, "notices", "import", str(folder))

    assert sentence in approve(state, version, days, given)
    assert Lock.NOTICE_UNAPPROVED.value in locks(state)


def test_what_was_whole_once_is_checked_again_for_the_hotel_as_it_is_now(state: Path, folder: Path) -> None:
    (folder / "ar.md").unlink()
    run(state, "notices", "import", str(folder))
    settings = state / "evenkey.toml"
    settings.write_text('[hotel]\nlanguages = ["zh-CN", "en"]\n', "utf-8")
    assert run(state, "notices", "import", str(folder)).exit_code == 0
    settings.unlink()

    assert "ar.md is missing" in approve(state, "2.0")


def test_a_faulty_folder_is_not_taken_over_and_a_version_never_changes(state: Path, folder: Path) -> None:
    whole = (folder / "en.md").read_text("utf-8")
    (folder / "en.md").write_text(whole.replace("{controller_name}", "TBD"), "utf-8")
    assert "en.md, line 7" in run(state, "notices", "import", str(folder)).output
    assert run(state, "notices", "import", str(state)).exit_code == 1
    assert listed(state).keys() == {shipped().version}
    (folder / "en.md").write_text(whole, "utf-8")
    run(state, "notices", "import", str(folder))

    (folder / "en.md").write_text(whole.replace("Own", "Other"), "utf-8")

    assert "a version never changes" in run(state, "notices", "import", str(folder)).output
    shipped_number = folder.rename(folder.with_name(shipped().version))
    assert "a version never changes" in run(state, "notices", "import", str(shipped_number)).output


def test_two_versions_are_shown_side_by_side_in_one_language_or_all(state: Path, folder: Path) -> None:
    run(state, "notices", "import", str(folder))

    one = run(state, "notices", "diff", shipped().version, "2.0", "--language", "en").output.splitlines()
    everything = run(state, "notices", "diff", shipped().version, "2.0").output

    assert one[0] == "--- en N2"
    assert "| Own Contact" in one[1]
    assert one[-1] == f"1 sections differ between {shipped().version} and 2.0."
    assert f"{len(shipped().texts)} sections differ" in everything
    assert "--- zh-CN N2" in everything


def test_a_language_of_one_side_alone_differs_in_every_section(state: Path, folder: Path) -> None:
    (folder / "th.md").unlink()
    (state / "evenkey.toml").write_text('[hotel]\nlanguages = ["zh-CN", "en", "ar"]\n', "utf-8")
    run(state, "notices", "import", str(folder))

    output = run(state, "notices", "diff", shipped().version, "2.0", "--language", "th").output

    assert output.count("--- th ") >= len(shipped().texts)
    assert max(len(line) for line in output.splitlines()) < 130
