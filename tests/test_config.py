"""The settings file: what is taken, what is refused, and what is said of it."""

import subprocess
import sys
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from app import paths
from app.config import VIRTUAL_PRINTER, Camera, Config, ConfigError, ConfigFault, Hotel, Printer, read_config
from app.domain.mode import Mode
from app.domain.rules import RANGES
from app.i18n import LANGUAGES
from app.vision.arguments import source_spec

EXAMPLE = paths.resources() / "evenkey.example.toml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "evenkey.toml"


def faults_of(file: Path, text: str) -> tuple[ConfigFault, ...]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        read_config(file)
    return refused.value.faults


def test_without_a_file_every_setting_has_its_safe_default() -> None:
    config = read_config(None)

    assert config == Config()
    assert config.face.mode is Mode.VERIFY_1TO1
    assert (config.face.turns, config.document.source, config.document.is_shared) == (2, "camera:1", False)
    assert config.hotel.languages == tuple(LANGUAGES)
    assert config.receipts.retention_days >= 3 * 365 + 1


def test_an_empty_file_is_as_good_as_none(file: Path) -> None:
    file.write_text("", encoding="utf-8")

    assert read_config(file) == Config()


def test_the_example_holds_exactly_the_defaults() -> None:
    assert read_config(EXAMPLE) == Config()


def test_the_example_documents_every_key_and_no_other() -> None:
    example = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))

    documented = {(section, key) for section, keys in example.items() for key in keys}

    config = Config()
    sections = {field.name: getattr(config, field.name) for field in fields(config)}
    assert all(is_dataclass(section) for section in sections.values())
    assert documented == {(name, field.name) for name, section in sections.items() for field in fields(section)}


def test_every_key_of_the_example_stands_under_a_comment() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()

    bare = [
        line
        for number, line in enumerate(lines)
        if " = " in line and not line.startswith("#") and not _has_comment_above(lines, number)
    ]

    assert bare == []


def _has_comment_above(lines: list[str], number: int) -> bool:
    """Whether the block of keys that a line is in begins with a comment."""
    while " = " in lines[number]:
        number -= 1
        if lines[number].startswith("#"):
            return True
    return False


def test_a_file_sets_what_it_names_and_leaves_the_rest(file: Path) -> None:
    file.write_text('[hotel]\nname = "宾馆"\nlanguages = ["zh-CN"]\nlanguage = "zh-CN"\n[face]\nface_s = 30\n', "utf-8")

    config = read_config(file)

    assert config.hotel == Hotel(name="宾馆", languages=("zh-CN",), language="zh-CN")
    assert config.face.face_s == 30.0
    assert config.times == Config().times


def test_all_faults_are_told_at_once(file: Path) -> None:
    text = 'tea = 1\n[hotel]\nlanguage = "xx"\ntime_zone = "Mars"\n[face]\nface_s = 9\n[receipts]\nretention_days = 3\n'

    faults = faults_of(file, text)

    assert {fault.key for fault in faults} == {
        "tea", "hotel.language", "hotel.time_zone", "face.face_s", "receipts.retention_days"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[face]\nequal_prominence = false\n", "face.equal_prominence"),
        ("[document]\noffered = false\n", "document.offered"),
        ("[passport]\noffered = false\n", "passport"),
        ('[choice]\ndefault = "face"\n', "choice"),
        ("[receipts]\nare_kept = false\n", "receipts.are_kept"),
        ("[times]\nidle = 120\n", "times.idle"),
    ],
)
def test_what_is_not_a_setting_is_refused_as_unknown(file: Path, text: str, key: str) -> None:
    assert faults_of(file, text) == (ConfigFault(key, "is not a setting of this version"),)


@pytest.mark.parametrize(
    ("source", "is_shared"), [("camera:0", "false"), ("camera:1", "true"), ("virtual-passport", "true")]
)
def test_one_camera_is_two_only_where_the_hotel_says_so(file: Path, source: str, is_shared: str) -> None:
    (fault,) = faults_of(file, f'[document]\nsource = "{source}"\nis_shared = {is_shared}\n')

    assert fault.sentence.startswith("document.is_shared must be true")
    file.write_text('[document]\nsource = "camera:0"\nis_shared = true\n', encoding="utf-8")
    assert read_config(file).document.is_shared
    file.write_text('[document]\nsource = ""\n', encoding="utf-8")
    assert read_config(file).document.source == ""


@pytest.mark.parametrize("name", sorted(RANGES))
def test_a_time_outside_its_lawful_range_is_refused_and_its_ends_are_not(file: Path, name: str) -> None:
    section = "face" if name in {"face_s", "hold_s"} else "times"
    low, high = RANGES[name]

    for value in (low, high):
        file.write_text(f"[{section}]\n{name} = {value}\n", encoding="utf-8")
        assert getattr(getattr(read_config(file), section), name) == value
    for value in (low - 0.01, high + 0.01, "nan", "inf"):
        (fault,) = faults_of(file, f"[{section}]\n{name} = {value}\n")
        assert fault == ConfigFault(f"{section}.{name}", f"must be {low:g} to {high:g} seconds")


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ('[times]\nidle_s = "120"\n', "times.idle_s", "must be a number"),
        ("[times]\nidle_s = true\n", "times.idle_s", "must be a number"),
        ("[receipts]\nretention_days = 1200.5\n", "receipts.retention_days", "must be a whole number"),
        ("[receipts]\nretention_days = 1095\n", "receipts.retention_days", "must be 1096 to 36525 days"),
        ("[face]\noffered = 1\n", "face.offered", "must be true or false"),
        ("[hotel]\nday_begins_hour = 12\n", "hotel.day_begins_hour", "must be 0 to 11 o'clock"),
        ("[face]\nminor_age = 13\n", "face.minor_age", "must be 14 to 21 years"),
        ('[face]\nmode = "identify"\n', "face.mode", 'must be "verify_1to1" or "detection_only"'),
        ('[hotel]\nidentity_check = "never"\n', "hotel.identity_check", 'must be "document" or "staff_glance"'),
        ("[face]\nturns = 9\n", "face.turns", "must be 0 to 4 turns"),
        ('[document]\nsource = "rtsp"\n', "document.source", 'must look like "camera:1", or be empty for none'),
        ("[hotel]\nname = 7\n", "hotel.name", "must be a text in quotation marks"),
        ('[hotel]\nname = "two\\nlines"\n', "hotel.name", "must be one line without spaces around it"),
        ('[hotel]\nname = " "\n', "hotel.name", "must be one line without spaces around it"),
        ("[hotel]\nlanguages = []\n", "hotel.languages", "must name at least one language"),
        ('[hotel]\nlanguages = ["en", "en"]\n', "hotel.languages", "must name each language once"),
        ('[hotel]\nlanguages = "en"\n', "hotel.languages", 'must be a list such as ["en", "zh-CN"]'),
        ('[hotel]\nlanguages = ["en", "../.."]\n', "hotel.languages.1", "there are no words in this language"),
        ('[hotel]\nlanguages = ["ar"]\n', "hotel", "language must be one of languages"),
        ('[hotel]\ntime_zone = "../../etc/passwd"\n', "hotel.time_zone", "there is no time zone of this name"),
        ('[hotel]\ncountry = "China"\n', "hotel.country", 'must look like "CN"'),
        ('[kiosk]\nid = "-rf"\n', "kiosk.id", 'must look like "kiosk-1"'),
        ("[kiosk]\npixel_pitch_mm = 0\n", "kiosk.pixel_pitch_mm", "must be 0.05 to 1 millimetres"),
        ('[notice]\neffective_date = "soon"\n', "notice.effective_date", "must be a date such as 2026-12-31"),
        ('[camera]\nsource = "rtsp"\n', "camera.source", 'must look like "camera:0"'),
        ('[printer]\nqueue = "-o raw"\n', "printer.queue", 'must look like "receipts"'),
        ("printer = 3\n", "printer", "must be a section with settings of its own"),
    ],
)
def test_a_wrong_value_is_refused_with_its_reason(file: Path, text: str, key: str, reason: str) -> None:
    assert faults_of(file, text) == (ConfigFault(key, reason),)


@pytest.mark.parametrize("source", ["camera:0", "camera:/dev/video2", "virtual", "file:clip.mp4", "images:folder"])
def test_every_kind_of_source_the_vision_program_knows_is_taken(file: Path, source: str) -> None:
    file.write_text(f'[camera]\nsource = "{source}"\n', encoding="utf-8")

    assert source_spec(read_config(file).camera.source).path.is_absolute()


def test_a_refused_value_is_never_repeated(file: Path) -> None:
    file.write_text('[printer]\nqueue = "needle name"\n[hotel]\nlanguage = "needle"\n', encoding="utf-8")

    with pytest.raises(ConfigError) as refused:
        read_config(file)

    assert "needle" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_every_fault_is_one_sentence(file: Path) -> None:
    file.write_text('tea = 1\n[hotel]\nlanguage = "xx"\n', encoding="utf-8")

    with pytest.raises(ConfigError) as refused:
        read_config(file)

    assert refused.value.sentences == (
        "hotel.language: there are no words in this language.",
        "tea: is not a setting of this version.",
    )
    assert str(refused.value) == "\n".join(refused.value.sentences)


def test_a_file_that_is_no_toml_is_refused_in_one_sentence(file: Path) -> None:
    (fault,) = faults_of(file, "[hotel\n")

    assert fault.key == ""
    assert fault.sentence.startswith("evenkey.toml is not a settings file in TOML: ")


def test_a_byte_order_mark_before_the_first_line_is_passed_over(file: Path) -> None:
    file.write_text('[hotel]\nname = "Hotel"\n', encoding="utf-8-sig")

    assert read_config(file) == Config()


def test_a_file_nested_without_end_is_refused_in_one_sentence(file: Path) -> None:
    (fault,) = faults_of(file, "a = " + "[" * 100_000)

    assert fault.sentence == "evenkey.toml is not a settings file in TOML: it is nested too deep."


def test_a_file_that_is_no_text_is_refused_in_one_sentence(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ConfigError, match=r"^evenkey\.toml is not a settings file in TOML"):
        read_config(file)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be read: Is a directory\.$"):
        read_config(tmp_path)


def test_the_demo_takes_an_invented_hotel_whose_notice_is_complete() -> None:
    config = Config(printer=Printer("office"), hotel=Hotel(name="Real", language="ar")).for_demo()

    assert config.camera == Camera("virtual")
    assert config.printer.queue == VIRTUAL_PRINTER
    assert config.hotel.language == "ar"
    assert config.hotel.name != "Real"
    assert all((config.hotel.legal_name, config.hotel.contact, config.hotel.complaint_authority, config.hotel.address))


def test_starting_without_a_file_does_not_load_pydantic() -> None:
    code = "import sys; from app.config import read_config; read_config(None); sys.exit('pydantic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], cwd=paths.APP.parent, check=False).returncode == 0


def test_the_law_of_the_place_makes_settings_stricter_and_never_laxer(file: Path) -> None:
    text = (
        '[hotel]\nprofiles = ["ES", "IN"]\n[face]\nface_s = 120.0\nminor_age = 14\n[receipts]\nretention_days = 4000\n'
    )
    file.write_text(text, encoding="utf-8")

    config = read_config(file)

    assert (config.face.face_s, config.face.minor_age, config.receipts.retention_days) == (60.0, 18, 4000)


@pytest.mark.parametrize("text", ['[hotel]\nprofiles = ["ATLANTIS"]\n', "[hotel]\nprofiles = []\n"])
def test_a_place_without_a_profile_is_refused_and_strict_is_offered(file: Path, text: str) -> None:
    (fault,) = faults_of(file, text)

    assert fault.key == "hotel.profiles"
    assert '"STRICT"' in fault.reason
