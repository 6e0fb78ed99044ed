"""One page that says how this kiosk is, for staff and for who looks after many: a file, no service, no guest in it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from app import __version__, paths
from app.bootstrap import DATABASE, open_stores, printer_of, rounds_of
from app.config import Config
from app.doctor.running import settings_digest
from app.domain.device import Device, DeviceState, worst_first
from app.domain.problems import KioskError
from app.i18n import Words, load_words
from app.storage.database import open_database
from app.storage.evidence import Evidence
from app.ui.device_words import told_devices

FILE = "status.html"
DAY = timedelta(hours=24)

_STYLE = """
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem; color: #211c17; background: #f7f2ea;
  font: 1.1rem/1.5 "Noto Sans", system-ui, sans-serif }
h1 { font-size: 1.8rem; margin: 0 0 .5rem } p { margin: .25rem 0 }
table { border-collapse: collapse; width: 100%; margin-top: 1.5rem }
th, td { text-align: start; vertical-align: top; padding: .6rem .75rem; border-top: 1px solid #857a6d }
.lacks { background: #fdf0d5 } .fails { background: #f9ddd9 }
"""


def status_page(config: Config, state: Path, measures: Mapping[str, float]) -> str:
    """The page in the hotel's language: whether it runs, what was decided, the log's head, and every part's state."""
    words, language = load_words(paths.resources()), config.hotel.language
    zone, now = ZoneInfo(config.hotel.time_zone), datetime.now(UTC)  # noqa: TID251 - a door
    states, decided, head = _looked(config, state, now)
    runs = "running" if measures["up"] else "stopped"
    says = [
        words.text(language, f"report.status.{runs}"),
        words.text(language, "report.status.version", version=__version__, settings=settings_digest(config)),
        words.text(language, "report.status.decided", face=decided.get("given", 0), other=decided.get("declined", 0)),
        words.text(language, "report.status.calls", count=round(measures["help_calls_open"])),
        words.text(language, "report.status.log", count=round(measures["records"]), head=f"\u2068{head or '-'}\u2069"),
        words.text(language, "report.status.written", moment=words.moment(language, now.astimezone(zone))),
    ]
    return _page(words, language, config.kiosk.id, says, states, zone)


def _looked(config: Config, state: Path, now: datetime) -> tuple[tuple[DeviceState, ...], Mapping[str, int], str]:
    """Every part as it is, what was decided in a day, and the head of the log; of a store that fails, only that."""
    try:
        stores = open_stores(config, state)
        states = rounds_of(config, state, stores, printer_of(config)).look()
        decided = Evidence(open_database(state / DATABASE)).decided_since(now - DAY)
        return worst_first(states), decided, stores.receipts.ledger.note.split("\n")[2]
    except (KioskError, IndexError):
        return (DeviceState(Device.STORE, "fails"),), {}, ""


def _page(
    words: Words, language: str, kiosk: str, says: Iterable[str], states: tuple[DeviceState, ...], zone: ZoneInfo
) -> str:
    """One page, without a script and without anything from elsewhere."""
    title = words.text(language, "report.status.title", kiosk=kiosk)
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in says)
    told = zip(told_devices(words, language, states, zone), states, strict=True)
    rows = "\n".join(
        f'<tr class="{state.grade.value}"><th scope="row">{_lines(said.name)}</th><td>{_lines(said.words)}</td></tr>'
        for said, state in told
    )
    side = "rtl" if words.is_rtl(language) else "ltr"
    return f"""<!DOCTYPE html>
<html lang="{language}" dir="{side}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="60"><title>{escape(title)}</title><style>{_STYLE}</style></head><body>
<h1>{escape(title)}</h1>
{lines}
<table><tbody>
{rows}
</tbody></table>
</body></html>
"""


def _lines(text: str) -> str:
    """Text with its line breaks."""
    return "<br>".join(escape(line) for line in text.split("\n"))
