"""What examining one frame costs, beside MediaPipe's landmarks alone. Run: python -m tests.benchmarks.bench_examining

Two guests at 1280x720, drawn before anything is measured: one who stands still before a camera with some noise, and the
clip of the demo, in which the guest walks in, goes astray and then stands. Blocks of frames are seen in turn by
MediaPipe alone (same model, same options, the middle of each frame, already red, green, blue) and by the observer, so
that both meet the same load; processor time of all threads counts. Then what the parts cost on the same frames, and how
many frames are examined while a camera gives 30 or 60 a second and each is painted for the preview too. The model must
have been fetched. The process may not write to files, so a redirected output must go through a pipe (`| cat`).
"""

import argparse
import os
import sys

from app import paths
from app.vision import jail, surroundings
from tests.benchmarks.figures import machine


def main() -> None:
    """Lock the process in, as the vision program is, since MediaPipe reports its use to its maker; then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=6, help="times that each block of frames is seen by both")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long each camera runs; 0 for none")
    wanted = parser.parse_args()
    print(machine())
    held = jail.lock_down(readable=[paths.APP.parent, paths.models()], devices=[])
    assert set(held) >= jail.MANDATORY
    surroundings.prepare()
    from tests.benchmarks import examining  # noqa: PLC0415 - only now, behind the jail's walls

    model = (paths.models() / "face_landmarker.task").read_bytes()
    for told in examining.told(model, rounds=wanted.rounds, seconds=wanted.seconds):
        print(told, flush=True)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
