"""Colours as people see them. Source: WCAG 2.2 (relative luminance, contrast ratio); CIE 1976 L*."""

from collections import Counter

from PySide6.QtGui import QColor, QImage

SMALLEST_SHARE = 0.002
"""A colour on fewer of the pixels than this is the smoothed edge of a letter, not its ink."""


def luminance(color: QColor) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = (_linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lightness(color: QColor) -> float:
    """CIE L*, 0 to 100."""
    part = luminance(color)
    return 116 * part ** (1 / 3) - 16 if part > (6 / 29) ** 3 else part * (29 / 3) ** 3


def ground_and_ink(image: QImage) -> tuple[QColor, QColor]:
    """The colour that most of a picture has, and the one that stands out from it most and is more than an edge."""
    packed = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(packed.constBits()).cast("I")[::3]
    counted = Counter(pixels)
    ground = QColor(counted.most_common(1)[0][0] & 0xFFFFFF)
    least = max(1, len(pixels) * SMALLEST_SHARE)
    inks = [QColor(value & 0xFFFFFF) for value, count in counted.items() if count >= least]
    return ground, max(inks, key=lambda color: contrast(color, ground))


def _linear(part: float) -> float:
    """One channel without its gamma."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
