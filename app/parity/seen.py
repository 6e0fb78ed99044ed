"""What is measured on two buttons as they stand on the glass."""

from collections.abc import Iterator
from fractions import Fraction

from PySide6.QtCore import QAbstractAnimation, QPoint, QRect
from PySide6.QtGui import QAccessible, QFont, QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.parity.colour import contrast, ground_and_ink, lightness
from app.parity.metrics import Finding
from app.parity.stage import Pair
from app.parity.variants import Pairing
from app.ui.accessibility import focus_stops
from app.ui.widgets.icon import icon_image
from app.ui.widgets.method_card import MethodCard

CHOICE_MM, GAP_MM = 20.0, 8.0
GLASS_FOOT_MM = 800.0
"""Height above the floor of the glass's lower edge, as the kiosk is to be mounted."""
REACH_MM = (380.0, 1220.0)
"""Source: EN 301 549 8.3.3."""
BOTH_SCREENS = frozenset({"P01", "P02", "P03", "P04", "P05", "P06", "P08", "P09", "P11", "P12", "P13"})
"""What the consent screen must pass too, and reports as P39."""
EDGE_IN, GROUND_IN = 1, 8
"""How far inside a button its edge and its ground are looked at, in pixels."""
ICON_PX = 400

Measure = tuple[str, str, bool]
"""A metric's number, what came out, and whether it passes."""


def seen(pair: Pair) -> list[Finding]:
    """Everything that can be measured on one look."""
    at = pair.variant.name
    found = [Finding(metric, value, passes, at) for metric, value, passes in _measures(pair)]
    if pair.variant.pairing is Pairing.CHOICE:
        return found
    both = [finding for finding in found if finding.metric in BOTH_SCREENS]
    failed = [f"{finding.metric} {finding.value}" for finding in both if not finding.passes]
    return [Finding("P39", ", ".join(failed) or f"{len(both)} of {len(both)}", not failed, at)]


def _measures(pair: Pair) -> Iterator[Measure]:
    """Each measure once."""
    face, other = pair.face, pair.other
    here, there = _place(face, pair.window), _place(other, pair.window)
    yield "P11", *_whole(pair, here, there)
    if not (pair.window.rect().intersects(here) and pair.window.rect().intersects(there)):
        return  # nothing is left to look at
    yield _within("P01", Fraction(face.width() * face.height(), other.width() * other.height()), 0.99, 1.01)
    differs_px = max(abs(face.width() - other.width()), abs(face.height() - other.height()))
    yield "P02", f"{differs_px} px", differs_px <= 1
    fonts = [(_type(card.font()), _type(card.detail_font())) for card in (face, other)]
    yield "P03", fonts[0][0], fonts[0] == fonts[1]
    yield from _colours(pair, pair.window.grab(here).toImage(), pair.window.grab(there).toImage())
    yield "P08", f"{abs(here.center().y() - there.center().y())} px", abs(here.center().y() - there.center().y()) <= 1
    middle = pair.window.width() / 2
    far = [abs(place.center().x() + 0.5 - middle) for place in (here, there)]
    yield _within("P09", Fraction(far[0]) / Fraction(far[1]), 0.98, 1.02)
    is_chosen = any(card.isDefault() or card.autoDefault() or card.isChecked() for card in (face, other))
    yield "P12", "neither", not is_chosen and QApplication.focusWidget() not in {face, other}
    yield "P13", "both in one layout", face.isEnabled() and other.isEnabled()
    yield "P23", *_roles(face, other)
    yield "P25", *_presses(pair)
    least_mm = min(face.width(), face.height(), other.width(), other.height()) * pair.pitch_mm
    gap_mm = (max(here.left(), there.left()) - min(here.right(), there.right()) - 1) * pair.pitch_mm
    yield "P26", f"{least_mm:.0f} mm, {gap_mm:.1f} mm apart", least_mm >= CHOICE_MM and gap_mm >= GAP_MM
    if pair.variant.has_low_reach and pair.variant.glass == "portrait":
        yield "P40", *_reach(pair, here, there)


def _colours(pair: Pair, face: QImage, other: QImage) -> Iterator[Measure]:
    """What the grabbed pixels tell: contrast, kind, icons, rest and greyness."""
    (face_ground, face_ink), (other_ground, other_ink) = ground_and_ink(face), ground_and_ink(other)
    words = [contrast(face_ink, face_ground), contrast(other_ink, other_ground)]
    yield _contrasts("P04", words[0], words[1], 7.0)
    paper = pair.window.grab(QRect(2, pair.window.height() // 2, 1, 1)).toImage().pixelColor(0, 0)
    edges = [image.pixelColor(image.width() // 2, EDGE_IN) for image in (face, other)]
    yield _contrasts("P05", contrast(edges[0], paper), contrast(edges[1], paper), 3.0)
    grounds = [image.pixelColor(image.width() // 2, GROUND_IN) for image in (face, other)]
    apart = max(abs(lightness(a) - lightness(b)) for a, b in (edges, grounds))
    yield "P06", f"{apart:.1f}", pair.face.property("kind") == pair.other.property("kind") and apart <= 2.0
    if pair.variant.pairing is Pairing.CHOICE:
        yield "P07", *_icons(pair)
    again = [pair.window.grab(_place(card, pair.window)).toImage() for card in (pair.face, pair.other)]
    moving = [card for card in (pair.face, pair.other) if card.findChildren(QAbstractAnimation)]
    yield "P21", "at rest", not moving and again == [face, other]
    is_grey = face_ink != other_ink or not (pair.face.isEnabled() and pair.other.isEnabled())
    yield "P38", f"{face_ink.name()} {other_ink.name()}", not is_grey


def _whole(pair: Pair, here: QRect, there: QRect) -> tuple[str, bool]:
    """Whether both stand wholly on the glass, with room for every word."""
    glass = pair.window.rect()
    is_seen = glass.contains(here) and glass.contains(there)
    is_said = all(
        card.heightForWidth(card.width()) <= card.height() and card.minimumSizeHint().width() <= card.width()
        for card in (pair.face, pair.other)
    )
    is_open = pair.face.visibleRegion().boundingRect().size() == here.size()
    is_open = is_open and pair.other.visibleRegion().boundingRect().size() == there.size()
    return "whole" if is_seen and is_said and is_open else "cut", is_seen and is_said and is_open


def _roles(face: MethodCard, other: MethodCard) -> tuple[str, bool]:
    """What a screen reader is told of both."""
    told = [QAccessible.queryAccessibleInterface(card) for card in (face, other)]
    roles = [interface.role() for interface in told]
    names = [bool(card.accessibleName()) for card in (face, other)]
    details = [bool(card.accessibleDescription()) for card in (face, other)]
    return roles[0].name, roles[0] is roles[1] and all(names) and details[0] == details[1]


def _presses(pair: Pair) -> tuple[str, bool]:
    """How many presses of Tab lie between the two."""
    stops = focus_stops(pair.window)
    apart = abs(stops.index(pair.face) - stops.index(pair.other)) if {pair.face, pair.other} <= set(stops) else 0
    return f"{apart} apart", apart == 1


def _reach(pair: Pair, here: QRect, there: QRect) -> tuple[str, bool]:
    """The heights above the floor of the middles of both, on a glass mounted as the installer is told."""
    foot_px = pair.window.height()
    heights = [GLASS_FOOT_MM + (foot_px - place.center().y()) * pair.pitch_mm for place in (here, there)]
    least, most = REACH_MM
    return f"{heights[0]:.0f} and {heights[1]:.0f} mm", all(least <= height <= most for height in heights)


def _icons(pair: Pair) -> tuple[str, bool]:
    """How much ink each icon has, and how large it is."""
    drawn = [icon_image(name, pair.face.palette().text().color(), ICON_PX) for name in ("face", "passport")]
    inks = [_ink(image) for image in drawn]
    ratios = [inks[0][part] / inks[1][part] for part in range(2)]
    return f"ink {ratios[0]:.2f}, box {ratios[1]:.2f}", all(0.9 <= ratio <= 1.1 for ratio in ratios)


def _ink(image: QImage) -> tuple[float, float]:
    """The drawn part of an icon, and the part that its box takes."""
    packed = image.convertToFormat(QImage.Format.Format_Alpha8)  # held: its bytes end with it
    alphas = bytes(packed.constBits())
    side = image.width()
    rows = [alphas[row * side : (row + 1) * side] for row in range(side)]
    tall = [row for row, line in enumerate(rows) if any(line)]
    wide = [column for column in range(side) if any(line[column] for line in rows)]
    box = (tall[-1] - tall[0] + 1) * (wide[-1] - wide[0] + 1)
    return sum(alphas) / 255 / side**2, box / side**2


def _within(metric: str, ratio: Fraction, least: float, most: float) -> Measure:
    """A ratio between two limits."""
    return metric, f"{float(ratio):.3f}", least <= ratio <= most


def _contrasts(metric: str, face: float, other: float, least: float) -> Measure:
    """Two contrasts, each strong enough and both alike."""
    passes = min(face, other) >= least and 0.95 <= face / other <= 1.05
    return metric, f"{face:.1f} and {other:.1f}", passes


def _type(font: QFont) -> str:
    """All of a font that makes it look louder or softer."""
    return f"{font.family()} {font.pixelSize()} px {font.weight()} {font.letterSpacing()} {font.italic()}"


def _place(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget stands on the glass."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
