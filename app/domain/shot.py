"""Which of many frames are worth comparing: one number a frame, from what is seen on it."""

from app.domain.face import BANDS, Observation
from app.domain.matching import EYE_DISTANCE_GOOD_PX

EYE_DISTANCE_LIVE_PX = 60.0
"""From here on a nearer face shows nothing more that counts."""

_KINDEST = BANDS.widened(0.25)
"""The light in which even the kindest guidance calls no face good any more."""

_PITCH_HALF_DEG = 12.0
"""Pitch at which twice as many faces are not recognised as straight ahead. Yaw changes nothing up to 30 degrees."""


def shot_quality(observation: Observation, *, eye_distance_px: float) -> float:
    """How well a frame serves for comparing: its sharpness, less for a small or tilted face; 0 means not at all.

    In the dark noise looks sharp, so light is asked for first.
    """
    is_lit = _KINDEST.luma_min <= observation.luma <= _KINDEST.luma_max
    if observation.face_count == 0 or eye_distance_px < EYE_DISTANCE_GOOD_PX or not is_lit:
        return 0.0
    turn = max(abs(observation.pitch_deg), abs(observation.yaw_deg) / 2) / _PITCH_HALF_DEG
    nearness = min(1.0, eye_distance_px / EYE_DISTANCE_LIVE_PX)
    return observation.sharpness * nearness / (1.0 + turn * turn)
