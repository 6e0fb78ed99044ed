"""What every record says of the hotel, the machine and its settings, out of the settings themselves."""

import json
from dataclasses import asdict
from datetime import timedelta

from app import __version__
from app.config import Config
from app.proof.canonical import canonical, digest
from app.proof.terms import LINE_MAX, Desk


def desk_of(config: Config) -> Desk:
    """What every record of this kiosk says of the hotel and the machine."""
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
        retention_days=config.receipts.retention_days,
        face_s=round(config.face.face_s),
        valid_for=timedelta(hours=config.receipts.consent_hours),
    )
