"""What the vision process says of itself, and what is written of it."""

import logging

import pytest

from app.domain.booking import ByCode, ByDocument
from app.domain.consent import Way
from app.domain.face_life import FaceEnd
from app.domain.matching import MatchBand, MatchOutcome
from app.domain.page import PageGuidance
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.pages import ConsentPage, DocumentPage, TroublePage
from app.flow.states import Face, Welcome
from app.ui.vision_faults import problem_of
from app.wire.protocol import (
    WIRE_VERSION,
    CameraKind,
    Closed,
    CodeRead,
    Fault,
    Faulted,
    Held,
    Judged,
    Opened,
    PageGuided,
    PageRead,
    Protection,
    Ready,
    Report,
)
from tests.builders import ERIKSSON_LINES, a_booking, rules
from tests.ui.circle import Circle


def test_the_opening_of_the_face_camera_is_written_with_what_protects_the_guest(at_face: Circle) -> None:
    at_face.conductor.take_report(Ready(WIRE_VERSION, 4711, (Protection.NO_SOCKETS,)))
    at_face.conductor.take_report(Opened(CameraKind.FACE, 1280, 720, 5120))

    _, command = at_face.errands.asked[-1]
    assert isinstance(command, cmd.RecordFaceOpened)
    assert command.means.protections == ("no_sockets",)


def test_when_the_end_of_a_face_is_written_the_process_that_saw_it_is_gone(at_face: Circle) -> None:
    at_face.conductor.take_report(Opened(CameraKind.FACE, 1280, 720, 5120))
    at_face.conductor.take_report(Held(12))

    assert isinstance(at_face.errands.asked[-1][1], cmd.RecordFaceErased)
    assert at_face.errands.levels[-1] == "off"


def test_a_bug_and_the_end_of_the_evening_end_a_face_too_and_say_so() -> None:
    for end, how in ((FaceEnd.CRASHED, Circle.drop_visit), (FaceEnd.CANCELLED, Circle.stop)):
        circle = Circle()
        circle.goes_to_face()
        circle.conductor.take_report(Opened(CameraKind.FACE, 1280, 720, 5120))

        how(circle)

        _, command = circle.errands.asked[-1]
        assert isinstance(command, cmd.RecordFaceErased)
        assert (command.end, circle.errands.levels[-1]) == (end, "off")


def test_what_the_document_camera_reads_is_a_scan_and_its_hints_reach_the_page(circle: Circle) -> None:
    circle.goes_to_document(Way.DOCUMENT)
    circle.happens(ev.PassportAsked())
    circle.conductor.take_report(PageGuided(PageGuidance.GLARE, 0.5))
    body = circle.stage.page.body
    assert isinstance(body, DocumentPage)
    assert (body.guidance, body.read_ratio) == (PageGuidance.GLARE, 0.5)

    circle.conductor.take_report(PageRead(ERIKSSON_LINES, has_portrait=False))

    assert isinstance(circle.errands.asked[-1][1], cmd.FindBooking)


def test_what_the_print_leaves_open_goes_along_to_the_search(circle: Circle) -> None:
    circle.goes_to_document(Way.DOCUMENT)
    circle.happens(ev.PassportAsked())
    other = ERIKSSON_LINES[0].replace("ERIKSSON", "FRIKSSON")

    circle.conductor.take_report(PageRead(ERIKSSON_LINES, has_portrait=False, names_untrusted=(other,)))

    _, command = circle.errands.asked[-1]
    assert isinstance(command, cmd.FindBooking)
    assert isinstance(command.query, ByDocument)
    assert command.query.names == (("ERIKSSON", "ANNA MARIA"), ("FRIKSSON", "ANNA MARIA"))


@pytest.mark.parametrize(
    ("report", "is_counted"),
    [(PageRead(ERIKSSON_LINES, has_portrait=False), False), (CodeRead("\n".join(ERIKSSON_LINES)), True)],
    ids=["page", "code"],
)
def test_a_zone_out_of_a_code_counts_as_a_code_and_one_off_a_page_does_not(report: Report, *, is_counted: bool) -> None:
    circle = Circle(rules(has_document_camera=True))
    circle.goes_to_document(Way.DOCUMENT)

    circle.conductor.take_report(report)

    _, command = circle.errands.asked[-1]
    assert isinstance(command, cmd.FindBooking)
    assert isinstance(command.query, ByDocument)
    assert command.query.is_counted is is_counted


def test_a_code_before_the_document_camera_is_looked_up(circle: Circle) -> None:
    circle.goes_to_document(Way.DOCUMENT)
    circle.conductor.take_report(CodeRead("HTL1:HV10001"))

    assert circle.errands.asked[-1][1] == cmd.FindBooking(ByCode("HV10001"))


def test_a_comparison_leads_on_only_in_a_hotel_that_compares(at_face: Circle) -> None:
    at_face.conductor.take_report(Judged(MatchOutcome.SAME, MatchBand.CLEAR, 60))

    assert isinstance(at_face.state, Face)


@pytest.mark.parametrize(
    "report", [Ready(WIRE_VERSION, 4711, ()), Opened(CameraKind.DOCUMENT, 1280, 720, 5120), Closed(30, 10)]
)
def test_what_the_vision_process_says_of_itself_changes_nothing(at_face: Circle, report: Report) -> None:
    before = at_face.conductor.visit

    at_face.conductor.take_report(report)

    assert at_face.conductor.visit == before
    assert at_face.vision.level == "live"


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_closes_the_camera_and_offers_the_passport(at_face: Circle, fault: Fault) -> None:
    at_face.conductor.take_report(Faulted(fault))

    body = at_face.stage.page.body
    assert isinstance(body, TroublePage)
    assert body.problem is problem_of(fault)
    assert body.can_use_passport
    assert at_face.vision.level == "off"


def test_a_process_lost_while_warm_is_put_away_and_made_anew_for_the_camera(circle: Circle) -> None:
    circle.happens(ev.Started(), ev.NoticeRead(), ev.WayChosen(Way.FACE))
    assert circle.vision.levels == ["off", "warm"]

    circle.conductor.take_fault(Fault.UNEXPECTED)
    assert isinstance(circle.stage.page.body, ConsentPage)

    circle.happens(ev.ConsentAgreed())
    circle.stores()
    circle.happens(ev.CodeTypingAsked(), ev.CodeEdited("HTL20261123"), ev.CodeSubmitted())
    circle.answers(ev.BookingFound(a_booking()))
    assert circle.vision.levels == ["off", "warm", "off", "live"]


def test_a_late_fault_of_a_process_nobody_needs_any_more_is_no_trouble(circle: Circle) -> None:
    circle.conductor.take_fault(Fault.CAMERA_LOST)

    assert circle.state == Welcome()


# --- log ----------------------------------------------------------------------------------------------------------


def test_the_log_tells_states_and_codes_and_nobodys_name(circle: Circle, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="evenkey"):
        circle.goes_to_face()
        circle.conductor.take_report(Opened(CameraKind.FACE, 1280, 720, 5120))
        circle.conductor.take_fault(Fault.CAMERA_LOST)

    told = [(record.message, getattr(record, "state", getattr(record, "code", ""))) for record in caplog.records]
    assert told[-4:] == [
        ("state_entered", "Face"),
        ("vision", "opened_face"),
        ("vision", "camera_lost"),
        ("state_entered", "Trouble"),
    ]
    assert "eriksson" not in "".join(str(vars(record)) for record in caplog.records).lower()
