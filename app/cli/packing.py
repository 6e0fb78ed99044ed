"""A file of files for somebody outside: each named with its digest, and the whole never written over another."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from app import __version__

MANIFEST = "manifest.json"

ALWAYS = (2026, 1, 1, 0, 0, 0)
"""The date of every file in the pack; when the pack was made stands in its manifest."""


def sealed(out: Path, files: Mapping[str, bytes], told: Mapping[str, object]) -> str:
    """Write files and a manifest of them into one new file; the answer is its digest."""
    manifest = {
        "made_at": datetime.now(UTC).replace(microsecond=0).isoformat(),  # noqa: TID251 - stamps the pack
        "program": __version__,
        **told,
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
    with zipfile.ZipFile(out, "x", zipfile.ZIP_DEFLATED) as pack:
        for name, content in sorted({**files, MANIFEST: as_file(manifest)}.items()):
            pack.writestr(zipfile.ZipInfo(name, ALWAYS), content, zipfile.ZIP_DEFLATED)
    return hashlib.sha256(out.read_bytes()).hexdigest()


def as_file(value: object) -> bytes:
    """A value as a file of JSON."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=_plain) + "\n").encode()


def _plain(value: object) -> object:
    """What JSON does not know, as it is written."""
    return getattr(value, "value", str(value))
