"""The installation sheet and the accessibility statement, each as one page to print."""

from collections.abc import Sequence
from html import escape

from app.access.dimensions import Dimension
from app.access.measuring import Measure

OPEN = (
    "Chinese and Japanese are spoken by a plain voice; names in Japanese characters are passed over.",
    "Headphones start the voice where the machine's own socket or the keypad (keys F9 and F10) reports the plug.",
    "Brightness, reflection, force and height above the floor are on the installation sheet and not measured here.",
    "No person with a disability has judged this version; these are the program's own measures.",
)
"""What this statement does not claim."""

_STYLE = """
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.5rem; color: #211c17; background: #fff;
  font: 1rem/1.5 "Noto Sans", system-ui, sans-serif }
h1 { font-size: 1.8rem; margin: 0 0 .5rem } h2 { margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100% } caption { text-align: left; padding-bottom: .5rem }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid #857a6d }
@media print { body { padding: 0 } tr { break-inside: avoid } }
"""


def sheet_page(kiosk: str, dimensions: Sequence[Dimension]) -> str:
    """The sheet for whoever puts the kiosk up."""
    rows = "\n".join(_row(line.what, line.how_much, line.why) for line in dimensions)
    return _page(
        f"Installing {kiosk}",
        "<p>Heights are above the finished floor. Tick each line once it has been measured on the spot.</p>"
        f"<table><thead>{_head('What', 'How much', 'Why')}</thead><tbody>\n{rows}\n</tbody></table>",
    )


def statement_page(hotel: str, contact: str, version: str, measures: Sequence[Measure]) -> str:
    """The statement for guests and authorities: every measure as it came out, and what is not claimed."""
    missed = [measure for measure in measures if not measure.is_met]
    verdict = "Every measure is met." if not missed else f"{len(missed)} of {len(measures)} measures are not met."
    rows = "\n".join(_row(m.name, m.source, m.asked, m.found, "met" if m.is_met else "not met") for m in measures)
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in OPEN)
    ask = f"Tell {hotel} what keeps you from using it: {contact}." if contact else f"Tell {hotel} at the front desk."
    return _page(
        "Accessibility statement",
        f"<p>{escape(verdict)} Measured on the real screens of Evenkey {escape(version)} at this kiosk's pixel pitch. "
        "A face is never the only way in (EN 301 549 5.3): passport and booking code lead as far.</p>"
        f"<p>{escape(ask)}</p>"
        f"<table><thead>{_head('Measure', 'Source', 'Asked', 'Found', 'Result')}</thead>"
        f"<tbody>\n{rows}\n</tbody></table>"
        f"<h2>What is not claimed</h2><ul>{items}</ul>",
    )


def _page(title: str, content: str) -> str:
    """One page."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(title)}</title><style>{_STYLE}</style></head><body>
<h1>{escape(title)}</h1>
{content}
</body></html>
"""


def _head(*names: str) -> str:
    """The names of the columns."""
    return "<tr>" + "".join(f'<th scope="col">{escape(name)}</th>' for name in names) + "</tr>"


def _row(first: str, *others: str) -> str:
    """One row, its first cell the name of it."""
    cells = "".join(f"<td>{escape(text)}</td>" for text in others)
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
