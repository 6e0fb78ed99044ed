"""How this guest wants the screen: set by the guest, reset after every visit. Source: VVSG 2.0 7.1-A/B, R88."""

from dataclasses import dataclass, replace
from enum import Enum

TEXT_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""Five text sizes as ratios of the normal one (capital height 4.9 mm). Source: EN 301 549 5.1.4; look.md."""


GLASSES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}
"""The glasses that screens are drawn and measured on: width and height in pixels. Source: look.md, "Canvas"."""

PACES = (1.0, 0.8, 0.6)
"""How fast the voice speaks, as ratios of its normal pace."""

VOLUMES = (0.5, 0.75, 1.0)
"""How loud the voice speaks, as ratios of the loudest; every guest begins at the first. Source: EN 301 549 5.1.3.13."""

LARGE_STEP = 2
"""From this text size on a guest reads slowly."""

SLOW_RATIO, READING_RATIO = 3.0, 2.0
"""How much longer deadlines run for who asked for more time, and for who reads in large text or listens."""


class Theme(Enum):
    """The three sets of colour tokens."""

    DAY = "day"
    NIGHT = "night"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Comfort:
    """One guest's comfort settings."""

    text_step: int = 0
    theme: Theme = Theme.DAY
    has_voice: bool = False
    has_low_reach: bool = False
    is_slow: bool = False
    """More time for everything, and nothing on the glass moves."""

    pace_step: int = 0
    volume_step: int = 0
    is_dark: bool = False
    """The glass is dark while the voice speaks, so that nobody else reads along. Source: Section 508 405."""

    @property
    def text_ratio(self) -> float:
        """The text size as a ratio of the normal one."""
        return TEXT_SIZES[self.text_step]

    def with_next_text_size(self) -> "Comfort":
        """One size larger; after the largest, the normal size again."""
        return replace(self, text_step=(self.text_step + 1) % len(TEXT_SIZES))

    def with_next_theme(self) -> "Comfort":
        """Day, then night, then high contrast, then day again."""
        themes = list(Theme)
        return replace(self, theme=themes[(themes.index(self.theme) + 1) % len(themes)])

    def with_voice(self, *, is_on: bool) -> "Comfort":
        """The voice on, or off; with it goes what only makes sense beside it."""
        return replace(self, has_voice=is_on, pace_step=0, volume_step=0, is_dark=False)

    def with_next_pace(self) -> "Comfort":
        """A slower voice; after the slowest, the normal pace again."""
        return replace(self, pace_step=(self.pace_step + 1) % len(PACES))

    def with_next_volume(self) -> "Comfort":
        """A louder voice; after the loudest, the first volume again."""
        return replace(self, volume_step=(self.volume_step + 1) % len(VOLUMES))

    @property
    def pace_ratio(self) -> float:
        """How fast the voice speaks, as a ratio of its normal pace."""
        return PACES[self.pace_step]

    @property
    def volume_ratio(self) -> float:
        """How loud the voice speaks, as a ratio of the loudest."""
        return VOLUMES[self.volume_step]

    def codes(self) -> tuple[str, ...]:
        """The settings that differ from the default, as receipt codes; how the voice sounded is nobody's concern."""
        chosen = [f"text_{self.text_ratio:g}"] if self.text_step else []
        chosen += [f"theme_{self.theme.value}"] if self.theme is not Theme.DAY else []
        chosen += ["voice"] if self.has_voice else []
        chosen += ["low_reach"] if self.has_low_reach else []
        chosen += ["slow"] if self.is_slow else []
        return tuple(chosen)

    @property
    def time_ratio(self) -> float:
        """How much longer every deadline runs. Source: WCAG 2.2 SC 2.2.1."""
        if self.is_slow:
            return SLOW_RATIO
        return READING_RATIO if self.text_step >= LARGE_STEP or self.has_voice else 1.0
