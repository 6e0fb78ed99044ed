"""The conductor among fakes: a stage that remembers, errands that wait to be answered, a clock that stands still."""

from dataclasses import dataclass, field

from app.domain.consent import Side, Way
from app.domain.picture import Picture
from app.domain.rules import Rules
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.pages import FacePage, Page, WaitingPage
from app.flow.states import State
from app.ui.conductor import Conductor
from tests.builders import ERIKSSON_LINES, TODAY, a_booking, a_receipt, rules
from tests.fake_chime import FakeChime
from tests.fakes import FakeClock, FakeVision, FakeVoice


@dataclass
class FakeStage:
    """Remembers each page, and how far the camera was open when it was shown; reads a page out line by line.

    As the shell does, it leaves the page before in sight while a short wait lasts.
    """

    vision: FakeVision
    shown: list[tuple[Page, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    fails: bool = False

    @property
    def page(self) -> Page:
        return self.shown[-1][0]

    def show_page(self, page: Page) -> None:
        if self.fails:
            raise ZeroDivisionError
        self.shown.append((page, self.vision.level))

    def set_picture(self, picture: Picture) -> None:
        self.pictures.append(picture)

    def spoken(self) -> str:
        page = next(page for page, _ in reversed(self.shown) if not isinstance(page.body, WaitingPage))
        lines = [f"{type(page.body).__name__} in {page.language}"]
        lines += [page.body.guidance.value] if isinstance(page.body, FacePage) else []
        lines += ["are you still here"] if page.is_time_low else []
        return "\n".join(lines)


@dataclass
class FakeErrands:
    """Remembers what was asked, and for which visit; whoever tests answers."""

    vision: FakeVision
    asked: list[tuple[int, cmd.Command]] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    """How far the vision process was when each was asked for."""

    gates_asked: list[int] = field(default_factory=list)
    """Before which visits the gates were to be read."""

    def submit(self, visit_number: int, command: cmd.Command) -> None:
        if isinstance(command, cmd.ReadGates):
            self.gates_asked.append(visit_number)
            return
        self.asked.append((visit_number, command))
        self.levels.append(self.vision.level)


class Circle:
    """A started conductor and everything it talks to."""

    def __init__(self, its_rules: Rules | None = None) -> None:
        self.rules = its_rules or rules()
        self.vision = FakeVision()
        self.stage = FakeStage(self.vision)
        self.errands = FakeErrands(self.vision)
        self.clock = FakeClock()
        self.voice = FakeVoice()
        self.chime = FakeChime()
        self.draw_fails = False
        self.conductor = Conductor(
            rules=self.rules,
            stage=self.stage,
            errands=self.errands,
            vision=self.vision,
            clock=self.clock,
            voice=self.voice,
            chime=self.chime,
            draw_side=self._draw_side,
            today=lambda: TODAY,
        )
        self.conductor.start()

    @property
    def state(self) -> State:
        return self.conductor.visit.state

    def _draw_side(self) -> Side:
        if self.draw_fails:
            raise ZeroDivisionError
        return Side.RIGHT

    def happens(self, *events: ev.Event) -> None:
        for event in events:
            self.conductor.take(event)

    def answers(self, answer: ev.Answer) -> None:
        """Answer the last errand asked for."""
        self.conductor.take_answer(self.errands.asked[-1][0], answer)

    def stores(self) -> None:
        """Answer the last errand, to store a decision, as a store does."""
        _, command = self.errands.asked[-1]
        assert isinstance(command, cmd.StoreReceipt)
        self.answers(ev.ReceiptStored(a_receipt(draft=command.draft, number=len(self.errands.asked))))

    def goes_to_document(self, way: Way) -> None:
        """Walk a new guest to the document screen."""
        self.happens(ev.Started(), ev.NoticeRead(), ev.WayChosen(way))
        if way is Way.FACE:
            self.happens(ev.ConsentAgreed())
        self.stores()

    def goes_to_face(self) -> None:
        """Walk a new guest to the face screen."""
        self.goes_to_document(Way.FACE)
        self.happens(ev.TextScanned("\n".join(ERIKSSON_LINES)))
        self.answers(ev.BookingFound(a_booking()))

    def drop_visit(self) -> None:
        """Meet a bug."""
        self.conductor.drop_visit()

    def stop(self) -> None:
        """Close the kiosk."""
        self.conductor.stop()
