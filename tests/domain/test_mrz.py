"""Machine-readable zones: the specimens of ICAO Doc 9303, and every way one can be wrong."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.mrz import (
    FILLER,
    Mrz,
    MrzFault,
    MrzFormat,
    check_digit,
    check_digits,
    parse_mrz,
    plain_document_number,
    td3_lines,
)
from tests.builders import ERIKSSON_LINES, TODAY

TD1 = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
MRV_A = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<")
MRV_B = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")
LONG_TD1 = ("I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<")
LONG_TD2 = ("I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", "D23145890<UTO3407127M95071227349<<<8")

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "data" / "docs" / "mrz_vectors.json"


def read(*lines: str) -> Mrz:
    """The zone in these lines, which is right."""
    mrz = parse_mrz(lines, TODAY)
    assert isinstance(mrz, Mrz)
    return mrz


def passport(**changes: str) -> Mrz | MrzFault:
    """The specimen passport with parts of its second line replaced and the check digits made right again."""
    first, second = ERIKSSON_LINES
    number, birth = changes.get("number", second[:9]), changes.get("birth", second[13:19])
    sex, expiry = changes.get("sex", "F"), changes.get("expiry", second[21:27])
    optional = changes.get("optional", second[28:42])
    head = number + check_digit(number)
    dates = (birth + check_digit(birth), expiry + changes.get("expiry_digit", check_digit(expiry)))
    tail = optional + changes.get("optional_digit", check_digit(optional))
    composite = check_digit(head + dates[0] + dates[1] + tail)
    name = changes.get("name", first[5:]).ljust(39, FILLER)
    issuer = changes.get("issuer", "UTO")
    return parse_mrz([f"P<{issuer}{name}", f"{head}UTO{dates[0]}{sex}{dates[1]}{tail}{composite}"], TODAY)


@pytest.mark.parametrize(
    ("lines", "format_", "number"),
    [
        (ERIKSSON_LINES, MrzFormat.TD3, "L898902C3"),
        (TD1, MrzFormat.TD1, "D23145890"),
        (TD2, MrzFormat.TD2, "D23145890"),
        (MRV_A, MrzFormat.MRV_A, "L8988901C"),
        (MRV_B, MrzFormat.MRV_B, "L8988901C"),
    ],
)
def test_the_five_specimens_are_read(lines: tuple[str, ...], format_: MrzFormat, number: str) -> None:
    mrz = read(*lines)

    assert (mrz.format, mrz.document_number, mrz.issuer) == (format_, number, "UTO")
    assert (mrz.surname, mrz.given_names, mrz.sex, mrz.is_truncated) == ("ERIKSSON", "ANNA MARIA", "F", False)


def test_dates_get_their_century_from_today() -> None:
    mrz = read(*ERIKSSON_LINES)

    assert (mrz.birth_date, mrz.expiry_date) == (date(1974, 8, 12), date(2012, 4, 15))


def test_without_a_today_the_zone_is_judged_and_the_dates_stay_open() -> None:
    mrz = parse_mrz(ERIKSSON_LINES)

    assert isinstance(mrz, Mrz)
    assert (mrz.birth_date, mrz.expiry_date) == (None, None)


@pytest.mark.parametrize(
    ("birth", "expected"),
    [("150620", date(2015, 6, 20)), ("261231", date(1926, 12, 31)), ("261123", date(2026, 11, 23)), ("7408<<", None)],
)
def test_nobody_is_born_in_the_future(birth: str, expected: date | None) -> None:
    mrz = passport(birth=birth)

    assert isinstance(mrz, Mrz)
    assert mrz.birth_date == expected


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (ERIKSSON_LINES, ["document_number", "birth_date", "expiry_date", "optional_data", "composite"]),
        (TD1, ["document_number", "birth_date", "expiry_date", "composite"]),
        (TD2, ["document_number", "birth_date", "expiry_date", "composite"]),
        (LONG_TD1, ["document_number", "birth_date", "expiry_date", "composite"]),
        (LONG_TD2, ["document_number", "birth_date", "expiry_date", "composite"]),
        (MRV_A, ["document_number", "birth_date", "expiry_date"]),
        (MRV_B, ["document_number", "birth_date", "expiry_date"]),
    ],
)
def test_each_format_has_its_own_check_digits(lines: tuple[str, ...], names: list[str]) -> None:
    assert check_digits(lines) == dict.fromkeys(names, True)


def test_every_wrong_check_digit_is_told_by_itself() -> None:
    first, second = ERIKSSON_LINES
    spoilt = second[:9] + "0" + second[10:19] + "0" + second[20:]

    assert check_digits((first, spoilt)) == {
        "document_number": False,
        "birth_date": False,
        "expiry_date": True,
        "optional_data": True,
        "composite": False,
    }


def test_a_text_that_is_no_zone_has_no_check_digits() -> None:
    assert check_digits(ERIKSSON_LINES[:1]) == {}


@pytest.mark.parametrize("lines", [LONG_TD1, LONG_TD2])
def test_a_long_number_goes_on_in_the_optional_data(lines: tuple[str, ...]) -> None:
    assert read(*lines).document_number == "D23145890734"


def test_an_issuer_may_count_the_filler_inside_a_long_number() -> None:
    first = "IDBEL000590240<6013<<<<<<<<<<<"
    mrz = read(first, "8512017F1311048BEL851201002007", "REINARTZ<<ULRIKE<KATIA<E<<<<<<")

    assert mrz.document_number == "000590240601"


def test_a_card_without_a_number_is_right_with_a_filler_for_its_check_digit() -> None:
    first, second = "I<UTO" + FILLER * 25, "7408122F1204159UTO<<<<<<<<<<<"

    mrz = read(first, second + check_digit(first[5:] + second[:7] + second[8:15] + second[18:29]), TD1[2])

    assert mrz.document_number == ""


@pytest.mark.parametrize(("sex", "read_as"), [("M", "M"), (FILLER, "X"), ("X", "X")])
def test_sex_may_be_left_open(sex: str, read_as: str) -> None:
    mrz = passport(sex=sex)

    assert isinstance(mrz, Mrz)
    assert mrz.sex == read_as


@pytest.mark.parametrize("digit", ["0", FILLER])
def test_empty_fields_may_have_a_filler_for_their_check_digit(digit: str) -> None:
    assert isinstance(passport(optional=FILLER * 14, optional_digit=digit), Mrz)
    assert isinstance(passport(expiry=FILLER * 6, expiry_digit=digit), Mrz)


def test_a_name_that_fills_its_field_may_be_cut() -> None:
    mrz = passport(name="NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K")

    assert isinstance(mrz, Mrz)
    assert (mrz.given_names, mrz.is_truncated) == ("CHAYAPA DEJTHAMRONG K", True)


def test_people_with_one_name_are_read() -> None:
    alone, given_only = passport(name="ARKFREITH"), passport(name="<<ANNA<MARIA")

    assert isinstance(alone, Mrz)
    assert (alone.surname, alone.given_names) == ("ARKFREITH", "")
    assert isinstance(given_only, Mrz)
    assert (given_only.surname, given_only.given_names) == ("", "ANNA MARIA")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"issuer": "U1O"}, MrzFault.ISSUER),
        ({"name": "ER1KSSON<<ANNA"}, MrzFault.NAME),
        ({"name": ""}, MrzFault.NAME),
        ({"sex": "B"}, MrzFault.SEX),
        ({"birth": "741312"}, MrzFault.BIRTH_DATE),
        ({"birth": "74081A"}, MrzFault.BIRTH_DATE),
        ({"expiry": "120230"}, MrzFault.EXPIRY_DATE),
        ({"expiry_digit": "0"}, MrzFault.EXPIRY_DATE),
        ({"optional_digit": "2"}, MrzFault.OPTIONAL_DATA),
        ({"number": "L89890?C3"}, MrzFault.CHARACTER),
    ],
)
def test_a_fault_is_named(changes: dict[str, str], fault: MrzFault) -> None:
    assert passport(**changes) is fault


@pytest.mark.parametrize("lines", [[], [""], ["A" * 44], ["A" * 44, "A" * 43], ["A" * 30, "A" * 30], ["A" * 30] * 4])
def test_another_shape_is_no_zone(lines: list[str]) -> None:
    assert parse_mrz(lines) is MrzFault.SHAPE


@pytest.mark.parametrize("lines", [ERIKSSON_LINES, TD1, TD2, MRV_A, MRV_B, LONG_TD1, LONG_TD2])
def test_one_wrong_digit_in_what_is_checked_is_noticed(lines: tuple[str, ...]) -> None:
    row = 1
    numbers = [place for place, char in enumerate(lines[row][:28]) if char.isdigit()]
    wrong = [lines[row][:at] + str((int(lines[row][at]) + 1) % 10) + lines[row][at + 1 :] for at in numbers]

    results = [parse_mrz([lines[0], line, *lines[2:]], TODAY) for line in wrong]

    assert all(isinstance(result, MrzFault) for result in results)


def test_spaces_and_case_are_forgiven() -> None:
    spread = [" ".join(line.lower()) for line in ERIKSSON_LINES]

    assert parse_mrz(spread, TODAY) == read(*ERIKSSON_LINES)


def test_a_zone_prints_nothing_of_the_guest() -> None:
    assert repr(read(*ERIKSSON_LINES)) == "Mrz(format=<MrzFormat.TD3: 'TD3'>)"


@given(
    st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=60),
    st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", max_size=60),
    st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=9),
    st.dates(date(1930, 1, 1), TODAY),
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
)
def test_a_written_passport_is_read_back(surname: str, given: str, number: str, birth: date, expiry: date) -> None:
    lines = td3_lines(
        surname=surname, given_names=given, document_number=number, birth_date=birth, sex="X", expiry_date=expiry
    )

    mrz = read(*lines)

    assert (mrz.document_number, mrz.birth_date, mrz.expiry_date) == (number, birth, expiry)
    assert surname.startswith(mrz.surname)
    assert mrz.is_truncated or (mrz.surname, mrz.given_names) == (surname, given)


@given(st.lists(st.text(max_size=50) | st.text(alphabet="A1<", min_size=30, max_size=44), max_size=4))
def test_every_text_has_an_answer(lines: list[str]) -> None:
    assert isinstance(parse_mrz(lines, TODAY), Mrz | MrzFault)


def test_document_numbers_are_compared_without_their_signs() -> None:
    assert plain_document_number(" l898902-c3 <") == "L898902C3"


@pytest.mark.skipif(not VECTORS.exists(), reason="the 57 shared vectors are not on this machine")
def test_all_shared_vectors_are_judged_as_their_sources_say() -> None:
    vectors = json.loads(VECTORS.read_text())

    judged = [isinstance(parse_mrz(vector["lines"], TODAY), Mrz) for vector in vectors]

    assert judged == [vector["valid"] for vector in vectors]
    for vector in vectors:
        if vector["valid"] and vector["parsed"]:
            parsed, mrz = vector["parsed"], read(*vector["lines"])
            assert mrz.document_number == parsed["number"]
            assert (mrz.surname, mrz.given_names, mrz.is_truncated) == (
                parsed["surname"],
                parsed["given"],
                parsed["truncated"],
            )
            assert (str(mrz.birth_date), str(mrz.expiry_date)) == (str(parsed["birth"]), str(parsed["expiry"]))
