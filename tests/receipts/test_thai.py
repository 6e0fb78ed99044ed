import datetime as dt
import re
from itertools import pairwise

import pytest

from app import paths
from app.i18n import LANGUAGES
from app.receipts.thai import is_thai, thai_breaks, vocabulary
from tests.receipts.desk import words

DAYS = [dt.date(2026, month, 1) for month in range(1, 13)]


def parted(text: str) -> list[str]:
    ends = [0, *sorted(thai_breaks(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    "sentence",
    [
        "กล้อง|ปิด|อยู่|จนกว่า|ความยินยอม|นี้|ถูก|บันทึก",
        "เช็คอิน|ด้วย|ใบหน้า|ที่|เครื่อง|นี้",
        "ใบหน้า|ของ|คุณ|ถูก|ลบ",
        "ไฟล์|อ่าน|อย่างเดียว",
    ],
)
def test_a_sentence_is_read_as_its_words(sentence: str) -> None:
    assert parted(sentence.replace("|", "")) == sentence.split("|")


def test_a_name_that_no_word_explains_stays_whole() -> None:
    assert parted("โรงแรมฟ้าใสของคุณ") == ["โรงแรมฟ้าใสของ", "คุณ"]
    assert parted("ฟ้าใส") == ["ฟ้าใส"]


def test_spaces_figures_and_other_scripts_are_not_thais_business() -> None:
    assert parted("Hotel 28 酒店") == ["Hotel 28 酒店"]
    assert parted("ปิด 28 ปิด") == ["ปิด 28 ปิด"]


@pytest.mark.skipif("th" not in LANGUAGES, reason="there are no words in Thai")
def test_every_word_of_the_thai_receipt_is_on_the_list() -> None:
    catalogue = (paths.resources() / "i18n" / "th" / "receipt.po").read_text(encoding="utf-8")
    months = [words().date("th", day).replace("ค.ศ.", "") for day in DAYS]
    stretches = re.findall(r"[\u0e01-\u0e4e]+", " ".join([*re.findall(r'msgstr.* "(.*)"', catalogue), *months]))
    missing = {part for stretch in stretches for part in parted(stretch) if part not in vocabulary()}
    assert missing == set()


def test_the_list_holds_thai_words_alone() -> None:
    assert all(is_thai(letter) for word in vocabulary() for letter in word)
