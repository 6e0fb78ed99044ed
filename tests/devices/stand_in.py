"""Small programs that stand in for the vision program and speak its wire, well or badly."""

import sys

from app.devices.vision_process import VisionCommand

_HEAD = """
import os, sys, time
from app.wire.frames import FrameWriter
from app.wire.protocol import *
words = sys.argv[1:]
told = lambda name: int(words[words.index(name) + 1])
writer = FrameWriter(ring_fd=told("--ring-fd"), event_fd=told("--event-fd"))
def say(report):
    os.write(1, encode_report(report))
def show(value):
    with writer.slot(time.monotonic_ns()) as slot:
        slot[:] = bytes([value]) * len(slot)
def ready():
    say(Ready(WIRE_VERSION, os.getpid(), tuple(Protection)))
def hear():
    line = sys.stdin.buffer.readline()
    return decode_order(line) if line else sys.exit(0)
"""

GOOD = """
ready()
while True:
    order = hear()
    if isinstance(order, OpenFace | OpenPage):
        kind = CameraKind.FACE if isinstance(order, OpenFace) else CameraKind.DOCUMENT
        say(Opened(kind, writer.shape.width_px, writer.shape.height_px, writer.shape.stride_bytes))
        show(9)
    else:
        say(Closed(1, 1))
"""


def stand_in(lines: str = GOOD) -> VisionCommand:
    """The command of a stand-in that runs these lines."""
    return VisionCommand((sys.executable, "-c", _HEAD + lines))
