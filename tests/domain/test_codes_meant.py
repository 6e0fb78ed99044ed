"""Did you mean: a slip in a checked code is undone where there is one way to, and the hotel's list is not asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import CodeFault, UnreadableScan, canonical_code, code_fault, own_code, parse_scan, suggested_code

numbers = st.integers(min_value=0, max_value=2**40 - 1)
any_text = st.text(max_size=200) | st.text(alphabet="EK0123456789OILUevny:r<]QC1 -\r\n\t\x02\x03", max_size=120)


def test_two_neighbours_swapped_are_swapped_back() -> None:
    assert suggested_code("ek 0000-0030-s") == "EK00000003S"


@pytest.mark.parametrize("typed", ["EK00000003S", "AB1234", "", "------", "EK%%%%%%%%%", "EK0000000", "EKXXXXXXXXX"])
def test_nothing_is_suggested_where_nothing_explains_the_code(typed: str) -> None:
    assert suggested_code(typed) is None


@given(numbers, st.integers(2, 9))
def test_a_swap_of_neighbours_is_undone_or_left_alone_and_never_made_worse(number: int, place: int) -> None:
    code = own_code(number)
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    suggested = suggested_code(typed)

    assert suggested is None or code_fault(suggested) is None
    assert typed == code or suggested in (code, None) or suggested != typed


def test_about_half_of_the_slips_of_one_symbol_lead_to_the_code_that_was_meant() -> None:
    codes = [own_code(number * 7_919_171) for number in range(400)]
    slips = [(code, code.replace("8", "B", 1)) for code in codes if "8" in code.removeprefix("EK")]

    found = [suggested_code(slip) for _, slip in slips]

    assert sum(one == code for one, (code, _) in zip(found, slips, strict=True)) > 0.45 * len(slips)
    assert all(one in (code, None) or code_fault(one) is None for one, (code, _) in zip(found, slips, strict=True))


@given(any_text)
def test_a_suggestion_is_always_a_right_code_and_never_what_was_typed(text: str) -> None:
    suggested = suggested_code(text)

    assert suggested is None or (code_fault(suggested) is None and suggested != canonical_code(text))


@pytest.mark.parametrize(
    "text", ["------", "______", "%", "*", "?", "AB%", "A_12", "'; DROP TABLE bookings; --", "\x00" * 9, "🧳🧳🧳🧳"]
)
def test_dashes_and_wildcards_are_no_code(text: str) -> None:
    assert code_fault(text) in (CodeFault.EMPTY, CodeFault.BAD_CHARACTER)
    assert parse_scan(text) == UnreadableScan()


def test_a_u_may_have_been_meant_for_a_v() -> None:
    with_v = [code for number in range(400) if "V" in (code := own_code(number * 7_919_000_017 % 2**40))[2:]]

    found = [suggested_code(code[:2] + code[2:].replace("V", "U", 1)) for code in with_v]

    assert with_v
    assert all(meant in (code, None) for code, meant in zip(with_v, found, strict=True))
    assert any(found)
