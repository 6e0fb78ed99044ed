"""What the virtual guest does, second by second: the story of coming to the kiosk, resting there, and turning the head.

All angles are the puppet's own, in degrees: yaw is positive when the nose points to the guest's own right.
"""

from dataclasses import replace

import numpy as np

from virtual_guest.puppet import Pose
from virtual_guest.stage import SIZE

LENGTH_S = 11.0
REST_S = 6.6
"""From this second of the story on the guest may rest instead: the other clips begin and end in this pose."""

REST_LENGTH_S = 4.0
TURN_LENGTH_S = 1.6

# The story: (second, middle of the face in frame widths, in frame heights, height of the face in frame heights).
_PLACES = (
    (0.0, -0.30, 0.50, 0.21),
    (0.7, -0.30, 0.50, 0.21),
    (1.7, 0.32, 0.50, 0.21),
    (2.8, 0.33, 0.50, 0.215),
    (3.6, 0.33, 0.50, 0.37),
    (4.6, 0.335, 0.50, 0.38),
    (5.4, 0.50, 0.50, 0.41),
    (LENGTH_S, 0.50, 0.50, 0.41),
)
_WALKS = ((0.7, 1.7), (2.8, 3.6), (4.6, 5.4))
_BLINKS_S = (2.3, 4.1, 6.1, 7.8, 9.5)
_REST_BLINK_S = 2.35
_SWAY_S = 2.0

_TURN_DEG = 20.5
_OUT_S, _STAY_S, _BACK_S = 0.50, 0.35, 0.60
_TURN_BLINK_S = 0.06


def telling(second: float) -> Pose:
    """Where the guest stands and looks at this second of the story."""
    index = max(number for number, place in enumerate(_PLACES[:-1]) if place[0] <= second)
    start, end = np.array(_PLACES[index]), np.array(_PLACES[index + 1])
    x, y, face = (start + (end - start) * _eased((second - start[0]) / (end[0] - start[0])))[1:]
    step = max((_bump(second, begin, (stop - begin) / 2, 0) for begin, stop in _WALKS), default=0.0)
    bob = 0.010 * step * np.sin(2 * np.pi * 1.9 * second)
    width, height = SIZE
    return Pose(
        yaw_deg=_sway(second, 1.1, 1.7, 0) + 9 * step,
        pitch_deg=_sway(second, 0.8, 1.3, 2),
        roll_deg=_sway(second, 0.7, 1.1, 4) + 1.2 * step * np.sin(2 * np.pi * 0.95 * second),
        blink=max(_bump(second, blink_s, 0.12, 0.06) for blink_s in _BLINKS_S),
        x_px=x * width + _sway(second, 2.0, 1.2, 3),
        y_px=(y + bob) * height + _sway(second, 1.5, 1.5, 5),
        face_px=face * height * (1 + 0.004 * np.sin(2 * np.pi * second / 4)),
    )


def resting(second: float) -> Pose:
    """A loop of standing still: a hardly visible sway that passes through the rest pose every second, and one blink."""
    turn = 2 * np.pi * second / _SWAY_S
    once, twice = float(np.sin(turn)), float(np.sin(2 * turn))
    rest = telling(REST_S)
    return replace(
        rest,
        yaw_deg=rest.yaw_deg + 0.35 * once + 0.1 * twice,
        pitch_deg=rest.pitch_deg + 0.25 * once,
        roll_deg=rest.roll_deg - 0.2 * once + 0.1 * twice,
        blink=_bump(second, _REST_BLINK_S, 0.12, 0.06),
        x_px=rest.x_px + 0.7 * once,
        y_px=rest.y_px - 0.6 * once + 0.2 * twice,
    )


def turning(second: float, *, to_left: bool) -> Pose:
    """The head to the guest's own left or right, a moment there, and back; people blink as they begin to turn."""
    towards = -1 if to_left else 1
    out = _smooth(second / _OUT_S) - _smooth((second - _OUT_S - _STAY_S) / _BACK_S)
    rest = telling(REST_S)
    return replace(
        rest,
        yaw_deg=rest.yaw_deg * (1 - out) + towards * _TURN_DEG * out,
        pitch_deg=rest.pitch_deg - 1.2 * out,
        roll_deg=rest.roll_deg + towards * 1.6 * out,
        blink=_bump(second, _TURN_BLINK_S, 0.12, 0.04),
        x_px=rest.x_px - towards * 5 * out,
        y_px=rest.y_px + 2 * out,
    )


def _eased(ratio: float) -> float:
    ratio = min(1.0, max(0.0, ratio))
    return ratio * ratio * (3 - 2 * ratio)


def _smooth(ratio: float) -> float:
    """Eased as a limb moves: speed and its change are zero at both ends. Source: Flash and Hogan 1985, minimum jerk."""
    ratio = min(1.0, max(0.0, ratio))
    return ratio**3 * (10 - 15 * ratio + 6 * ratio * ratio)


def _bump(second: float, start_s: float, rise_s: float, stay_s: float) -> float:
    """From 0 to 1 and back, beginning at `start_s`."""
    return _eased((second - start_s) / rise_s) - _eased((second - start_s - rise_s - stay_s) / rise_s)


def _sway(second: float, reach: float, speed: float, phase: float) -> float:
    """The small movement of somebody who stands still."""
    return float(reach * (np.sin(speed * second + phase) + 0.5 * np.sin(2.3 * speed * second + phase + 1)) / 1.5)
