"""Japanese as the voice can read it: every phrase in kana, numbers and dates by rule, foreign words in another voice.

The readings of phrases are data, `resources/voice/ja.txt`, written by `packaging/make_kana.py`.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app import paths

READINGS = Path("voice") / "ja.txt"
"""Among the resources: one phrase a line, as it is written, a tab, and how it is read."""

COUNTERS = "年月日時分秒名泊件回桁つ番歳行"
"""What may follow a number and change how it is read."""

JAPANESE = "々〆ぁ-ゖァ-ヺー一-鿿"
LETTER = rf"[^\W\d_{JAPANESE}]"
KANJI = "[々〆一-鿿]+"
PIECE = re.compile(
    rf"(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?!\d)|(?P<code>(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]+)"
    rf"|(?P<number>\d+)(?P<counter>[{COUNTERS}]?)|(?P<phrase>[{JAPANESE}]+)"
    rf"|(?P<foreign>{LETTER}(?:['\u2019 .-]*{LETTER})*)"
)
MARKS = {ord("\u2060"): "", ord("\u200b"): "", **dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"), " ")}
"""Marks for the eye alone: those inside a phrase are nothing, those around a name part it."""

ONES = ("", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュー")
TENS = ("", "ジュー", *(f"{one}ジュー" for one in ONES[2:]))
HUNDREDS = (
    "",
    "ヒャク",
    "ニヒャク",
    "サンビャク",
    "ヨンヒャク",
    "ゴヒャク",
    "ロッピャク",
    "ナナヒャク",
    "ハッピャク",
    "キューヒャク",
)
THOUSANDS = ("", "セン", "ニセン", "サンゼン", "ヨンセン", "ゴセン", "ロクセン", "ナナセン", "ハッセン", "キューセン")
DAYS = {
    1: "ツイタチ",
    2: "フツカ",
    3: "ミッカ",
    4: "ヨッカ",
    5: "イツカ",
    6: "ムイカ",
    7: "ナノカ",
    8: "ヨーカ",
    9: "ココノカ",
    10: "トーカ",
    20: "ハツカ",
}
THINGS = {
    1: "ヒトツ",
    2: "フタツ",
    3: "ミッツ",
    4: "ヨッツ",
    5: "イツツ",
    6: "ムッツ",
    7: "ナナツ",
    8: "ヤッツ",
    9: "ココノツ",
    10: "トー",
}
PLAIN = {
    "年": "ネン",
    "月": "ガツ",
    "日": "ニチ",
    "時": "ジ",
    "秒": "ビョー",
    "名": "メー",
    "桁": "ケタ",
    "番": "バン",
    "つ": "コ",
    "行": "ギョー",
}
"""How a counter is read where the number before it changes nothing."""

CLIPPED = {
    "分": ("フン", "プン", "13468"),
    "泊": ("ハク", "パク", "13468"),
    "件": ("ケン", "ケン", "168"),
    "回": ("カイ", "カイ", "168"),
    "歳": ("サイ", "サイ", "18"),
}
"""How a counter is read, how after a number that ends in one of these digits or in ten, and which digits these are."""

CLIP = {"イチ": "イッ", "ロク": "ロッ", "ハチ": "ハッ", "ジュー": "ジュッ"}
"""What becomes of the end of a number before such a counter."""

ENDS = {
    "月": {"ヨン": "シ", "ナナ": "シチ", "キュー": "ク"},
    "時": {"ヨン": "ヨ", "ナナ": "シチ", "キュー": "ク"},
    "年": {"ヨン": "ヨ"},
    "日": {"ヨン": "ヨッカ", "ナナ": "シチ", "キュー": "ク"},
}
"""What becomes of the end of a number before other counters."""


@cache
def readings() -> Mapping[str, str]:
    """Every phrase that is shown and how it is read; the same however often it is asked for."""
    lines = (paths.resources() / READINGS).read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def phrases(text: str) -> list[str]:
    """The phrases of a text, between its marks, numbers and foreign words: what must have a reading."""
    return [found["phrase"] for found in PIECE.finditer(text.translate(MARKS)) if found["phrase"]]


def spoken(text: str, known: Mapping[str, str]) -> str:
    """The text for espeak-ng's Japanese voice, as marked speech (SSML): a phrase that is not known loses its kanji.

    Source: W3C SSML 1.1, 3.2.1 `voice`.
    """
    clean = re.sub(r"(?<=\d)\.(?=\d)", "テン", re.sub("[<>&]", " ", text.translate(MARKS)))
    return PIECE.sub(lambda found: f"{_piece(found, known)} ", clean).replace("\n", "。\n")


def number(digits: str, counter: str = "") -> str:
    """A number and what it counts; digit by digit where it is a name rather than an amount."""
    amount = int(digits)
    if len(digits) > len("9999") or (digits[0] == "0" and len(digits) > len("05")):
        return " ".join(ONES[int(digit)] or "ゼロ" for digit in digits) + PLAIN.get(counter, "")
    if amount in (own := {"日": DAYS, "つ": THINGS}.get(counter, {})):
        return own[amount]
    said = _amount(amount)
    if counter in CLIPPED:
        return _clipped(said, counter, str(amount)[-1])
    for end, other in ENDS.get(counter, {}).items():
        if said.endswith(end):
            said = said.removesuffix(end) + other
            return said if other.endswith("カ") else said + PLAIN[counter]
    return said + PLAIN.get(counter, "")


def _amount(amount: int) -> str:
    """A number under ten thousand."""
    thousands, hundreds, tens, ones = (amount // unit % 10 for unit in (1000, 100, 10, 1))
    return THOUSANDS[thousands] + HUNDREDS[hundreds] + TENS[tens] + ONES[ones] or "ゼロ"


def _clipped(said: str, counter: str, last: str) -> str:
    """A number whose end is shortened before its counter."""
    plain, hard, digits = CLIPPED[counter]
    is_hard = last in digits or said.endswith("ジュー")
    for end, short in CLIP.items():
        if is_hard and said.endswith(end):
            return said.removesuffix(end) + short + hard
    return said + (hard if is_hard else plain)


def _piece(found: re.Match[str], known: Mapping[str, str]) -> str:
    """One piece of a text, in sounds."""
    if found["hour"]:
        minute = "" if found["minute"] == "00" else number(str(int(found["minute"])), "分")
        return f"{number(str(int(found['hour'])), '時')} {minute}"
    if found["code"]:
        return " ".join(number(sign) if sign.isdigit() else _foreign(sign) for sign in found["code"])
    if found["number"]:
        return number(found["number"], found["counter"])
    if found["phrase"]:
        return _phrase(found["phrase"], known)
    return _foreign(found["foreign"])


def _phrase(phrase: str, known: Mapping[str, str]) -> str:
    """A phrase, or of one that begins with a name what follows the name; the name is said where it is in kana."""
    for start in range(len(phrase)):
        if phrase[start:] in known:
            return f"{re.sub(KANJI, ' ', phrase[:start])} {known[phrase[start:]]}".strip()
    return re.sub(KANJI, " ", phrase)


def _foreign(words: str) -> str:
    """Words of another script, in a voice that knows it."""
    return f'<voice name="en">{words.strip()}</voice>'
