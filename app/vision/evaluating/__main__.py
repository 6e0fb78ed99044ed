"""`python -m app.vision.evaluating`: lock this process in, evaluate, and write JSON lines to standard output.

Lines are `{"done": 3, "total": 60}` while it goes on, and at last `{"result": {...}}` (code 0) or `{"fault": "..."}`
with one sentence (code 1). Each `evaluate` gives up all but a few calls (stage two) once it is warm. It ends with
`os._exit`, at once: the end of the process is what wipes all that its libraries hold of a face.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from app import paths
from app.vision import jail, surroundings
from app.vision.evaluating.arguments import Arguments, What, folders_to_read, read_arguments
from app.vision.evaluating.listing import EvaluationError
from app.vision.speaker import taken_stdout

Progress = Callable[[int, int], None]


def main(words: Sequence[str]) -> NoReturn:
    """Evaluate what the command line says and end."""
    arguments = read_arguments(words)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    lines_fd = taken_stdout()

    def say(**line: object) -> None:
        os.write(lines_fd, json.dumps(line, ensure_ascii=False, allow_nan=False).encode() + b"\n")

    try:
        result = _evaluated(arguments, lambda done, total: say(done=done, total=total))
    except EvaluationError as error:
        say(fault=str(error))
        os._exit(1)
    _say_whole(lines_fd, json.dumps({"result": result}, ensure_ascii=False, allow_nan=False).encode() + b"\n")
    os._exit(0)


def _evaluated(arguments: Arguments, progress: Progress) -> dict[str, object]:
    """The result, from behind the walls."""
    readable = [paths.APP, paths.assets(), paths.resources(), arguments.models, *folders_to_read(arguments)]
    if not set(jail.lock_down(readable=readable, devices=[])) >= jail.MANDATORY:
        raise EvaluationError("This system cannot deny the network to the program, so nothing was evaluated.")
    surroundings.prepare()
    # Only now, and only what is asked for: they import cv2 and mediapipe.
    match arguments.what:
        case What.MATCH:
            from app.vision.evaluating import match as matching  # noqa: PLC0415

            return matching.evaluate(arguments.files[0], arguments.models, progress)
        case What.LIVENESS:
            from app.vision.evaluating import liveness  # noqa: PLC0415

            return liveness.evaluate(arguments.files[0], arguments.models, progress)
        case What.MRZ:
            from app.vision.evaluating import mrz  # noqa: PLC0415

            return mrz.evaluate(arguments.files, arguments.models, progress)
        case What.PROMINENCE:
            from app.vision.evaluating import prominence  # noqa: PLC0415

            return prominence.evaluate(arguments.files[0], progress)


def _say_whole(fd: int, line: bytes) -> None:
    """Write a line longer than a pipe takes at once."""
    rest = memoryview(line)
    while rest:
        rest = rest[os.write(fd, rest) :]


if __name__ == "__main__":
    main(sys.argv[1:])
