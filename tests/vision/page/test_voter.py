"""Frames vote, and are only enough when they are."""

import numpy as np
import pytest

from app.vision.page.grammar import Shape
from app.vision.page.line_net import ALPHABET
from app.vision.page.voter import FRAMES_MAX, OPEN_MAX, PATIENCE_FRAMES, Reading, Voter
from app.vision.page.zones import Zone
from tests.builders import ERIKSSON_LINES
from tests.vision.page.test_decoder import rows_for

OTHER_LINES = ("P<UTOLI<<WEI" + "<" * 32, "E123456784CHN9001011M3001019" + "<" * 15 + "2")


def zone(
    lines: tuple[str, ...] = ERIKSSON_LINES, doubt: dict[tuple[int, int], tuple[str, float]] | None = None
) -> Zone:
    """What a frame shows of a passport with these lines."""
    return Zone(Shape.PASSPORT, tuple(rows_for(lines, doubt=doubt)), -0.1, (), (), False)


def voted(*zones: Zone) -> Reading | None:
    """The reading after frames that show these."""
    voter = Voter()
    for seen in zones:
        voter.add([seen])
    return voter.reading()


def test_one_frame_is_never_enough_and_two_clear_ones_are() -> None:
    assert voted(zone()) is None

    reading = voted(zone(), zone())

    assert reading is not None
    assert (reading.lines, reading.names, reading.frames) == (ERIKSSON_LINES, (), 2)


def test_a_doubt_in_one_frame_is_outweighed_by_others() -> None:
    smeared = {(0, 5): ("F", 0.6)}

    assert voted(zone(), zone(doubt=smeared)) is None
    reading = voted(zone(), zone(doubt=smeared), zone(), zone())

    assert reading is not None
    assert reading.lines == ERIKSSON_LINES


def test_a_letter_of_the_name_that_every_frame_leaves_open_is_told_with_every_way_to_read_it() -> None:
    flawed = zone(doubt={(0, 5): ("F", 0.08)})

    assert voted(*[flawed] * (PATIENCE_FRAMES - 1)) is None
    reading = voted(*[flawed] * PATIENCE_FRAMES)

    assert reading is not None
    assert reading.lines == ERIKSSON_LINES
    assert reading.names == (ERIKSSON_LINES[0].replace("UTOE", "UTOF"),)


def test_a_letter_of_the_name_that_most_frames_doubt_is_open_however_clear_it_is_in_two() -> None:
    in_name, in_number = (zone(doubt={place: sign}) for place, sign in (((0, 5), ("F", 0.2)), ((1, 28), ("5", 0.2))))

    assert voted(zone(), zone(), *[in_name] * 3) is None
    assert voted(zone(), zone(), *[in_number] * 3) is not None
    reading = voted(zone(), zone(), *[in_name] * (PATIENCE_FRAMES - 2))
    assert reading is not None
    assert reading.names


def test_of_two_open_letters_every_pair_is_told() -> None:
    flawed = zone(doubt={(0, 5): ("F", 0.08), (0, 7): ("L", 0.1)})

    reading = voted(*[flawed] * PATIENCE_FRAMES)

    assert reading is not None
    starts = [name[5:13] for name in (reading.lines[0], *reading.names)]
    assert starts == ["ERIKSSON", "ERLKSSON", "FRIKSSON", "FRLKSSON"]


@pytest.mark.parametrize(
    "doubt",
    [
        {(0, 5 + place): ("Q", 0.08) for place in range(OPEN_MAX + 1)},
        {(1, 28): ("5", 0.08)},
        {(0, 5): ("F", 0.08), (1, 28): ("5", 0.08)},
    ],
)
def test_more_than_two_open_letters_or_one_outside_the_name_are_no_reading(
    doubt: dict[tuple[int, int], tuple[str, float]],
) -> None:
    voter = Voter()
    for _ in range(FRAMES_MAX):
        assert not voter.has_seen_enough
        voter.add([zone(doubt=doubt)])

    assert voter.reading() is None
    assert voter.has_seen_enough


def test_a_place_that_may_show_anything_is_no_reading() -> None:
    rows = rows_for(ERIKSSON_LINES)
    rows[0][5] = np.log(1 / 37)
    rows[0][5, ALPHABET.index("E")] += 1.5
    blurred = Zone(Shape.PASSPORT, tuple(rows), -0.1, (), (), False)

    assert voted(*[blurred] * FRAMES_MAX) is None


def test_an_issuer_that_none_is_casts_no_doubt_on_one() -> None:
    reading = voted(*[zone(doubt={(0, 4): ("Q", 0.2)})] * PATIENCE_FRAMES)

    assert ERIKSSON_LINES[0][2:5] == "UTO"
    assert reading is not None
    assert reading.names == ()


def test_a_wrong_check_digit_is_no_reading_however_clear() -> None:
    wrong = (ERIKSSON_LINES[0], "K" + ERIKSSON_LINES[1][1:])

    assert voted(*[zone(wrong)] * FRAMES_MAX) is None


def test_a_letter_after_the_blanks_is_no_reading() -> None:
    name = ERIKSSON_LINES[0][:-1] + "K"

    assert voted(*[zone((name, ERIKSSON_LINES[1]))] * FRAMES_MAX) is None


def test_another_page_begins_anew() -> None:
    voter = Voter()
    voter.add([zone()])
    voter.add([zone(OTHER_LINES)])

    voter.add([zone(OTHER_LINES)])

    assert voter.frames == 1
    assert voter.reading() is None


def test_one_misread_frame_does_not_undo_the_others() -> None:
    reading = voted(zone(), zone(OTHER_LINES), zone())

    assert reading is not None
    assert (reading.lines, reading.frames) == (ERIKSSON_LINES, 2)


def test_what_fits_badly_and_is_wrong_does_not_count() -> None:
    wrong = (ERIKSSON_LINES[0], "K" + ERIKSSON_LINES[1][1:])
    voter = Voter()

    assert voter.add([Zone(Shape.PASSPORT, tuple(rows_for(wrong)), -0.6, (), (), False)]) is None
    assert voter.add([]) is None
    assert voter.frames == 0


def test_progress_is_a_half_after_one_frame_and_then_the_share_of_clear_characters() -> None:
    voter = Voter()
    told = [voter.progress_ratio()]
    for doubt in (None, {(0, 5): ("F", 0.6)}, None, None):
        voter.add([zone(doubt=doubt)])
        told.append(voter.progress_ratio())

    assert told == pytest.approx([0.0, 0.5, 87 / 88, 1.0, 1.0])


def test_forgetting_overwrites_what_was_seen() -> None:
    voter, seen = Voter(), zone()
    voter.add([seen])

    voter.forget()

    assert voter.frames == 0
    assert voter.progress_ratio() == 0.0


def test_a_reading_prints_nothing_of_the_guest() -> None:
    reading = voted(zone(), zone())

    assert "ERIKSSON" not in repr(reading)
