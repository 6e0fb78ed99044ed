"""A print system that answers as it is told, at a socket of its own; and what a real one is put together of."""

import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import UnixStreamServer

from app.devices.ipp import Attribute, Group, Kind, Operation, Values

IDLE = (
    (Group.PRINTER, {"printer-state": (3,), "printer-state-reasons": ("none",), "printer-is-accepting-jobs": (1,)}),
)
"""A queue that prints nothing now and takes jobs."""

Groups = tuple[tuple[Group, Mapping[str, Values]], ...]


def an_answer(groups: Groups = (), *, status: int = 0) -> bytes:
    """An answer as bytes."""
    parts = [b"\x02\x00", struct.pack(">Hi", status, 1)]
    for group, attributes in groups:
        parts.append(bytes((group,)))
        for name, values in attributes.items():
            kind = Kind.INTEGER if values and isinstance(values[0], int) else Kind.KEYWORD
            parts.append(Attribute(kind, name, values).encoded())
    return b"".join((*parts, b"\x03"))


def a_job(**attributes: Values) -> Groups:
    """The attributes of one job, with underscores for hyphens."""
    return ((Group.JOB, {name.replace("_", "-"): values for name, values in attributes.items()}),)


@dataclass
class PrintSystem:
    """Answers each operation with what stands in `answers`; keeps what it was asked."""

    socket: Path
    answers: dict[Operation, bytes] = field(default_factory=dict)
    asked: list[tuple[str, Operation, bytes]] = field(default_factory=list)
    http_status: int = 200

    def __post_init__(self) -> None:
        self.answers = {
            Operation.GET_PRINTER: an_answer(IDLE),
            Operation.GET_JOBS: an_answer(),
            Operation.CANCEL_JOB: an_answer(),
            Operation.SUBSCRIBE: an_answer(((Group.SUBSCRIPTION, {"notify-subscription-id": (7,)}),)),
            Operation.PRINT_JOB: an_answer(a_job(job_id=(4,), job_state=(3,))),
            Operation.GET_JOB: an_answer(a_job(job_state=(5,))),
            Operation.GET_NOTIFICATIONS: an_answer(),
            **self.answers,
        }

    def operations(self) -> list[Operation]:
        return [operation for _, operation, _ in self.asked]


@contextmanager
def answering(system: PrintSystem) -> Iterator[PrintSystem]:
    """The print system at its socket, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            operation = Operation(struct.unpack_from(">H", raw, 2)[0])
            system.asked.append((self.path, operation, raw))
            answer = system.answers[operation]
            self.send_response(system.http_status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def address_string(self) -> str:
            return "local"

        def log_message(self, *_said: object) -> None:
            return

    with UnixStreamServer(str(system.socket), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield system
        finally:
            server.shutdown()
            thread.join()
