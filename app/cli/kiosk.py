"""The kiosk itself: run it, show it, examine it."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import os
import sys
from pathlib import Path

import click

from app.cli.place import Command, Place, as_json, fail, pass_place, say_json


@click.command(cls=Command)
@click.option("--windowed", is_flag=True, help="In a window instead of the full screen.")
@pass_place
def run(place: Place, windowed: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """Serve guests, full screen."""
    from app import __version__
    from app.bootstrap import build_kiosk
    from app.doctor.running import mark_of
    from app.lock import LockedError, one_at_a_time, serving, was_cut_short
    from app.logs import open_log

    config = place.config()
    try:
        with one_at_a_time(place.state):
            open_log(place.state / "logs")
            is_after_crash = was_cut_short(place.state)
            kiosk = build_kiosk(config, place.state, argv=sys.argv[:1], is_after_crash=is_after_crash)
            with serving(place.state, mark_of(config, __version__, os.getpid())):
                code = kiosk.run(is_full_screen=config.kiosk.is_full_screen and not windowed)
    except LockedError:
        fail(f"A kiosk already runs with {place.state}.")
    sys.exit(code)


@click.command(cls=Command)
@click.option("--headless", is_flag=True, help="Play one visit without a display and leave its evidence.")
@click.option("--way", type=click.Choice(["face", "passport", "code"]), default="face", show_default=True)
@click.option("--language", default="en", show_default=True, help="BCP 47, such as zh-CN or ar.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("evenkey-demo"), show_default=True
)
@click.option("--landscape", is_flag=True, help="On a wide screen instead of an upright one.")
@pass_place
def demo(place: Place, headless: bool, way: str, language: str, out: Path, landscape: bool) -> None:  # noqa: FBT001
    """The kiosk with a simulated hotel, guest and camera."""
    from app.demo.headless import play_headless
    from app.demo.script import DemoWay

    config = place.config()
    if language not in config.hotel.languages:
        fail(f"The language {language} is not one of {', '.join(config.hotel.languages)}.")
    if headless:
        code = play_headless(config, DemoWay(way), language, out.resolve(), is_landscape=landscape)
    else:
        from app.demo.shown import play_shown

        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            fail("There is no display here; `evenkey demo --headless` plays the visit without one.")
        code = play_shown(config, place.state / "demo")
    sys.exit(code)


@click.command(cls=Command)
@click.option("--seconds", type=click.FloatRange(min=1), default=300.0, show_default=True, help="How long.")
@pass_place
def closed(place: Place, seconds: float) -> None:
    """Show a plain page that sends guests to the desk; for the system, while the kiosk cannot run."""
    from app import paths
    from app.i18n import load_words
    from app.ui.application import make_application
    from app.ui.closed import ClosedPage, show_closed

    config = place.config_or_defaults()
    application = make_application(sys.argv[:1])
    page = ClosedPage(load_words(paths.resources()), config.hotel.languages, config.kiosk.pixel_pitch_mm)
    sys.exit(show_closed(application, page, seconds))


@click.command(cls=Command)
@click.option(
    "--commission", "is_commissioning", is_flag=True, help="Ask what only eyes and hands can tell, and keep it."
)
@as_json
@pass_place
def doctor(place: Place, is_commissioning: bool, is_json: bool) -> None:  # noqa: FBT001
    """Check camera, models, printer, fonts, store, isolation and clock, and say how to mend each."""
    from app.cli.commissioning import ask
    from app.doctor.checks import examine
    from app.domain.device import Grade

    findings = examine(place.config(), place.state)
    if is_json:
        say_json([finding.as_dict() for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.state.mark} {finding.name:<12} {finding.sentence}")
            if finding.mend:
                click.echo(f"  {'':<12} {finding.mend}")
    is_open = ask(place, findings) if is_commissioning else False
    if is_open or any(finding.state is Grade.FAILS for finding in findings):
        sys.exit(1)
