"""Japanese for the voice: every phrase on the screens has a reading, and what a guest brings along is read by rule."""

import re
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from babel.messages.pofile import read_po

from app import paths
from app.devices.kana import number, phrases, readings, spoken
from app.i18n import LANGUAGES, load_words, shipped_notice

COUNTED = {"n", "number", "count", "seconds", "face_s", "retention_years", "minor_age"}
READING = re.compile("[ァ-ヺー ]+")
VOICE = re.compile('<voice name="en">[^<>]*</voice>')
ALWAYS_SPOKEN = ("desk", "office", "profile", "screens", "voice")


def texts() -> list[str]:
    """Every Japanese sentence of the screens and the notice, filled with digits where something is counted."""
    found = [shipped_notice(paths.resources()).texts["ja"]]
    found += [language.own_name for language in LANGUAGES.values()]
    for name in ALWAYS_SPOKEN:
        with (paths.resources() / "i18n" / "ja" / f"{name}.po").open("rb") as file:
            for message in read_po(file):
                found += [message.string] if isinstance(message.string, str) else list(message.string)
    return [re.sub(r"\{(\w+)\}", lambda value: "2" if value[1] in COUNTED else "X", text) for text in found]


def test_every_phrase_on_the_screens_has_a_reading_and_no_other_has_one() -> None:
    """What is missing, or left over, `packaging/make_kana.py` mends."""
    wanted = {phrase for text in texts() for phrase in phrases(text)} | {f"{day}曜日" for day in "月火水木金土日"}

    assert sorted(wanted ^ readings().keys()) == []


def test_every_reading_is_kana_alone() -> None:
    assert [reading for reading in readings().values() if not READING.fullmatch(reading)] == []


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("料金は同じです", "リョーキンワ オナジデス"),
        ("2026年11月1日", "ニセンニジューロクネン ジューイチガツ ツイタチ"),
        ("12:05", "ジューニジ ゴフン"),
        ("9:00", "クジ"),
        ("HB4", '<voice name="en">H</voice> <voice name="en">B</voice> ヨン'),
        ("Anna-Maria O'Neil", '<voice name="en">Anna-Maria O\'Neil</voice>'),
        ("\u2068Maria\u2069様", '<voice name="en">Maria</voice> サマ'),
        ("\u2068ヤマダ\u2069様", "ヤマダ サマ"),
        ("\u2068山田\u2069様", "サマ"),
        ("山田様", "サマ"),
        ("一", ""),
        ("料金\u2060は同じ\u200bです", "リョーキンワ オナジデス"),
        ("第1.1版", "ダイ イチ テン イチ ハン"),
        ("戻る\n続ける", "モドル 。 ツズケル"),
        ("<&>戻る", "モドル"),
    ],
)
def test_a_text_is_read_piece_by_piece(text: str, sounds: str) -> None:
    assert " ".join(spoken(text, readings()).split()) == sounds


@pytest.mark.parametrize(
    ("digits", "counter", "sounds"),
    [
        ("0", "", "ゼロ"),
        ("365", "", "サンビャクロクジューゴ"),
        ("9999", "", "キューセンキューヒャクキュージューキュー"),
        ("12345", "", "イチ ニ サン ヨン ゴ"),
        ("007", "", "ゼロ ゼロ ナナ"),
        ("05", "", "ゴ"),
        ("4", "分", "ヨンプン"),
        ("5", "分", "ゴフン"),
        ("10", "分", "ジュップン"),
        ("1", "泊", "イッパク"),
        ("2", "泊", "ニハク"),
        ("8", "回", "ハッカイ"),
        ("18", "歳", "ジューハッサイ"),
        ("14", "歳", "ジューヨンサイ"),
        ("4", "月", "シガツ"),
        ("7", "時", "シチジ"),
        ("14", "日", "ジューヨッカ"),
        ("17", "日", "ジューシチニチ"),
        ("20", "日", "ハツカ"),
        ("0", "日", "ゼロニチ"),
        ("1", "つ", "ヒトツ"),
        ("30", "秒", "サンジュービョー"),
        ("2", "行", "ニギョー"),
    ],
)
def test_a_number_is_read_with_what_it_counts(digits: str, counter: str, sounds: str) -> None:
    assert number(digits, counter) == sounds


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_real_program_reads_every_phrase_in_its_japanese_voice() -> None:
    """It says "(en)" where it must turn to English for a character that it does not know."""
    text = "。\n".join(readings())
    command = ["espeak-ng", "-v", "ja", "-m", "-q", "-x", "--stdin"]

    answer = subprocess.run(
        command, input=spoken(text, readings()).encode(), capture_output=True, timeout=60, check=True
    )

    sounds = answer.stdout.decode()
    assert len(sounds.splitlines()) >= len(readings())
    assert "(en)" not in sounds


def test_a_date_as_the_language_writes_it_is_read_whole() -> None:
    moment = datetime(2026, 4, 7, 16, 30, tzinfo=UTC)
    words = load_words(paths.resources())

    said = spoken(f"{words.day('ja', moment.date())} {words.moment('ja', moment)}", readings())

    assert " ".join(said.split()) == (
        "ニセンニジューロクネン シガツ ナノカ カヨービ ニセンニジューロクネン シガツ ナノカ ジューロクジ サンジュップン"
    )
