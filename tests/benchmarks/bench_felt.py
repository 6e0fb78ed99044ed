"""How soon a touch is answered and the next screen is there. Run: python -m tests.benchmarks.bench_felt

On the real window, with every page of the kiosk, in twelve languages, at the smallest and the largest words, on an
upright and a wide glass: a finger is put down on a real button until that button is painted pressed, and taken up until
the next page is painted. On some pages the tiles below are touched too (words larger, other colours, another language,
help), and on those with a keypad a few of its keys. Offscreen, or on the X display that `--platform xcb` finds.
Milliseconds on the clock, and beside them the processor time of the kiosk alone, which other programs do not lengthen.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app import paths
from app.domain.comfort import TEXT_SIZES, Comfort
from app.domain.mode import Mode
from app.flow import events as ev
from app.flow import pages
from app.i18n import LANGUAGES, load_words
from app.ui.application import make_application
from app.ui.screen import Screen
from app.ui.shell import Shell
from tests.benchmarks.figures import line, machine, percentile
from tests.ui.looks import FACTS, GLASSES, a_page
from tests.ui.pages import every_page

TOUCH_MS, CHANGE_MS = 100.0, 200.0
"""What a guest may wait at most for an answer and for the next screen. Source: look.md, "Shape"."""

PAINTED_S = 10.0
WORST = 8
TILES = ("textSizeButton", "contrastButton", "languageButton", "voiceButton", "reachButton", "helpButton")
TILED = ("choice", "document-live", "console")
"""Pages on which the tiles are touched: one of words, one with a live picture, one of staff."""
KEYED = ("code", "withdraw")
KEYS = 3


@dataclass(frozen=True)
class Felt:
    """One wait: of which kind, where, on the clock, and of the kiosk's own processor time."""

    kind: str
    where: str
    wall_ms: float
    own_ms: float


class Painted(QObject):
    """Sees a widget being painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.has_been = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note it."""
        self.has_been |= event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


class Guest:
    """Touches the window in one look, and has it answered as the flow would: by the next page, or a look changed."""

    def __init__(self, shell: Shell, first: pages.Page, where: str) -> None:
        self.felt: list[Felt] = []
        self._shell = shell
        self._where = where
        self._page = first
        self._next: pages.Page | None = None
        shell.happened.connect(self._answer)

    def leave(self) -> None:
        """Touch no more."""
        self._shell.happened.disconnect(self._answer)

    def show(self, name: str, page: pages.Page) -> None:
        """Go to a page by a touch on the one before."""
        self._next = page
        for control in _controls(self._shell):
            self._touch(control, f"{name} from {control.objectName()}", "screen")
            if self._page is page:
                return
            self.felt.pop()  # it led nowhere, as the one that scrolls the notice
        raise AssertionError(name)

    def touch_tiles(self, name: str) -> None:
        """Change the look by each tile, and back, which is not measured."""
        page = self._page
        for tile in TILES:
            button = _seen(self._shell, tile)
            if button is not None:
                self._touch(button, f"{name}, {tile}", "look")
            if tile == "languageButton" and (other := _seen(self._shell, "language_ar")):
                self._touch(other, f"{name}, to Arabic", "look")
            self._page = page
            self._shell.show_page(page)
            _rest()

    def touch_keys(self, name: str) -> None:
        """Type on the glass."""
        keys = [each for each in _buttons(self._shell) if each.property("kind") == "key" and len(each.text()) == 1]
        for key in keys[:KEYS]:
            self._touch(key, f"{name}, key {key.text()}", "key")

    def _touch(self, button: QAbstractButton, name: str, kind: str) -> None:
        """Put a finger down and take it up."""
        pressed = _timed(lambda: QTest.mousePress(button, Qt.MouseButton.LeftButton), lambda: button)
        shown = _timed(
            lambda: QTest.mouseRelease(button, Qt.MouseButton.LeftButton),
            lambda: _open(self._shell) if kind == "look" else _screen(self._shell),
        )
        where = f"{self._where}: {name}"
        self.felt += [Felt("touch", where, *pressed), Felt(kind, where, *shown)]
        _rest()

    def _answer(self, event: object) -> None:
        """Show what the flow would show next."""
        page, comfort = self._page, self._page.comfort
        if self._next is not None:
            page, self._next = self._next, None
        elif isinstance(event, ev.CodeEdited) and isinstance(page.body, pages.CodePage | pages.WithdrawPage):
            page = replace(page, body=replace(page.body, typed=event.text_untrusted))
        elif isinstance(event, ev.LanguageChosen):
            page = replace(page, language=event.language)
        elif isinstance(event, ev.HelpAsked):
            page = replace(page, is_help_open=True)
        else:
            page = replace(page, comfort=_changed(comfort, event))
        self._page = page
        self._shell.show_page(self._page)


def _changed(comfort: Comfort, event: object) -> Comfort:
    """The comfort settings after a touch on a tile."""
    match event:
        case ev.TextSizeTouched():
            return comfort.with_next_text_size()
        case ev.ContrastTouched():
            return comfort.with_next_theme()
        case ev.VoiceTouched():
            return comfort.with_voice(is_on=not comfort.has_voice)
        case ev.ReachTouched():
            return replace(comfort, has_low_reach=not comfort.has_low_reach)
        case _:
            return comfort


def _timed(act: Callable[[], object], awaited: Callable[[], QWidget]) -> tuple[float, float]:
    """Milliseconds from an act until a widget is painted: on the clock, and of this program's processor time."""
    wall_s, own_s = time.perf_counter(), time.process_time()
    act()
    painted = Painted(awaited())
    awaited().update()
    while not painted.has_been:
        QApplication.processEvents()  # noqa: TID251 - a measure turns the loop by hand
        assert time.perf_counter() - wall_s < PAINTED_S, awaited().objectName()
    return (time.perf_counter() - wall_s) * 1000, (time.process_time() - own_s) * 1000


def _rest() -> None:
    """Let everything posted happen, also the end of what an earlier guest left."""
    QApplication.processEvents()  # noqa: TID251 - a measure turns the loop by hand
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _buttons(shell: Shell) -> list[QAbstractButton]:
    """The buttons to be seen that can be pressed."""
    return [each for each in shell.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]


def _seen(shell: Shell, name: str) -> QAbstractButton | None:
    """One of them by its name."""
    return next((button for button in _buttons(shell) if button.objectName() == name), None)


def _screen(shell: Shell) -> Screen:
    """The screen now shown."""
    return next(screen for screen in shell.findChildren(Screen) if screen.isVisible())


def _open(shell: Shell) -> QWidget:
    """The panel now open, or else the screen."""
    panels = (each for each in shell.findChildren(QWidget) if each.objectName().endswith("Panel") and each.isVisible())
    return next(panels, _screen(shell))


def _controls(shell: Shell) -> Iterator[QAbstractButton]:
    """What a guest would touch to go on: a button of the screen, which is not one of its keys; else help."""
    screen, tile = _screen(shell), _seen(shell, "helpButton")
    own = (each for each in _buttons(shell) if screen.isAncestorOf(each) and not each.objectName().startswith("key_"))
    yield from islice(own, 1)
    assert tile is not None
    yield tile


def walked(shell: Shell, language: str, ratio: float, glass: str, visit: int) -> Iterator[Felt]:
    """Every page in one look, each reached by a touch on the one before."""
    where = f"{language} {ratio:.0%} {glass}"
    comfort = Comfort(text_step=TEXT_SIZES.index(ratio))
    shell.resize(*GLASSES[glass])
    first = a_page("welcome", language=language, comfort=comfort, visit_number=visit)
    shell.show_page(first)
    _rest()
    guest = Guest(shell, first, where)
    for name, (body, step) in every_page().items():
        if isinstance(body, pages.WaitingPage):
            continue  # shown after a while on purpose, while the screen before stays
        guest.show(name, replace(first, body=body, step=step))
        if name in TILED:
            guest.touch_tiles(name)
        if name in KEYED:
            guest.touch_keys(name)
    guest.leave()
    yield from guest.felt


def told(felt: Sequence[Felt]) -> Iterator[str]:
    """The figures by kind, and the worst by name."""
    for kind in ("touch", "key", "look", "screen"):
        of_kind = [each for each in felt if each.kind == kind]
        most_ms = TOUCH_MS if kind == "touch" else CHANGE_MS
        yield line(f"{kind}, on the clock", [each.wall_ms for each in of_kind], "ms")
        yield line(f"{kind}, own processor time", [each.own_ms for each in of_kind], "ms")
        late = [sum(getattr(each, name) > most_ms for each in of_kind) for name in ("wall_ms", "own_ms")]
        yield f"  over {most_ms:.0f} ms: {late[0]} on the clock, {late[1]} by processor time, of {len(of_kind)}"
        for each in sorted(of_kind, key=lambda each: each.own_ms, reverse=True)[:WORST]:
            yield f"  {each.own_ms:6.0f} ({each.wall_ms:.0f} on the clock)  {each.where}"
    for language in dict.fromkeys(each.where.split(" ")[0] for each in felt):
        own = [each.own_ms for each in felt if each.kind == "screen" and each.where.startswith(f"{language} ")]
        yield f"{language:<6} next screen, processor time: p99 {percentile(own, 0.99):.0f} ms, max {max(own):.0f} ms"


def main() -> None:
    """Walk through every look."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", nargs="+", choices=list(LANGUAGES), default=list(LANGUAGES))
    parser.add_argument("--platform", default=f"offscreen:configfile={paths.resources() / 'screens' / 'portrait.json'}")
    wanted = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = wanted.platform
    print(machine())
    make_application(["bench_felt"])
    words = load_words(paths.resources())
    notices = {tag: words.notice(tag, Mode.VERIFY_1TO1, FACTS) for tag in LANGUAGES}
    shell = Shell(words, notice_for=notices.__getitem__, hotel_name="Harbour Hotel")
    shell.show()
    felt: list[Felt] = []
    looks = [(tag, ratio, glass) for tag in wanted.languages for ratio in (1.0, 2.0) for glass in GLASSES]
    for visit, (language, ratio, glass) in enumerate(looks, start=1):
        felt += walked(shell, language, ratio, glass, visit)
    print("\n".join(told(felt)))


if __name__ == "__main__":
    main()
