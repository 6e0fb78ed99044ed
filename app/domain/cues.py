"""How the cues for a living person make one verdict: each may say no, and none can make up for another's no."""

from enum import Enum

from app.domain.liveness import Step

PASSIVE_MIN = 0.5
"""Under this the passive model's median says no. Source: our trials; twenty films of people 0.67 and more, three
pictures of a screen or a print 0.36 and less. Too few for an error rate."""

TURNS_MAX = 4
"""More turns than these are asked of nobody on account of earlier attempts."""


class Verdict(Enum):
    """What an attempt has shown. There is no word for a fraud: a living person may fail to show it."""

    LIVE = "live"
    NOT_SHOWN = "not_shown"
    NOT_ASKED = "not_asked"
    """The hotel asks for no turns, so nothing was shown either way; never said of what the passive model denied."""


def verdict_of(step: Step, *, turns: int, is_voting: bool, passive: float | None) -> Verdict | None:
    """The verdict on an attempt of so many turns, or None while it lasts. A denial by any cue is final.

    `passive` is the passive model's score (0 to 1, living is high), None until it has seen enough; `is_voting` says
    whether there is such a model here.
    """
    if step.failure is not None:
        return Verdict.NOT_SHOWN
    if not step.is_passed or (is_voting and passive is None):
        return None
    if passive is not None and passive < PASSIVE_MIN:
        return Verdict.NOT_SHOWN
    return Verdict.LIVE if turns else Verdict.NOT_ASKED


def turns_wanted(policy_turns: int, *, attempts_failed: int) -> int:
    """How many turns the next attempt asks for: one more after each failed one, so that a guess gets harder.

    None where the hotel asks for none.
    """
    if policy_turns == 0:
        return 0
    return min(policy_turns + attempts_failed, max(policy_turns, TURNS_MAX))
