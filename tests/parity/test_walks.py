"""What the flow costs a guest, and that a flow that leans is noticed."""

from dataclasses import replace

import pytest

from app.domain.consent import Way
from app.flow import events as ev
from app.flow.states import Confirm, Consent, Visit
from app.flow.turn import Turn
from app.parity import walks
from app.parity.metrics import METRICS, Where
from app.parity.walks import Astray, identified, walked


def test_every_measure_of_the_flow_passes() -> None:
    found = walked()

    assert [finding for finding in found if not finding.passes] == []
    flow = {metric for metric, one in METRICS.items() if one.where is Where.FLOW}
    assert {finding.metric for finding in found} == flow | {"P32"}


def test_the_way_without_a_face_is_one_touch_and_the_other_two() -> None:
    face, other = identified(Way.FACE), identified(Way.DOCUMENT)

    assert (face.touches, other.touches) == (2, 1)
    assert isinstance(face.visit.state, Confirm)
    assert (face.stored, other.stored) == (1, 1)


@pytest.fixture
def leaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flow in which no scan is ever understood without a face."""
    real = walks.step

    def step(visit: Visit, event: ev.Event, *rest: object) -> Turn:
        if isinstance(event, ev.TextScanned) and not event.has_portrait:
            return Turn(visit)
        return real(visit, event, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(walks, "step", step)


@pytest.mark.usefixtures("leaning")
def test_a_way_without_a_face_that_leads_nowhere_is_no_quiet_failure() -> None:
    with pytest.raises(Astray, match="Document"):
        walked()


def test_a_time_that_chooses_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = walks.step

    def step(visit: Visit, event: ev.Event, *rest: object) -> Turn:
        chosen = ev.WayChosen(Way.DOCUMENT) if isinstance(event, ev.TimeRanOut) else event
        return real(visit, chosen, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(walks, "step", step)

    assert [finding.metric for finding in walked() if not finding.passes] == ["P30"]


def test_a_way_back_to_the_face_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = walks.step

    def step(visit: Visit, event: ev.Event, *rest: object) -> Turn:
        if isinstance(event, ev.WayChosen) and isinstance(visit.state, Confirm):
            return Turn(replace(visit, state=Consent(visit.state.receipt.draft.notice)))
        return real(visit, event, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(walks, "step", step)

    assert [finding.metric for finding in walked() if not finding.passes] == ["P27"]
