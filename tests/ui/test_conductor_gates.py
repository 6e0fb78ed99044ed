"""The gates are read before every guest, and a lock is told to staff, never to a guest."""

from app.domain.gates import Lock
from app.domain.rules import HouseRules, IdentityCheck
from app.flow import events as ev
from app.flow.pages import ChoicePage, NoticePage
from tests.ui.circle import Circle


def test_the_gates_are_read_for_every_visit_and_their_answer_counts_whenever_it_comes() -> None:
    circle = Circle()
    circle.conductor.read_gates()
    circle.conductor.take(ev.Started())
    circle.conductor.take(ev.WentBack())
    assert circle.errands.gates_asked == [1, 2]

    circle.conductor.take(ev.Started())
    circle.conductor.take(ev.NoticeRead())
    assert circle.stage.page.body == ChoicePage(circle.conductor.visit.face_side, is_face_offered=True)
    circle.conductor.take_answer(1, ev.GatesRead((Lock.MODELS_DIFFER,)))
    assert circle.stage.page.body == ChoicePage(circle.conductor.visit.face_side, is_face_offered=False)
    circle.conductor.take_answer(2, ev.GatesRead(()))
    assert circle.stage.page.body == ChoicePage(circle.conductor.visit.face_side, is_face_offered=True)


def test_the_same_answer_again_changes_nothing() -> None:
    circle = Circle()
    circle.conductor.take(ev.Started())
    shown = len(circle.stage.shown)

    circle.conductor.take_answer(1, ev.GatesRead(()))

    assert len(circle.stage.shown) == shown
    assert isinstance(circle.stage.page.body, NoticePage)


def test_what_a_manager_changed_holds_for_the_guest_who_comes_next() -> None:
    circle = Circle()
    house = HouseRules(IdentityCheck.STAFF_GLANCE, 240.0, 60.0, 30.0)

    circle.conductor.take_answer(1, ev.GatesRead((), house))
    circle.conductor.take(ev.Started())

    assert 240.0 in [timer.due_s for timer in circle.clock.running]
