"""How the guest wants screen and voice: settings that every screen takes, and that end with the visit."""

from dataclasses import replace

from app.domain.comfort import Comfort
from app.domain.rules import Rules
from app.flow import events as ev
from app.flow.states import Visit
from app.flow.turn import Turn, stay


def comfort_step(visit: Visit, event: ev.Event, rules: Rules) -> Turn | None:
    """Answer a touch of a setting; None for all else."""
    comfort = _of_screen(visit.comfort, event) or _of_voice(visit.comfort, event, rules)
    return None if comfort is None else stay(replace(visit, comfort=comfort, is_time_low=False))


def _of_screen(comfort: Comfort, event: ev.Event) -> Comfort | None:
    """The settings after a touch that concerns what is seen, and for how long."""
    match event:
        case ev.TextSizeTouched():
            return comfort.with_next_text_size()
        case ev.ContrastTouched():
            return comfort.with_next_theme()
        case ev.ReachTouched():
            return replace(comfort, has_low_reach=not comfort.has_low_reach)
        case ev.SlowTouched():
            return replace(comfort, is_slow=not comfort.is_slow)
        case _:
            return None


def _of_voice(comfort: Comfort, event: ev.Event, rules: Rules) -> Comfort | None:
    """The settings after a touch that concerns the voice; where there is none, it changes nothing."""
    has_voice = comfort.has_voice
    match event:
        case ev.VoiceTouched():
            return comfort.with_voice(is_on=rules.has_voice and not has_voice)
        case ev.VoiceStarted():
            return comfort if has_voice else comfort.with_voice(is_on=rules.has_voice)
        case ev.VoiceStopped():
            return comfort.with_voice(is_on=False)
        case ev.VoiceSlowed():
            return comfort.with_next_pace() if has_voice else comfort
        case ev.VoiceRaised():
            return comfort.with_next_volume() if has_voice else comfort
        case ev.DarkTouched():
            return replace(comfort, is_dark=has_voice and not comfort.is_dark)
        case ev.VoiceRepeated() | ev.VoicePaused():
            return comfort
        case _:
            return None
