"""`python -m app.vision`: lock this process in, load, then look at frames for one guest at a time.

Reads orders from standard input and writes reports to standard output (see `app.wire.protocol`). It ends with
`os._exit`, at once: the end of the process is what wipes all that its libraries hold of a guest.
"""

import os
import queue
import signal
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

from app import paths
from app.vision import jail, surroundings
from app.vision.arguments import Arguments, SourceKind, read_arguments
from app.vision.mailbox import Mail
from app.vision.speaker import Speaker, taken_stdout
from app.wire.fields import WireError
from app.wire.protocol import LINE_BYTES_MAX, Fault, Faulted, Protection, decode_order


def main(words: Sequence[str]) -> NoReturn:
    """Run until the desk is gone (code 0) or a fault was said (code 1)."""
    arguments = read_arguments(words)
    protections = _lock_down(arguments)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    speaker = Speaker(taken_stdout())
    mail: Mail = queue.SimpleQueue()
    threading.excepthook = lambda _: mail.put(Fault.UNEXPECTED)
    threading.Thread(target=_listen, args=(mail,), daemon=True).start()
    try:
        _run(arguments, protections, mail, speaker)
    except Exception:  # noqa: BLE001 (the last wall: whatever it is, the desk must hear of it)
        speaker.say(Faulted(Fault.UNEXPECTED))
    os._exit(1)


def _lock_down(arguments: Arguments) -> tuple[Protection, ...]:
    devices = [source.path for source in arguments.sources if source.kind is SourceKind.CAMERA]
    files = [source.path for source in arguments.sources if source.kind is not SourceKind.CAMERA]
    ours = [paths.APP, paths.assets(), paths.resources(), arguments.models]
    return jail.lock_down(readable=[*ours, *files], devices=devices)


def _run(arguments: Arguments, protections: tuple[Protection, ...], mail: Mail, speaker: Speaker) -> None:
    """Load the heavy libraries, unless they could reach the network."""
    if not set(protections) >= jail.MANDATORY:
        speaker.say(Faulted(Fault.UNPROTECTED))
        return
    surroundings.prepare()
    from app.vision.program import run  # noqa: PLC0415 (only now: it imports cv2 and mediapipe)

    run(arguments, protections, mail, speaker)


def _listen(mail: Mail) -> None:
    """The listening thread: orders to the main thread; at the end of input the process ends, wherever it stands."""
    while line := sys.stdin.buffer.readline(LINE_BYTES_MAX + 1):
        try:
            mail.put(decode_order(line))
        except WireError:
            mail.put(Fault.UNEXPECTED)
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
