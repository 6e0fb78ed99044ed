"""The demo hotel: settings that need no camera, and what its guests carry."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from app.bookings.demo import DEMO_CODE, DEMO_MRZ
from app.bootstrap import import_demo_arrivals, open_stores, today_of
from app.config import Config
from app.demo.player import Pocket
from app.domain.gates import Assessment, Part
from app.gates import scope_now

VALID_DAYS = 365
"""How long the invented assessment holds."""


def demo_config(config: Config) -> Config:
    """The settings of an invented hotel with the built-in virtual guest before the camera, in a window."""
    demo = config.for_demo()
    return replace(demo, kiosk=replace(demo.kiosk, is_full_screen=False))


def demo_pocket() -> Pocket:
    """The passport and the booking code of the demo guest, who does not exist."""
    return Pocket(mrz_lines=tuple(DEMO_MRZ), code=DEMO_CODE)


def prepare_hotel(demo: Config, state: Path) -> None:
    """Give the invented hotel its arrivals for today, and an invented assessment. Raises: STORE_UNAVAILABLE."""
    import_demo_arrivals(demo, state)
    today = today_of(demo)
    until = today + timedelta(days=VALID_DAYS)
    invented = Assessment("DEMO", today, until, "00", "0" * 64, frozenset(Part), scope_now(demo))
    assessments = open_stores(demo, state).assessments
    if assessments.newest() != invented:
        assessments.approve(invented, "Invented, for an invented hotel.")
