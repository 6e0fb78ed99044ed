"""Looks at the images of a folder with the real model, in a jail, and prints what is observed, one JSON object a line.

MediaPipe reports its use to its maker, so tests never load it into their own process.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from app import paths
from app.vision import jail, surroundings

FRAME_MS = 40


def main(folder: Path) -> None:
    """Observe every image in the order of names, 40 ms apart."""
    held = jail.lock_down(readable=[paths.APP, paths.models(), folder], devices=[])
    assert set(held) >= jail.MANDATORY
    surroundings.prepare()
    # Only now, behind the jail's walls.
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    from app.vision.frame import Frame  # noqa: PLC0415
    from app.vision.landmarks import FaceObserver  # noqa: PLC0415

    observer = FaceObserver((paths.models() / "face_landmarker.task").read_bytes())
    for number, path in enumerate(sorted(folder.glob("*.png"))):
        pixels = np.asarray(cv2.imread(str(path)), dtype=np.uint8)
        frame = Frame(pixels, (1000 + number * FRAME_MS) * 1_000_000)
        sys.stdout.write(json.dumps(asdict(observer.observe(frame))) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
