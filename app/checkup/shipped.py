"""What the program brings along, each file against its digest: models and fonts."""

import hashlib
import tomllib
from pathlib import Path

from app.domain.device import Device, DeviceState
from app.models.manifest import ModelError, read_manifest
from app.models.verify import ModelState, verify

FONT_LIST = "fonts.toml"


def models(folder: Path, manifest: Path) -> DeviceState:
    """Every model against its digest; the optional ones may be left out."""
    try:
        findings = verify(folder, read_manifest(manifest))
    except ModelError as error:
        return DeviceState(Device.MODELS, "unlisted", {"why": str(error)})
    wrong = ", ".join(finding.model.file for finding in findings if finding.state.is_fault)
    left_out = ", ".join(finding.model.file for finding in findings if finding.state is ModelState.LEFT_OUT)
    facts = {"folder": str(folder), "files": wrong, "left_out": left_out}
    return DeviceState(Device.MODELS, "wrong" if wrong else "works", facts)


def fonts(folder: Path) -> DeviceState:
    """Every shipped font file against the list of fonts."""
    if not (folder / FONT_LIST).is_file():
        return DeviceState(Device.FONTS, "unlisted", {"folder": str(folder)})
    listed = tomllib.loads((folder / FONT_LIST).read_text(encoding="utf-8"))["font"]
    wrong = [
        font["file"]
        for font in listed
        if not (folder / font["file"]).is_file()
        or hashlib.sha256((folder / font["file"]).read_bytes()).hexdigest() != font["sha256"]
    ]
    return DeviceState(Device.FONTS, "wrong" if wrong else "works", {"files": ", ".join(wrong), "count": len(listed)})
