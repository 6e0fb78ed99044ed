"""Words by key and language, dates, and the notice: what is missing is refused, and nothing of a guest is quoted."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from app import paths
from app.domain.desk_table import Coded
from app.domain.mode import Mode
from app.domain.notice import FIELDS, Notice
from app.i18n import CLOSED, LANGUAGES, NOTICE_FACTS, Words, WordsError, load_words, parse_notice

SHANGHAI = timezone(timedelta(hours=8))
DAY = date(2026, 11, 25)
FACTS = {
    "hotel_name": "Harbour House",
    "controller_name": "Harbour House Hotels Ltd",
    "controller_contact": "+86 21 5550 0100",
    "face_s": "60",
    "retention_years": "3",
    "minor_age": "14",
    "complaint_authority": "12377",
    "effective_date": "25 November 2026",
}


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(paths.resources())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder of resources: two catalogues a language, and two versions of the notice."""
    for tag, language in LANGUAGES.items():
        (tmp_path / "i18n" / language.folder).mkdir(parents=True)
        for name, key in (("paper", "paper.title"), ("screens", "screen.title")):
            catalogue = Catalog(locale=language.folder)
            catalogue.add(key, f"{name} in {tag}")
            with (tmp_path / "i18n" / language.folder / f"{name}.mo").open("wb") as file:
                write_mo(file, catalogue)
        for version in ("1.2", "1.10"):
            (tmp_path / "notices" / version).mkdir(parents=True, exist_ok=True)
            (tmp_path / "notices" / version / f"{tag}.md").write_text(notice_text(f"of {version}"), "utf-8")
    return tmp_path


def notice_text(body: str, *, reviewed_by: str = "", leave_out: str = "", more: str = "") -> str:
    sections = "".join(f"\n## {name} Heading\n{body}\n" for name in FIELDS if name != leave_out)
    return f"---\nreviewed_by: {reviewed_by}\n---\n{sections}{more}"


def test_a_sentence_is_found_by_language_and_key(words: Words) -> None:
    assert words.text("en", "choice.title") == "How would you like to check in?"
    assert words.text("zh-CN", "choice.title") == "您想怎样办理入住？"


def test_placeholders_are_filled(words: Words) -> None:
    assert words.text("en", "frame.step", number=2, count=4) == "Step 2 of 4"


def test_a_value_may_hold_braces_and_stays_as_it_is(words: Words) -> None:
    assert "{name}" in words.text("en", "confirm.greeting", name="{name}")


@pytest.mark.parametrize("language", [*LANGUAGES])
def test_a_missing_key_is_refused(words: Words, language: str) -> None:
    with pytest.raises(WordsError, match=r"no\.such_key"):
        words.text(language, "no.such_key")
    with pytest.raises(WordsError, match=r"no\.such_key"):
        words.plural(language, "no.such_key", 2)


def test_a_missing_value_is_refused_and_the_values_given_are_not_quoted(words: Words) -> None:
    with pytest.raises(WordsError, match="count") as raised:
        words.text("en", "frame.step", number="Eriksson")
    assert "Eriksson" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_a_language_that_is_not_there_is_refused(words: Words) -> None:
    asks: tuple[Callable[[], object], ...] = (
        lambda: words.text("xx", "choice.title"),
        lambda: words.plural("xx", "idle.body", 2),
        lambda: words.date("xx", DAY),
        lambda: words.language_name("xx"),
        lambda: words.is_rtl("xx"),
        lambda: words.notice("xx", Mode.DETECTION_ONLY, FACTS),
        lambda: words.reviewed_by("xx"),
    )
    for ask in asks:
        with pytest.raises(WordsError, match="xx"):
            ask()


def test_a_number_chooses_the_form_of_the_sentence(words: Words) -> None:
    assert words.plural("en", "face.camera_seconds", 1).startswith("The camera has been on for 1 second.")
    assert words.plural("en", "face.camera_seconds", 2).startswith("The camera has been on for 2 seconds.")


def test_arabic_has_its_six_forms(words: Words) -> None:
    said = [words.plural("ar", "idle.body", n) for n in (0, 1, 2, 3, 11, 100)]
    assert len({sentence.replace("100", "11") for sentence in said}) == 5
    assert "3 ثوانٍ" in said[3]
    assert "11 ثانية" in said[4]
    assert "100 ثانية" in said[5]


def test_every_catalogue_of_a_language_is_read(folder: Path) -> None:
    words = load_words(folder)
    assert words.text("ar", "paper.title") == "paper in ar"
    assert words.text("ar", "screen.title") == "screens in ar"


def test_a_language_without_a_catalogue_is_refused_at_start(folder: Path) -> None:
    for mo in (folder / "i18n" / "ar").iterdir():
        mo.unlink()
    with pytest.raises(WordsError, match="ar"):
        load_words(folder)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "25 November 2026"),
        ("zh-CN", "2026年11月25日"),
        ("zh-TW", "2026年11月25日"),
        ("ja", "2026年11月25日"),
        ("ko", "2026년 11월 25일"),
        ("id", "25 November 2026"),
        ("ar", "25 نوفمبر 2026"),
        ("fr", "25 novembre 2026"),
        ("de", "25. November 2026"),
        ("es", "25 de noviembre de 2026"),
        ("ru", "25 ноября 2026\u202fг."),
        ("th", "25 พฤศจิกายน ค.ศ. 2026"),
    ],
)
def test_a_date_has_its_month_in_words(words: Words, language: str, written: str) -> None:
    assert words.date(language, DAY) == written


@pytest.mark.parametrize(("language", "weekday"), [("en", "Wednesday"), ("zh-CN", "星期三"), ("ar", "الأربعاء")])
def test_a_day_has_its_day_of_the_week(words: Words, language: str, weekday: str) -> None:
    assert weekday in words.day(language, DAY)
    assert "2026" in words.day(language, DAY)


def test_a_moment_is_told_in_the_time_zone_it_carries(words: Words) -> None:
    moment = datetime(2026, 11, 25, 22, 15, 59, tzinfo=UTC)
    assert words.moment("en", moment) == "25 November 2026, 22:15"
    assert words.moment("en", moment.astimezone(SHANGHAI)) == "26 November 2026, 06:15"


@pytest.mark.parametrize("language", [*LANGUAGES])
def test_a_moment_holds_the_date_and_one_time(words: Words, language: str) -> None:
    said = words.moment(language, datetime(2026, 11, 25, 9, 5, tzinfo=UTC))
    assert words.date(language, DAY) in said
    assert len(re.findall("[:.]05", said)) == 1


def test_languages_are_named_in_their_own_words(words: Words) -> None:
    own = "English 简体中文 繁體中文 日本語 한국어 Bahasa-Indonesia العربية Français Deutsch Español Русский ไทย"
    assert [words.language_name(tag).replace(" ", "-") for tag in LANGUAGES] == own.split()
    assert [tag for tag in LANGUAGES if words.is_rtl(tag)] == ["ar"]


def test_loading_the_words_does_not_load_babel_or_qt() -> None:
    code = (
        "import sys; from app import i18n, paths; i18n.load_words(paths.resources()).text('en', 'choice.title');"
        "print([m for m in sys.modules if m.split('.')[0] in ('babel', 'PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=paths.APP.parent, capture_output=True)
    assert done.stdout.strip() == b"[]"


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("language", [*LANGUAGES])
def test_a_notice_has_all_twelve_fields_and_every_fact(words: Words, language: str, mode: Mode) -> None:
    notice = words.notice(language, mode, FACTS)
    assert tuple(item.field for item in notice.items) == FIELDS
    assert notice.missing_fields() == ()
    told = " ".join(item.text for item in notice.items)
    assert [fact for fact, value in FACTS.items() if value not in told] == []
    assert notice.version in told
    assert "{" not in told


@pytest.mark.parametrize("fact", sorted(NOTICE_FACTS))
@pytest.mark.parametrize("language", [*LANGUAGES])
def test_a_blank_fact_leaves_a_field_missing_so_that_the_face_way_stays_shut(
    words: Words, language: str, fact: str
) -> None:
    assert words.notice(language, Mode.DETECTION_ONLY, {**FACTS, fact: " "}).missing_fields() != ()


def test_another_fact_or_mode_makes_another_digest(words: Words) -> None:
    notices: list[Notice] = [
        words.notice("en", Mode.DETECTION_ONLY, FACTS),
        words.notice("en", Mode.VERIFY_1TO1, FACTS),
        words.notice("en", Mode.DETECTION_ONLY, {**FACTS, "face_s": "90"}),
        words.notice("ar", Mode.DETECTION_ONLY, FACTS),
    ]
    assert len({notice.ref.sha256 for notice in notices}) == len(notices)


def test_facts_that_are_too_few_or_too_many_are_refused(words: Words) -> None:
    with pytest.raises(WordsError, match="face_s"):
        words.notice("en", Mode.DETECTION_ONLY, {name: value for name, value in FACTS.items() if name != "face_s"})
    with pytest.raises(WordsError, match="weather"):
        words.notice("en", Mode.DETECTION_ONLY, {**FACTS, "weather": "fine"})


def test_the_newest_notice_is_used_counting_versions_as_numbers(folder: Path) -> None:
    notice = load_words(folder).notice("en", Mode.DETECTION_ONLY, FACTS)
    assert notice.version == "1.10"
    assert {item.text for item in notice.items} == {"of 1.10"}


def test_a_placeholder_that_no_fact_fills_is_refused(folder: Path) -> None:
    (folder / "notices" / "1.10" / "en.md").write_text(notice_text("{weather}"), "utf-8")
    with pytest.raises(WordsError, match="weather"):
        load_words(folder).notice("en", Mode.DETECTION_ONLY, FACTS)


def test_a_section_may_differ_by_mode() -> None:
    more = "\n## N4@detection_only How\neyes\n\n## N4@verify_1to1 How\nnumbers\n"
    text = parse_notice("1.0", notice_text("same", leave_out="N4", more=more))
    assert text.section("N4", "detection_only") == ("How", "eyes")
    assert text.section("N4", "verify_1to1") == ("How", "numbers")


@pytest.mark.parametrize(
    "more",
    [
        "",
        "\n## N4@detection_only How\neyes\n",
        "\n## N4 How\nboth\n\n## N13 More\nmore\n",
        "\n## N4 How\none\n\n## N4 How\ntwo\n",
    ],
)
def test_a_section_that_is_missing_unknown_or_doubled_is_refused(more: str) -> None:
    with pytest.raises(WordsError, match=r"N4|N13"):
        parse_notice("1.0", notice_text("same", leave_out="N4", more=more))


def test_the_lines_of_a_section_are_one_text() -> None:
    assert parse_notice("1.0", notice_text("one\ntwo")).section("N1", "detection_only") == ("Heading", "one two")


def test_a_notice_says_who_reviewed_it(words: Words, folder: Path) -> None:
    (folder / "notices" / "1.10" / "en.md").write_text(notice_text("x", reviewed_by="A. Counsel, 2026-11-20"), "utf-8")
    assert load_words(folder).reviewed_by("en") == "A. Counsel, 2026-11-20"
    assert words.reviewed_by("en") == ""


def test_where_no_face_way_may_be_the_notice_is_another_and_names_what_is_the_same() -> None:
    more = "\n## N4@closed How\nno face\n\n## N4@detection_only How\neyes\n\n## N4@verify_1to1 How\nnumbers\n"
    text = parse_notice("1.0", notice_text("same", leave_out="N4", more=more))

    assert text.section("N4", CLOSED) == ("How", "no face")
    assert text.section("N1", CLOSED) == text.section("N1", "detection_only")
    no_closed = parse_notice(
        "1.0", notice_text("same", leave_out="N4", more=more.replace("## N4@closed How\nno face", ""))
    )
    with pytest.raises(WordsError, match="no N4 for closed"):
        no_closed.section("N4", CLOSED)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (7, "7"),
        ("K7", "K7"),
        (Coded("report.grade.works"), "Works"),
        (timedelta(minutes=75, seconds=4.6), "75:05"),
        (date(2026, 11, 23), "23 November 2026"),
        (datetime(2026, 11, 23, 14, 5, tzinfo=UTC), "23 November 2026, 22:05"),
    ],
)
def test_figures_and_facts_are_told_as_the_language_writes_them(words: Words, value: object, told: str) -> None:
    assert words.told("en", value, SHANGHAI) == told


def test_several_things_stand_side_by_side_as_the_language_parts_them(words: Words) -> None:
    parts = ("K7", Coded("report.grade.works"))

    told = [words.listed(tag, parts) for tag in ("en", "zh-CN", "ar")]
    assert told == ["K7, Works", "K7、正常", "K7، تعمل"]
