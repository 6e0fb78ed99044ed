"""Pages and frames that several tests of this room look at, made once."""

from functools import cache

import cv2
import numpy as np

from app import paths
from app.domain.mrz import MrzFormat
from app.vision.frame import Pixels
from app.vision.page.line_net import LineNet
from app.vision.page.locator import Grey
from app.vision.page.weights import read_weights
from tests.vision.page_film import View, photographed
from tests.vision.page_maker import Page, a_page

STRAIGHT = View(width=0.8)
SLANTED = View(width=0.72, turn_deg=7, tilt_x_deg=10, tilt_y_deg=-8, shade=0.3)


@cache
def weights() -> bytes:
    """The shipped weights."""
    return read_weights(paths.resources() / "mrz")


@cache
def net() -> LineNet:
    """One line net for all tests."""
    return LineNet(weights())


@cache
def clear_page(format_: MrzFormat = MrzFormat.TD3, seed: int = 11) -> Page:
    """A page whose print is not worn."""
    return a_page(format_, seed, wear=0.0)


def frame(page: Page, view: View = STRAIGHT, seed: int = 0) -> Pixels:
    """The page before the camera."""
    return photographed(page, view, np.random.default_rng(seed))


def grey(pixels: Pixels) -> Grey:
    """A frame as the locator wants it."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
