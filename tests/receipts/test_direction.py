from hypothesis import given
from hypothesis import strategies as st

from app.receipts.direction import levels, visual_order
from app.receipts.isolates import isolated_code


def test_latin_text_runs_left_to_right() -> None:
    assert set(levels("Consent receipt 12", 0)) == {0}


def test_numbers_in_arabic_text_keep_their_order() -> None:
    assert levels("مدة 60 ثانية", 1) == (1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1)


def test_a_code_within_arabic_text_is_one_stretch() -> None:
    text = f"اكتب {isolated_code('019a-7c44')}، ثم"
    inside = levels(text, 1)[text.index("0") : text.index("4\u2069") + 1]
    assert set(inside) == {2}


def test_runs_are_put_in_the_order_they_are_seen() -> None:
    assert visual_order([0, 1, 0]) == (0, 1, 2)
    assert visual_order([1, 2, 1]) == (2, 1, 0)
    assert visual_order([0, 1, 2, 1, 0]) == (0, 3, 2, 1, 4)


def test_no_runs_have_no_order() -> None:
    assert visual_order([]) == ()


@given(st.text("aا1 ()-\u2066\u2067\u2068\u2069\u200b", max_size=30), st.sampled_from([0, 1]))
def test_every_character_has_a_level_no_lower_than_its_paragraph(text: str, base: int) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(level >= base for level in found)
