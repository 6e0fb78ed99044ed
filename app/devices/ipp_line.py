"""The way to the print system of this machine: one short request at a time, over its local socket."""

import http.client
import os
import socket
from pathlib import Path

from app.devices.ipp import ANSWER_MAX_BYTES, Answer, IppError, read

SOCKET = Path("/run/cups/cups.sock")
"""Where CUPS listens. Source: cupsd.conf(5), Listen; Debian's default."""

PORT = 631
WAIT_S = 3.0
"""How long one answer may take, in seconds: it comes from this machine, and other errands wait behind it."""

DONE = 200


class _LocalConnection(http.client.HTTPConnection):
    """HTTP over a socket of the file system."""

    def __init__(self, path: str, wait_s: float) -> None:
        super().__init__("localhost", timeout=wait_s)
        self._path = path

    def connect(self) -> None:
        """Open the socket instead of a network connection."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def ask(path: str, message: bytes) -> Answer:
    """Send a request to a path of the print system, and read its answer.

    Raises: IppError, OSError where there is no print system or it does not answer in time.
    """
    connection = _connection()
    try:
        connection.request("POST", path, message, {"Content-Type": "application/ipp"})
        response = connection.getresponse()
        answer = response.read(ANSWER_MAX_BYTES)
    except http.client.HTTPException:
        raise IppError("the print system does not speak HTTP") from None
    finally:
        connection.close()
    if response.status != DONE:
        raise IppError("the print system refused the request")
    return read(answer)


def _connection() -> http.client.HTTPConnection:
    """A connection to the server that CUPS' own programs would ask. Source: lp(1), CUPS_SERVER."""
    server = os.environ.get("CUPS_SERVER", "") or str(SOCKET)
    if server.startswith("/"):
        return _LocalConnection(server, WAIT_S)
    host, _, port = server.partition(":")
    return http.client.HTTPConnection(host, int(port) if port.isdigit() else PORT, timeout=WAIT_S)
