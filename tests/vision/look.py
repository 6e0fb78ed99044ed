"""Looks at the images of a folder with the real model, in a jail, and prints one JSON object a line.

Each says what is observed (`seen`), where faces are found when every part of the image is looked at as closely as the
detector can (`faces`, x and y; if the second argument is `search`), the very pictures that MediaPipe was given to
compute landmarks on (`given`, PNG in base64), and the one that is handed on to be examined further (`alone`, or null).
MediaPipe reports its use to its maker, so tests never load it into their own process.
"""

import base64
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from app import paths
from app.vision import jail, surroundings

FRAME_MS = 40
TILE_PX, STEP_PX = 480, 160


def main(folder: Path, *, is_searched: bool) -> None:
    """Observe every image in the order of names, 40 ms apart."""
    held = jail.lock_down(readable=[paths.APP, paths.models(), folder], devices=[])
    assert set(held) >= jail.MANDATORY
    surroundings.prepare()
    # Only now, behind the jail's walls.
    import cv2  # noqa: PLC0415
    import mediapipe as mp  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415
    from mediapipe.tasks.python import vision  # noqa: PLC0415

    from app.vision.finder import FaceFinder  # noqa: PLC0415
    from app.vision.frame import Frame, Pixels  # noqa: PLC0415
    from app.vision.landmarker import Landmarker  # noqa: PLC0415
    from app.vision.landmarks import FaceObserver  # noqa: PLC0415

    def png(rgb: Pixels) -> str:
        return base64.b64encode(cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))[1].tobytes()).decode()

    given: list[str] = []
    detect = vision.FaceLandmarker.detect_for_video

    def watched(landmarker: vision.FaceLandmarker, image: mp.Image, stamp_ms: int) -> vision.FaceLandmarkerResult:
        given.append(png(image.numpy_view()))
        return detect(landmarker, image, stamp_ms)

    vision.FaceLandmarker.detect_for_video = watched
    model = (paths.models() / "face_landmarker.task").read_bytes()
    observer, finder = FaceObserver(Landmarker(model)), FaceFinder(model)
    for number, path in enumerate(sorted(folder.glob("*.png"))):
        pixels = np.asarray(cv2.imread(str(path)), dtype=np.uint8)
        frame = Frame(pixels, (1000 + number * FRAME_MS) * 1_000_000)
        given.clear()
        sight = observer.look(frame)
        alone = png(sight.face.alone) if sight.face else None
        faces = [
            (column + box.centre_px[0], row + box.centre_px[1])
            for row in range(0, pixels.shape[0] - TILE_PX + 1 if is_searched else 0, STEP_PX // 2)
            for column in range(0, pixels.shape[1] - TILE_PX + 1, STEP_PX)
            for box in finder.find(
                np.ascontiguousarray(pixels[row : row + TILE_PX, column : column + TILE_PX, ::-1]),
            )
        ]
        told = {"seen": asdict(sight.observation), "faces": faces, "given": given, "alone": alone}
        sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), is_searched=sys.argv[2] == "search")
