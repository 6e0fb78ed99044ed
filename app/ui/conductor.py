"""The circle: an event comes in, `step` decides, the page is shown, and the world is made to agree with `needs`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol, assert_never

from app.domain.consent import Side
from app.domain.face_life import FaceEnd
from app.domain.picture import Picture
from app.domain.problems import Problem
from app.domain.rules import Rules
from app.flow import events as ev
from app.flow.commands import Command, LeavePrint, ReadGates
from app.flow.facing import erasure_of
from app.flow.machine import first_visit, step
from app.flow.needs import Deadline, Needs, needs
from app.flow.needs import Vision as Level
from app.flow.pages import Page, page_for
from app.flow.printing import paper_left
from app.flow.states import Trouble, Visit, Welcome
from app.logs import LogEvent, log
from app.ports import Chime, Clock, Timer, Vision, Voice
from app.ui.consent_watch import ConsentWatch
from app.ui.help_bell import HelpBell
from app.ui.look_clock import LookClock
from app.ui.narrator import Narrator
from app.ui.queue_watch import QueueWatch
from app.ui.vision_faults import problem_of
from app.wire.protocol import (
    CameraKind,
    Closed,
    CodeRead,
    Fault,
    Faulted,
    Guided,
    Held,
    Judged,
    Opened,
    PageGuided,
    PageRead,
    Ready,
    Report,
)


class Stage(Protocol):
    """What the conductor needs of the shell."""

    def show_page(self, page: Page) -> None:
        """Show a page; safe to call twice."""

    def set_picture(self, picture: Picture) -> None:
        """Paint a picture, within this call."""

    def spoken(self) -> str:
        """The words of the screen now shown, in reading order."""


class Errands(Protocol):
    """What the conductor needs of the worker."""

    def submit(self, visit_number: int, command: Command) -> None:
        """Ask for one errand; returns at once."""


class Conductor:
    """Holds the one visit and moves it. Decides nothing itself; lives on the UI thread.

    Keeps: the visit, until it ends.
    """

    def __init__(  # noqa: PLR0913 - one argument a neighbour; this is where they meet
        self,
        *,
        rules: Rules,
        stage: Stage,
        errands: Errands,
        vision: Vision,
        clock: Clock,
        voice: Voice,
        chime: Chime,
        draw_side: Callable[[], Side],
        today: Callable[[], date],
        is_after_crash: bool = False,
    ) -> None:
        self._rules = rules
        self._stage = stage
        self._errands = errands
        self._vision = vision
        self._clock = clock
        self._narrator = Narrator(voice, stage.spoken)
        self._draw_side = draw_side
        self._today = today
        self._visit = first_visit(rules, draw_side(), is_after_crash=is_after_crash)
        self._needs: Needs | None = None
        self._timer: Timer | None = None
        self._look = LookClock(clock, lambda: self.take(ev.PrinterLookDue()))
        self._page: Page | None = None
        self._protections: tuple[str, ...] = ()
        self._queue = QueueWatch(clock, errands)
        self._bell = HelpBell(clock, chime, again_s=rules.call_again_s, rang=lambda: self.take(ev.HelpRang()))
        self._consent_watch = ConsentWatch(clock, errands.submit)

    @property
    def visit(self) -> Visit:
        """The visit as it now is."""
        return self._visit

    def start(self) -> None:
        """Show the first page and make the world agree with it."""
        self._agree(None, None)

    def take(self, event: ev.Event) -> None:
        """Let an event happen to the visit.

        The world agrees before anything is written: when the end of a face is, there is no process left that saw it.
        """
        before = self._visit
        if isinstance(event, ev.TextScanned | ev.CodeSubmitted):
            event = replace(event, day=self._today())
        turn = step(before, event, self._rules, self._draw_side())
        self._visit = turn.visit
        if type(before.state) is not type(turn.visit.state):
            log(LogEvent.STATE_ENTERED, state=type(turn.visit.state).__name__, visit=turn.visit.number)
        self._agree(before, event)
        for command in turn.commands:
            self._errands.submit(turn.visit.number, command)
        if turn.visit.number != before.number:
            self.read_gates()

    def tell(self, text: str, language: str) -> None:
        """Have said what a key led to, for a guest who listens."""
        self._narrator.tell(text, language, self._visit)

    def take_answer(self, visit_number: int, answer: ev.Answer) -> None:
        """Let an errand's answer happen, unless it was asked for in an earlier visit; a receipt of that one is left."""
        if isinstance(answer, ev.GatesRead):
            self._take_locks(answer)
        elif visit_number == self._visit.number:
            self.take(answer)
        elif isinstance(answer, ev.PrintTaken):  # the guest did not wait for it
            self._errands.submit(self._visit.number, LeavePrint(answer.job))

    def read_gates(self) -> None:
        """Have it looked up whether the face way may open; done before every guest."""
        self._errands.submit(self._visit.number, ReadGates())

    def _take_locks(self, answer: ev.GatesRead) -> None:
        """Open or lock the face way for whoever chooses next, and follow what a manager changed."""
        if answer.house:
            self._rules = self._rules.with_house(answer.house)
        if answer.locks != self._rules.locks:
            log(LogEvent.GATES, locks=len(answer.locks), code=answer.locks[0].value if answer.locks else "open")
            self._rules = replace(self._rules, locks=answer.locks)
            self._agree(self._visit, None)

    def take_report(self, report: Report) -> None:  # noqa: C901 - one line a report
        """Let a report of the vision process happen."""
        match report:
            case Guided(guidance=guidance, hold_ratio=hold_ratio):
                self.take(ev.GuidanceChanged(guidance, hold_ratio))
            case Held():
                self.take(ev.FaceHeld())
            case Judged(outcome=outcome, band=band):
                log(LogEvent.VISION, code=band.value)
                self.take(ev.FaceCompared(outcome))
            case PageGuided(guidance=page_guidance, read_ratio=read_ratio):
                self.take(ev.PageGuidanceChanged(page_guidance, read_ratio))
            case PageRead(lines_untrusted=lines, has_portrait=has_portrait, names_untrusted=names):
                self.take(ev.TextScanned("\n".join(lines), has_portrait, is_page=True, names_untrusted=names))
            case CodeRead(text_untrusted=text):
                self.take(ev.TextScanned(text))
            case Faulted(fault=fault):
                self.take_fault(fault)
            case Ready(protections=protections):
                self._protections = tuple(protection.value for protection in protections)
                log(LogEvent.VISION, code="ready")
            case Opened(camera=camera):
                log(LogEvent.VISION, code=f"opened_{camera.value}")
                if camera is CameraKind.FACE:
                    self.take(ev.FaceCameraOpened(self._protections))
            case Closed():
                log(LogEvent.VISION, code="closed")
            case _:
                assert_never(report)

    def take_fault(self, fault: Fault) -> None:
        """Let the loss of the camera or of the vision process happen.

        What is gone is put away first: a process lost before the camera was needed is started anew when it is.
        """
        log(LogEvent.VISION, code=fault.value)
        self._vision.off()
        self.take(ev.CameraFailed(problem_of(fault)))

    def take_picture(self, picture: Picture) -> None:
        """Have a picture painted, only while the state wants a camera open."""
        if self._needs and self._needs.vision in (Level.PAGE, Level.LIVE):
            self._stage.set_picture(picture)

    def stop(self) -> None:
        """End what runs: the vision process, the voice and the clock."""
        self._vision.off()
        self._note_end(FaceEnd.CANCELLED)
        self._narrator.hush()
        self._look.agree(0)
        self._queue.stop()
        self._bell.stop()
        self._consent_watch.stop()
        if self._timer:
            self._timer.cancel()

    def drop_visit(self) -> None:
        """End the visit after a bug: camera off, nothing of the guest left, a plain page."""
        self._vision.off()
        self._note_end(FaceEnd.CRASHED)
        self._narrator.hush()
        self._visit = Visit(
            number=self._visit.number + 1,
            face_side=self._draw_side(),
            language=self._visit.language,
            state=Trouble(Problem.UNEXPECTED, again=Welcome()),
        )
        self._needs = None
        self._agree(None, None)

    def _note_end(self, end: FaceEnd) -> None:
        """Have it written how a face step ended, its process gone by now; part with a receipt on its way to paper."""
        for command in (erasure_of(self._visit.state, end), paper_left(self._visit.state, Welcome())):
            if command is not None:
                self._errands.submit(self._visit.number, command)

    def _agree(self, before: Visit | None, event: ev.Event | None) -> None:
        """Make screen, camera, voice and clock agree with the visit. The camera goes off before the page changes."""
        wanted = needs(self._visit, self._rules)
        had = self._needs
        self._needs = wanted
        self._set_vision(had, wanted)
        page = page_for(self._visit, self._rules)
        if page != self._page:
            self._page = page
            self._stage.show_page(page)
            self._narrator.follow(before, self._visit)
        self._narrator.answer(event, self._visit)
        self._set_deadline(had, wanted, before, event)
        self._look.agree(wanted.look_after_s)
        self._queue.follow(self._visit)
        self._bell.follow(self._visit)
        self._consent_watch.follow(self._visit)

    def _set_vision(self, had: Needs | None, wanted: Needs) -> None:
        """Call the one method that makes it so. A process that had the face camera open ends with the face step."""
        if had and (had.vision, had.has_face_models) == (wanted.vision, wanted.has_face_models):
            return
        if had and had.vision is Level.LIVE and wanted.vision is not Level.OFF:
            self._vision.off()
        match wanted.vision:
            case Level.OFF:
                self._vision.off()
            case Level.WARM:
                self._vision.warm(has_face_models=wanted.has_face_models)
            case Level.PAGE:
                self._vision.page(has_face_models=wanted.has_face_models)
            case Level.LIVE:
                self._vision.live()

    def _set_deadline(self, had: Needs | None, wanted: Needs, before: Visit | None, event: ev.Event | None) -> None:
        """Run the deadline anew after a touch or in a new state; a touch never sets back the camera's own clock."""
        is_same_clock = had is not None and had.deadline is wanted.deadline
        is_same_state = before is not None and type(before.state) is type(self._visit.state)
        is_touch = isinstance(event, ev.Touched)
        if is_same_clock and (wanted.deadline is Deadline.FACE or (is_same_state and not is_touch)):
            return
        if self._timer:
            self._timer.cancel()
            self._timer = None
        match wanted.deadline:
            case Deadline.IDLE:
                self._timer = self._clock.call_after(wanted.after_s, lambda: self._warn(wanted.warning_s))
            case Deadline.FACE:
                self._timer = self._clock.call_after(wanted.after_s, lambda: self.take(ev.FaceTimeRanOut()))
            case Deadline.NONE:
                pass

    def _warn(self, warning_s: float) -> None:
        """Warn by sight and, where switched on, by voice; then end the visit if nobody answers."""
        if warning_s <= 0:
            self.take(ev.TimeRanOut())
            return
        self.take(ev.TimeRanLow())
        self._timer = self._clock.call_after(warning_s, lambda: self.take(ev.TimeRanOut()))
