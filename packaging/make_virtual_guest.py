"""Makes the virtual guest: a short clip of a person who comes to the kiosk, looks, holds still and blinks.

Nobody real is filmed: a public-domain portrait (scikit-image's astronaut, NASA) is cut out, moved as a puppet and set
into a drawn lobby. Needs scikit-image and the program ffmpeg, besides what the kiosk needs; and the fetched models.
Run it as `python packaging/make_virtual_guest.py`; `--frames FOLDER` also writes a few frames to look at.
"""

import argparse
import subprocess
from pathlib import Path

import cv2
import numpy as np
import skimage.data
from numpy.typing import NDArray
from virtual_guest.puppet import Pose, Puppet
from virtual_guest.stage import SIZE, cut_out, lobby

ROOT = Path(__file__).resolve().parent.parent
CLIP = ROOT / "assets" / "virtual_guest.mp4"
STILL = ROOT / "assets" / "virtual_guest.jpg"
FPS = 25
LENGTH_S = 11.0
STILL_S = 6.7
LOOK_AT_S = (0.4, 1.9, 3.2, 4.2, 5.2, 6.15, 6.6, 9.0)
_GRAIN = 2.2

Pixels = NDArray[np.uint8]

# The story: (second, middle of the face in frame widths, in frame heights, height of the face in frame heights).
STORY = (
    (0.0, -0.30, 0.50, 0.21),
    (0.7, -0.30, 0.50, 0.21),
    (1.7, 0.32, 0.50, 0.21),
    (2.8, 0.33, 0.50, 0.215),
    (3.6, 0.33, 0.50, 0.37),
    (4.6, 0.335, 0.50, 0.38),
    (5.4, 0.50, 0.50, 0.41),
    (LENGTH_S, 0.50, 0.50, 0.41),
)
WALKS = ((0.7, 1.7), (2.8, 3.6), (4.6, 5.4))
BLINKS_S = (2.3, 4.1, 6.1, 7.8, 9.5)


def pose_at(second: float) -> Pose:
    """Where the guest stands and looks at this second."""
    index = max(number for number, place in enumerate(STORY[:-1]) if place[0] <= second)
    start, end = np.array(STORY[index]), np.array(STORY[index + 1])
    x, y, face = (start + (end - start) * _eased((second - start[0]) / (end[0] - start[0])))[1:]
    step = max((_bump(second, begin, (stop - begin) / 2, 0) for begin, stop in WALKS), default=0.0)
    bob = 0.010 * step * np.sin(2 * np.pi * 1.9 * second)
    width, height = SIZE
    return Pose(
        yaw_deg=_sway(second, 1.1, 1.7, 0) + 9 * step,
        pitch_deg=_sway(second, 0.8, 1.3, 2),
        roll_deg=_sway(second, 0.7, 1.1, 4) + 1.2 * step * np.sin(2 * np.pi * 0.95 * second),
        blink=max(_bump(second, blink_s, 0.12, 0.06) for blink_s in BLINKS_S),
        x_px=x * width + _sway(second, 2.0, 1.2, 3),
        y_px=(y + bob) * height + _sway(second, 1.5, 1.5, 5),
        face_px=face * height * (1 + 0.004 * np.sin(2 * np.pi * second / 4)),
    )


def _eased(ratio: float) -> float:
    ratio = min(1.0, max(0.0, ratio))
    return ratio * ratio * (3 - 2 * ratio)


def _bump(second: float, start_s: float, rise_s: float, stay_s: float) -> float:
    """From 0 to 1 and back, beginning at `start_s`."""
    return _eased((second - start_s) / rise_s) - _eased((second - start_s - rise_s - stay_s) / rise_s)


def _sway(second: float, reach: float, speed: float, phase: float) -> float:
    """The small movement of somebody who stands still."""
    return float(reach * (np.sin(speed * second + phase) + 0.5 * np.sin(2.3 * speed * second + phase + 1)) / 1.5)


def frame_at(second: float, puppet: Puppet, room: Pixels, grain: np.random.Generator) -> Pixels:
    """One frame of the clip, BGR."""
    person = puppet.picture(pose_at(second), SIZE).astype(np.float32)
    alpha = person[..., 3:] / 255
    lit = person[..., :3] * np.array([0.94, 0.97, 0.99], np.float32)
    frame = lit * alpha + room.astype(np.float32) * (1 - alpha)
    noise = grain.normal(0, _GRAIN, (SIZE[1] // 2, SIZE[0] // 2, 1)).astype(np.float32)
    frame += cv2.resize(noise, SIZE, interpolation=cv2.INTER_LINEAR)[..., None]
    return np.clip(frame, 0, 255).astype(np.uint8)


def encoder(path: Path) -> "subprocess.Popen[bytes]":
    """A running ffmpeg that takes BGR frames and writes the same bytes for the same frames."""
    raw = ("-f", "rawvideo", "-pix_fmt", "bgr24", "-s", f"{SIZE[0]}x{SIZE[1]}", "-r", str(FPS), "-i", "-")
    coded = ("-c:v", "libx264", "-preset", "slow", "-crf", "25", "-g", str(FPS), "-pix_fmt", "yuv420p", "-threads", "1")
    plain = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart")
    command = ("ffmpeg", "-v", "error", "-y", *raw, *coded, *plain, str(path))
    return subprocess.Popen(command, stdin=subprocess.PIPE)


def astronaut() -> Pixels:
    """The portrait, BGR, 512 x 512."""
    rgb: Pixels = skimage.data.astronaut()  # type: ignore[no-untyped-call]
    return np.ascontiguousarray(rgb[..., ::-1])


def main() -> None:
    """Write the clip and the still; with `--frames`, frames to look at as well; with `--look-only`, only those."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True, help="folder of the fetched models")
    parser.add_argument("--frames", type=Path, help="folder for frames to look at")
    parser.add_argument("--look-only", action="store_true", help="make no clip")
    chosen = parser.parse_args()
    portrait = astronaut()
    puppet = Puppet(cut_out(portrait), portrait, (chosen.models / "face_landmarker.task").read_bytes())
    room, grain = lobby(), np.random.default_rng(1)
    for second in LOOK_AT_S if chosen.frames else ():
        frame = frame_at(second, puppet, room, np.random.default_rng(1))
        cv2.imwrite(str(chosen.frames / f"guest-{second:05.2f}.png"), frame)
    if chosen.look_only:
        return
    still = frame_at(STILL_S, puppet, room, np.random.default_rng(1))
    cv2.imwrite(str(STILL), still, [cv2.IMWRITE_JPEG_QUALITY, 88])
    running = encoder(CLIP)
    if running.stdin is None:
        raise SystemExit("ffmpeg takes no frames")
    for number in range(round(LENGTH_S * FPS)):
        running.stdin.write(frame_at(number / FPS, puppet, room, grain).tobytes())
    running.stdin.close()
    if running.wait() != 0:
        raise SystemExit("ffmpeg failed")


if __name__ == "__main__":
    main()
