"""Has the program that examines pictures say which share of the eye each way draws. It knows no guest."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from app.parity.suite import Pictured

LISTING = "pictures.csv"
Evaluate = Callable[[str, Sequence[Path]], dict[str, object]]
"""Runs the evaluating program, as `evenkey evaluate` does."""


def shares(taken: Sequence[Pictured], folder: Path, evaluate: Evaluate) -> list[float]:
    """The face way's share on each picture, 0 to 1; the list that names them stays beside them."""
    listing = folder / LISTING
    with listing.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("image", "first", "second"))
        for picture, face, other in taken:
            writer.writerow((picture.name, " ".join(map(str, face)), " ".join(map(str, other))))
    items = evaluate("prominence", [listing])["items"]
    assert isinstance(items, list)
    return [float(item["share"]) for item in items]
