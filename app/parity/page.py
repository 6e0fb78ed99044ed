"""The report as one page to read: the score, every measure, and pictures of the screens that were measured."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from app.parity.report import Line, Report

_STYLE = """
:root { color-scheme: light; --ink: #211c17; --soft: #5d544b; --line: #d9d0c4; --paper: #faf7f2; --bad: #9b1c1c;
  --good: #1d6b3a }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 74rem; padding: 2.5rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Noto Sans", system-ui, sans-serif }
h1 { font-size: 2rem; margin: 0 } h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem }
.score { font-size: 4rem; font-weight: 700; line-height: 1.1; margin: 1rem 0 0; font-variant-numeric: tabular-nums }
p { margin: .25rem 0; color: var(--soft); max-width: 60ch }
table { border-collapse: collapse; width: 100%; background: #fff }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid var(--line) }
th { font-weight: 600 } td.n { font-variant-numeric: tabular-nums; white-space: nowrap }
.fails { color: var(--bad); font-weight: 700 } .passes { color: var(--good) } .unmeasured { color: var(--soft) }
small { color: var(--soft); display: block; overflow-wrap: anywhere }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem }
figure { margin: 0; background: #fff; border: 1px solid var(--line); padding: .5rem }
img { width: 100%; height: auto; display: block }
figcaption { font-size: .8rem; color: var(--soft); padding-top: .35rem }
"""


def html(report: Report, pictures: Iterable[Path]) -> str:
    """The page; the pictures lie beside it."""
    verdict = "No hard failure." if not report.hard_failures else f"Hard failures: {', '.join(report.hard_failures)}."
    rows = "\n".join(_row(line) for line in report.lines)
    shown = "\n".join(_figure(picture) for picture in pictures)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Evenkey parity {escape(report.id)}</title><style>{_STYLE}</style></head><body>
<h1>Are the two ways equal?</h1>
<p class="score">{report.score} of 100</p>
<p>{escape(verdict)} {report.looks} looks in {len(report.languages)} languages, Evenkey {escape(report.version)},
report {escape(report.id)}.</p>
<p>A hard measure that fails costs 5 and stops a build; any other costs 1. The limits are Evenkey's own: no regulator
publishes any. What a report cannot measure is named as not measured, and counts for nothing.</p>
<h2>Measures</h2>
<table><thead><tr><th>Measure</th><th>Asks</th><th>Came out</th><th>Taken</th><th>Result</th></tr></thead><tbody>
{rows}
</tbody></table>
<h2>Screens</h2>
<div class="pictures">
{shown}
</div>
</body></html>
"""


def _row(line: Line) -> str:
    """One measure."""
    state = "unmeasured" if not line.measured else "fails" if line.failed else "passes"
    result = {"unmeasured": "not measured", "fails": f"fails {line.failed}", "passes": "passes"}[state]
    weight = " (hard)" if line.is_hard else ""
    return (
        f"<tr><td class='n'>{line.metric}{weight}</td><td>{escape(line.asks)}</td>"
        f"<td>{escape(line.value)}{_small(line.failures)}{_small([line.why_not])}</td>"
        f"<td class='n'>{line.measured}</td><td class='{state}'>{result}</td></tr>"
    )


def _small(lines: Sequence[str]) -> str:
    """Lines in small print."""
    return "".join(f"<small>{escape(line)}</small>" for line in lines if line)


def _figure(picture: Path) -> str:
    """One picture with its look."""
    name, look = escape(picture.name), escape(picture.stem)
    return f"<figure><img src='{name}' alt='{look}' loading='lazy'><figcaption>{look}</figcaption></figure>"
