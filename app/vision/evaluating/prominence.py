"""Which share of the eye each of two buttons draws, on a picture of a screen. No guest is on these pictures.

Spectral residual saliency, over the three channels of CIE L*a*b*, summed over each button.
Source: Hou and Zhang, "Saliency Detection: A Spectral Residual Approach", CVPR 2007; rights.md P22.
"""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.vision import jail
from app.vision.evaluating.arguments import COLUMNS, What
from app.vision.evaluating.listing import EvaluationError, beside, read_rows
from app.vision.evaluating.stage import picture_at
from app.vision.frame import Pixels

CELL_PX = 12
"""The eye's first glance is coarse: the picture is looked at in cells of so many pixels a side."""
MEAN, SOFT = 3, 5
"""Sides of the windows that the spectrum is compared with, and the map is smoothed by."""

STEP_PX = 3
"""From so many places in each direction the cells begin, and the mean of all is told: no eye has a grid.

Source: from one place to another the share of 288 screens' buttons moved by 0.05 (median), with nothing else changed.
"""

Map = NDArray[np.float64]
Box = tuple[int, int, int, int]


def evaluate(listing: Path, progress: Callable[[int, int], None]) -> dict[str, object]:
    """Look at every picture of the list (columns image, first, second; boxes as `left top width height`).

    Raises: EvaluationError if the list, a picture or a box is not right.
    """
    rows = read_rows(listing, COLUMNS[What.PROMINENCE])
    files = beside(listing, rows, "image")
    boxes = [(_box(listing, row["first"]), _box(listing, row["second"])) for row in rows]
    cv2.setNumThreads(1)
    saliency(np.zeros((CELL_PX * SOFT, CELL_PX * SOFT, 3), np.uint8))
    jail.lock_up()
    items = []
    for done, (file, (first, second)) in enumerate(zip(files, boxes, strict=True), start=1):
        picture = picture_at(file)
        if picture is None:
            raise EvaluationError(f"{file.name} is no picture.")
        items.append({"image": file.name, "share": round(share(picture, first, second), 4)})
        progress(done, len(files))
    return {"images": len(items), "items": items}


def share(picture: Pixels, first: Box, second: Box) -> float:
    """The first button's part of what both draw on a picture (blue, green, red), 0 to 1."""
    shares = []
    for across, down in product(range(0, CELL_PX, STEP_PX), repeat=2):
        seen = saliency(picture[down:, across:])
        one, other = (_within(seen, (box[0] - across, box[1] - down, *box[2:])) for box in (first, second))
        shares.append(one / (one + other))
    return sum(shares) / len(shares)


def saliency(picture: Pixels) -> Map:
    """How much each cell of a picture (blue, green, red) stands out from the rest of it."""
    rows, columns = (side // CELL_PX for side in picture.shape[:2])
    small = cv2.resize(
        picture[: rows * CELL_PX, : columns * CELL_PX], (columns, rows), interpolation=cv2.INTER_AREA
    ).astype(np.float32)
    lab = cv2.cvtColor(small / np.float32(255), cv2.COLOR_BGR2LAB)
    seen: Map = np.zeros((rows, columns))
    for channel in range(3):
        spectrum = np.fft.fft2(lab[..., channel])
        amount = np.log(np.abs(spectrum) + 1e-6)
        residual = amount - cv2.blur(amount, (MEAN, MEAN), borderType=cv2.BORDER_REFLECT)
        seen += np.abs(np.fft.ifft2(np.exp(residual + 1j * np.angle(spectrum)))) ** 2
    return np.asarray(cv2.blur(seen, (SOFT, SOFT), borderType=cv2.BORDER_REFLECT))


def _within(seen: Map, box: Box) -> float:
    """What a button draws."""
    left, top, width, height = (side // CELL_PX for side in box)
    return float(seen[top : top + height, left : left + width].sum())


def _box(listing: Path, text: str) -> Box:
    """A box of a list. Raises: EvaluationError."""
    parts = text.split()
    if len(parts) != 4 or not all(part.isdigit() for part in parts):
        raise EvaluationError(f"{listing.name}: a box must be four whole numbers: left top width height.")
    left, top, width, height = map(int, parts)
    return left, top, width, height
