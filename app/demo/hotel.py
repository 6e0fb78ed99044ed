"""The demo hotel: settings that need no camera, and what its guests carry."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from app import paths
from app.bookings.arrivals import parse_arrivals
from app.bookings.demo import DEMO_CODE, demo_arrivals
from app.bootstrap import open_stores, today_of
from app.config import Config
from app.demo.player import Pocket
from app.domain.gates import Assessment, Part
from app.domain.notice import NoticeApproval
from app.domain.specimen import SPECIMEN_LINES
from app.gates import scope_now
from app.notices import notices_of, shipped, words_in_force

VALID_DAYS = 365
"""How long the invented assessment holds."""


def demo_config(config: Config) -> Config:
    """The settings of an invented hotel with the built-in virtual guest before the camera, in a window."""
    demo = config.for_demo()
    return replace(demo, kiosk=replace(demo.kiosk, is_full_screen=False))


def demo_pocket() -> Pocket:
    """The passport and the booking code of the demo guest, who does not exist."""
    return Pocket(mrz_lines=SPECIMEN_LINES, code=DEMO_CODE)


def prepare_hotel(demo: Config, state: Path) -> None:
    """Give the invented hotel its arrivals for today, and an invented assessment and approval of the notice.

    Raises: STORE_UNAVAILABLE.
    """
    import_demo_arrivals(demo, state)
    today = today_of(demo)
    until = today + timedelta(days=VALID_DAYS)
    notices = notices_of(demo, words_in_force(demo, state, today))
    invented = Assessment("DEMO", today, until, "00", "0" * 64, frozenset(Part), scope_now(demo, notices))
    stores = open_stores(demo, state)
    assessments = stores.assessments
    if assessments.newest() != invented:
        assessments.approve(invented, "Invented, for an invented hotel.")
    if not stores.notices.in_force(today):
        stores.notices.approve(NoticeApproval(shipped(), demo.notice.effective_date, "00", "01"))


def import_demo_arrivals(config: Config, state: Path) -> int:
    """Fill a demo hotel's list with arrivals for today; says how many. Raises: STORE_UNAVAILABLE."""
    template = (paths.resources() / "demo" / "arrivals.csv").read_text(encoding="utf-8")
    arrivals = parse_arrivals(demo_arrivals(template, today_of(config)))
    open_stores(config, state).bookings.import_arrivals(arrivals.bookings)
    return len(arrivals.bookings)
