"""Codes: forgiving to people, exact about what counts."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import (
    BOOKING_CODE_MAX,
    CROCKFORD,
    RECEIPT_PREFIX,
    SCAN_MAX,
    TOKEN_DIGITS_MIN,
    BookingScan,
    CodeFault,
    MrzScan,
    NumberScan,
    ReceiptScan,
    TokenScan,
    UnreadableScan,
    canonical_code,
    code_fault,
    mint_receipt_code,
    own_code,
    parse_scan,
    receipt_code,
    spaced,
)
from app.domain.mrz import FILLER, td3_lines
from app.domain.resident_id import check_symbol
from tests.builders import ERIKSSON_LINES

numbers = st.integers(min_value=0, max_value=2**40 - 1)
any_text = st.text(max_size=200) | st.text(alphabet="EK0123456789OILUevny:r<]QC1 -\r\n\t\x02\x03", max_size=120)

TD1_LINES = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
TD2_LINES = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("ab 12-cd", "AB12CD"),
        ("\u200eAB\u200f12\u2066CD\u2069", "AB12CD"),
        ("\uff21\uff22\uff11\uff12", "AB12"),
        ("AB\x0012", "AB12"),
        ("AB\u201012\u2014CD\u00a0E", "AB12CDE"),
        ("\u0661\u0662\u0663\u0664", "1234"),
        ("HOIL99", "HOIL99"),
        ("EK HOIL", "EKHOIL"),
    ],
)
def test_case_spaces_hyphens_and_invisible_characters_are_forgiven(typed: str, canonical: str) -> None:
    assert canonical_code(typed) == canonical


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", CodeFault.EMPTY),
        (" -\x00", CodeFault.EMPTY),
        ("AB1", CodeFault.TOO_SHORT),
        ("A" * 25, CodeFault.TOO_LONG),
        ("AB12?", CodeFault.BAD_CHARACTER),
        ("\u00c4B12", CodeFault.BAD_CHARACTER),
        ("EK000000001", CodeFault.WRONG_CHECK_SYMBOL),
        ("EKUUUUUUUUU", CodeFault.WRONG_CHECK_SYMBOL),
    ],
)
def test_a_wrong_code_is_named_with_its_reason(typed: str, fault: CodeFault) -> None:
    assert code_fault(typed) is fault


@pytest.mark.parametrize("typed", ["AB12", "A" * 24, "7K3M9QXD4V", "EK12", "EKTWELVECHAR", "HO0IL1"])
def test_any_confirmation_number_of_the_hotel_is_taken(typed: str) -> None:
    assert code_fault(typed) is None


def test_the_code_field_takes_the_longest_code_with_its_hyphens() -> None:
    assert len(spaced("A" * 24)) <= BOOKING_CODE_MAX


@given(numbers)
def test_own_codes_are_right_and_free_of_look_alikes(number: int) -> None:
    code = own_code(number)

    assert code_fault(code) is None
    assert set(code.removeprefix("EK")) <= set(CROCKFORD)


@given(numbers)
def test_look_alikes_in_own_codes_are_forgiven(number: int) -> None:
    code = own_code(number)

    typed = code.replace("0", "o").replace("1", "l")

    assert canonical_code(typed) == code


@given(numbers, st.integers(2, 10), st.sampled_from(CROCKFORD))
def test_one_wrong_symbol_in_an_own_code_is_always_noticed(number: int, place: int, symbol: str) -> None:
    code = own_code(number)
    wrong = code[:place] + symbol + code[place + 1 :]

    fault = code_fault(wrong)

    assert fault is (None if wrong == code else CodeFault.WRONG_CHECK_SYMBOL)


def test_a_check_symbol_that_looks_like_another_passes_the_number_on_to_the_next() -> None:
    codes = [mint_receipt_code(number) for number in range(200)]

    assert any(first == second for first, second in pairwise(codes))
    assert all(code[-1] in CROCKFORD for code in codes)


@given(numbers)
def test_a_receipt_code_is_read_back_as_people_write_it(number: int) -> None:
    code = mint_receipt_code(number)

    assert receipt_code(f" {spaced(code).lower().replace('0', 'o').replace('1', 'i')} ") == code


@pytest.mark.parametrize("typed", ["", "0000-0003-T", "0000-0003", "0000-0003-SS", "UUUU-UUUU-U", "????-????-?"])
def test_a_wrong_receipt_code_is_none(typed: str) -> None:
    assert receipt_code(typed) is None


def test_codes_are_shown_in_groups_of_four() -> None:
    assert spaced("00000003S") == "0000-0003-S"


@pytest.mark.parametrize("lines", [ERIKSSON_LINES, TD1_LINES, TD2_LINES])
@pytest.mark.parametrize("frame", ["{0}\r", "{0}\r\n", "\x02{0}\r\x03", "{0}\t", "]Q1{0}\r", "{0}"])
@pytest.mark.parametrize("between", ["\r", "\r\n", "\t", ""])
def test_a_zone_is_read_however_the_reader_frames_it(lines: tuple[str, ...], frame: str, between: str) -> None:
    scan = parse_scan(frame.format(between.join(lines)))

    assert isinstance(scan, MrzScan)
    assert scan.mrz.surname == "ERIKSSON"


@pytest.mark.parametrize(
    "text",
    [
        "\r".join(ERIKSSON_LINES).replace("C3", "C?"),
        "\r".join(ERIKSSON_LINES).replace("7408122", "7408123"),
        "\r".join(reversed(ERIKSSON_LINES)),
        ERIKSSON_LINES[1],
        "AB12\rCD34\r",
        "",
        "\x02\r\n\x03",
        "]Q1",
        "https://hotel.example/b/7K3M9QXD4V",
        "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 100",
        "EVENKEY:X:7K3M9QXD4V",
        "EVENKEY:R:00000003T",
        "EVENKEY:R:",
        "HTL1:AB",
        "HTL2:7K3M9QXD4V",
        "]?17K3M9QXD4V",
        "A" * 10_001,
    ],
)
def test_anything_that_is_not_right_in_full_is_unreadable(text: str) -> None:
    assert parse_scan(text) == UnreadableScan()


@pytest.mark.parametrize(
    "text",
    [
        "7K3M9QXD4V",
        "]C07K3M9QXD4V\r",
        "]Q1HTL1:7K3M9QXD4V\r",
        "evenkey:b:7k3m-9qxd-4v",
        "\x027K3M9QXD4V\x03",
        "7K3M 9QXD 4V",
    ],
)
def test_a_booking_code_is_read_bare_or_with_its_prefix(text: str) -> None:
    assert parse_scan(text) == BookingScan("7K3M9QXD4V")


@pytest.mark.parametrize("keys", [str.maketrans(FILLER, ">"), str.maketrans(f"{FILLER}YZ", ";ZY")])
def test_a_zone_typed_under_another_keyboard_layout_is_mended(keys: dict[int, int]) -> None:
    scan = parse_scan("\r".join(ERIKSSON_LINES).translate(keys))

    assert scan == parse_scan("\r".join(ERIKSSON_LINES))


@pytest.mark.parametrize("keys", [str.maketrans(f"{FILLER}YZ", ";ZY"), str.maketrans(FILLER, ";")])
def test_a_name_that_the_layout_may_have_changed_is_never_guessed(keys: dict[int, int]) -> None:
    lines = td3_lines(
        surname="YILMAZ",
        given_names="ZOE",
        document_number="123456789",
        birth_date=date(1990, 1, 1),
        sex="F",
        expiry_date=date(2030, 1, 1),
    )

    assert parse_scan("\r".join(lines).translate(keys)) == UnreadableScan()


@pytest.mark.parametrize("text", ["11010519491231002X", "]Q111010519491231002x\r", "\x02110105 19491231 002X\x03"])
def test_a_resident_identity_number_is_known_by_its_check_symbol(text: str) -> None:
    assert parse_scan(text) == NumberScan("11010519491231002X")


def test_a_number_that_cannot_be_anybodys_yet_is_a_code_like_any_other() -> None:
    number = "110101202611240" + "01"
    number += check_symbol(number)

    assert parse_scan(number, date(2026, 11, 23)) == BookingScan(number)
    assert parse_scan(number, date(2026, 11, 24)) == NumberScan(number)


def test_dates_get_their_century_from_the_day() -> None:
    scan = parse_scan("\r".join(ERIKSSON_LINES), date(2026, 11, 23))

    assert isinstance(scan, MrzScan)
    assert (scan.mrz.birth_date, scan.mrz.birth) == (date(1974, 8, 12), "740812")


@pytest.mark.parametrize("text", ["EVENKEY:R:00000003S", "]Q1evenkey:r:0000-0003-s\r\n", "EVENKEY:R:OOOOOOO3S"])
def test_a_receipt_is_known_by_its_prefix(text: str) -> None:
    assert parse_scan(text) == ReceiptScan("00000003S")


@pytest.mark.parametrize(
    "before", ["EVENKEY:R:", "evenkey:r:", "]Q1EVENKEY:R:", "https://hotel.example/r#", "HTTP://H/#"]
)
def test_a_token_is_known_by_its_prefix_or_behind_an_address(before: str) -> None:
    digits = "5" * 540

    assert parse_scan(before + digits + "\r\n") == TokenScan(digits)


@pytest.mark.parametrize(
    "text",
    [
        RECEIPT_PREFIX + "5" * (TOKEN_DIGITS_MIN - 1),
        RECEIPT_PREFIX + "5" * TOKEN_DIGITS_MIN + "A",
        RECEIPT_PREFIX + "٥" * TOKEN_DIGITS_MIN,
        RECEIPT_PREFIX + "5" * SCAN_MAX,
        "5" * TOKEN_DIGITS_MIN,
        "ftp://hotel.example/r#" + "5" * TOKEN_DIGITS_MIN,
        "https://hotel.example/r/" + "5" * TOKEN_DIGITS_MIN,
    ],
)
def test_what_only_resembles_a_token_is_unreadable(text: str) -> None:
    assert parse_scan(text) == UnreadableScan()


def test_scans_print_nothing_of_the_guest() -> None:
    scans = [parse_scan("\r".join(ERIKSSON_LINES)), parse_scan("7K3M9QXD4V"), parse_scan("EVENKEY:R:00000003S")]
    scans.append(parse_scan(RECEIPT_PREFIX + "0003" * 100))

    printed = repr(scans)

    assert not any(word in printed for word in ("ERIKSSON", "L898902C3", "7K3M", "0003"))


@given(any_text)
def test_every_text_has_an_answer(text: str) -> None:
    scan = parse_scan(text)

    assert isinstance(scan, MrzScan | BookingScan | NumberScan | ReceiptScan | TokenScan | UnreadableScan)
    assert receipt_code(text) is None or receipt_code(text) == canonical_code(receipt_code(text) or "")


@given(any_text)
def test_an_accepted_code_is_canonical_already(text: str) -> None:
    code = canonical_code(text)

    assert code_fault(text) is code_fault(code)
    assert code_fault(text) is not None or (canonical_code(code) == code and code.isascii() and code.isalnum())


@given(st.text(min_size=1025, max_size=12_000))
def test_a_very_long_text_is_unreadable(text: str) -> None:
    assert parse_scan(text) == UnreadableScan()
    assert code_fault("A" + text) is not None
