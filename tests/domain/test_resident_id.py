"""Chinese document numbers: what the check symbol sees, what only warns, and what is a mere shape."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.resident_id import Holder, IdFault, Permit, ResidentId, check_symbol, resident_id, travel_permit

TODAY = date(2026, 11, 23)
EXAMPLE = "11010519491231002X"
"""The worked example of GB 11643-1999."""


def number_of(body: str) -> str:
    return body + check_symbol(body)


@pytest.mark.parametrize(
    ("typed", "birth", "holder"),
    [
        (EXAMPLE, date(1949, 12, 31), Holder.RESIDENT),
        ("11010519491231002x", date(1949, 12, 31), Holder.RESIDENT),
        (" 110105 19491231-002X", date(1949, 12, 31), Holder.RESIDENT),
        ("440524188001010014", date(1880, 1, 1), Holder.RESIDENT),
        ("110101200002290018", date(2000, 2, 29), Holder.RESIDENT),
        ("810000199001010019", date(1990, 1, 1), Holder.HONG_KONG_MACAO_TAIWAN),
        ("820000199001010010", date(1990, 1, 1), Holder.HONG_KONG_MACAO_TAIWAN),
        ("830000199001010012", date(1990, 1, 1), Holder.HONG_KONG_MACAO_TAIWAN),
        (number_of("91112419810803002"), date(1981, 8, 3), Holder.FOREIGN_RESIDENT),
        (number_of("11010120261123001"), date(2026, 11, 23), Holder.RESIDENT),
    ],
)
def test_a_right_number_says_when_and_to_whom(typed: str, birth: date, holder: Holder) -> None:
    found = resident_id(typed, TODAY)

    assert isinstance(found, ResidentId)
    assert (found.birth_date, found.holder, found.is_place_known, found.is_old_form) == (birth, holder, True, False)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("110105194912310021", IdFault.CHECK_SYMBOL),
        ("110101190002290011", IdFault.BIRTH_DATE),
        ("110101203013010011", IdFault.BIRTH_DATE),
        (number_of("11010120261124001"), IdFault.BIRTH_DATE),
        (number_of("11010100000101001"), IdFault.BIRTH_DATE),
        ("1101051949123100X2", IdFault.SHAPE),
        ("11010519491231002", IdFault.SHAPE),
        ("", IdFault.SHAPE),
        ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", IdFault.SHAPE),
        ("1" * 10_000, IdFault.SHAPE),
        ("------------------", IdFault.SHAPE),
        ("110105' OR 1=1 --X", IdFault.SHAPE),
    ],
)
def test_a_wrong_number_says_why(typed: str, fault: IdFault) -> None:
    assert resident_id(typed, TODAY) is fault


@pytest.mark.parametrize("body", ["99010119900101001", "00010119900101001", "97012419810803002"])
def test_an_unknown_place_warns_and_never_refuses(body: str) -> None:
    found = resident_id(number_of(body), TODAY)

    assert isinstance(found, ResidentId)
    assert not found.is_place_known


def test_the_old_form_is_read_as_the_number_of_today() -> None:
    found = resident_id("110105491231002", TODAY)

    assert isinstance(found, ResidentId)
    assert (found.number, found.is_old_form) == (EXAMPLE, True)


@given(st.integers(0, 16), st.integers(1, 9))
def test_every_single_wrong_digit_is_noticed(place: int, step: int) -> None:
    wrong = EXAMPLE[:place] + str((int(EXAMPLE[place]) + step) % 10) + EXAMPLE[place + 1 :]

    assert isinstance(resident_id(wrong, TODAY), IdFault)


@pytest.mark.parametrize("place", range(16))
def test_every_swap_of_neighbours_is_noticed(place: int) -> None:
    swapped = EXAMPLE[:place] + EXAMPLE[place + 1] + EXAMPLE[place] + EXAMPLE[place + 2 :]

    assert swapped == EXAMPLE or isinstance(resident_id(swapped, TODAY), IdFault)


@pytest.mark.parametrize(
    ("number", "permit"),
    [
        ("H01234567", Permit.HOME_RETURN),
        ("M0123456700", Permit.HOME_RETURN),
        ("HA0123456", Permit.HOME_RETURN_FOREIGN),
        ("C01234567", Permit.TO_HONG_KONG_MACAO),
        ("cd1234567", Permit.TO_HONG_KONG_MACAO),
        ("W01234567", Permit.TO_HONG_KONG_MACAO),
        ("L01234567", Permit.TO_TAIWAN),
        ("01234567", Permit.TAIWAN),
        ("0123456789", Permit.TAIWAN),
        ("L898902C3", None),
        (EXAMPLE, None),
        ("", None),
        ("X" * 10_000, None),
    ],
)
def test_a_travel_permit_is_told_by_its_shape(number: str, permit: Permit | None) -> None:
    assert travel_permit(number) is permit


def test_a_number_prints_nothing_of_itself() -> None:
    assert not any(part in repr(resident_id(EXAMPLE, TODAY)) for part in ("110105", "1949", "002X"))


@given(st.text(max_size=40))
def test_every_text_has_an_answer(text: str) -> None:
    assert isinstance(resident_id(text, TODAY), ResidentId | IdFault)
    assert isinstance(travel_permit(text), Permit | None)
