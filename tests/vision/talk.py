"""Talks to the real vision program as the desk does, without Qt."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app import paths
from app.wire.frames import FrameRing
from app.wire.protocol import Faulted, Order, Ready, Report, decode_report, encode_order

DEADLINE_S = 60.0
"""Longer than anything takes on a busy machine; nothing waits for it when all is well."""


class Talk:
    """One running vision program."""

    def __init__(self, process: "subprocess.Popen[bytes]", ring: FrameRing) -> None:
        self.process = process
        self.ring = ring
        self._line = b""
        self._until_s = time.monotonic() + DEADLINE_S

    def order(self, order: Order) -> None:
        """Send an order."""
        self.write(encode_order(order))

    def write(self, line: bytes) -> None:
        """Send any bytes."""
        assert self.process.stdin is not None
        os.write(self.process.stdin.fileno(), line)

    def reports(self) -> Iterator[Report]:
        """The reports as they come, until the program ends or the deadline is over."""
        assert self.process.stdout is not None
        fd = self.process.stdout.fileno()
        while (left_s := self._until_s - time.monotonic()) > 0:
            while b"\n" in self._line:
                line, self._line = self._line.split(b"\n", 1)
                yield decode_report(line)
            if select.select([fd], [], [], left_s)[0]:
                read = os.read(fd, 4096)
                if not read:
                    return
                self._line += read

    def until(self, is_it: Callable[[Report], bool]) -> list[Report]:
        """All reports up to the first one that is it; fails if it never comes."""
        heard = []
        for report in self.reports():
            heard.append(report)
            if is_it(report):
                return heard
        raise AssertionError(f"only heard {heard}")

    def until_kind(self, kind: type[Report]) -> list[Report]:
        """All reports up to the first one of this kind."""
        return self.until(lambda report: isinstance(report, kind))

    def ready(self) -> Ready:
        """The first report, which must be `Ready`."""
        first = self.until_kind(Ready)[0]
        assert isinstance(first, Ready)
        return first

    def fault(self) -> Faulted:
        """The first fault."""
        last = self.until_kind(Faulted)[-1]
        assert isinstance(last, Faulted)
        return last


@contextmanager
def talk(
    source: str,
    *more: str,
    end: str = "loop",
    hold_s: float = 1.0,
    models: Path | None = None,
    before: Sequence[str] = (),
) -> Iterator[Talk]:
    """Run the vision program on a source, with `more` words; `before` is a command that runs it, such as a tracer."""
    ring = FrameRing()
    program = (sys.executable, "-B", "-m", "app.vision", "--source", source, "--models", str(models or paths.models()))
    told = ("--end", end, "--hold-s", str(hold_s), "--ring-fd", str(ring.ring_fd), "--event-fd", str(ring.event_fd))
    with subprocess.Popen(
        (*before, *program, *told, *more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        pass_fds=(ring.ring_fd, ring.event_fd),
        cwd=paths.APP.parent,
    ) as process:
        try:
            yield Talk(process, ring)
        finally:
            process.kill()
            ring.close()
