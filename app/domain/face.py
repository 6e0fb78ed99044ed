"""What is seen of a face, as numbers with units, and the one hint that follows from them. Never who it is."""

from collections import deque
from dataclasses import dataclass, replace
from enum import Enum

_LUMA_TOP = 255.0
_EDGE_RATIO = 0.5
_OVAL_REACH = 0.42
"""Half of the oval's height, in frame heights."""
_HEAD_REACH = 0.65
"""From the middle of a face to the top of its hair, in its heights."""
_NEAR_RATIO = 0.45
"""Height of the face that fits into the oval with `offset_y_ratio_max` to spare, in frame heights."""


class Guidance(Enum):
    """What would help the camera most; the value is the stable code on the wire and in the catalogues.

    LEFT and RIGHT are the guest's own left and right, and the direction to move in; UP and DOWN likewise. TURN_LEFT and
    TURN_RIGHT ask for a turn of the head to the guest's own side; they never follow from what is seen.
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
    SHOW_EYES = "show_eyes"
    SHOW_MOUTH = "show_mouth"
    HOLD_STILL = "hold_still"
    ONE_PERSON = "one_person"
    GOOD = "good"
    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"


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
    eyes_hidden_ratio: float = 0.0
    """How much is missing of the contrast that bare eyes have: 0 as in most faces, 1 where there is none."""
    mouth_hidden_ratio: float = 0.0
    """The same of a bare mouth."""


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
    """For a face of 45 cm, which then just fits into the oval; a smaller one may use the oval's height: `reach_y`."""
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
    eyes_hidden_ratio_max: float = 0.6
    mouth_hidden_ratio_max: float = 0.68
    """Of 3,000 portraits half a hundredth showed less, a third of these in dark glasses; and nine tenths of those on
    which dark glasses, masks and scarves were drawn."""

    def reach_y(self, face_height_ratio: float) -> float:
        """How far above or below the middle a face of this height may be: while it and its hair are in the oval."""
        room = (_OVAL_REACH - _HEAD_REACH * face_height_ratio) / (_OVAL_REACH - _HEAD_REACH * _NEAR_RATIO)
        return self.offset_y_ratio_max * max(1.0, room)

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
            eyes_hidden_ratio_max=self.eyes_hidden_ratio_max * more,
            mouth_hidden_ratio_max=self.mouth_hidden_ratio_max * more,
        )


BANDS = Bands()
"""A face between about 40 and 90 cm from the screen, in the oval, lit, towards the screen and still."""


def guidance_for(observation: Observation, bands: Bands = BANDS) -> Guidance:
    """Say the one thing that helps most: who is there, then distance, place, light, pose, stillness, covers."""
    if observation.face_count < 1:
        return Guidance.NO_FACE
    if observation.second_face_ratio > bands.second_face_ratio_max:
        return Guidance.ONE_PERSON
    if observation.face_height_ratio > bands.face_height_ratio_max:
        return Guidance.BACK
    if observation.face_height_ratio < bands.face_height_ratio_min:
        return (_placing(observation, bands) if _is_cut(observation) else None) or Guidance.CLOSER
    return _placing(observation, bands) or _seeing(observation, bands) or Guidance.GOOD


def _is_cut(observation: Observation) -> bool:
    """Whether the face goes beyond the frame's upper or lower edge: it only seems small, and closer hides more."""
    return abs(observation.offset_y_ratio) + observation.face_height_ratio / 2 > _EDGE_RATIO


def _placing(observation: Observation, bands: Bands) -> Guidance | None:
    """The hint for a face beside the oval's middle: along the axis on which it is further out."""
    across = observation.offset_x_ratio / bands.offset_x_ratio_max
    down = observation.offset_y_ratio / bands.reach_y(observation.face_height_ratio)
    if max(abs(across), abs(down)) <= 1.0:
        return None
    if abs(across) >= abs(down):
        return Guidance.LEFT if across > 0 else Guidance.RIGHT
    return Guidance.UP if down > 0 else Guidance.DOWN


def _seeing(observation: Observation, bands: Bands) -> Guidance | None:
    """The hint for light, pose, stillness and what is covered; each of them disturbs the measures after it."""
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
    if observation.eyes_hidden_ratio > bands.eyes_hidden_ratio_max:
        return Guidance.SHOW_EYES
    if observation.mouth_hidden_ratio > bands.mouth_hidden_ratio_max:
        return Guidance.SHOW_MOUTH
    return None


class Steadier:
    """Keeps a good face good at the edge of a band, and grows kinder, once, with a guest for whom it does not work.

    A face that is good may stray by `slack_ratio` before it is not. `patience_s` after a face was first seen all bands
    are widened by `kindness_ratio`; nobody is told, and nothing widens them again. Eyes or a mouth that are hidden for
    less than `blink_s` are not spoken of.
    """

    def __init__(
        self,
        bands: Bands = BANDS,
        *,
        slack_ratio: float = 0.12,
        patience_s: float = 12.0,
        kindness_ratio: float = 0.25,
        blink_s: float = 0.6,
    ) -> None:
        self._bands = bands
        self._slack_ratio = slack_ratio
        self._patience_s = patience_s
        self._kindness_ratio = kindness_ratio
        self._blink_s = blink_s
        self._bare_s: float | None = None
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
        self._last = guidance_for(self._past_blinks(observation, bands, now_s), bands)
        return self._last

    def _past_blinks(self, observation: Observation, bands: Bands, now_s: float) -> Observation:
        """The observation, in which nothing is hidden yet that was still seen less than `blink_s` ago."""
        are_eyes_bare = observation.eyes_hidden_ratio <= bands.eyes_hidden_ratio_max
        if are_eyes_bare and observation.mouth_hidden_ratio <= bands.mouth_hidden_ratio_max:
            self._bare_s = now_s if observation.face_count > 0 else None
        if self._bare_s is None or now_s - self._bare_s >= self._blink_s:
            return observation
        return replace(observation, eyes_hidden_ratio=0.0, mouth_hidden_ratio=0.0)


class HintPacer:
    """Shows one hint at a time: each for at least `dwell_s`, and at most `changes_max` changes in `window_s`.

    What a challenge asks for waits for nothing; it counts as a change, and the hint after it waits its turn.
    """

    def __init__(self, *, dwell_s: float = 1.0, changes_max: int = 3, window_s: float = 5.0) -> None:
        self._dwell_s = dwell_s
        self._window_s = window_s
        self._changes: deque[float] = deque(maxlen=changes_max)
        self._shown: Guidance | None = None

    def pace(self, guidance: Guidance, *, now_s: float, at_once: bool = False) -> Guidance:
        """The hint to show at `now_s` (any steady clock, seconds), given what would help most right now.

        With `at_once` it is that very one, however short the last one has stood.
        """
        if self._shown is None or (guidance is not self._shown and (at_once or self._may_change(now_s))):
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
