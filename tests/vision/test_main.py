"""The program from outside: it dies with the desk, and under a tracer it touches neither network nor disk."""

import os
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

from app import paths
from app.wire.frames import FrameRing
from app.wire.protocol import CloseCamera, Closed, Fault, Faulted, Held, OpenFace
from tests.needs import needs_models, needs_strace
from tests.vision.confined import confined
from tests.vision.talk import talk

TRACED = (
    "trace=network,execve,execveat,fork,vfork,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink"
)


@needs_models
def test_the_program_ends_when_the_desk_closes_its_orders() -> None:
    with talk("virtual") as conversation:
        conversation.ready()
        assert conversation.process.stdin is not None
        conversation.process.stdin.close()

        assert conversation.process.wait(20) == 0


@needs_models
def test_the_program_ends_with_the_desk_even_while_its_orders_stay_open() -> None:
    """A stand-in desk starts the program on a pipe that this test holds open, and is killed."""
    orders_reading, orders_writing = os.pipe()
    ring = FrameRing()
    command = [
        sys.executable, "-B", "-m", "app.vision", "--source", "virtual", "--models", str(paths.models()),
        "--ring-fd", str(ring.ring_fd), "--event-fd", str(ring.event_fd),
    ]  # fmt: skip
    desk = (
        "import subprocess, signal\n"
        f"child = subprocess.Popen({command!r}, stdin={orders_reading}, stdout=subprocess.PIPE,"
        f" pass_fds=({ring.ring_fd}, {ring.event_fd}), stderr=subprocess.DEVNULL)\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "signal.pause()\n"
    )
    kept = (orders_reading, ring.ring_fd, ring.event_fd)
    with subprocess.Popen(
        (sys.executable, "-c", desk), stdout=subprocess.PIPE, pass_fds=kept, cwd=paths.APP.parent
    ) as process:
        assert process.stdout is not None
        pid_fd = os.pidfd_open(int(process.stdout.readline()))
        assert not select.select([pid_fd], [], [], 0)[0]
        process.send_signal(signal.SIGKILL)

        ended = select.select([pid_fd], [], [], 20)[0]

    for fd in (pid_fd, orders_reading, orders_writing):
        os.close(fd)
    ring.close()
    assert ended


def test_without_protection_nothing_is_loaded_and_the_desk_is_told() -> None:
    lines = confined(
        "import sys\n"
        "from app.vision import seccomp\n"
        "seccomp.LIBRARY = 'libnothing.so.9'\n"
        "from app.vision.__main__ import main\n"
        "main(['--ring-fd', '0', '--event-fd', '0', '--source', 'virtual', '--models', '/nonexistent'])\n",
        code=1,
    )

    assert lines == ['{"say":"fault","code":"unprotected"}']


def test_an_unforeseen_error_is_told_without_its_words(tmp_path: Path) -> None:
    lines = confined(
        "from app.vision import surroundings\n"
        "def broken():\n    raise RuntimeError('the name of a guest')\n"
        "surroundings.prepare = broken\n"
        "from app.vision.__main__ import main\n"
        "main(['--ring-fd', '0', '--event-fd', '0', '--source', 'virtual', '--models', '/nonexistent'])\n",
        code=1,
    )

    assert lines == ['{"say":"fault","code":"unexpected"}']


def test_a_ring_that_is_none_is_told() -> None:
    with subprocess.Popen(
        (sys.executable, "-B", "-m", "app.vision", "--source", "virtual", "--models", str(paths.models()),
         "--ring-fd", "0", "--event-fd", "0"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=paths.APP.parent,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        line = process.stdout.readline()

    assert line.decode().strip() == f'{{"say":"fault","code":"{Faulted(Fault.UNEXPECTED).fault.value}"}}'


@needs_models
@needs_strace
def test_a_whole_visit_opens_no_socket_starts_no_program_and_writes_no_file(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    with talk("virtual", before=("strace", "-f", "-qq", "-o", str(trace), "-e", TRACED)) as conversation:
        conversation.until(lambda report: type(report).__name__ == "Ready")
        conversation.order(OpenFace())
        conversation.until_kind(Held)
        conversation.order(CloseCamera())
        conversation.until_kind(Closed)
        assert conversation.process.stdin is not None
        conversation.process.stdin.close()
        conversation.process.wait(20)

    calls = [line.split(maxsplit=1)[1] for line in trace.read_text().splitlines() if "(" in line]
    done = [call for call in calls if re.search(r"= \d+(<.*>)?$", call)]
    programs = [call for call in done if call.startswith("exec")]
    reads = [call for call in done if call.startswith("open") and "O_RDONLY" in call and "O_CREAT" not in call]
    assert len(programs) == 1
    assert "app.vision" in programs[0]
    assert [call for call in done if call not in programs and call not in reads] == []
    assert any(call.startswith("socket(") and "EPERM" in call for call in calls)
