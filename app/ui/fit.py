"""What gives way where a language needs more room than others, so that no word is ever cut.

First the air between things, then the size of the text, in small steps. Begin with `Fitter`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.flow.pages import Page
from app.ui.screen import Screen
from app.ui.theme import LEAST_AIR_RATIO, Look, dress
from app.ui.whole import is_whole

AIR_RATIOS = (1.0, 0.7, LEAST_AIR_RATIO)
"""How much air is left, step by step, at the guest's own text size."""

TEXT_STEP, LEAST_STEPS = 0.05, 10
"""Then the text gives way by so much of the normal size a step, at most so often, and never below the normal size."""

SETTLING = 6
"""Rounds of layout until nothing moves any more."""


def tighter(look: Look) -> Iterator[Look]:
    """A look, and then looks that need less and less room."""
    for air_ratio in AIR_RATIOS:
        yield replace(look, air_ratio=air_ratio)
    for step in range(1, LEAST_STEPS + 1):
        text_ratio = look.text_ratio - TEXT_STEP * step
        if text_ratio >= 1:
            yield replace(look, air_ratio=AIR_RATIOS[-1], text_ratio=text_ratio)


def settle(screen: QWidget) -> None:
    """Let a screen's layouts come to rest, without an event loop; what got another parent shows itself first."""
    for widget in screen.findChildren(QWidget):
        QApplication.sendPostedEvents(widget, QEvent.Type.MetaCall.value)
    for _ in range(SETTLING):
        for kind in (QEvent.Type.PolishRequest, QEvent.Type.LayoutRequest):
            QApplication.sendPostedEvents(None, kind.value)


class Fitter:
    """Shows pages in the guest's look or, where that cuts a word, in one that needs less room.

    Keeps: the step that fitted, by a number made of the words that stood there; no word itself.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[str, Look], int] = {}
        self._fitted: dict[tuple[str, Look, int, int], int] = {}

    def show(self, screen: Screen, page: Page, look: Look) -> None:
        """Show a page on its screen; where text is large, what may scroll may."""
        self.fit(
            screen,
            type(page.body).__name__,
            look,
            lambda each: screen.show_page(page, each),
            may_scroll=look.text_ratio > 1,
            controls_top_px=look.controls_top_px,
        )

    def fit(
        self,
        root: QWidget,
        kind: str,
        look: Look,
        show: Callable[[Look], None],
        *,
        may_scroll: bool,
        controls_top_px: int = 0,
    ) -> None:
        """Show what stands in `root`, of this kind, in the first of the tighter looks that holds it.

        The step that held the last page of the kind is tried first: where the same words fitted before, it stays.
        """
        looks = list(tighter(look))
        place = (kind, look)
        wholes: dict[int, bool] = {}
        words: dict[int, int] = {}

        def holds(step: int) -> bool:
            """Show it at a step, and say whether all of it is whole."""
            if step not in wholes:
                dress(root, looks[step])
                show(looks[step])
                settle(root)
                wholes[step] = is_whole(root, may_scroll=may_scroll, controls_top_px=controls_top_px)
                words[step] = _words_in(root)
            return wholes[step]

        last = self._last.get(place, 0)
        if holds(last) and self._fitted.get((*place, last, words[last])) == last:
            return
        fits = first_that_holds(holds, len(looks), known=self._fitted.get((*place, last, words[last])))
        if fits != list(wholes)[-1]:
            wholes.clear()
            holds(fits)
        self._last[place] = fits
        self._fitted.update({(*place, step, number): fits for step, number in words.items()})

    def forget(self) -> None:
        """Drop everything, since another guest comes."""
        self._last.clear()
        self._fitted.clear()


def first_that_holds(holds: Callable[[int], bool], steps: int, *, known: int | None = None) -> int:
    """The first of the steps that holds: 0, or else halved for, since each needs less room than those before.

    Where they do not (drawings come back as words become smaller), all are tried; the last one if none holds.
    """
    if known is not None and holds(known):
        return known
    if holds(0):
        return 0
    low, high = 1, steps - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low if holds(low) else next(filter(holds, range(steps)), steps - 1)


def _words_in(root: QWidget) -> int:
    """A number for what is to be seen in `root`: each widget's kind and words; equal screens have equal ones."""
    seen = [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root)]
    return hash(tuple((type(widget), _words_of(widget)) for widget in seen))


def _words_of(widget: QWidget) -> str:
    """What a label or a button says; nothing of what is typed or painted."""
    if isinstance(widget, QAbstractButton):
        return f"{widget.text()}\n{widget.accessibleDescription()}"
    return widget.text() if isinstance(widget, QLabel) else ""
