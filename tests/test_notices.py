"""A notice of the hotel's own is checked whole, and shown from the day on which it holds."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.config import Config
from app.domain.mode import Mode
from app.domain.notice import WrittenNotice
from app.i18n import LANGUAGES, NOTICE_FACTS, WordsError
from app.notices import (
    MIRROR,
    NoticeFault,
    faults_of,
    is_outdated,
    kept_notices,
    notices_of,
    read_folder,
    shipped,
    shown_digests,
    words_in_force,
)
from tests.builders import TODAY

DEMO = Config().for_demo()
OWN = WrittenNotice("2.0", {tag: text.replace("## N2 ", "## N2 Own ") for tag, text in shipped().texts.items()})


def lay_out(state: Path, notice: WrittenNotice, effective: date) -> None:
    """Approve a notice, as far as the start of a kiosk looks."""
    row = {"version": notice.version, "texts": dict(notice.texts), "effective": effective.isoformat()}
    (state / MIRROR).write_text(json.dumps([{**row, "first": "11", "second": "12"}]), "utf-8")


def changed(old: str, new: str, tag: str = "en") -> WrittenNotice:
    """The notice with something else in one language."""
    assert old in OWN.texts[tag]
    return replace(OWN, texts={**OWN.texts, tag: OWN.texts[tag].replace(old, new, 1)})


def test_the_shipped_notice_and_one_like_it_have_no_fault() -> None:
    assert faults_of(shipped(), LANGUAGES) == []
    assert faults_of(OWN, LANGUAGES) == []


def test_a_folder_is_read_by_its_version(tmp_path: Path) -> None:
    folder = tmp_path / "2.0"
    folder.mkdir()
    for tag, text in OWN.texts.items():
        (folder / f"{tag}.md").write_text(text, "utf-8")
    assert read_folder(folder) == OWN

    (folder / "en.md").write_bytes(b"\xff\xfe")
    with pytest.raises(WordsError, match="UTF-8"):
        read_folder(folder)
    with pytest.raises(WordsError, match="version"):
        read_folder(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("## N2 ", "## N99 ", "N2"),
        ("{controller_name}", "{weather}", "weather"),
        ("{controller_name}", "{", "en.md"),
        ("{controller_name}", "{}", "en.md"),
        ("{controller_name}", "{face_s.real.x}", "en.md"),
        ("{controller_name}", "TBD", "line 7: a sentence is still to come"),
        ("---\nreviewed_by:", "reviewed_by:", "must begin"),
        ("reviewed_by:", "checked:", "must begin"),
    ],
)
def test_every_fault_of_a_text_is_named_with_its_file(old: str, new: str, fault: str) -> None:
    (found,) = faults_of(changed(old, new), DEMO.hotel.languages)

    assert str(found).startswith("en.md")
    assert fault in str(found)


def test_an_empty_section_a_missing_and_an_unknown_language_are_faults() -> None:
    lines = OWN.texts["en"].split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("## N2"))
    empty = "\n".join([*lines[: at + 1], *lines[at + 2 :]])
    assert faults_of(replace(OWN, texts={**OWN.texts, "en": empty}), ()) == [NoticeFault("en.md", "empty", "N2")]
    few = {"en": OWN.texts["en"], "xx": "?"}
    assert list(map(str, faults_of(replace(OWN, texts=few), ("en", "ar")))) == [
        "ar.md is missing, a language of this hotel",
        "xx.md is in no language of this program",
    ]


def test_the_approved_notice_is_shown_from_its_day_on_with_that_day(tmp_path: Path) -> None:
    lay_out(tmp_path, OWN, TODAY)

    before = words_in_force(DEMO, tmp_path, TODAY - timedelta(days=1))
    after = words_in_force(DEMO, tmp_path, TODAY)

    assert (before.notice_sha256, before.notice_effective) == (shipped().sha256, None)
    assert (after.notice_sha256, after.notice_effective) == (OWN.sha256, TODAY)
    notice = notices_of(DEMO, after)["en"]
    assert notice.version == notice.ref.version == "2.0"
    assert notice.items[1].heading.startswith("Own")
    assert any(after.date("en", TODAY) in item.text for item in notice.items)
    assert is_outdated(before, DEMO, tmp_path, TODAY)
    assert not is_outdated(before, DEMO, tmp_path, TODAY - timedelta(days=1))
    assert not is_outdated(after, DEMO, tmp_path, TODAY)


def test_what_is_shown_has_another_digest_in_each_language_and_after_an_approval(tmp_path: Path) -> None:
    before = shown_digests(DEMO, tmp_path, TODAY)
    lay_out(tmp_path, OWN, TODAY)

    assert before.keys() == set(DEMO.hotel.languages)
    assert len(set(before.values())) == len(before)
    assert all(digest != before[language] for language, digest in shown_digests(DEMO, tmp_path, TODAY).items())


def test_a_notice_that_lacks_a_language_of_the_hotel_is_not_shown_and_starts_nothing_anew(tmp_path: Path) -> None:
    lay_out(tmp_path, replace(OWN, texts={"en": OWN.texts["en"]}), TODAY)

    words = words_in_force(DEMO, tmp_path, TODAY)

    assert words.notice_sha256 == shipped().sha256
    assert words.notice("ar", Mode.DETECTION_ONLY, _facts()).version == shipped().version
    assert not is_outdated(words, DEMO, tmp_path, TODAY)


@pytest.mark.parametrize("content", ["", "{}x", "[{}]", "[1]", '[{"version": "1"}]'])
def test_a_torn_mirror_stops_no_kiosk(tmp_path: Path, content: str) -> None:
    (tmp_path / MIRROR).write_text(content, "utf-8")

    assert kept_notices(tmp_path) == ()
    assert words_in_force(DEMO, tmp_path, TODAY).notice_sha256 == shipped().sha256


def _facts() -> dict[str, str]:
    """Something for every fact."""
    return dict.fromkeys(NOTICE_FACTS, "12")
