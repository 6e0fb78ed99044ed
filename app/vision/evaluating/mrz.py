"""Evaluates pictures of travel documents: what is read, which check digits are right, how long it takes.

A picture that is not clear gives no fields at all: never a guess presented as a reading.
"""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import cv2
import numpy as np

from app import paths
from app.domain.mrz import Mrz, check_digits, parse_mrz
from app.vision import jail
from app.vision.frame import Pixels
from app.vision.page.line_net import LineNet
from app.vision.page.still import CLEAR_MIN, Still, read_still
from app.vision.page.weights import read_weights

RULE = (
    "A single picture counts as read if every check digit is right, issuer and nationality exist, the name is written "
    f"as names are, and each character is likelier by {CLEAR_MIN} (natural logarithm) than any other that no check "
    "digit would give away. A kiosk asks for more: that over at least two frames. Print that is damaged so that one "
    "letter looks like another cannot be told from it in one picture."
)
_BYTES_MAX = 40_000_000
_FIELDS = (
    "format", "issuer", "nationality", "document_number", "surname", "given_names", "birth_date", "expiry_date", "sex",
    "is_truncated",
)  # fmt: skip


def evaluate(
    images: Sequence[Path],
    models: Path,  # noqa: ARG001 - the weights come with the program
    progress: Callable[[int, int], None],
) -> dict[str, object]:
    """Lock this process up once it is warm, and read each picture by itself."""
    net = LineNet(read_weights(paths.resources() / "mrz"))
    warm = np.full((720, 1280, 3), 255, np.uint8)
    coded = cv2.imencode(".png", warm)[1]
    read_still(net, np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8))
    jail.lock_up()
    return examine(images, net, progress, today=datetime.fromtimestamp(time.time(), tz=UTC).date())


def examine(
    images: Sequence[Path], net: LineNet, progress: Callable[[int, int], None], *, today: date
) -> dict[str, object]:
    """What each picture says, and how many were accepted; `today` gives dates their century."""
    items: list[dict[str, object]] = []
    for done, path in enumerate(images, 1):
        items.append({"image": str(path), **_item(path, net, today)})
        progress(done, len(images))
    accepted = sum(item["accepted"] is True for item in items)
    return {"rule": RULE, "images": len(items), "accepted": accepted, "items": items}


def _item(path: Path, net: LineNet, today: date) -> dict[str, object]:
    pixels, reason = _picture(path)
    if pixels is None:
        return _told(None, reason, 0.0, today)
    started_s = time.perf_counter()
    still = read_still(net, pixels)
    return _told(still, still.reason, (time.perf_counter() - started_s) * 1000, today)


def _told(still: Still | None, reason: str | None, elapsed_ms: float, today: date) -> dict[str, object]:
    """One item: fields only if the picture was accepted."""
    decoded = still.decoded if still else None
    parsed = parse_mrz(decoded.lines, today) if decoded and reason is None else None
    mrz = parsed if isinstance(parsed, Mrz) else None
    return {
        "accepted": mrz is not None,
        "reason": reason,
        "fields": {name: _plain(getattr(mrz, name)) for name in _FIELDS} if mrz else None,
        "lines": list(decoded.lines) if decoded and mrz else None,
        "check_digits": check_digits(decoded.lines) if decoded else None,
        "clearness": round(decoded.clearness, 2) if decoded else None,
        "milliseconds": round(elapsed_ms, 1),
    }


def _picture(path: Path) -> tuple[Pixels | None, str | None]:
    """The picture in a file (BGR), or the stable word for why there is none."""
    try:
        if path.stat().st_size > _BYTES_MAX:
            return None, "file_too_large"
        content = path.read_bytes()
    except OSError:
        return None, "file_not_readable"
    pixels = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR) if content else None
    return (None, "not_a_picture") if pixels is None else (np.asarray(pixels, dtype=np.uint8), None)


def _plain(value: object) -> object:
    """A value as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | bool) or value is None else str(getattr(value, "value", value))
