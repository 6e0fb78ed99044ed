"""Two words of a name: what makes them alike, and how much."""

import pytest

from app.domain.likeness import NameReason, skeleton, word_likeness


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        ("ANNA", "ANNA", NameReason.LETTERS),
        ("ANNA", "A", NameReason.INITIAL),
        ("ALEKSEI", "ALEXEY", NameReason.SPELLING),
        ("MUELLER", "MULLER", NameReason.SPELLING),
        ("ERIKSSON", "ERIKSOSN", NameReason.SPELLING),
        ("HERIKSSON", "ERIKSSON", NameReason.SPELLING),
        ("BRANDT", "BRANTT", NameReason.SPELLING),
        ("ALEXANDER", "ALEX", NameReason.CUT_SHORT),
        ("JOHN", "JON", NameReason.SPELLING),
    ],
)
def test_words_that_are_alike_say_in_what_either_way_round(one: str, two: str, reason: NameReason) -> None:
    assert word_likeness(one, two) == word_likeness(two, one)
    assert word_likeness(one, two)[1] is reason
    assert word_likeness(one, two)[0] > 0


@pytest.mark.parametrize(("one", "two"), [("ANNA", "B"), ("FANG", "FENG"), ("LI", "LIN"), ("ROBERT", "BOB")])
def test_words_of_two_names_are_not_alike(one: str, two: str) -> None:
    assert word_likeness(one, two) == (0.0, NameReason.OTHER_NAME)


def test_what_is_nearer_counts_more() -> None:
    pairs = [("ANNA", "ANNA"), ("ALEKSEI", "ALEXEY"), ("BRANDT", "BRANTT"), ("ALEXANDER", "ALEX"), ("JOHN", "JON")]

    found = [word_likeness(*pair)[0] for pair in pairs]

    assert found == sorted(set(found), reverse=True)


@pytest.mark.parametrize(("one", "two"), [("MANSUR", "MNXSSWR"), ("ALMANSURI", "MANSUR"), ("FATIMAH", "FAXTTMXTA")])
def test_an_arabic_name_has_the_same_consonants_in_both_ways_of_writing_it(one: str, two: str) -> None:
    assert skeleton(one) == skeleton(two) != ""
