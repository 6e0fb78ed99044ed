"""The one exception by which anything in this room says that it cannot go on."""

from app.wire.protocol import Fault


class VisionError(Exception):
    """The vision program cannot go on; `fault` says why, and the message is its code."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault
