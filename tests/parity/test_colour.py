"""Contrast and lightness against values that the standards give."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from app.parity.colour import contrast, ground_and_ink, lightness, luminance


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)
    assert contrast(QColor("white"), QColor("white")) == 1.0


def test_the_greys_that_wcag_is_explained_with() -> None:
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)
    assert luminance(QColor("#808080")) == pytest.approx(0.2159, abs=1e-4)


def test_lightness_runs_from_black_to_white() -> None:
    assert lightness(QColor("black")) == 0.0
    assert lightness(QColor("white")) == pytest.approx(100.0)
    assert lightness(QColor("#777777")) == pytest.approx(50.0, abs=0.2)


def test_ground_is_what_most_pixels_are_and_ink_what_stands_out() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#fdfcfa"))
    painter = QPainter(image)
    painter.fillRect(10, 10, 40, 10, QColor("#211c17"))
    painter.fillRect(10, 30, 40, 10, QColor("#888888"))
    painter.fillRect(0, 0, 3, 3, QColor("black"))
    painter.end()

    ground, ink = ground_and_ink(image)

    assert (ground.name(), ink.name()) == ("#fdfcfa", "#211c17")
