"""Write `assets/chime.wav`: two strokes of a small bell, the second a fourth lower, for a call for help.

The same script gives the same bytes: 22,050 samples a second, 16 bits, one channel, as the voice's program takes them.
"""

import math
import struct
import sys
import wave
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "assets" / "chime.wav"
RATE = 22_050
LENGTH_S, SECOND_S = 1.6, 0.45
STROKES_HZ = (784.0, 587.33)
PARTIALS = ((1, 1.0), (2, 0.35), (3, 0.12))
"""Multiples of a stroke's tone, each with its share."""

LOUDEST = 28_000
RISE_S, FALL_S = 0.004, 0.05


def stroke(hertz: float, t: float) -> float:
    """A bell struck at 0, `t` seconds later."""
    if t < 0:
        return 0.0
    return sum(share * math.sin(2 * math.pi * hertz * k * t) * math.exp(-t * (3.2 + 1.5 * k)) for k, share in PARTIALS)


def samples() -> list[int]:
    """All of it, as numbers of 16 bits."""
    count = int(RATE * LENGTH_S)
    heard = []
    for number in range(count):
        t = number / RATE
        edge = min(1.0, t / RISE_S) * min(1.0, (LENGTH_S - t) / FALL_S)
        heard.append(edge * (stroke(STROKES_HZ[0], t) + stroke(STROKES_HZ[1], t - SECOND_S)))
    most = max(map(abs, heard))
    return [round(LOUDEST * each / most) for each in heard]


def main(file: Path) -> None:
    """Write the file."""
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(struct.pack("<h", each) for each in samples()))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
