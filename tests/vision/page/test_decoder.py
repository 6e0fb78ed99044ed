"""From log-probabilities to text that check digits judge and never change."""

import numpy as np
import pytest

from app.domain.mrz import Mrz, MrzFault, MrzFormat
from app.vision.page.decoder import UNRIVALLED, decode, lawfulness, unseen_margins
from app.vision.page.grammar import Shape, masks_of
from app.vision.page.line_net import ALPHABET
from app.vision.page.slots import Logs
from tests.builders import ERIKSSON_LINES
from tests.vision.page.seen import clear_page

SHAPES = {
    MrzFormat.TD3: Shape.PASSPORT,
    MrzFormat.MRV_A: Shape.PASSPORT,
    MrzFormat.TD2: Shape.SMALL,
    MrzFormat.MRV_B: Shape.SMALL,
    MrzFormat.TD1: Shape.CARD,
}


def rows_for(lines: tuple[str, ...], *, doubt: dict[tuple[int, int], tuple[str, float]] | None = None) -> list[Logs]:
    """Rows in which each character is sure, but for some places that a rival gets with this share."""
    rows = []
    for number, line in enumerate(lines):
        shares = np.full((len(line), len(ALPHABET)), 1e-4)
        for place, sign in enumerate(line):
            shares[place, ALPHABET.index(sign)] = 1.0
            rival, share = (doubt or {}).get((number, place), ("", 0.0))
            if rival:
                shares[place, ALPHABET.index(sign)] = 1.0 - share
                shares[place, ALPHABET.index(rival)] = share
        rows.append(np.asarray(np.log(shares), dtype=np.float64))
    return rows


@pytest.mark.parametrize("format_", list(MrzFormat))
def test_clear_zones_of_every_format_are_read_and_right(format_: MrzFormat) -> None:
    lines = clear_page(format_).lines

    decoded = decode(SHAPES[format_], rows_for(lines))

    assert decoded.lines == lines
    assert isinstance(decoded.verdict, Mrz)
    assert decoded.verdict.format is format_
    assert decoded.is_right
    assert decoded.clearness > 5


def test_a_letter_where_only_figures_may_stand_is_read_as_the_likeliest_figure_and_called_strange() -> None:
    decoded = decode(Shape.PASSPORT, rows_for(ERIKSSON_LINES, doubt={(1, 14): ("O", 0.9)}))

    assert decoded.lines == ERIKSSON_LINES
    assert decoded.strangeness == pytest.approx(np.log(0.9 / 0.1))


def test_a_wrong_figure_is_not_corrected() -> None:
    decoded = decode(Shape.PASSPORT, rows_for(ERIKSSON_LINES, doubt={(1, 0): ("K", 0.6)}))

    assert decoded.lines[1][0] == "K"
    assert decoded.verdict is MrzFault.DOCUMENT_NUMBER
    assert not decoded.is_right


def test_a_doubt_that_check_digits_would_see_does_not_count_among_the_unseen() -> None:
    decoded = decode(Shape.PASSPORT, rows_for(ERIKSSON_LINES, doubt={(1, 0): ("K", 0.4), (1, 1): ("P", 0.1)}))

    assert decoded.margins[1][0] == pytest.approx(np.log(0.6 / 0.4))
    assert decoded.unseen_margins[1][0] > 5
    assert decoded.unseen_margins[1][14] == UNRIVALLED


def test_a_doubt_that_check_digits_cannot_see_counts() -> None:
    decoded = decode(Shape.PASSPORT, rows_for(ERIKSSON_LINES, doubt={(1, 8): ("2", 0.4)}))

    assert ERIKSSON_LINES[1][8] == "3"
    assert decoded.unseen_margins[1][8] > 5
    alike = decode(Shape.PASSPORT, rows_for(ERIKSSON_LINES, doubt={(1, 7): ("2", 0.4)}))
    assert ERIKSSON_LINES[1][7] == "C"
    assert alike.unseen_margins[1][7] == pytest.approx(np.log(0.6 / 0.4))


def test_every_doubt_in_a_name_counts() -> None:
    decoded = decode(Shape.PASSPORT, rows_for(ERIKSSON_LINES, doubt={(0, 5): ("F", 0.3)}))

    assert decoded.clearness == pytest.approx(np.log(0.7 / 0.3))


def test_one_frame_is_asked_about_a_text_that_it_would_not_have_read() -> None:
    decoded = decode(Shape.PASSPORT, rows_for(ERIKSSON_LINES))
    other = rows_for(ERIKSSON_LINES, doubt={(0, 5): ("F", 0.8)})

    margins = unseen_margins(decoded, Shape.PASSPORT, other)

    assert margins[0][5] == pytest.approx(np.log(0.2 / 0.8))


def test_lawful_lines_fit_their_format_and_others_do_not() -> None:
    mask = masks_of(Shape.PASSPORT, is_visa=False)[0]

    assert lawfulness(rows_for(ERIKSSON_LINES)[0], mask) > -0.05
    assert lawfulness(rows_for(ERIKSSON_LINES)[1], mask) < -2
