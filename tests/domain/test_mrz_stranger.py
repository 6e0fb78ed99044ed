"""A library written by others writes zones that are read here, and judges check digits as they are judged here.

PyPI `mrz`, GPL 3.0: it is asked in tests and is no part of the program. Left out are long document numbers, which it
does not know, and names that must be cut; `test_mrz.py` has those of the standard.
"""

from collections.abc import Callable
from datetime import date
from string import ascii_uppercase

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from mrz.checker.mrva import MRVACodeChecker
from mrz.checker.mrvb import MRVBCodeChecker
from mrz.checker.td1 import TD1CodeChecker
from mrz.checker.td2 import TD2CodeChecker
from mrz.checker.td3 import TD3CodeChecker
from mrz.generator.mrva import MRVACodeGenerator
from mrz.generator.mrvb import MRVBCodeGenerator
from mrz.generator.td1 import TD1CodeGenerator
from mrz.generator.td2 import TD2CodeGenerator
from mrz.generator.td3 import TD3CodeGenerator

from app import paths
from app.domain.mrz import FILLER, SYMBOLS, Mrz, MrzFormat, check_digits, parse_mrz
from tests.builders import TODAY
from tests.vision.page_maker import zone

CHECKERS: dict[MrzFormat, Callable[[str], object]] = {
    MrzFormat.TD1: TD1CodeChecker,
    MrzFormat.TD2: TD2CodeChecker,
    MrzFormat.TD3: TD3CodeChecker,
    MrzFormat.MRV_A: MRVACodeChecker,
    MrzFormat.MRV_B: MRVBCodeChecker,
}
WRITERS = {
    MrzFormat.TD1: TD1CodeGenerator,
    MrzFormat.TD2: TD2CodeGenerator,
    MrzFormat.TD3: TD3CodeGenerator,
    MrzFormat.MRV_A: MRVACodeGenerator,
    MrzFormat.MRV_B: MRVBCodeGenerator,
}
KINDS = {MrzFormat.TD3: "P", MrzFormat.MRV_A: "V", MrzFormat.MRV_B: "V"}
STATES = ("GBR", "CHN", "USA", "FRA", "KEN", "UTO")
NAMES_OF_CHECKS = {
    "document_number": "document_number_hash",
    "birth_date": "birth_date_hash",
    "expiry_date": "expiry_date_hash",
    "optional_data": "optional_data_hash",
    "composite": "final_hash",
}
FORMATS = st.sampled_from(list(MrzFormat))
WORDS = st.lists(st.text(ascii_uppercase, min_size=1, max_size=6), min_size=1, max_size=2).map(" ".join)


@given(
    format_=FORMATS,
    surname=WORDS,
    given_names=WORDS,
    number=st.text(SYMBOLS, min_size=1, max_size=9),
    birth=st.dates(date(1930, 1, 1), date(2020, 12, 31)),
    expiry=st.dates(date(2027, 1, 1), date(2036, 12, 31)),
    sex=st.sampled_from("MF"),
    states=st.tuples(st.sampled_from(STATES), st.sampled_from(STATES)),
)
def test_what_the_stranger_writes_is_read_here(
    format_: MrzFormat,
    surname: str,
    given_names: str,
    number: str,
    birth: date,
    expiry: date,
    sex: str,
    states: tuple[str, str],
) -> None:
    told = {
        "document_type": KINDS.get(format_, "I"),
        "country_code": states[0],
        "surname": surname,
        "given_names": given_names,
        "document_number": number,
        "nationality": states[1],
        "birth_date": f"{birth:%y%m%d}",
        "sex": sex,
        "expiry_date": f"{expiry:%y%m%d}",
    }
    lines = str(WRITERS[format_](**told, force=True)).splitlines()

    mrz = parse_mrz(lines, TODAY)

    assert isinstance(mrz, Mrz)
    assert (mrz.format, mrz.issuer, mrz.nationality, mrz.sex) == (format_, *states, sex)
    assert (mrz.document_number, mrz.expiry_date) == (number, expiry)
    assert mrz.birth_date is not None
    assert f"{mrz.birth_date:%y%m%d}" == told["birth_date"]
    assert (mrz.surname, mrz.given_names) == (surname, given_names)


@given(FORMATS, st.integers(0, 2**32))
def test_what_is_written_here_is_right_to_the_stranger(format_: MrzFormat, seed: int) -> None:
    lines = zone(format_, np.random.default_rng(seed))

    assert strangers_view(format_, lines) == check_digits(lines) == dict.fromkeys(check_digits(lines), True)


@given(FORMATS, st.integers(0, 2**32), st.data())
def test_both_say_the_same_of_every_check_digit_when_a_character_is_spoilt(
    format_: MrzFormat, seed: int, data: st.DataObject
) -> None:
    lines = list(zone(format_, np.random.default_rng(seed)))
    row = data.draw(st.integers(0, len(lines) - 1))
    columns = [column for column, sign in enumerate(lines[row]) if sign != FILLER]
    column = data.draw(st.sampled_from(columns))
    lines[row] = lines[row][:column] + data.draw(st.sampled_from(SYMBOLS)) + lines[row][column + 1 :]
    assume((lines[0][0] == "V") is (format_ in (MrzFormat.MRV_A, MrzFormat.MRV_B)))

    assert strangers_view(format_, tuple(lines)) == check_digits(lines)


@pytest.mark.parametrize("format_", list(MrzFormat))
def test_the_stranger_finds_a_wrong_check_digit(format_: MrzFormat) -> None:
    """Or its agreement would say nothing."""
    lines = list(zone(format_, np.random.default_rng(3)))
    row, column = (0, 14) if format_ is MrzFormat.TD1 else (1, 9)
    lines[row] = lines[row][:column] + str((int(lines[row][column]) + 1) % 10) + lines[row][column + 1 :]

    assert strangers_view(format_, tuple(lines))["document_number"] is False


def test_the_stranger_is_installed_for_tests_alone() -> None:
    locks = {name: (paths.APP.parent / name).read_text() for name in ("requirements.lock", "requirements-dev.lock")}

    assert [name for name, text in locks.items() if "\nmrz==" in text] == ["requirements-dev.lock"]


def strangers_view(format_: MrzFormat, lines: tuple[str, ...]) -> dict[str, bool]:
    """What the library says of each check digit that this format has."""
    checker = CHECKERS[format_]("\n".join(lines))
    return {name: getattr(checker, NAMES_OF_CHECKS[name]) for name in check_digits(lines)}
