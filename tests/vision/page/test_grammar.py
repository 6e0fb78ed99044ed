"""Lawful characters and names."""

import numpy as np
import pytest

from app.domain.mrz import Mrz, MrzFormat, parse_mrz
from app.vision.page.grammar import ALIKE, Shape, checked_of, is_plausible, masks_of, unseen_of
from app.vision.page.line_net import ALPHABET
from tests.builders import ERIKSSON_LINES
from tests.vision.page_maker import zone

KINDS = {
    MrzFormat.TD3: (Shape.PASSPORT, False),
    MrzFormat.MRV_A: (Shape.PASSPORT, True),
    MrzFormat.TD2: (Shape.SMALL, False),
    MrzFormat.MRV_B: (Shape.SMALL, True),
    MrzFormat.TD1: (Shape.CARD, False),
}


@pytest.mark.parametrize("format_", list(MrzFormat))
def test_lawful_zones_are_lawful_in_every_place(format_: MrzFormat) -> None:
    shape, is_visa = KINDS[format_]
    masks, checked = masks_of(shape, is_visa=is_visa), checked_of(shape, is_visa=is_visa)

    assert [mask.shape for mask in masks] == [(shape.places, len(ALPHABET))] * shape.lines
    assert [places.shape for places in checked] == [(shape.places,)] * shape.lines
    for seed in range(20):
        for line, mask in zip(zone(format_, np.random.default_rng(seed)), masks, strict=True):
            assert all(allowed[ALPHABET.index(sign)] for sign, allowed in zip(line, mask, strict=True)), line


@pytest.mark.parametrize(
    ("line", "column", "sign"), [(0, 8, "4"), (1, 14, "O"), (1, 20, "A"), (0, 0, "V"), (1, 10, "7")]
)
def test_what_no_passport_has_in_a_place_is_unlawful_there(line: int, column: int, sign: str) -> None:
    assert not masks_of(Shape.PASSPORT, is_visa=False)[line][column, ALPHABET.index(sign)]


@pytest.mark.parametrize(
    ("one", "other", "are_alike"), [("0", "<", True), ("1", "L", True), ("6", "G", True), ("0", "O", False)]
)
def test_characters_are_alike_that_weigh_the_same_in_a_check_digit(one: str, other: str, are_alike: bool) -> None:
    assert ALIKE[ALPHABET.index(one), ALPHABET.index(other)] == are_alike


def changed(name: str, issuer: str = "UTO") -> bool:
    """Whether the specimen with this name is plausible."""
    lines = (f"P<{issuer}{name}".ljust(44, "<"), ERIKSSON_LINES[1])
    mrz = parse_mrz(lines)
    assert isinstance(mrz, Mrz)
    return is_plausible(Shape.PASSPORT, lines, mrz)


@pytest.mark.parametrize("name", ["ERIKSSON<<ANNA<MARIA", "ARKFREITH", "<<ANNA", "VAN<DER<MUELLEN<<JO", "A" * 39])
def test_names_as_documents_write_them_are_plausible(name: str) -> None:
    assert changed(name)


@pytest.mark.parametrize("name", ["ERIKSSON<<<ANNA", "ERIKSSON<<ANNA<<MARIA", "ERIKSSON<<ANNA<<<<K", "<ERIKSSON"])
def test_a_letter_among_the_blanks_is_not_plausible(name: str) -> None:
    assert not changed(name)


def test_an_issuer_that_does_not_exist_is_not_plausible() -> None:
    assert not changed("ERIKSSON<<ANNA", issuer="UTQ")


@pytest.mark.parametrize(
    ("line", "column", "sign", "is_unseen"),
    [
        (0, 4, "Q", False),  # UTQ issues nothing
        (0, 6, "A", True),  # a name may be EAIKSSON
        (0, 13, "A", True),  # or ERIKSSONA<ANNA
        (0, 30, "A", False),  # but has no letter among the blanks at its end
        (0, 25, "A", True),  # except where one may follow
        (1, 0, "B", True),  # L and B weigh the same in a check digit
        (1, 0, "K", False),
        (1, 12, "Q", False),
        (1, 20, "M", True),  # nothing tells of the sex
    ],
)
def test_what_would_give_a_misread_character_away(line: int, column: int, sign: str, is_unseen: bool) -> None:
    unseen = unseen_of(Shape.PASSPORT, ERIKSSON_LINES, is_visa=False)

    assert unseen[line][column, ALPHABET.index(sign)] == is_unseen
    assert all(unseen[line][range(44), [ALPHABET.index(kept) for kept in ERIKSSON_LINES[line]]])


def test_a_neighbouring_code_that_exists_is_not_given_away() -> None:
    lines = ("P<AUT" + ERIKSSON_LINES[0][5:], ERIKSSON_LINES[1])

    assert unseen_of(Shape.PASSPORT, lines, is_visa=False)[0][4, ALPHABET.index("S")]


def test_of_a_text_that_is_wrong_anyway_nothing_is_given_away() -> None:
    lines = ("P<UTQ" + ERIKSSON_LINES[0][5:-1] + "K", ERIKSSON_LINES[1])

    assert unseen_of(Shape.PASSPORT, lines, is_visa=False)[0].all()
