"""Whether a screen holds all of its words, and what gives way where a language needs more room than others.

First the air between things, then the size of the text, in small steps: no word is ever cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.qr_picture import QrPicture
from app.ui.widgets.text_block import TextLabel

AIR_RATIOS = (1.0, 0.7, 0.4)
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


def is_whole(screen: QWidget, *, may_scroll: bool, controls_top_px: int = 0) -> bool:
    """Whether all words on a screen are whole, and nothing covers another or reaches beyond the screen's edge.

    What is scrolled counts as whole if it may be scrolled; no button may stand above `controls_top_px`.
    """
    areas = screen.findChildren(QScrollArea)
    if not may_scroll and any(area.verticalScrollBar().maximum() > 0 for area in areas):
        return False
    shown = list(_pieces(screen, areas))
    labels = sum(isinstance(piece, TextLabel) for piece in shown)
    places = [QRect(piece.mapTo(screen, QPoint(0, 0)), piece.size()) for piece in shown]
    return (
        all(_holds_words(piece) and _is_in_parent(piece) for piece in shown)
        and all(map(screen.rect().contains, places))
        and all(place.top() >= controls_top_px for place in places[labels:])
        and not any(one.intersects(other) for one, other in combinations(places, 2))
    )


def _pieces(screen: QWidget, areas: Sequence[QScrollArea]) -> Iterator[QWidget]:
    """The labels with words, the buttons and the codes to be seen on a screen, but for what is scrolled."""
    labels = [label for label in screen.findChildren(TextLabel) if label.text()]
    pieces: list[QWidget] = [*labels, *screen.findChildren(QAbstractButton), *screen.findChildren(QrPicture)]
    for piece in pieces:
        if piece.isVisibleTo(screen) and not any(area.isAncestorOf(piece) for area in areas):
            yield piece


def _holds_words(piece: QWidget) -> bool:
    """Whether a label or a button is as large as its words."""
    if not isinstance(piece, TextLabel | BigButton):
        return True
    narrowest_px = piece.minimumSizeHint().width()
    return narrowest_px <= piece.width() and piece.heightForWidth(piece.width()) <= piece.height()


def _is_in_parent(piece: QWidget) -> bool:
    """Whether nothing of a piece is cut at the edge of what it stands in."""
    parent = piece.parentWidget()
    return parent is None or parent.rect().contains(piece.geometry())
