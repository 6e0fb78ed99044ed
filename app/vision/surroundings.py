"""Prepares what cv2 and MediaPipe find around them; must run before either is imported. Standard library only."""

import os
import sys
from types import ModuleType

_SETTINGS = {
    "OPENCV_LOG_LEVEL": "ERROR",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "1",  # seconds that a camera may keep one read waiting
    "GLOG_minloglevel": "3",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}
_UNWANTED = ("sounddevice", "matplotlib", "matplotlib.pyplot")


def prepare() -> None:
    """Set what the libraries read from the environment, and keep out two packages that are never needed here.

    WORKAROUND(mediapipe 1.2.2): it imports sounddevice, which runs a compiler and writes temporary files, and
    matplotlib, which doubles the start; both only for features that this program does not use.
    """
    os.environ.update(_SETTINGS)
    for name in _UNWANTED:
        module = ModuleType(name)
        module.__path__ = []
        sys.modules[name] = module
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, module)
