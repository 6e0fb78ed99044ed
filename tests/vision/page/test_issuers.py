"""The codes of those who issue documents."""

import pytest

from app.vision.page.issuers import ISSUERS


@pytest.mark.parametrize("code", ["CHN", "D", "UTO", "GBD", "XXA", "XX" + "X", "RKS", "UNO", "EUE", "SSD"])
def test_states_organisations_and_stateless_people_have_a_code(code: str) -> None:
    assert code in ISSUERS


@pytest.mark.parametrize("code", ["", "QQQ", "UT0", "CHM", "DDR"])
def test_what_is_nobodys_code_is_not_there(code: str) -> None:
    assert code not in ISSUERS


def test_all_are_one_or_three_letters() -> None:
    assert {len(code) for code in ISSUERS} == {1, 3}
    assert len(ISSUERS) > 270
