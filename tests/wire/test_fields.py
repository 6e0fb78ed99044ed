"""Each field is taken once, and only if it is what it should be."""

import pytest

from app.domain.face import Guidance
from app.wire.fields import TEXT_MAX, Fields, WireError


def test_fields_are_taken_by_their_kind() -> None:
    fields = Fields({"n": 3, "r": 1, "f": True, "t": "AB", "l": ["A", "B"], "c": "good", "m": ["good", "left"]})

    assert (fields.whole("n"), fields.ratio("r"), fields.flag("f"), fields.text("t")) == (3, 1.0, True, "AB")
    assert (fields.texts("l", 1, 3), fields.code("c", Guidance)) == (("A", "B"), Guidance.GOOD)
    assert fields.codes("m", Guidance) == (Guidance.GOOD, Guidance.LEFT)
    fields.done()


@pytest.mark.parametrize("value", ["", "A" * (TEXT_MAX + 1), "A\n", 7, None, ["A"]])
def test_a_text_is_short_printable_and_not_empty(value: object) -> None:
    with pytest.raises(WireError):
        Fields({"t": value}).text("t")


@pytest.mark.parametrize("value", [[], ["A"] * 4, "A", [1]])
def test_texts_are_as_many_as_asked(value: object) -> None:
    with pytest.raises(WireError):
        Fields({"l": value}).texts("l", 1, 3)


def test_what_is_missing_left_over_or_taken_twice_is_refused() -> None:
    with pytest.raises(WireError):
        Fields({}).whole("n")
    with pytest.raises(WireError):
        Fields({"n": 1}).done()
    fields = Fields({"n": 1})
    fields.whole("n")
    with pytest.raises(WireError):
        fields.whole("n")
