"""What is seen of a face, as numbers with units, and the one hint that follows from them. Never who it is."""

from collections import deque
from dataclasses import dataclass, replace
from enum import Enum

_LUMA_TOP = 255.0


class Guidance(Enum):
    """What would help the camera most; the value is the stable code on the wire and in the catalogues.

    LEFT and RIGHT are the guest's own left and right, and the direction to move in; UP and DOWN likewise.
    """

    NO_FACE = "no_face"
    CLOSER = "closer"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    MORE_LIGHT = "more_light"
    LESS_LIGHT = "less_light"
    LOOK_HERE = "look_here"
    HOLD_STILL = "hold_still"
    ONE_PERSON = "one_person"
    GOOD = "good"


@dataclass(frozen=True)
class Observation:
    """What one frame shows of the guest's face, the nearest in the middle; all zero where there is none.

    Offsets count from the middle of the oval, in frame widths (x) and frame heights (y): x is positive towards the
    guest's own right, y is positive downwards. Yaw is positive when the nose points to the guest's own left, pitch when
    it points up, roll when the head leans to the guest's own left; 0 is straight ahead.
    """

    face_count: int = 0
    second_face_ratio: float = 0.0
    """Height of the second face in heights of the first; 0 when there is none."""
    face_height_ratio: float = 0.0
    """From hairline to chin, in frame heights."""
    offset_x_ratio: float = 0.0
    offset_y_ratio: float = 0.0
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0
    luma: float = 0.0
    """Mean brightness of the face, 0..255."""
    glare_ratio: float = 0.0
    """How much of what surrounds the face is too bright to show anything, 0 to 1."""
    sharpness: float = 0.0
    """Fine detail on the face, freed from its contrast; about 6 for a clear face, under 2.5 when smeared."""
    motion_ratio_per_s: float = 0.0
    """How fast the face moves, in face heights a second."""


@dataclass(frozen=True)
class Bands:
    """Within which numbers a face is good.

    Source: light and sharpness are where matching damaged faces began to fail in trials on 360 people; distance follows
    from a face of 18.5 cm before a camera of 43 degrees upright; the rest from the degraded frames of
    `tests/vision/degrade.py`, whose confusion matrix stands in the README under "Measured".
    """

    second_face_ratio_max: float = 0.6
    """A neighbour further back than five thirds of the guest's distance does not disturb."""
    face_height_ratio_min: float = 0.25
    """About 94 cm."""
    face_height_ratio_max: float = 0.58
    """About 40 cm."""
    offset_x_ratio_max: float = 0.08
    offset_y_ratio_max: float = 0.13
    """A face of 90 cm may use the height of the oval; one of 45 cm still fits into it."""
    yaw_deg_max: float = 14.0
    pitch_deg_max: float = 20.0
    """Wider than yaw, since a camera above or below the eyes sees a head that looks straight ahead at an angle."""
    roll_deg_max: float = 14.0
    luma_min: float = 45.0
    """At 29 the trials matched worse, at 13 a third failed."""
    luma_max: float = 210.0
    """At 241 a third failed."""
    glare_ratio_max: float = 0.3
    """Overexposed surroundings only count against a face that is dark as well. Skin alone never makes glare."""
    glare_luma_max: float = 90.0
    """A face brighter than this is seen well enough before any window."""
    sharpness_min: float = 2.5
    """At 2.3 the trials failed three times as often, at 1.8 sixteen times."""
    motion_ratio_per_s_max: float = 0.35

    def widened(self, ratio: float) -> "Bands":
        """The same bands, each limit moved outwards by `ratio` of itself (0.1 is a tenth).

        The upper limit of brightness moves by that share of what is left up to 255, or it would soon allow all.
        """
        more, less = 1.0 + ratio, 1.0 - ratio
        return replace(
            self,
            second_face_ratio_max=self.second_face_ratio_max * more,
            face_height_ratio_min=self.face_height_ratio_min * less,
            face_height_ratio_max=self.face_height_ratio_max * more,
            offset_x_ratio_max=self.offset_x_ratio_max * more,
            offset_y_ratio_max=self.offset_y_ratio_max * more,
            yaw_deg_max=self.yaw_deg_max * more,
            pitch_deg_max=self.pitch_deg_max * more,
            roll_deg_max=self.roll_deg_max * more,
            luma_min=self.luma_min * less,
            luma_max=_LUMA_TOP - (_LUMA_TOP - self.luma_max) * less,
            glare_ratio_max=self.glare_ratio_max * more,
            glare_luma_max=self.glare_luma_max * less,
            sharpness_min=self.sharpness_min * less,
            motion_ratio_per_s_max=self.motion_ratio_per_s_max * more,
        )


BANDS = Bands()
"""A face between about 40 and 90 cm from the screen, in the oval, lit, towards the screen and still."""


def guidance_for(observation: Observation, bands: Bands = BANDS) -> Guidance:
    """Say the one thing that helps most: who is there, then distance, then place, light, pose and stillness."""
    if observation.face_count < 1:
        return Guidance.NO_FACE
    if observation.second_face_ratio > bands.second_face_ratio_max:
        return Guidance.ONE_PERSON
    if observation.face_height_ratio > bands.face_height_ratio_max:
        return Guidance.BACK
    if observation.face_height_ratio < bands.face_height_ratio_min:
        return Guidance.CLOSER
    return _placing(observation, bands) or _seeing(observation, bands) or Guidance.GOOD


def _placing(observation: Observation, bands: Bands) -> Guidance | None:
    """The hint for a face beside the oval's middle: along the axis on which it is further out."""
    across = observation.offset_x_ratio / bands.offset_x_ratio_max
    down = observation.offset_y_ratio / bands.offset_y_ratio_max
    if max(abs(across), abs(down)) <= 1.0:
        return None
    if abs(across) >= abs(down):
        return Guidance.LEFT if across > 0 else Guidance.RIGHT
    return Guidance.UP if down > 0 else Guidance.DOWN


def _seeing(observation: Observation, bands: Bands) -> Guidance | None:
    """The hint for light, pose and stillness; light first, since darkness makes noise that looks like detail."""
    is_shadow = observation.luma < bands.glare_luma_max and observation.glare_ratio > bands.glare_ratio_max
    if observation.luma < bands.luma_min or is_shadow:
        return Guidance.MORE_LIGHT
    if observation.luma > bands.luma_max:
        return Guidance.LESS_LIGHT
    turned = abs(observation.yaw_deg) > bands.yaw_deg_max or abs(observation.pitch_deg) > bands.pitch_deg_max
    if turned or abs(observation.roll_deg) > bands.roll_deg_max:
        return Guidance.LOOK_HERE
    if observation.motion_ratio_per_s > bands.motion_ratio_per_s_max or observation.sharpness < bands.sharpness_min:
        return Guidance.HOLD_STILL
    return None


class Steadier:
    """Keeps a good face good at the edge of a band, and grows kinder, once, with a guest for whom it does not work.

    A face that is good may stray by `slack_ratio` before it is not. `patience_s` after a face was first seen all bands
    are widened by `kindness_ratio`; nobody is told, and nothing widens them again.
    """

    def __init__(
        self,
        bands: Bands = BANDS,
        *,
        slack_ratio: float = 0.12,
        patience_s: float = 12.0,
        kindness_ratio: float = 0.25,
    ) -> None:
        self._bands = bands
        self._slack_ratio = slack_ratio
        self._patience_s = patience_s
        self._kindness_ratio = kindness_ratio
        self._seen_s: float | None = None
        self._last = Guidance.NO_FACE

    def judge(self, observation: Observation, *, now_s: float) -> Guidance:
        """The guidance for this observation at `now_s` (steady clock, seconds)."""
        if self._seen_s is None and observation.face_count > 0:
            self._seen_s = now_s
        bands = self._bands
        if self._seen_s is not None and now_s - self._seen_s >= self._patience_s:
            bands = bands.widened(self._kindness_ratio)
        if self._last is Guidance.GOOD:
            bands = bands.widened(self._slack_ratio)
        self._last = guidance_for(observation, bands)
        return self._last


class HintPacer:
    """Shows one hint at a time: each for at least `dwell_s`, and at most `changes_max` changes in `window_s`."""

    def __init__(self, *, dwell_s: float = 1.0, changes_max: int = 3, window_s: float = 5.0) -> None:
        self._dwell_s = dwell_s
        self._window_s = window_s
        self._changes: deque[float] = deque(maxlen=changes_max)
        self._shown: Guidance | None = None

    def pace(self, guidance: Guidance, *, now_s: float) -> Guidance:
        """The hint to show at `now_s` (any steady clock, seconds), given what would help most right now."""
        if self._shown is None or (guidance is not self._shown and self._may_change(now_s)):
            self._shown = guidance
            self._changes.append(now_s)
        return self._shown

    def _may_change(self, now_s: float) -> bool:
        """Whether the hint has stood long enough, and the last few changes lie far enough back."""
        if now_s - self._changes[-1] < self._dwell_s:
            return False
        return len(self._changes) < (self._changes.maxlen or 0) or now_s - self._changes[0] >= self._window_s


class HoldTimer:
    """Measures how long a face has been good without a break; a gap of `gap_s` between two frames is a break."""

    def __init__(self, *, hold_s: float, gap_s: float = 0.5) -> None:
        self._hold_s = hold_s
        self._gap_s = gap_s
        self._since_s: float | None = None
        self._last_s = 0.0

    def progress(self, *, is_good: bool, now_s: float) -> float:
        """How much of the hold is done at `now_s` (steady clock, seconds): 0.0 to 1.0, and 1.0 means held."""
        if not is_good:
            self._since_s = None
            return 0.0
        if self._since_s is None or now_s - self._last_s > self._gap_s:
            self._since_s = now_s
        self._last_s = now_s
        return min(1.0, (now_s - self._since_s) / self._hold_s)
