"""Reads the page that a guest holds before the camera: look at one frame after the other until there is a reading."""

from dataclasses import dataclass, field

import cv2
import numpy as np

from app.domain.page import PageGuidance, PageSteadier, page_guidance_for
from app.vision.frame import Pixels
from app.vision.page.layout import Place, Points, place_of, portrait_of
from app.vision.page.line_net import LineNet
from app.vision.page.locator import Found, Grey, find_lines
from app.vision.page.measures import MotionMeter, observe_page
from app.vision.page.voter import Reading, Voter
from app.vision.page.zones import LIKELY, Zone, zones_of

_WIDTHS_PX = (960, 640, 960, 1280)
"""How wide the picture is made in which lines are sought; the next width is tried where one finds nothing."""
_BLOCKS_MAX = 4
_TURNED_EVERY = 3
_GONE_S = 1.5


@dataclass(frozen=True)
class PageReading:
    """An accepted reading: every check digit right, every character clear in two or more frames, but for `names`.

    Keeps: what is printed on a guest's document, and the pixels of its portrait until the reader forgets them.
    """

    lines: tuple[str, ...] = field(repr=False)
    """The zone as printed, the upper line first; give it to `parse_mrz`."""
    names: tuple[str, ...] = field(repr=False)
    """Other ways to read the line with the name, where its print leaves a letter or two open; mostly none."""
    frames: int
    """How many frames spoke for it."""
    _portrait: Pixels | None = field(repr=False)

    def portrait(self) -> Pixels | None:
        """The part of the page with the portrait, upright; `(height, width, 3)`, red, green, blue; forgotten, black.

        None if the page was too far away for a face that is worth comparing, or shows no portrait on this side.
        """
        return self._portrait


@dataclass(frozen=True)
class PageSight:
    """What one look gives."""

    guidance: PageGuidance
    progress_ratio: float
    """How much of the page is clear, 0 to 1."""
    reading: PageReading | None = None
    corners: Points | None = field(default=None, repr=False)
    """The page's corners on this frame, `(4, 2)` pixels, from its own upper left one on; None while it is not found."""


class PageReader:
    """Reads one page after the other, from one thread.

    Keeps: sums over the frames of this page, the best portrait and a tiny copy of the last frame, until `forget`, which
    overwrites them.
    """

    def __init__(self, weights: bytes) -> None:
        self._net = LineNet(weights)
        self._voter = Voter()
        self._motion = MotionMeter()
        self._steadier = PageSteadier()
        self._portrait: Pixels | None = None
        self._portrait_pitch_px = 0.0
        self._reading: PageReading | None = None
        self._is_sideways = False
        self._misses = 0
        self._seen_s = 0.0

    def look(self, pixels: Pixels, now_s: float) -> PageSight:
        """Examine one frame (BGR, not mirrored) of `now_s` (steady clock, seconds); after a reading, nothing more."""
        if self._reading is not None:
            return PageSight(self._steadier.judge(PageGuidance.READ, now_s=now_s), 1.0, self._reading)
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
        motion = self._motion.measure(grey)
        upright, found, zones = self._search(grey)
        zone = self._voter.add(zones)
        place = place_of(zone) if zone else None
        if place is not None:
            self._seen_s = now_s
            self._keep_portrait(pixels, place)
        elif now_s - self._seen_s > _GONE_S:
            self._drop_page()
        self._misses = 0 if zone else self._misses + 1
        corners = self._corners(place, pixels) if place else None
        reading = self._voter.reading()
        if reading is not None:
            return self._accept(reading, now_s, corners)
        observation = observe_page(
            upright,
            found,
            pitch_px=place.pitch_px if place else 0.0,
            is_sideways=self._is_sideways,
            motion=motion,
        )
        guidance = self._steadier.judge(
            page_guidance_for(observation), now_s=now_s, was_seen_enough=self._voter.has_seen_enough
        )
        return PageSight(guidance, self._voter.progress_ratio(), corners=corners)

    def forget(self) -> None:
        """Overwrite and drop everything that was seen; the next frame begins a new page."""
        self._drop_page()
        self._motion.forget()
        self._steadier = PageSteadier()
        self._reading = None
        self._is_sideways = False
        self._misses = 0

    def _search(self, grey: Grey) -> tuple[Grey, Found, list[Zone]]:
        """The picture as it was examined, its lines, and the zones they make; now and then turned by a quarter."""
        width_px = _WIDTHS_PX[self._misses % len(_WIDTHS_PX)]
        upright = _quarter_turned(grey) if self._is_sideways else grey
        found, zones = self._zones(upright, width_px)
        if _is_likely(zones) or self._misses % _TURNED_EVERY != _TURNED_EVERY - 1:
            return upright, found, zones
        turned = grey if self._is_sideways else _quarter_turned(grey)
        found_turned, zones_turned = self._zones(turned, width_px)
        if not _is_likely(zones_turned):
            return upright, found, zones
        self._is_sideways = not self._is_sideways
        return turned, found_turned, zones_turned

    def _zones(self, grey: Grey, width_px: int) -> tuple[Found, list[Zone]]:
        """The lines of a picture and the zones they make, the likeliest first; no more is read once one is likely."""
        found = find_lines(grey, work_width_px=width_px)
        zones: list[Zone] = []
        for block in found.blocks[:_BLOCKS_MAX]:
            zones.extend(zones_of(grey, block, self._net))
            if _is_likely(zones):
                break
        return found, sorted(zones, key=lambda zone: -zone.fit)

    def _accept(self, reading: Reading, now_s: float, corners: Points | None) -> PageSight:
        self._reading = PageReading(reading.lines, reading.names, reading.frames, self._portrait)
        return PageSight(self._steadier.judge(PageGuidance.READ, now_s=now_s), 1.0, self._reading, corners)

    def _corners(self, place: Place, pixels: Pixels) -> Points:
        """The page's corners in the frame as it was given."""
        corners = place.corners()
        if not self._is_sideways:
            return corners
        return np.stack([corners[:, 1], pixels.shape[0] - 1 - corners[:, 0]], axis=1)

    def _keep_portrait(self, pixels: Pixels, place: Place) -> None:
        """Cut out the portrait if this frame shows it larger than those before."""
        if place.pitch_px <= self._portrait_pitch_px:
            return
        portrait = portrait_of(_quarter_turned(pixels) if self._is_sideways else pixels, place)
        if portrait is not None:
            self._wipe_portrait()
            self._portrait, self._portrait_pitch_px = portrait, place.pitch_px

    def _drop_page(self) -> None:
        self._voter.forget()
        self._wipe_portrait()

    def _wipe_portrait(self) -> None:
        if self._portrait is not None:
            self._portrait.fill(0)
        self._portrait, self._portrait_pitch_px = None, 0.0


def _is_likely(zones: list[Zone]) -> bool:
    return any(zone.fit > LIKELY for zone in zones)


def _quarter_turned(pixels: Pixels) -> Pixels:
    """A picture turned clockwise by 90 degrees."""
    return np.asarray(cv2.rotate(pixels, cv2.ROTATE_90_CLOCKWISE), dtype=np.uint8)
