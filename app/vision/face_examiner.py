"""Examines the guest before the face camera: only found and held still, or shown to be living and compared as well."""

from collections.abc import Sequence
from enum import Enum
from typing import Protocol

from app.domain.cues import Verdict, turns_wanted
from app.domain.face import Guidance
from app.domain.liveness import LIMITS, Challenge
from app.domain.matching import MatchBand, MatchOutcome
from app.domain.shot import shot_quality
from app.vision.aligning import aligned, eye_distance_px
from app.vision.attempt import Attempt, drawn_challenge
from app.vision.coach import Coach
from app.vision.comparison import SHOTS, Comparison
from app.vision.embedder import Embedding
from app.vision.frame import Frame, Pixels
from app.vision.passive import PassiveVote
from app.vision.sight import Sight
from app.wire.protocol import Guided, Held, Judged, Report

STILL_S = 0.5
"""How long a face is held still before turns are asked for; the turns show more than longer stillness would."""

_SHOT_EVERY_S = 0.12
"""Frames that lie closer together are alike, and comparing them as well would tell nothing new."""

_SHOTS_AFTER = 2
"""So many frames are taken after the turns; at least one must be."""

_ENOUGH_S = 2.5
"""So long the frames for comparing may take once the turns are done."""

_STILL_SHARE, _TURNS_SHARE = 0.2, 0.7
"""How the shown progress is divided; what is left is the comparing."""


class Observer(Protocol):
    """Looks at a frame and says what it shows of the guest."""

    def look(self, frame: Frame) -> Sight:
        """What this frame (BGR, not mirrored) shows."""

    def forget(self) -> None:
        """Forget whom it followed."""


class Embedder(Protocol):
    """Makes of an aligned face what can be compared."""

    def embed(self, face: Pixels) -> Embedding:
        """The embedding, `(128,)` of length one, of a face `(112, 112, 3)` in red, green, blue."""

    def forget(self) -> None:
        """Forget the last face."""


class FaceFinding:
    """Finds a face and has it held still. Compares nothing.

    Keeps: what the observer and the coach keep, until `forget`.
    """

    def __init__(self, observer: Observer, *, hold_s: float) -> None:
        self._observer = observer
        self._hold_s = hold_s
        self._coach = Coach(hold_s=hold_s)

    def examine(self, frame: Frame) -> Sequence[Report]:
        """A hint when it changes, the progress of the hold, and once that it was held."""
        return self._coach.advise(self._observer.look(frame).observation, now_s=frame.stamp_ns / 1e9)

    def warm_up(self, frame: Frame) -> None:
        """Look once."""
        self._observer.look(frame)

    def forget(self) -> None:
        """Forget whom it saw."""
        self._observer.forget()
        self._coach = Coach(hold_s=self._hold_s)


class _Stage(Enum):
    STILL = "the guest comes into place and holds still"
    TURNS = "the guest is asked to turn"
    AHEAD = "the guest looks ahead again, and is compared"


class _Shot(Enum):
    NONE = "this frame is not for comparing"
    TAKEN = "this frame is held to be compared"
    OTHER = "this frame shows another person than those before"


class FaceComparing:
    """Has a guest hold still, turn as drawn, and look ahead; then compares the best frames with the photo shown before.

    An attempt that comes to nothing is followed by another, with one turn more; the desk ends it.
    Keeps: embeddings of this attempt in `comparison`, zeroed with the attempt; the reference stays there.
    """

    def __init__(
        self,
        observer: Observer,
        embedder: Embedder,
        comparison: Comparison,
        *,
        turns: int,
        passive: PassiveVote | None,
    ) -> None:
        self._observer = observer
        self._embedder = embedder
        self._comparison = comparison
        self._policy_turns = turns
        self._passive = passive
        self._failed = 0
        self._begin()

    def examine(self, frame: Frame) -> Sequence[Report]:
        """What to show after this frame (BGR, not mirrored), and what came of an attempt that is over."""
        if not self._comparison.has_reference:
            return self._told_missing()
        now_s = frame.stamp_ns / 1e9
        self._frames += 1
        sight = self._observer.look(frame)
        match self._stage:
            case _Stage.STILL:
                return self._still(sight, now_s)
            case _Stage.TURNS:
                return self._turning(frame, sight, now_s)
            case _Stage.AHEAD:
                return self._ahead(sight, now_s)

    def warm_up(self, frame: Frame) -> None:
        """Run a frame through the observer, the recogniser, an attempt and a comparison."""
        sight = self._observer.look(frame)
        assert sight.face is not None
        embedding = self._embedder.embed(aligned(sight.face.alone, sight.face.points))
        self._comparison.set_reference(embedding.copy(), is_clean=False)
        self._comparison.add_live(embedding, quality=1.0)
        self._comparison.outcome()
        Attempt(drawn_challenge(1), 1, self._passive).see(frame, sight)

    def forget(self) -> None:
        """Forget whom it saw, and the photo that they were compared with."""
        self._observer.forget()
        self._embedder.forget()
        self._comparison.forget()
        self._failed = 0
        self._begin()

    def _begin(self) -> None:
        """Begin an attempt."""
        self._stage = _Stage.STILL
        self._coach = Coach(hold_s=STILL_S)
        self._turns = turns_wanted(self._policy_turns, attempts_failed=self._failed)
        self._challenge: Challenge | None = None
        self._attempt: Attempt | None = None
        self._comparison.drop_shots()
        self._shot_s = 0.0
        self._since_s = 0.0
        self._after = 0
        self._frames = 0
        self._has_told_missing = False
        self._guided: Guided | None = None

    def _told_missing(self) -> Sequence[Report]:
        """Say once that there is nothing to compare with."""
        if self._has_told_missing:
            return ()
        self._has_told_missing = True
        return (Judged(MatchOutcome.NO_REFERENCE, MatchBand.BELOW, 0),)

    def _still(self, sight: Sight, now_s: float) -> Sequence[Report]:
        reports = self._coach.advise(sight.observation, now_s=now_s)
        is_held = any(isinstance(report, Held) for report in reports)
        if is_held:
            self._stage = _Stage.TURNS
            self._challenge = drawn_challenge(self._turns)
            self._attempt = Attempt(self._challenge, self._turns, self._passive)
        return [
            Guided(report.guidance, report.hold_ratio * _STILL_SHARE)
            for report in reports
            if isinstance(report, Guided)
        ]

    def _turning(self, frame: Frame, sight: Sight, now_s: float) -> Sequence[Report]:
        assert self._attempt is not None
        told = self._attempt.see(frame, sight)
        shot = self._shoot(sight, now_s) if told.is_frontal or not self._turns else _Shot.NONE
        match told.verdict:
            case _ if shot is _Shot.OTHER:
                return self._judge(MatchOutcome.INCONCLUSIVE, MatchBand.NOT_SHOWN)
            case Verdict.NOT_SHOWN:
                return self._judge(MatchOutcome.INCONCLUSIVE, MatchBand.NOT_SHOWN)
            case Verdict.LIVE | Verdict.NOT_ASKED:
                self._stage, self._since_s = _Stage.AHEAD, now_s
            case None:
                pass
        return self._guide(told.prompt, _STILL_SHARE + told.done_ratio * _TURNS_SHARE)

    def _ahead(self, sight: Sight, now_s: float) -> Sequence[Report]:
        """Compare once enough frames are there, or the time for them is over."""
        if sight.face is None:
            return self._judge(MatchOutcome.INCONCLUSIVE, MatchBand.NOT_SHOWN)
        shot = self._shoot(sight, now_s) if self._is_frontal(sight) else _Shot.NONE
        self._after += shot is _Shot.TAKEN
        wanted = _SHOTS_AFTER if self._turns else SHOTS
        is_late = now_s - self._since_s >= _ENOUGH_S
        if shot is _Shot.OTHER or (is_late and not self._after):
            return self._judge(MatchOutcome.INCONCLUSIVE, MatchBand.NOT_SHOWN)
        if self._after < wanted and not is_late:
            return self._guide(Guidance.LOOK_HERE, _STILL_SHARE + _TURNS_SHARE)
        return self._judge(self._comparison.outcome(), self._comparison.band() or MatchBand.BELOW)

    def _is_frontal(self, sight: Sight) -> bool:
        """Whether the guest looks ahead again, as before the turns."""
        neutral_deg = (self._challenge and self._challenge.neutral_deg) or 0.0
        return abs(sight.observation.yaw_deg - neutral_deg) <= LIMITS.front_deg

    def _judge(self, outcome: MatchOutcome, band: MatchBand) -> Sequence[Report]:
        """Say what came of the attempt, and begin another."""
        judged = Judged(outcome, band, self._frames)
        self._failed += outcome is not MatchOutcome.SAME
        self._begin()
        return (judged,)

    def _shoot(self, sight: Sight, now_s: float) -> _Shot:
        """Have this frame compared, if it is good enough, not too near to the last one, and of the same person.

        Frames are taken from the moment the turns may begin, while no face may leap or jump unnoticed, and again once
        they are over: who turned is who is compared.
        """
        face = sight.face
        if face is None or now_s - self._shot_s < _SHOT_EVERY_S:
            return _Shot.NONE
        quality = shot_quality(sight.observation, eye_distance_px=eye_distance_px(face.points))
        if quality <= 0:
            return _Shot.NONE
        self._shot_s = now_s
        embedding = self._embedder.embed(aligned(face.alone, face.points))
        if not self._comparison.is_same_guest(embedding):
            embedding.fill(0)
            return _Shot.OTHER
        self._comparison.add_live(embedding, quality=quality)
        return _Shot.TAKEN

    def _guide(self, guidance: Guidance, ratio: float) -> Sequence[Report]:
        """Report a prompt when it changes, and progress in steps worth drawing."""
        guided = Guided(guidance, round(min(1.0, ratio), 2))
        if guided == self._guided:
            return ()
        self._guided = guided
        return (guided,)
