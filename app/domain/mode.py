"""What a face step may be: comparing a face with one photo, or only looking for one. There is no third."""

from enum import Enum


class Mode(Enum):
    """What the face step really does; named as it is on screen and receipt. Source: rights.md R55."""

    VERIFY_1TO1 = "verify_1to1"
    DETECTION_ONLY = "detection_only"
