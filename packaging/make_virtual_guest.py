"""Makes the virtual guest: clips of a person who comes to the kiosk, looks, holds still, blinks and turns the head.

Nobody real is filmed: a public-domain portrait (scikit-image's astronaut, NASA) is cut out, moved as a puppet and set
into a drawn lobby. Needs scikit-image and the program ffmpeg, besides what the kiosk needs; and the fetched models.
Run it as `python packaging/make_virtual_guest.py`; `--frames FOLDER` also writes a few frames to look at.
"""

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import skimage.data
from virtual_guest.film import FPS, Pixels, grained, write_film
from virtual_guest.puppet import Pose, Puppet
from virtual_guest.stage import SIZE, cut_out, lobby
from virtual_guest.story import LENGTH_S, REST_LENGTH_S, TURN_LENGTH_S, resting, telling, turning

ASSETS = Path(__file__).resolve().parent.parent / "assets"
STILL = ASSETS / "virtual_guest.jpg"
STILL_S = 6.7
LOOK_AT_S = (0.0, 0.2, 0.4, 0.64, 0.9, 1.2, 1.52, 1.9, 2.5, 3.2, 4.2, 5.2, 6.15, 6.6, 9.0)
_GRAIN = 2.2
_QUALITY = 25

STORY = "virtual_guest"
CLIPS: dict[str, tuple[float, Callable[[float], Pose]]] = {
    STORY: (LENGTH_S, telling),
    "virtual_guest_rest": (REST_LENGTH_S, resting),
    "virtual_guest_left": (TURN_LENGTH_S, partial(turning, to_left=True)),
    "virtual_guest_right": (TURN_LENGTH_S, partial(turning, to_left=False)),
}
"""Each clip's file name, length and pose at every second."""


def frame_of(pose: Pose, puppet: Puppet, room: Pixels, chance: np.random.Generator) -> Pixels:
    """One frame of a clip, BGR."""
    person = puppet.picture(pose, SIZE).astype(np.float32)
    alpha = person[..., 3:] / 255
    lit = person[..., :3] * np.array([0.94, 0.97, 0.99], np.float32)
    return grained(lit * alpha + room.astype(np.float32) * (1 - alpha), _GRAIN, chance)


def frames_of(name: str, puppet: Puppet, room: Pixels) -> Iterator[Pixels]:
    """All frames of a clip."""
    length_s, pose_at = CLIPS[name]
    chance = np.random.default_rng(1)
    for number in range(round(length_s * FPS)):
        yield frame_of(pose_at(number / FPS), puppet, room, chance)


def astronaut() -> Pixels:
    """The portrait, BGR, 512 x 512."""
    rgb: Pixels = skimage.data.astronaut()  # type: ignore[no-untyped-call]
    return np.ascontiguousarray(rgb[..., ::-1])


def main() -> None:
    """Write the clips and the still; with `--frames`, frames to look at as well; with `--look-only`, only those."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True, help="folder of the fetched models")
    parser.add_argument("--clip", action="append", choices=CLIPS, help="make only this one; may be given again")
    parser.add_argument("--frames", type=Path, help="folder for frames to look at")
    parser.add_argument("--look-only", action="store_true", help="make no clip")
    chosen = parser.parse_args()
    portrait = astronaut()
    person, model = cut_out(portrait), (chosen.models / "face_landmarker.task").read_bytes()
    puppets = {name: Puppet(person, portrait, model, turns_far=name != STORY) for name in CLIPS}
    room = lobby()
    names = chosen.clip or list(CLIPS)
    if chosen.frames:
        for name in names:
            length_s, pose_at = CLIPS[name]
            for second in (second for second in LOOK_AT_S if second < length_s):
                frame = frame_of(pose_at(second), puppets[name], room, np.random.default_rng(1))
                cv2.imwrite(str(chosen.frames / f"{name}-{second:05.2f}.png"), frame)
    if chosen.look_only:
        return
    if STORY in names:
        still = frame_of(telling(STILL_S), puppets[STORY], room, np.random.default_rng(1))
        cv2.imwrite(str(STILL), still, [cv2.IMWRITE_JPEG_QUALITY, 88])
    for name in names:
        write_film(ASSETS / f"{name}.mp4", frames_of(name, puppets[name], room), quality=_QUALITY)


if __name__ == "__main__":
    main()
