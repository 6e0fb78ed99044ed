"""Looks at every degraded frame with the real model, in a jail, and prints what is observed, one JSON object a line.

The head is turned by the puppet that also moves the virtual guest.
"""

import json
import os
import sys
from dataclasses import asdict

from app import paths
from app.vision import jail, surroundings

FRAME_MS = 40
ROOT = paths.APP.parent


def main() -> None:
    """Observe all cases; each is another guest, a minute after the one before."""
    held = jail.lock_down(readable=[ROOT, paths.models()], devices=[])
    assert set(held) >= jail.MANDATORY
    surroundings.prepare()
    # Only now, behind the jail's walls.
    import numpy as np  # noqa: PLC0415

    from app.vision.frame import Frame, Pixels  # noqa: PLC0415
    from app.vision.landmarker import Landmarker  # noqa: PLC0415
    from app.vision.landmarks import FaceObserver  # noqa: PLC0415
    from tests.vision.degrade import FACE_RATIO, cases  # noqa: PLC0415

    sys.path.insert(0, str(ROOT / "packaging"))
    from virtual_guest.puppet import Pose, Puppet  # noqa: PLC0415

    model = (paths.models() / "face_landmarker.task").read_bytes()
    puppets: dict[int, Puppet] = {}

    def turn(frame: Pixels, yaw_deg: float, pitch_deg: float, roll_deg: float) -> Pixels:
        puppet = puppets.get(id(frame))
        if puppet is None:
            solid = np.dstack([frame, np.full(frame.shape[:2], 255, np.uint8)])
            puppet = puppets[id(frame)] = Puppet(solid, frame, model)
        rows, columns = frame.shape[:2]
        pose = Pose(yaw_deg, pitch_deg, roll_deg, x_px=columns / 2, y_px=rows / 2, face_px=FACE_RATIO * rows)
        picture = puppet.picture(pose, (columns, rows))
        inside = picture[..., 3:] > 0
        return np.where(inside, picture[..., :3], frame).astype(np.uint8)

    observer = FaceObserver(Landmarker(model))
    for number, case in enumerate(cases(turn)):
        observer.forget()
        for step, pixels in enumerate(case.frames):
            stamp_ns = (60_000 * (number + 1) + FRAME_MS * step) * 1_000_000
            seen = observer.look(Frame(pixels, stamp_ns)).observation
        right = [hint.value for hint in case.right]
        told = {"fault": case.fault, "name": case.name, "right": right, "seen": asdict(seen)}
        sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
