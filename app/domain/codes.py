"""Booking codes and receipt codes: what a guest types or a reader sends, made canonical and judged with a reason.

Own codes are eight Crockford base32 symbols and a check symbol. Source: ISO/IEC 7064, MOD 37,36.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from string import ascii_uppercase, digits

from app.domain.mrz import FILLER, Mrz, parse_mrz
from app.domain.resident_id import ResidentId, resident_id

BOOKING_CODE_MAX = 40
"""How many characters the code field takes, with spaces and hyphens."""

SCAN_MAX = 1024
"""The longest scan that is looked at, in characters; a machine-readable zone has 90, a receipt's token 550."""

RECEIPT_PREFIX = "EVENKEY:R:"
"""How a reader knows a receipt of Evenkey's, where the hotel has no address of its own for checking receipts."""

TOKEN_DIGITS_MIN = 200
"""Fewer digits are no token: a signature alone takes more."""

CODE_MIN, CODE_MAX = 4, 24
OWN_PREFIX = "EK"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base 32 without I, L, O and U, which look or sound like others. Source: Crockford, Base 32 (2019)."""

_SYMBOLS = digits + ascii_uppercase
_LOOK_ALIKES = str.maketrans("OIL", "011")
_BODY = 8
_DROPPED = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})
"""Unicode categories that carry nothing in a code: spaces, breaks, controls, bidi marks, hyphens and dashes."""

_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""The symbology identifier some readers put first. Source: ISO/IEC 15424."""

_CONFUSED = ("8B", "5S", "2Z", "6G", "0D", "0Q", "17", "VY", "MN")
"""Symbols that people read or hear as each other; O, I and L are mended without asking."""

_FOREIGN_KEYS = (str.maketrans(">", FILLER), str.maketrans(";", FILLER), str.maketrans(";YZyz", f"{FILLER}ZYzy"))
"""What a keyboard reader's `<` becomes under another layout; German ones also swap Y and Z."""

_ONE_LINE = {72: 36, 88: 44, 90: 30}
"""Zones that a reader sends in one line: length in characters, and the length of each line in it."""


class CodeFault(Enum):
    """Why a typed code cannot be a booking code."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    BAD_CHARACTER = "bad_character"
    WRONG_CHECK_SYMBOL = "wrong_check_symbol"


@dataclass(frozen=True)
class MrzScan:
    """A machine-readable zone, all check digits right."""

    mrz: Mrz


@dataclass(frozen=True)
class BookingScan:
    """A booking code in canonical form."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class NumberScan:
    """A Chinese resident identity number, its check symbol right, in its form of 18 characters."""

    number: str = field(repr=False)


@dataclass(frozen=True)
class ReceiptScan:
    """The short code of a receipt in canonical form, check symbol right."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class TokenScan:
    """The digits of a receipt's signed token; whether they are one, and whose, is not looked at here."""

    digits_untrusted: str = field(repr=False)


@dataclass(frozen=True)
class UnreadableScan:
    """Anything else."""


Scan = MrzScan | BookingScan | NumberScan | ReceiptScan | TokenScan | UnreadableScan


def canonical_code(text: str) -> str:
    """Upper case, plain digits, no spaces, hyphens or invisible characters; look-alikes mended in own codes only."""
    plain = _kept(unicodedata.normalize("NFKC", _kept(text)).upper())
    return plain.translate(_LOOK_ALIKES) if _is_own(plain) else plain


def code_fault(text: str) -> CodeFault | None:
    """Say why a text cannot be a booking code; None if it can."""
    code = canonical_code(text)
    if not code:
        return CodeFault.EMPTY
    if not set(code) <= set(_SYMBOLS):
        return CodeFault.BAD_CHARACTER
    if len(code) < CODE_MIN:
        return CodeFault.TOO_SHORT
    if len(code) > CODE_MAX:
        return CodeFault.TOO_LONG
    if _is_own(code) and not _is_checked(code.removeprefix(OWN_PREFIX)):
        return CodeFault.WRONG_CHECK_SYMBOL
    return None


def suggested_code(text: str) -> str | None:
    """Say which own code may have been meant, if one symbol confused or two neighbours swapped explain it in one way.

    By the check symbol alone: it never knows whether there is such a booking, so it can tell nobody of one.
    """
    code = canonical_code(text)
    if code_fault(code) is not CodeFault.WRONG_CHECK_SYMBOL:
        return None
    meant = {body for body in _near(code.removeprefix(OWN_PREFIX)) if _is_checked(body)}
    return OWN_PREFIX + meant.pop() if len(meant) == 1 else None


def _near(body: str) -> Iterator[str]:
    """Every body that is one confusion or one swap of neighbours away."""
    for at, symbol in enumerate(body):
        for pair in _CONFUSED:
            if symbol in pair:
                yield body[:at] + pair.replace(symbol, "", 1) + body[at + 1 :]
        if symbol == "U":
            yield body[:at] + "V" + body[at + 1 :]
        yield body[:at] + body[at : at + 2][::-1] + body[at + 2 :]


def own_code(number: int) -> str:
    """Make a booking code of Evenkey's own out of a number drawn at random, 0 to 2**40 - 1."""
    return OWN_PREFIX + mint_receipt_code(number)


def mint_receipt_code(number: int) -> str:
    """Make a receipt's short code out of a number drawn at random, 0 to 2**40 - 1.

    Where the check symbol would be I, L, O or U the next number serves; so two numbers may give one code.
    """
    while True:
        body = "".join(CROCKFORD[number >> shift & 31] for shift in range(5 * (_BODY - 1), -1, -5))
        code = body + _check_symbol(body)
        if code[-1] in CROCKFORD:
            return code
        number += 1


def receipt_code(text: str) -> str | None:
    """A typed short code in canonical form, look-alikes mended; None if it cannot be one."""
    code = canonical_code(text).translate(_LOOK_ALIKES)
    return code if _is_checked(code) else None


def spaced(code: str) -> str:
    """A code as people read it: groups of four, joined by hyphens."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def parse_scan(text_untrusted: str, today: date | None = None) -> Scan:
    """Say what a reader sent. Total: any text has an answer, and only what is right in full is anything.

    Dates get their century from `today`, if told.
    """
    if len(text_untrusted) > SCAN_MAX:
        return UnreadableScan()
    lines = [line.strip() for line in re.split(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", text_untrusted) if line.strip()]
    if not lines:
        return UnreadableScan()
    lines[0] = _AIM.sub("", lines[0], count=1) if lines[0].startswith("]") else lines[0]
    zones = {mrz for rows in _layouts(_unfolded(lines)) if isinstance(mrz := parse_mrz(rows, today), Mrz)}
    if zones:
        return MrzScan(zones.pop()) if len(zones) == 1 else UnreadableScan()
    return _code_scan(lines[0].upper(), today) if len(lines) == 1 else UnreadableScan()


def _layouts(lines: list[str]) -> Iterator[list[str]]:
    """The lines as they came; without any filler also as a reader set to another keyboard would have meant them."""
    yield lines
    if not any(FILLER in line for line in lines):
        yield from ([line.translate(keys) for line in lines] for keys in _FOREIGN_KEYS)


def _unfolded(lines: list[str]) -> list[str]:
    """The lines of a zone that came in one."""
    width = _ONE_LINE.get(len(lines[0])) if len(lines) == 1 else None
    return [lines[0][start : start + width] for start in range(0, len(lines[0]), width)] if width else lines


def _code_scan(line: str, today: date | None) -> Scan:
    """A line of upper case as a resident identity number, a receipt code or a booking code."""
    person = resident_id(line, today or date.max)
    if isinstance(person, ResidentId) and not person.is_old_form:
        return NumberScan(person.number)
    if digits_untrusted := _token_digits(line):
        return TokenScan(digits_untrusted)
    kind, colon, rest = line.rpartition(":")
    if kind + colon == RECEIPT_PREFIX:
        code = receipt_code(rest)
        return ReceiptScan(code) if code else UnreadableScan()
    if colon and kind not in ("EVENKEY:B", "HTL1"):
        return UnreadableScan()
    return UnreadableScan() if code_fault(rest) else BookingScan(canonical_code(rest))


def _token_digits(line: str) -> str:
    """The digits behind the prefix, or behind the `#` of an address; empty if they are none."""
    rest = line.removeprefix(RECEIPT_PREFIX)
    if rest == line:
        rest = line.rpartition("#")[2] if line.startswith(("HTTPS://", "HTTP://")) else ""
    return rest if len(rest) >= TOKEN_DIGITS_MIN and rest.isascii() and rest.isdecimal() else ""


def _kept(text: str) -> str:
    """Drop what carries nothing in a code, and write the digits of any script as 0-9."""
    kept = (char for char in text if unicodedata.category(char) not in _DROPPED)
    return "".join(str(unicodedata.decimal(char, char)) for char in kept)


def _is_own(code: str) -> bool:
    """Whether a canonical code has the form of Evenkey's own."""
    return len(code) == len(OWN_PREFIX) + _BODY + 1 and code.startswith(OWN_PREFIX)


def _is_checked(code: str) -> bool:
    """Whether a code is eight symbols and their check symbol."""
    return len(code) == _BODY + 1 and set(code) <= set(CROCKFORD) and _check_symbol(code[:-1]) == code[-1]


def _check_symbol(body: str) -> str:
    """The check symbol over 0-9 A-Z. Source: ISO/IEC 7064, 8.2 (hybrid system, MOD 37,36)."""
    product = 36
    for char in body:
        product = ((product + _SYMBOLS.index(char)) % 36 or 36) * 2 % 37
    return _SYMBOLS[(1 - product) % 36]
