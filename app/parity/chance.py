"""Whether the side of the face card is drawn evenly, by the kiosk's own draw."""

import math
from collections.abc import Callable

from app.domain.consent import Side
from app.parity.metrics import Finding

DRAWS = 4000
LEAST_P = 0.01


def drawn(draw: Callable[[], Side], draws: int = DRAWS) -> Finding:
    """Draw many times and compare the sides. By its own limit a fair draw fails one time in a hundred.

    Source: rights.md P10: the share within 7 points of one half, chi-square p over 0.01.
    """
    left = sum(draw() is Side.LEFT for _ in range(draws))
    share = left / draws
    chi_square = (2 * left - draws) ** 2 / draws
    p = math.erfc(math.sqrt(chi_square / 2))
    passes = abs(share - 0.5) <= 0.07 and p > LEAST_P
    return Finding("P10", f"{share:.1%} left, p {p:.2f}", passes, f"{draws} draws")
