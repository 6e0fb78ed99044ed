"""What every record says of the hotel, the machine and its settings, out of the settings themselves."""

import json
import re
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from app import __version__
from app.config import Config
from app.proof.canonical import canonical, digest
from app.proof.terms import LINE_MAX, Desk

PARITY = "parity.json"
"""The file of the state folder that keeps the newest parity report."""

_PARITY_ID = re.compile(r"parity-[0-9a-f]{16}")


def parity_of(state: Path) -> str:
    """The name of the parity report that measured this version of the program; empty where none did."""
    try:
        told = json.loads((state / PARITY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    known = told.get("id") if isinstance(told, dict) and told.get("version") == __version__ else None
    return known if isinstance(known, str) and _PARITY_ID.fullmatch(known) else ""


def desk_of(config: Config, parity: str = "") -> Desk:
    """What every record of this kiosk says of the hotel and the machine; `parity` names its newest parity report."""
    hotel = config.hotel
    settings = json.loads(json.dumps(asdict(config), default=str))
    return Desk(
        kiosk_id=config.kiosk.id,
        controller=(hotel.legal_name or hotel.name)[:LINE_MAX],
        contact=hotel.contact[:LINE_MAX],
        address=hotel.address[:LINE_MAX],
        country=hotel.country,
        software=__version__,
        profile="+".join(hotel.profiles),
        configuration=digest(canonical(settings)).hex(),
        parity=parity,
        retention_days=config.receipts.retention_days,
        face_s=round(config.face.face_s),
        valid_for=timedelta(hours=config.receipts.consent_hours),
    )
