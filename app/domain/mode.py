"""What a face step may be: looking for a face, or comparing it with one photo. There is no third."""

from enum import Enum


class Mode(Enum):
    """What the face step really does; named as it is on screen and receipt. Source: rights.md R55."""

    DETECTION_ONLY = "detection_only"
    VERIFY_1TO1 = "verify_1to1"
