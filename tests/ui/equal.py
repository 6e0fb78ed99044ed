"""Equal weight, measured on what is really drawn. Source: rights.md section 5, P01-P13, P22, P26 and P39."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme import Look
from app.ui.widgets.method_card import MethodCard
from tests.ui.looks import place


def assert_equal_weight(screen: QWidget, one: MethodCard, other: MethodCard, look: Look) -> None:
    """Fail with the measure that differs."""
    here, there = place(one, screen), place(other, screen)
    assert abs(one.width() - other.width()) <= 1, "P01 P02 width"
    assert abs(one.height() - other.height()) <= 1, "P01 P02 height"
    assert one.font() == other.font(), "P03 font of the title"
    assert one.detail_font() == other.detail_font(), "P03 font of the detail"
    assert one.property("kind") == other.property("kind"), "P06 tokens"
    assert one.minimumSize() == other.minimumSize(), "P06 tokens"
    assert abs(here.center().y() - there.center().y()) <= 1, "P08 height on the glass"
    middle = screen.width() / 2
    ratio = abs(here.center().x() + 0.5 - middle) / abs(there.center().x() + 0.5 - middle)
    assert 0.98 <= ratio <= 1.02, "P09 distance from the middle"
    assert screen.rect().contains(here), "P11 visible"
    assert screen.rect().contains(there), "P11 visible"
    assert not any(card.isDefault() or card.autoDefault() for card in (one, other)), "P12 default"
    assert QApplication.focusWidget() not in {one, other}, "P12 focus"
    assert one.isEnabled(), "P13"
    assert other.isEnabled(), "P13"
    assert min(one.width(), one.height()) * look.pitch_mm >= 20.0, "P26 size"
    gap_px = max(here.left(), there.left()) - min(here.right(), there.right()) - 1
    assert gap_px * look.pitch_mm >= 8.0, "P26 gap"
    assert _skeleton(one) == _skeleton(other), "P04 P05 P06 ground, edge and ink"


def _skeleton(card: MethodCard) -> tuple[str, str, str]:
    """The colours that a card is drawn with: its edge, its ground, and the strongest of its ink."""
    image = card.grab().toImage()
    edge = image.pixelColor(card.width() // 2, 1).name()
    ground = image.pixelColor(QPoint(card.width() // 2, 8)).name()
    return edge, ground, _strongest(image, image.pixelColor(card.width() // 2, 8)).name()


def _strongest(image: QImage, ground: QColor) -> QColor:
    """The drawn colour farthest from the ground in lightness."""
    inside = ((x, y) for x in range(12, image.width() - 12, 2) for y in range(12, image.height() - 12, 2))
    return max((image.pixelColor(x, y) for x, y in inside), key=lambda c: abs(c.lightness() - ground.lightness()))
