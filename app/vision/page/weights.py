"""Reads the line net's weights, which come with the program, and refuses any other bytes."""

import hashlib
import tomllib
from pathlib import Path

from app.models.manifest import ModelError

ENTRY = "ocrb_line_net.toml"


def read_weights(folder: Path) -> bytes:
    """The weights of the line net out of `resources/mrz`, to be read before the program is jailed.

    Raises: ModelError if they are missing, or not the ones that their entry describes.
    """
    try:
        entry = tomllib.loads((folder / ENTRY).read_text(encoding="utf-8"))
        weights = (folder / Path(str(entry["file"])).name).read_bytes()
    except (OSError, ValueError, KeyError):
        raise ModelError("The weights of the line net cannot be read.") from None
    if len(weights) != entry.get("bytes") or hashlib.sha256(weights).hexdigest() != entry.get("sha256"):
        raise ModelError("The weights of the line net are not the ones in the list.")
    return weights
