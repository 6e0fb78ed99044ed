"""Whether a screen holds all of its words: none cut, none covered, nothing beyond an edge."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from app.ui.widgets.big_button import BigButton
from app.ui.widgets.qr_picture import QrPicture
from app.ui.widgets.text_block import TextLabel


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
