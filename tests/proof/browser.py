"""A browser without a window, told what to do over two pipes. Source: Chrome DevTools Protocol."""

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-default-apps", "--disable-domain-reliability", "--disable-extensions", "--disable-sync", "--no-pings",
    "--no-first-run", "--no-default-browser-check", "--metrics-recording-only", "--hide-scrollbars", "--lang=en",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe",
)  # fmt: skip


PLACED = """
import os, sys
orders, answers = (os.dup(os.dup2(os.dup(int(fd)), 10 + number)) for number, fd in enumerate(sys.argv[1:3]))
os.dup2(orders, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Puts the pipes where the browser looks for them: orders at 3, answers at 4."""


class Browser:
    """One page at a time, opened afresh by `open`; `asked` is what it wanted to fetch since."""

    def __init__(self, orders_fd: int, answers: FileIO) -> None:
        self._orders_fd = orders_fd
        self._answers = answers
        self._left = b""
        self._number = 0
        self._session = ""
        self.asked: list[str] = []
        self.faults: list[str] = []

    def open(self, file: Path, fragment: str = "") -> None:
        """Open a file in a page of its own, and wait until it is there."""
        if not self._session:
            target = self.do("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Network", "DOM", "Log", "Runtime"):
                self.do(f"{domain}.enable")
        self.do("Page.navigate", url="about:blank")
        self.asked.clear()
        self.faults.clear()
        self.do("Page.navigate", url=file.as_uri() + fragment)
        self.says(
            "document.readyState === 'complete' || new Promise(done => addEventListener('load', () => done(true)))"
        )

    def says(self, expression: str) -> Any:
        """The value of an expression in the page, waited for."""
        done = self.do("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def waits(self, condition: str) -> None:
        """Wait until something is so in the page; it is asked before every picture."""
        look = f"const look = () => ({condition}) ? done(true) : requestAnimationFrame(look); look();"
        assert self.says(f"new Promise(done => {{ {look} }})") is True

    def chooses(self, file: Path, selector: str) -> None:
        """Choose a file in a field for files."""
        found = self.do("Runtime.evaluate", expression=f"document.querySelector({selector!r})")
        self.do("DOM.setFileInputFiles", files=[str(file)], objectId=found["result"]["objectId"])

    def picture(self, file: Path) -> None:
        """Take a picture of the whole page."""
        shot = self.do("Page.captureScreenshot", captureBeyondViewport=True)
        file.write_bytes(base64.b64decode(shot["data"]))

    def do(self, method: str, **values: object) -> dict[str, Any]:
        """Send one order and wait for its answer; what happened meanwhile is noted."""
        self._number += 1
        order = {"id": self._number, "method": method, "params": values}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._orders_fd, json.dumps(order).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._number:
                assert "error" not in said, said
                result: dict[str, Any] = said["result"]
                return result
            self._note(said)

    def _note(self, said: dict[str, Any]) -> None:
        """Keep what was fetched, and what went wrong."""
        method, values = said.get("method"), said.get("params", {})
        if method == "Network.requestWillBeSent":
            self.asked.append(values["request"]["url"])
        elif method == "Log.entryAdded" and values["entry"]["level"] in ("error", "warning"):
            self.faults.append(values["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.faults.append(values["exceptionDetails"]["exception"].get("description", "an exception"))

    def _next(self) -> dict[str, Any]:
        """One message."""
        while b"\0" not in self._left:
            read = self._answers.read(1 << 16)
            assert read, "the browser is gone"
            self._left += read
        line, _, self._left = self._left.partition(b"\0")
        said: dict[str, Any] = json.loads(line)
        return said


@contextmanager
def a_browser(home: Path) -> Iterator[Browser]:
    """A browser with an empty home, ended afterwards."""
    orders_out, orders_in = os.pipe()
    answers_out, answers_in = os.pipe()

    assert CHROMIUM
    home_of = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(home))
    process = subprocess.Popen(
        (sys.executable, "-c", PLACED, str(orders_out), str(answers_in), CHROMIUM, *QUIET, f"--user-data-dir={home}"),
        pass_fds=(orders_out, answers_in),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **home_of, "DBUS_SESSION_BUS_ADDRESS": "disabled:"},
    )
    os.close(orders_out)
    os.close(answers_in)
    try:
        with os.fdopen(answers_out, "rb", buffering=0) as answers:
            yield Browser(orders_in, answers)
    finally:
        process.kill()
        process.wait()
        os.close(orders_in)
