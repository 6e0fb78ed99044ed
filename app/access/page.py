"""The installation sheet and the accessibility statement, each as one page to print."""

from collections.abc import Sequence
from html import escape

from app.access.dimensions import Dimension
from app.access.measuring import Measure
from app.i18n import Words

OPEN = ("voice", "headphones", "surroundings", "judged")
"""What the statement does not claim, by the last part of its words."""

NEVER_ONLY = "EN 301 549 5.3"
"""Source of the promise that a face is never the only way in."""

_STYLE = """
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.5rem; color: #211c17; background: #fff;
  font: 1rem/1.5 "Noto Sans", system-ui, sans-serif }
h1 { font-size: 1.8rem; margin: 0 0 .5rem } h2 { margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100% } caption { text-align: start; padding-bottom: .5rem }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid #857a6d }
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


def statement_page(
    words: Words, language: str, hotel: str, contact: str, version: str, measures: Sequence[Measure]
) -> str:
    """The statement for guests and authorities: every measure as it came out, and what is not claimed."""

    def said(key: str, **values: object) -> str:
        return words.text(language, f"statement.{key}", **values)

    missed = sum(not measure.is_met for measure in measures)
    verdict = said("missed", missed=missed, all=len(measures)) if missed else said("all_met")
    rows = "\n".join(
        _row(
            said(f"measure.{each.code}"),
            each.source,
            said(each.bound.value, value=_apart(each.asked)) if each.asked else said("none"),
            each.found or said("none"),
            said("met" if each.is_met else "not_met"),
        )
        for each in measures
    )
    items = "".join(f"<li>{escape(said(f'open.{each}'))}</li>" for each in OPEN)
    whom, how = _apart(hotel), {"contact": _apart(contact)} if contact else {}
    lines = (
        verdict,
        said("measured", version=_apart(version)),
        f"{said('never_only')} ({_apart(NEVER_ONLY)})",
        said("tell" if contact else "tell_desk", hotel=whom, **how),
    )
    head = _head(*(said(f"column.{column}") for column in ("measure", "source", "asked", "found", "result")))
    return _page(
        said("title"),
        "".join(f"<p>{escape(line)}</p>\n" for line in lines)
        + f"<table><thead>{head}</thead><tbody>\n{rows}\n</tbody></table>"
        f"<h2>{escape(said('open.title'))}</h2><ul>{items}</ul>",
        language,
        is_rtl=words.is_rtl(language),
    )


def _page(title: str, content: str, language: str = "en", *, is_rtl: bool = False) -> str:
    """One page."""
    side = "rtl" if is_rtl else "ltr"
    return f"""<!DOCTYPE html>
<html lang="{language}" dir="{side}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
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


def _apart(text: str) -> str:
    """What is in no language of the page, so that it keeps its own direction."""
    return f"\u2068{text}\u2069"
