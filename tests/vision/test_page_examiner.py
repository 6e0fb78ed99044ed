"""What lies before the document camera becomes what is said of it: with the real reader on the built-in pages."""

from collections.abc import Iterable

from app import paths
from app.domain.page import PageGuidance
from app.vision.frame import Frame, Pixels
from app.vision.page.reader import PageReader, PageReading
from app.vision.page.weights import read_weights
from app.vision.page_examiner import PageExamining
from app.wire.protocol import CodeRead, PageGuided, PageRead, Report
from tests.builders import ERIKSSON_LINES
from tests.vision.clips import film_frame, grey
from tests.vision.symbols import held

PAGE = [film_frame("virtual_passport_rest.mp4", number) for number in range(0, 30, 2)]
EMPTY = grey(90)


class Album:
    """Takes photos along, or never can."""

    def __init__(self, *, is_able: bool) -> None:
        self.is_able = is_able
        self.asked = 0
        self.warmed = 0

    def take(self, reading: PageReading) -> bool:
        """Look whether there is a photo."""
        self.asked += 1
        return self.is_able and reading.portrait() is not None

    def warm_up(self, frame: Frame) -> None:
        """Count."""
        del frame
        self.warmed += 1


def examining(photos: Album | None = None) -> PageExamining:
    """An examiner with the real line net."""
    return PageExamining(PageReader(read_weights(paths.resources() / "mrz")), photos)


def shown(examiner: PageExamining, frames: Iterable[Pixels], *, start: int = 1) -> list[Report]:
    """Everything said while these frames come, ten a second."""
    return [
        report
        for number, pixels in enumerate(frames, start)
        for report in examiner.examine(Frame(pixels, number * 100_000_001))
    ]


def test_a_page_is_said_once_with_its_lines_and_without_a_photo_where_none_is_taken() -> None:
    heard = shown(examining(), [*PAGE, *PAGE])

    assert [report for report in heard if isinstance(report, PageRead)] == [
        PageRead(ERIKSSON_LINES, has_portrait=False)
    ]
    assert PageGuided(PageGuidance.READ, 1.0) in heard


def test_its_photo_is_taken_along_where_faces_are_compared() -> None:
    heard = shown(examining(Album(is_able=True)), PAGE)

    assert heard[-1] == PageRead(ERIKSSON_LINES, has_portrait=True)


def test_a_page_whose_photo_cannot_be_used_is_looked_at_again_and_then_said_without_it() -> None:
    album = Album(is_able=False)

    heard = shown(examining(album), PAGE * 3)

    assert [report for report in heard if isinstance(report, PageRead)] == [
        PageRead(ERIKSSON_LINES, has_portrait=False)
    ]
    assert album.asked > 1


def test_a_page_that_is_taken_away_while_its_photo_is_sought_is_said_all_the_same() -> None:
    heard = shown(examining(Album(is_able=False)), [*PAGE[:6], *[EMPTY] * 30])

    assert heard[-1] == PageRead(ERIKSSON_LINES, has_portrait=False)


def test_where_the_page_is_can_be_asked_while_it_is_read() -> None:
    examiner = examining()
    assert examiner.corners() is None

    shown(examiner, PAGE[:1])
    corners = examiner.corners()

    assert corners is not None
    assert corners.shape == (4, 2)
    assert (corners[:, 0] > 0).all()
    shown(examiner, [EMPTY], start=20)
    assert examiner.corners() is None


def test_an_empty_table_is_guided_once() -> None:
    assert shown(examining(), [EMPTY] * 5) == [PageGuided(PageGuidance.NO_PAGE, 0.0)]


def test_a_code_is_said_whatever_else_is_going_on() -> None:
    assert CodeRead("HTL1:HV10001") in shown(examining(), [held("HTL1:HV10001")])


def test_the_next_guest_begins_with_nothing() -> None:
    examiner = examining()
    first = shown(examiner, [*PAGE, held("HTL1:HV10001")])
    examiner.forget()

    second = shown(examiner, [*PAGE, held("HTL1:HV10001")], start=100)

    for report in (PageRead(ERIKSSON_LINES, has_portrait=False), CodeRead("HTL1:HV10001")):
        assert report in first
        assert report in second


def test_warming_up_runs_through_everything_and_leaves_nothing() -> None:
    album = Album(is_able=True)
    examiner = examining(album)
    examiner.warm_up(Frame(PAGE[0], 0))
    examiner.forget()

    assert album.warmed == 1
    assert shown(examiner, [EMPTY]) == [PageGuided(PageGuidance.NO_PAGE, 0.0)]
