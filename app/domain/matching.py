"""Whether two faces are one person's, as one number between them says. Nothing here holds a face."""

from dataclasses import dataclass
from enum import Enum


class MatchOutcome(Enum):
    """What the desk and the guest are told. There is no "another person": a machine cannot know that."""

    SAME = "same"
    INCONCLUSIVE = "inconclusive"
    NO_REFERENCE = "no_reference"


class MatchBand(Enum):
    """In which band the likeness lies; it decides what is tried next."""

    CLEAR = "clear"
    UNSURE = "unsure"
    """Worth one more scan of the document and one more look."""
    BELOW = "below"
    PHOTO_ITSELF = "photo_itself"
    """More alike than two photos of one person are: the document's own photo may be held before the camera."""
    NOT_SHOWN = "not_shown"
    """Nothing was compared: it was not shown that one living person stood there all the time."""


class ReferenceFault(Enum):
    """Why a photo cannot be compared with."""

    NO_FACE = "no_face"
    TOO_SMALL = "too_small"


@dataclass(frozen=True)
class Thresholds:
    """Cosines between two faces from which a band begins. They are never lowered for a bad photo: ask for a better one.

    Source: Labeled Faces in the Wild, compared as the kiosk does, by this program: 2,444 photos made like a passport's
    (120 by 160 pixels, noise, half of them printed), read by `PortraitReader`, each against the mean of three to five
    other photos of each of 193 people. 470,744 of these were of two people, 948 of one. Single frames reach each of
    these less often, whoever it is.
    """

    clear: float = 0.455
    """One in 10,000 comparisons of different people reaches it (45 of 470,744), and all but 0.4 % of those of one
    person (944 of 948; 945 reach 0.44). Eleven of the 45 are of brothers or sisters, two of a wrong name."""
    unsure: float = 0.386
    """One in 1,000 comparisons of different people reaches it, and all but 0.2 % of those of one person (946)."""
    photo_itself: float = 0.93
    """One in 1,000 pairs of different photos of one person reaches it; prints of the same photo 0.97."""


THRESHOLDS = Thresholds()

EYE_DISTANCE_MIN_PX = 20.0
"""A photo whose pupils lie nearer together is refused: at 17 px four times as many were not recognised as at 34."""

EYE_DISTANCE_GOOD_PX = 34.0
"""From here on a photo loses nothing: the face is not enlarged any more to be compared."""


def band_of(cosine: float, *, is_reference_clean: bool, thresholds: Thresholds = THRESHOLDS) -> MatchBand:
    """The band of a likeness, -1 to 1. A reference is clean if it was not photographed from paper.

    Only against a clean one does too much likeness say anything: a scanned photo never comes that near to itself.
    """
    if is_reference_clean and cosine >= thresholds.photo_itself:
        return MatchBand.PHOTO_ITSELF
    if cosine >= thresholds.clear:
        return MatchBand.CLEAR
    if cosine >= thresholds.unsure:
        return MatchBand.UNSURE
    return MatchBand.BELOW


def outcome_of(band: MatchBand) -> MatchOutcome:
    """What a band means: the same person only where it is clear."""
    return MatchOutcome.SAME if band is MatchBand.CLEAR else MatchOutcome.INCONCLUSIVE
