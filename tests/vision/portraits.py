"""Reads the photos of a folder with the real models, in a jail, and prints one JSON object a line.

Each says the fault, or the eye distance and the likeness to the first photo. MediaPipe reports its use to its maker, so
tests never load it into their own process.
"""

import json
import os
import sys
from pathlib import Path

from app import paths
from app.vision import jail, surroundings


def main(folder: Path) -> None:
    """Read every photo in the order of names."""
    held = jail.lock_down(readable=[paths.APP, paths.resources(), paths.models(), folder], devices=[])
    assert set(held) >= jail.MANDATORY
    surroundings.prepare()
    # Only now, behind the jail's walls.
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    from app.domain.matching import ReferenceFault  # noqa: PLC0415
    from app.models.manifest import FACE_LANDMARKER, FACE_RECOGNIZER  # noqa: PLC0415
    from app.vision.embedder import FaceEmbedder  # noqa: PLC0415
    from app.vision.evaluating.models import model_bytes  # noqa: PLC0415
    from app.vision.landmarker import Landmarker  # noqa: PLC0415
    from app.vision.portrait import PortraitReader  # noqa: PLC0415

    embedder = FaceEmbedder(model_bytes(FACE_RECOGNIZER, paths.models()))
    reader = PortraitReader(Landmarker(model_bytes(FACE_LANDMARKER, paths.models())), embedder)
    first = None
    for path in sorted(folder.glob("*.png")):
        read = reader.read(np.asarray(cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB), dtype=np.uint8))
        if isinstance(read, ReferenceFault):
            print(json.dumps({"fault": read.value}))
            continue
        first = read.embedding if first is None else first
        told = {"eyes_px": read.eye_distance_px, "is_large_enough": read.is_large_enough}
        print(json.dumps({**told, "likeness": float(read.embedding @ first)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    sys.stdout.flush()
    os._exit(0)
