"""Booking codes and receipt codes: what a guest types or a reader sends, made canonical and judged with a reason.

Own codes are eight Crockford base32 symbols and a check symbol. Source: ISO/IEC 7064, MOD 37,36.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from string import ascii_uppercase, digits

from app.domain.mrz import Mrz, parse_mrz

BOOKING_CODE_MAX = 40
"""How many characters the code field takes, with spaces and hyphens."""

SCAN_MAX = 512
"""The longest scan that is looked at, in characters; a machine-readable zone has 90."""

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
class ReceiptScan:
    """The short code of a receipt in canonical form, check symbol right."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class UnreadableScan:
    """Anything else."""


Scan = MrzScan | BookingScan | ReceiptScan | UnreadableScan


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


def parse_scan(text_untrusted: str) -> Scan:
    """Say what a reader sent. Total: any text has an answer, and only what is right in full is anything."""
    if len(text_untrusted) > SCAN_MAX:
        return UnreadableScan()
    lines = [line.strip() for line in re.split(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", text_untrusted) if line.strip()]
    if not lines:
        return UnreadableScan()
    lines[0] = _AIM.sub("", lines[0], count=1) if lines[0].startswith("]") else lines[0]
    mrz = parse_mrz(_unfolded(lines))
    if isinstance(mrz, Mrz):
        return MrzScan(mrz)
    return _code_scan(lines[0].upper()) if len(lines) == 1 else UnreadableScan()


def _unfolded(lines: list[str]) -> list[str]:
    """The lines of a zone that came in one."""
    width = _ONE_LINE.get(len(lines[0])) if len(lines) == 1 else None
    return [lines[0][start : start + width] for start in range(0, len(lines[0]), width)] if width else lines


def _code_scan(line: str) -> Scan:
    """A line of upper case as a receipt code or a booking code."""
    kind, colon, rest = line.rpartition(":")
    if kind == "EVENKEY:R":
        code = receipt_code(rest)
        return ReceiptScan(code) if code else UnreadableScan()
    if colon and kind not in ("EVENKEY:B", "HTL1"):
        return UnreadableScan()
    return UnreadableScan() if code_fault(rest) else BookingScan(canonical_code(rest))


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
