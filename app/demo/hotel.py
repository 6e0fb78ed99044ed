"""The demo hotel: settings that need no camera, and what its guests carry."""

from dataclasses import replace

from app.bookings.demo import DEMO_CODE, DEMO_MRZ
from app.config import Config
from app.demo.player import Pocket


def demo_config(config: Config) -> Config:
    """The settings of an invented hotel with the built-in virtual guest before the camera, in a window."""
    return replace(config.for_demo(), kiosk=replace(config.kiosk, is_full_screen=False))


def demo_pocket() -> Pocket:
    """The passport and the booking code of the demo guest, who does not exist."""
    return Pocket(mrz_lines=tuple(DEMO_MRZ), code=DEMO_CODE)
