"""Turns observations into the few reports the desk needs: a hint when it changes, the hold's progress, held once."""

from app.domain.face import Guidance, HintPacer, HoldTimer, Observation, Steadier
from app.wire.protocol import Guided, Held, Report

PROGRESS_S = 0.1
"""Progress of a hold is reported at most this often."""


class Coach:
    """Guides one guest through one opening of the camera.

    Keeps: the last hint and when the face became good; dropped with the coach.
    """

    def __init__(self, *, hold_s: float) -> None:
        self._steadier = Steadier()
        self._pacer = HintPacer()
        self._timer = HoldTimer(hold_s=hold_s)
        self._last: Guided | None = None
        self._said_s = 0.0
        self._good_frames = 0
        self._is_held = False

    def advise(self, observation: Observation, *, now_s: float) -> tuple[Report, ...]:
        """The reports that follow from one observation at `now_s` (steady clock, seconds). After `Held`, none."""
        if self._is_held:
            return ()
        guidance = self._steadier.judge(observation, now_s=now_s)
        is_good = guidance is Guidance.GOOD
        ratio = self._timer.progress(is_good=is_good, now_s=now_s)
        self._good_frames = self._good_frames + 1 if is_good else 0
        guided = Guided(self._pacer.pace(guidance, now_s=now_s), ratio)
        reports: tuple[Report, ...] = (guided,) if self._is_worth_saying(guided, now_s) else ()
        if reports:
            self._last, self._said_s = guided, now_s
        if ratio >= 1.0:
            self._is_held = True
            reports = (*reports, Held(self._good_frames))
        return reports

    def _is_worth_saying(self, guided: Guided, now_s: float) -> bool:
        """A new hint, a broken or finished hold at once; progress only now and then."""
        if self._last is None or guided.guidance is not self._last.guidance:
            return True
        if guided.hold_ratio == self._last.hold_ratio:
            return False
        return guided.hold_ratio in {0.0, 1.0} or now_s - self._said_s >= PROGRESS_S
