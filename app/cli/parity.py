"""Whether the two ways are equal on this kiosk: a report to read, one for a machine, and its name for the receipts."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import json
import os
import sys
from pathlib import Path

import click

from app.cli.evaluate import evaluated, progress_bar
from app.cli.place import Command, Place, pass_place

REPORT_JSON, REPORT_HTML = "parity.json", "parity.html"


@click.command(cls=Command)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for the report.")
@click.option("--few", is_flag=True, help="A few looks in which every value stands, instead of every look.")
@pass_place
def parity(place: Place, out: Path, few: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """Measure whether the two ways are equal, in every language, size, theme and order; fail if a hard measure does.

    The report's name stands in every receipt from the kiosk's next start on.
    """
    from app import paths
    from app.bootstrap import draw_side
    from app.i18n import LANGUAGES, load_words
    from app.parity.looker import shares
    from app.parity.page import html
    from app.parity.suite import measured
    from app.parity.variants import all_variants, chosen_variants
    from app.ui.application import make_application

    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={paths.resources() / 'screens' / 'portrait.json'}"
    out.mkdir(parents=True, exist_ok=True)
    application = make_application(sys.argv[:1])
    languages = tuple(LANGUAGES)
    looks = list((chosen_variants if few else all_variants)(languages))
    with progress_bar("Measuring") as moved:
        report = measured(
            load_words(paths.resources()),
            languages,
            looks,
            draw=draw_side,
            pictures=out,
            looker=lambda taken: shares(taken, out, evaluated),
            progress=moved,
        )
    application.quit()
    text = json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n"
    (out / REPORT_JSON).write_text(text, encoding="utf-8")
    place.state.mkdir(parents=True, exist_ok=True, mode=0o700)
    (place.state / REPORT_JSON).write_text(text, encoding="utf-8")
    (out / REPORT_HTML).write_text(html(report, sorted(out.glob("c*.png"))), encoding="utf-8")
    click.echo(f"{report.score} of 100 in {report.looks} looks: {out / REPORT_HTML}")
    if report.hard_failures:
        click.echo(f"Hard failures: {', '.join(report.hard_failures)}", err=True)
        sys.exit(1)
