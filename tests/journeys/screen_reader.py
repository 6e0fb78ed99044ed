"""A screen reader's side of the accessibility bus (AT-SPI 2): a session without a desktop, and the tree in it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from ctypes.util import find_library
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TypeVar

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ROOT = Path(__file__).parents[2]
LAUNCHER = "at-spi-bus-launcher"
SEARCHED = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/libexec", "/usr/lib/at-spi2-core"))
"""Where Debian and others keep a program that no user starts."""

PROGRAMS = ("Xvfb", "dbus-daemon", LAUNCHER)
LIBRARIES = ("xcb-cursor", "xcb-icccm", "xcb-image", "xcb-keysyms", "xcb-render-util", "xkbcommon-x11")
ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
TOP = "/org/a11y/atspi/accessible/root"
WAIT_S, POLL_S, END_S = 60.0, 0.2, 10.0

ROLES = {
    7: "check box",
    23: "frame",
    29: "label",
    40: "password",
    43: "button",
    55: "table",
    61: "text",
    62: "toggle button",
    75: "application",
}
"""What AT-SPI's numbers mean, of those that matter here. Source: atspi-constants.h, AtspiRole."""

STATES = {
    4: "checked",
    8: "enabled",
    11: "focusable",
    12: "focused",
    24: "sensitive",
    25: "showing",
    30: "visible",
    41: "checkable",
}
"""The bits that matter here. Source: atspi-constants.h, AtspiStateType."""

T = TypeVar("T")


@dataclass(frozen=True)
class Node:
    """One object, as it is told over the bus."""

    address: DBusAddress = field(repr=False)
    id: str
    name: str
    says: str
    role: str
    states: frozenset[str]
    actions: int

    @property
    def is_seen(self) -> bool:
        return {"showing", "visible"} <= self.states

    @property
    def is_control(self) -> bool:
        """Whether a guest can do something with it."""
        return self.is_seen and (self.actions > 0 or "focusable" in self.states)


class GoneError(Exception):
    """What was asked for is not there any more."""


class Reader:
    """Walks the tree of the one program on the bus, and presses what is in it."""

    def __init__(self, bus: DBusConnection, kiosk: IO[bytes]) -> None:
        self._bus = bus
        self._kiosk = kiosk

    def walk(self) -> list[Node]:
        """Every object, from the program down; nothing while it is just changing."""
        try:
            programs = self._children(DBusAddress(TOP, "org.a11y.atspi.Registry", ACCESSIBLE))
            return [node for program in programs for node in self._under(program)]
        except GoneError:
            return []

    def screen(self, name: str) -> list[Node]:
        """Everything that is seen, once a screen is shown."""

        def seen() -> list[Node]:
            nodes = [node for node in self.walk() if node.is_seen]
            return nodes if any(node.id == name for node in nodes) else []

        return wait_for(seen, name)

    def press(self, control: str) -> None:
        """Find a control and press it, as a reader's user does."""

        def usable() -> list[Node]:
            return [node for node in self.walk() if node.id == control and node.is_control and "enabled" in node.states]

        self._ask(wait_for(usable, control)[0].address, ACTION, "DoAction", "i", (0,))

    def until(self, is_so: Callable[[Mapping[str, Node]], bool], what: str) -> None:
        """Wait until the controls are as they should be."""

        def so() -> bool:
            nodes = {node.id: node for node in self.walk() if node.is_control}
            return bool(nodes) and is_so(nodes)

        wait_for(so, what)

    def call_staff(self) -> None:
        """Call staff, as holding the mark does, which no screen reader can do for anybody."""
        self._kiosk.write(b"\n")
        self._kiosk.flush()

    def _under(self, address: DBusAddress) -> Iterator[Node]:
        """An object and all beneath it that is not hidden."""
        node = self._node(address)
        yield node
        if node.is_seen or node.role == "application":
            for child in self._children(address):
                yield from self._under(child)

    def _node(self, address: DBusAddress) -> Node:
        (role,) = self._ask(address, ACCESSIBLE, "GetRole")
        ((low, high),) = self._ask(address, ACCESSIBLE, "GetState")
        bits = low | high << 32
        (offered,) = self._ask(address, ACCESSIBLE, "GetInterfaces")
        told = self._all(address, ACCESSIBLE)
        return Node(
            address=address,
            id=str(told.get("AccessibleId", "")).rsplit(".", 1)[-1],
            name=str(told["Name"]),
            says=str(told["Description"]),
            role=ROLES.get(role, str(role)),
            states=frozenset(name for bit, name in STATES.items() if bits >> bit & 1),
            actions=int(self._get(address, ACTION, "NActions")) if ACTION in offered else 0,
        )

    def _children(self, address: DBusAddress) -> list[DBusAddress]:
        (found,) = self._ask(address, ACCESSIBLE, "GetChildren")
        return [DBusAddress(path, service, ACCESSIBLE) for service, path in found]

    def _all(self, address: DBusAddress, interface: str) -> Mapping[str, object]:
        return {name: self._get(address, interface, name) for name in ("Name", "Description", "AccessibleId")}

    def _get(self, address: DBusAddress, interface: str, name: str) -> str | int:
        of = DBusAddress(address.object_path, address.bus_name, interface)
        ((_, value),) = self._answer(Properties(of).get(name))
        return value  # type: ignore[no-any-return]

    def _ask(
        self, address: DBusAddress, interface: str, method: str, kind: str = "", body: Sequence[object] = ()
    ) -> tuple:  # type: ignore[type-arg]
        of = DBusAddress(address.object_path, address.bus_name, interface)
        return self._answer(new_method_call(of, method, kind or None, tuple(body)))

    def _answer(self, message) -> tuple:  # type: ignore[no-untyped-def,type-arg]  # noqa: ANN001
        reply = self._bus.send_and_get_reply(message, timeout=WAIT_S)
        if reply.header.message_type is MessageType.error:
            raise GoneError(reply.body)
        return reply.body  # type: ignore[no-any-return]


def wait_for(probe: Callable[[], T], what: str) -> T:
    """Ask again and again, until there is an answer."""
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        if found := probe():
            return found
        time.sleep(POLL_S)  # noqa: TID251 - a tree that changes tells no one who did not ask for each event
    raise AssertionError(f"not there within {WAIT_S:.0f} s: {what}")


def missing() -> list[str]:
    """Which programs of a session, and libraries of a window, are not installed."""
    libraries = [name for name in LIBRARIES if find_library(name) is None]
    return [name for name in PROGRAMS if shutil.which(name, path=SEARCHED) is None] + libraries


@contextmanager
def session(folder: Path) -> Iterator[Reader]:
    """A display, a session's bus and the accessibility bus with the demo kiosk on it, and who reads it."""
    (folder / "run").mkdir(mode=0o700)
    words = {**os.environ, "XDG_RUNTIME_DIR": str(folder / "run"), "QT_QPA_PLATFORM": "xcb"}
    words |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "XDG_STATE_HOME": str(folder)}
    with ExitStack() as ends:
        display = _start(ends, ["Xvfb", "-displayfd", "1", "-screen", "0", "1080x1920x24", "-nolisten", "tcp"], words)
        words["DISPLAY"] = f":{display}"
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        words["DBUS_SESSION_BUS_ADDRESS"] = _start(ends, bus, words)
        launcher = shutil.which(LAUNCHER, path=SEARCHED) or LAUNCHER
        _run(ends, [launcher, "--launch-immediately"], words)
        desktop = ends.enter_context(open_dbus_connection(words["DBUS_SESSION_BUS_ADDRESS"]))
        of = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (address,) = desktop.send_and_get_reply(new_method_call(of, "GetAddress"), timeout=WAIT_S).body
        kiosk = _run(ends, [sys.executable, "-m", "tests.journeys.reader_kiosk", str(folder / "state")], words)
        assert kiosk.stdin
        yield Reader(ends.enter_context(open_dbus_connection(address)), kiosk.stdin)


def _run(ends: ExitStack, command: Sequence[str], words: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """A program that ends with the test."""
    program = subprocess.Popen(
        command, env=words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    ends.callback(_end, program)
    return program


def _start(ends: ExitStack, command: Sequence[str], words: Mapping[str, str]) -> str:
    """Start a program that says on its first line where it can be reached."""
    program = _run(ends, command, words)
    assert program.stdout
    return program.stdout.readline().decode().strip()


def _end(program: subprocess.Popen[bytes]) -> None:
    """End a program, and wait until it has ended."""
    program.terminate()
    try:
        program.wait(END_S)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait(END_S)
    for pipe in (program.stdin, program.stdout):
        if pipe:
            pipe.close()
