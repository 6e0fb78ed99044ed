"""What is seen of a travel document before the camera, as numbers with units, and the one hint that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

NAME_READINGS_MAX = 8
"""How many other ways to read the line with the name are told, where its print leaves letters open."""


class PageGuidance(Enum):
    """What would help most to read the page; the value is the stable code on the wire and in the catalogues."""

    NO_PAGE = "no_page"
    """Nothing like a page is seen, or it is very small."""
    CLOSER = "closer"
    BACK = "back"
    """So near that the lines go beyond both sides of the picture."""
    WHOLE_PAGE = "whole_page"
    """The lines are cut off at one side, or only one of them is in the picture."""
    TURN_ROUND = "turn_round"
    """The page lies sideways: the lines of letters and < belong at the bottom. Upside down is simply read."""
    MORE_LIGHT = "more_light"
    GLARE = "glare"
    """A lamp shines off the page onto its lines."""
    HOLD_STILL = "hold_still"
    READING = "reading"
    """All is well; a few more pictures are needed."""
    READ = "read"
    UNREADABLE = "unreadable"
    """It was tried for long; another way is better."""


@dataclass(frozen=True)
class PageObservation:
    """What one frame shows of a page; all zero where there is none."""

    line_count: int = 0
    """Long lines of text, of any kind."""
    is_zone: bool = False
    """Whether a machine-readable zone was made out among them."""
    pitch_px: float = 0.0
    """From one character of the zone to the next; a guess while none is made out, 0 without lines that may be it."""
    edges_cut: int = 0
    """At how many sides of the picture the lines are cut off: 0 to 2."""
    is_sideways: bool = False
    luma: float = 0.0
    """Brightness of the paper around the lines, or of the whole picture while there are none: 0..255."""
    glare_ratio: float = 0.0
    """How much of the zone's lines is washed out by light, or of the whole picture while none is seen: 0 to 1."""
    sharpness: float = 0.0
    """Fine detail of the letters, freed from contrast and size: about 1 when clear, under 0.5 smeared; 0 unknown."""
    motion: float = 0.0
    """How much the picture differs from the last one: the mean over its pixels, 0..255."""


@dataclass(frozen=True)
class PageBands:
    """Within which numbers a page can be read. Source: our trials on drawn pages; `tests/vision/page_maker.py`."""

    pitch_px_min: float = 8.0
    luma_min: float = 60.0
    glare_ratio_max: float = 0.03
    sharpness_min: float = 0.5
    motion_max: float = 14.0


PAGE_BANDS = PageBands()


def page_guidance_for(observation: PageObservation, bands: PageBands = PAGE_BANDS) -> PageGuidance:
    """Say the one thing that helps most: light, then place and distance, then what spoils the letters."""
    if observation.luma < bands.luma_min:
        return PageGuidance.MORE_LIGHT
    if observation.line_count == 0:
        return PageGuidance.NO_PAGE
    if observation.edges_cut > 0:
        return PageGuidance.WHOLE_PAGE if observation.edges_cut == 1 else PageGuidance.BACK
    if observation.glare_ratio > bands.glare_ratio_max:
        return PageGuidance.GLARE
    if 0.0 < observation.pitch_px < bands.pitch_px_min:
        return PageGuidance.CLOSER
    if observation.motion > bands.motion_max or 0.0 < observation.sharpness < bands.sharpness_min:
        return PageGuidance.HOLD_STILL
    if not observation.is_zone:
        return PageGuidance.WHOLE_PAGE
    return PageGuidance.TURN_ROUND if observation.is_sideways else PageGuidance.READING


_NOT_TRIED = frozenset({PageGuidance.NO_PAGE, PageGuidance.MORE_LIGHT})
"""Nobody tries yet: an empty desk, or a dark one."""


class PageSteadier:
    """Shows one hint at a time, each for at least `dwell_s`; `READ` at once, and `UNREADABLE` after `patience_s`.

    Where a page was seen often enough that more looks hardly ever read it, `UNREADABLE` is shown after `enough_s`.
    A hint is shown once it was what helps most for `settle_s` without a break, so that one bad frame says nothing.
    """

    def __init__(
        self, *, settle_s: float = 0.4, dwell_s: float = 1.0, patience_s: float = 20.0, enough_s: float = 6.0
    ) -> None:
        self._settle_s = settle_s
        self._dwell_s = dwell_s
        self._patience_s = patience_s
        self._enough_s = enough_s
        self._shown = PageGuidance.NO_PAGE
        self._shown_s: float | None = None
        self._next = PageGuidance.NO_PAGE
        self._next_s = 0.0
        self._tried_s: float | None = None

    def judge(self, guidance: PageGuidance, *, now_s: float, was_seen_enough: bool = False) -> PageGuidance:
        """The hint to show at `now_s` (steady clock, seconds), given what would help most right now."""
        if self._tried_s is None and guidance not in _NOT_TRIED:
            self._tried_s = now_s
        if guidance is PageGuidance.READ:
            return self._show(guidance, now_s)
        patience_s = self._enough_s if was_seen_enough else self._patience_s
        if self._tried_s is not None and now_s - self._tried_s >= patience_s:
            return self._show(PageGuidance.UNREADABLE, now_s)
        if guidance is not self._next:
            self._next, self._next_s = guidance, now_s
        if self._shown_s is None:
            return self._show(guidance, now_s)
        is_settled = now_s - self._next_s >= self._settle_s and now_s - self._shown_s >= self._dwell_s
        return self._show(guidance, now_s) if is_settled and guidance is not self._shown else self._shown

    def _show(self, guidance: PageGuidance, now_s: float) -> PageGuidance:
        if guidance is not self._shown or self._shown_s is None:
            self._shown, self._shown_s = guidance, now_s
        return guidance


def with_name_line(lines: Sequence[str], name: str) -> tuple[str, ...]:
    """A zone with another line in the place of the one with the name: the last of three, or the first."""
    at = 2 if len(lines) == 3 else 0
    return (*lines[:at], name, *lines[at + 1 :])
