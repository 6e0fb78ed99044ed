"""A name as it may stand in a machine-readable zone: every lawful way to write it in A-Z.

Source: ICAO Doc 9303-3, section 6 (transliteration of Latin, Cyrillic and Arabic letters). Chinese names follow
Hanyu Pinyin, whose readings are handed in: a table of them is too large for this folder.
"""

# ruff: noqa: RUF001 - letters of many scripts
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import islice, product
from string import ascii_uppercase

Readings = Callable[[str], tuple[str, ...]]
"""How a Chinese character is read, most usual first, in lower case with `v` for u-umlaut; none if that is not known."""

Words = tuple[str, ...]

NAME_MAX = 120
"""How many characters of a name are looked at: three zones full."""

FORMS_MAX = 16
"""How many ways of writing one name are tried. Names with more have letters that no passport mixes."""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """A table written as `letter=spelling/other`, with blanks between."""
    pairs = (pair.partition("=") for pair in text.split())
    return {letter: tuple(spellings.split("/")) for letter, _, spellings in pairs}


_LATIN = _table(
    "Ä=AE/A Å=AA/A Æ=AE Ö=OE/O Ø=OE/O Œ=OE Ü=UE/U/UXX/YU ẞ=SS Ñ=N/NXX Þ=TH Ð=D Đ=D Ħ=H Ł=L Ŧ=T Ŋ=N Ĳ=IJ Ə=E ĸ=Q"
)
_CYRILLIC = _table(
    "А=A Б=B В=V Г=G/H Д=D Е=E Ж=ZH З=Z И=I К=K Л=L М=M Н=N О=O П=P Р=R С=S Т=T У=U Ф=F Х=KH Ц=TS/C Ч=CH Ш=SH "
    "Щ=SHCH Ъ=IE/ Ы=Y Ь= Э=E Ю=IU Я=IA Є=IE І=I Ђ=D Ј=J Љ=LJ Њ=NJ Ћ=C Џ=DZ Ґ=G"
)
_ARABIC = _table(
    "ء=XE آ=XAA أ=XE ؤ=U إ=I ئ=XI ا=A ب=B ة=XTA/XAH ت=T ث=XTH ج=J ح=XH خ=XKH د=D ذ=XDH ر=R ز=Z س=S ش=XSH ص=XSS "
    "ض=XDZ ط=XTT ظ=XZZ ع=E غ=G ف=F ق=Q ك=K ل=L م=M ن=N ه=H و=W ى=XAY ي=Y پ=P چ=XC ژ=XJ گ=XG"
)
_SPELLINGS: Mapping[str, tuple[str, ...]] = (
    _LATIN | _CYRILLIC | _ARABIC | {letter: (letter,) for letter in ascii_uppercase}
)

_JOINED = frozenset("'\u2019\u02bc`\u00b4.\u0640\u200c\u200d")
"""Signs that leave no gap: O'Connor is OCONNOR."""

_TITLES = frozenset({"MR", "MRS", "MS", "MISS", "MSTR", "DR", "PROF", "SIR", "HERR", "FRAU", "MME", "SR", "SRA"})

_SURNAMES = _table(
    "曾=ZENG 单=SHAN 單=SHAN 仇=QIU 解=XIE 朴=PIAO 盖=GE 覃=QIN 查=ZHA 任=REN 区=OU 區=OU 乐=YUE 樂=YUE 种=CHONG "
    "缪=MIAO 繆=MIAO 翟=ZHAI 冼=XIAN 燕=YAN 折=SHE 黑=HE 秘=BI 繁=PO 员=YUN 召=SHAO 逄=PANG 洗=XIAN "
    "葛=GE 尹=YIN 费=FEI 纪=JI "
    "柏=BAI 宁=NING 应=YING 过=GUO 尉迟=YUCHI 万俟=MOQI 长孙=ZHANGSUN"
)
"""Surnames that may be read otherwise than the same character in a word."""

_COMPOUND = frozenset(
    {"欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "尉迟", "长孙", "慕容", "夏侯", "皇甫", "令狐", "端木"}
    | {"公孙", "轩辕", "宇文", "独孤", "万俟", "东方", "司徒"}
)
_UMLAUTS = ("YU", "U", "V", "UE")
"""How passports write u-umlaut: YU since 2012, others before. Lu, Lyu and Lv may be one surname."""


def is_chinese(name: str) -> bool:
    """Whether a name is written in Chinese characters alone."""
    text = _chinese(name)
    return len(text) > 1 and all("\u4e00" <= char <= "\u9fff" for char in text)


def is_spelled(name: str) -> bool:
    """Whether every letter of a name has a spelling in A-Z by the tables here; a Chinese name has none by them."""
    return all(char in _SPELLINGS or _bare(char) for char in _upper(name) if unicodedata.category(char)[0] == "L")


def has_arabic(name: str) -> bool:
    """Whether a name has Arabic letters, whose spelling in A-Z leaves the short vowels open."""
    return any(char in _ARABIC for char in name)


def written_forms(name: str) -> tuple[Words, ...]:
    """Every way to write a name in A-Z, word by word, without titles; each letter in one way throughout a form."""
    text = _upper(name)
    spread = "".join(char if unicodedata.category(char)[0] in "LM" else " " for char in text)
    letters = sorted({char for char in spread if len(_SPELLINGS.get(char, ())) > 1})
    choices = islice(product(*(_SPELLINGS[letter] for letter in letters)), FORMS_MAX)
    forms = ("".join(_letters(spread, dict(zip(letters, choice, strict=True)))).split() for choice in choices)
    return tuple(dict.fromkeys(tuple(word for word in form if word not in _TITLES) for form in forms))


def pinyin_forms(name: str, readings: Readings) -> tuple[Words, ...]:
    """A Chinese name in A-Z, surname and given name one word each; its usual reading only, u-umlaut in every way."""
    text = _chinese(name)
    length = 2 if text[:2] in _COMPOUND else 1
    usual = [readings(char)[:1] for char in text]
    if not all(usual):
        return ()
    parts = ["".join(reading[0] for reading in part).upper() for part in (usual[:length], usual[length:])]
    surname = _SURNAMES.get(text[:length], (parts[0],))[0]
    umlauts = [umlaut for umlaut in _UMLAUTS if "V" in surname + parts[1]] or ["V"]
    forms = ((surname.replace("V", umlaut), parts[1].replace("V", umlaut)) for umlaut in umlauts)
    return tuple(tuple(word for word in form if word) for form in forms)


def is_other_reading(name: str, letters: str, readings: Readings) -> bool:
    """Whether letters spell a Chinese name in less usual readings of its characters, surname first or last."""
    text = _chinese(name)
    options = [tuple({way for one in readings(char) for way in _umlauts(one.upper())}) for char in text]
    return any(_spells(turned, letters) for turned in (options, options[1:] + options[:1], options[2:] + options[:2]))


def _spells(options: list[tuple[str, ...]], letters: str) -> bool:
    """Whether one option a place, in a row, gives the letters."""
    reached = {0}
    for ways in options:
        reached = {at + len(way) for at in reached for way in ways if letters.startswith(way, at)}
    return len(letters) in reached


def _umlauts(reading: str) -> Iterator[str]:
    """A reading with its u-umlaut in every way."""
    return (reading.replace("V", umlaut) for umlaut in _UMLAUTS)


def _chinese(name: str) -> str:
    """A name without the signs that may stand between Chinese characters."""
    return "".join(char for char in name[:NAME_MAX] if not char.isspace() and char not in "·・•")


def _upper(name: str) -> str:
    """The part of a name that is looked at, composed, in capitals, without signs that leave no gap."""
    text = unicodedata.normalize("NFC", name[:NAME_MAX].replace("ß", "ẞ")).upper()
    return "".join(char for char in text if char not in _JOINED)


def _letters(text: str, chosen: Mapping[str, str]) -> Iterator[str]:
    """Each character in A-Z; a letter that has no spelling is a gap, a mark by itself nothing."""
    for char in text:
        if char in chosen:
            yield chosen[char]
        elif char in _SPELLINGS:
            yield _SPELLINGS[char][0]
        elif unicodedata.category(char)[0] != "M":
            yield _bare(char) or " "


def _bare(char: str) -> str:
    """A letter without its marks, in A-Z; empty if it is none of ours."""
    letters = [letter for letter in unicodedata.normalize("NFKD", char) if not unicodedata.combining(letter)]
    spelled = [_SPELLINGS.get(letter.upper(), ("",))[0] for letter in letters]
    return "".join(spelled) if all(spelled) else ""
