"""How the kiosk is put up where it stands, and what may be said of its accessibility: two commands beside the sign."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.evaluate import progress_bar
from app.cli.place import Command, Place, as_json, in_language, pass_place, say_json
from app.domain.comfort import GLASSES

if TYPE_CHECKING:
    from app.access.measuring import Ruler

glass_option = click.option(
    "--glass", type=click.Choice(list(GLASSES)), default="portrait", help="How the screen stands."
)
out_option = click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The new file (HTML)."
)


@click.command("sheet", cls=Command)
@out_option
@glass_option
@pass_place
def site_sheet(place: Place, out: Path, glass: str) -> None:
    """Write the installation sheet: heights, reach, cameras and floor, from this kiosk's own glass."""
    from app.access.dimensions import dimensions
    from app.access.page import sheet_page

    config = place.config()
    ruler, pitch_mm = _ruler(place, glass)
    width_px, height_px = GLASSES[glass]
    lines = dimensions(
        width_px * pitch_mm,
        height_px * pitch_mm,
        highest_mm=ruler.highest_px(has_low_reach=False) * pitch_mm,
        highest_low_mm=ruler.highest_px(has_low_reach=True) * pitch_mm,
    )
    out.write_text(sheet_page(config.kiosk.id, lines), encoding="utf-8")
    click.echo(f"{len(lines)} dimensions: {out}")


@click.command("statement", cls=Command)
@out_option
@glass_option
@in_language
@as_json
@pass_place
def site_statement(place: Place, out: Path, glass: str, language: str | None, is_json: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """Measure the real screens and write the accessibility statement; fail if a measure is not met."""
    from dataclasses import asdict

    from app import __version__, paths
    from app.access.page import statement_page
    from app.i18n import load_words

    hotel = place.config().hotel
    ruler, _ = _ruler(place, glass)
    with progress_bar("Measuring") as moved:
        measures = ruler.measures(progress=moved)
    words, told_in = load_words(paths.resources()), language or hotel.language
    page = statement_page(words, told_in, hotel.name, hotel.contact, __version__, measures)
    out.write_text(page, encoding="utf-8")
    missed = [words.text("en", f"statement.measure.{measure.code}") for measure in measures if not measure.is_met]
    if is_json:
        say_json({"measures": [asdict(measure) for measure in measures]})
    else:
        click.echo(f"{len(measures) - len(missed)} of {len(measures)} measures met: {out}")
    if missed:
        click.echo(f"Not met: {', '.join(missed)}", err=True)
        sys.exit(1)


def _ruler(place: Place, glass: str) -> "tuple[Ruler, float]":
    """A window of this kiosk's glass to measure on, and its pixel pitch in millimetres."""
    from app import paths
    from app.access.measuring import Ruler
    from app.i18n import load_words
    from app.ui.application import make_application

    config = place.config()
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={paths.resources() / 'screens' / f'{glass}.json'}"
    make_application(sys.argv[:1])
    pitch_mm = config.kiosk.pixel_pitch_mm
    ruler = Ruler(load_words(paths.resources()), config.hotel.languages, pitch_mm=pitch_mm, glass=GLASSES[glass])
    return ruler, pitch_mm
