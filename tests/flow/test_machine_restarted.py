"""What the first guest after a crash is told."""

from app.domain.consent import Side
from app.flow import events as ev
from app.flow.machine import first_visit
from app.flow.pages import WelcomePage, page_for
from tests.flow.walk import RULES, after


def test_only_the_first_visit_after_a_crash_says_so() -> None:
    first = first_visit(RULES, Side.LEFT, is_after_crash=True)
    assert page_for(first, RULES).body == WelcomePage(is_after_crash=True)

    back = after(first, ev.Started(), ev.WentBack()).visit

    assert page_for(back, RULES).body == WelcomePage()
