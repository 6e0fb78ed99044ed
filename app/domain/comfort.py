"""How this guest wants the screen: set by the guest, reset after every visit. Source: VVSG 2.0 7.1-A/B, R88."""

from dataclasses import dataclass, replace
from enum import Enum

TEXT_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""Five text sizes as ratios of the normal one (capital height 4.9 mm). Source: EN 301 549 5.1.4; look.md."""


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

    def codes(self) -> tuple[str, ...]:
        """The settings that differ from the default, as receipt codes."""
        chosen = [f"text_{self.text_ratio:g}"] if self.text_step else []
        chosen += [f"theme_{self.theme.value}"] if self.theme is not Theme.DAY else []
        chosen += ["voice"] if self.has_voice else []
        chosen += ["low_reach"] if self.has_low_reach else []
        return tuple(chosen)

    @property
    def time_ratio(self) -> float:
        """How much longer every deadline runs: doubled with large text or voice. Source: WCAG 2.2 SC 2.2.1."""
        return 2.0 if self.text_step >= 2 or self.has_voice else 1.0
