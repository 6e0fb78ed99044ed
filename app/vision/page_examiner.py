"""Examines what lies before the document camera: a passport's page, a QR code or a barcode; faces only to compare."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.page import PageGuidance
from app.vision.codes import CodeScanner
from app.vision.frame import Frame
from app.vision.page.reader import PageReader, PageReading
from app.vision.preview import Corners
from app.wire.protocol import CodeRead, PageGuided, PageRead, Report

_LOOK_EVERY_S = 0.1
"""Reading a page takes most of this time on a slow machine; codes are looked for in every frame."""

_PORTRAIT_WAIT_S = 1.5
"""So long a page that was read is looked at again for a photo that can be compared with."""


class Photos(Protocol):
    """Takes the photo of a page along as what a face is compared with."""

    def take(self, reading: PageReading) -> bool:
        """Take the photo of this page along; False if it has none, or none that can be compared with."""

    def warm_up(self, frame: Frame) -> None:
        """Run a frame with an invented face through everything that will be used later."""


class PageExamining:
    """Reads one page or code after the other; each is said once.

    Keeps: what the reader and the scanner keep, until `forget`.
    """

    def __init__(self, reader: PageReader, photos: Photos | None) -> None:
        """Take photos along only where `photos` does: never on the way without a face."""
        self._reader = reader
        self._scanner = CodeScanner()
        self._photos = photos
        self._looked_s = 0.0
        self._guided: PageGuided | None = None
        self._corners: Corners | None = None
        self._lines: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._read_s = 0.0
        self._is_said = False

    def corners(self) -> Corners | None:
        """Where the page was on the last frame that was read, in pixels; None if it was not found."""
        return self._corners

    def examine(self, frame: Frame) -> Sequence[Report]:
        """What was read on this frame (BGR, not mirrored), or what would help to read it."""
        text = self._scanner.scan(frame.pixels)
        if text is not None:
            return (CodeRead(text),)
        now_s = frame.stamp_ns / 1e9
        if self._is_said or now_s - self._looked_s < _LOOK_EVERY_S:
            return ()
        self._looked_s = now_s
        sight = self._reader.look(frame.pixels, now_s)
        self._corners = sight.corners
        if sight.reading is not None:
            return self._take(sight.reading, now_s)
        if self._lines and now_s - self._read_s >= _PORTRAIT_WAIT_S:
            return self._say(has_portrait=False)
        guided = PageGuided(sight.guidance, round(sight.progress_ratio, 2))
        if guided == self._guided or self._lines:
            return ()
        self._guided = guided
        return (guided,)

    def warm_up(self, frame: Frame) -> None:
        """Look for codes and pages once; reading a page builds nothing later."""
        self._scanner.scan(frame.pixels)
        self._reader.look(frame.pixels, 0.0)
        if self._photos is not None:
            self._photos.warm_up(frame)

    def forget(self) -> None:
        """Forget the page and the code."""
        self._reader.forget()
        self._scanner.forget()
        self._guided = None
        self._corners = None
        self._lines, self._names = (), ()
        self._is_said = False

    def _take(self, reading: PageReading, now_s: float) -> Sequence[Report]:
        """Say what the page says once its photo was taken along; without it, look at the page anew for a while."""
        if not self._lines:
            self._read_s = now_s
        self._lines, self._names = reading.lines, reading.names
        has_portrait = self._photos is not None and self._photos.take(reading)
        if has_portrait or self._photos is None or now_s - self._read_s >= _PORTRAIT_WAIT_S:
            return self._say(has_portrait=has_portrait)
        self._reader.forget()
        return ()

    def _say(self, *, has_portrait: bool) -> Sequence[Report]:
        self._is_said = True
        return (PageGuided(PageGuidance.READ, 1.0), PageRead(self._lines, has_portrait, self._names))
