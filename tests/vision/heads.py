"""A guest's neck in numbers: it hears a prompt, takes its time, turns, trembles; and the frames it is seen in."""

import math
from dataclasses import dataclass, field

from app.domain.face import Guidance


@dataclass
class Head:
    """Obeys prompts: after `reaction_s` it turns by `far_deg` within `turn_s`, and comes back as it went."""

    reaction_s: float = 0.6
    turn_s: float = 0.5
    far_deg: float = 24.0
    neutral_deg: float = 0.0
    tremor_deg: float = 0.0
    tremor_hz: float = 5.0
    goals: dict[Guidance, float] = field(default_factory=lambda: {Guidance.TURN_LEFT: 1.0, Guidance.TURN_RIGHT: -1.0})
    """Where each prompt leads, in shares of `far_deg`; anything else leads back to 0."""

    _heard: Guidance = Guidance.LOOK_HERE
    _moves: list[tuple[float, float]] = field(default_factory=list)

    def hear(self, prompt: Guidance, *, now_s: float) -> None:
        """Take in what is asked; only a change sets the head in motion."""
        if prompt is not self._heard:
            self._heard = prompt
            self._moves.append((now_s + self.reaction_s, self.goals.get(prompt, 0.0) * self.far_deg))

    def yaw_deg(self, now_s: float) -> float:
        """Where the nose points."""
        place, goal, since_s = 0.0, 0.0, -math.inf
        for start_s, towards in self._moves:
            if start_s > now_s:
                break
            place = _between(place, goal, (start_s - since_s) / self.turn_s)
            goal, since_s = towards, start_s
        turned = _between(place, goal, (now_s - since_s) / self.turn_s)
        tremor = self.tremor_deg * math.sin(2 * math.pi * self.tremor_hz * now_s)
        return self.neutral_deg + turned + tremor


def _between(start: float, end: float, ratio: float) -> float:
    """From one angle to another as a muscle does it: slowly, fast, slowly."""
    ratio = min(1.0, max(0.0, ratio))
    return start + (end - start) * ratio * ratio * (3 - 2 * ratio)
