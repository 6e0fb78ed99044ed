"""What the desk needs on paper: the report that opens or closes a shift."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import threading
from datetime import datetime
from pathlib import Path

import click

from app.cli.place import Group, Place, fail, pass_place
from app.cli.signing_in import signatures
from app.domain.day_report import ReportKind
from app.domain.permissions import Act
from app.domain.printing import NotPrinted, PrintJob, PrintStage, PrintState
from app.ports import Printer

LOOK_S, LOOKS_MAX = 1.0, 60
"""How often the queue is asked how far the report is, and how many times at most."""


@click.group(cls=Group)
def desk() -> None:
    """What the desk needs on paper."""


@desk.command("report")
@click.option("--opening", "kind", flag_value=ReportKind.OPENING.value, help="For the shift that begins.")
@click.option("--closing", "kind", flag_value=ReportKind.CLOSING.value, help="For the shift that ends.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The hotel's business day; else today.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write a new PDF file.")
@click.option("--print", "is_printed", is_flag=True, help="Print it on the kiosk's printer.")
@pass_place
def desk_report(place: Place, kind: str | None, day: datetime | None, out: Path | None, is_printed: bool) -> None:  # noqa: FBT001
    """Put the report of a shift on one page, to be signed; it names no guest. Sign with number and PIN."""
    from app.bootstrap import face_gates_of, open_stores, papers_of, printer_of, reports_of, today_of
    from app.notices import words_in_force

    if kind is None:
        fail("Say which: --opening or --closing.")
    if (out is None) is not is_printed:
        fail("Say where to: either --out FILE.pdf or --print.")
    config = place.config()
    today = today_of(config)
    wanted = day.date() if day else today
    if wanted > today:
        fail(f"{wanted} has not come yet.")
    if out is not None and out.exists():
        fail(f"{out} exists already; it was left as it is.")
    if is_printed and not config.printer.queue:
        fail("No printer is set; write the report into a file with --out.")
    words = words_in_force(config, place.state, today)
    stores, printer = open_stores(config, place.state), printer_of(config)
    member, _ = signatures(stores.staff, Act.WRITE_REPORT)
    reports = reports_of(config, place.state, stores, printer, face_gates_of(config, words, stores))
    report = reports.report(ReportKind(kind), wanted, member.id)
    pdf = papers_of(config, words, stores.receipts).report(report)
    stores.audit.record_act(Act.WRITE_REPORT, member.id, subject=f"{kind} {wanted}")
    if out is not None:
        with out.open("xb") as file:
            file.write(pdf)
        click.echo(f"{out}: {kind} report of {wanted}")
        return
    try:
        said = printed(printer, printer.send(pdf), LOOK_S)
    except NotPrinted as error:
        fail(f"The printer did not take the report: {error.fault.value}.")
    why = f" ({said.fault.value})" if said.fault else ""
    click.echo(f"The report: {said.stage.value}{why}.", err=said.stage is not PrintStage.PRINTED)
    if said.stage is not PrintStage.PRINTED:
        raise SystemExit(1)


def printed(printer: Printer, job: PrintJob, look_s: float) -> PrintState:
    """What the queue says of a report once nothing more is to be heard of it, or a minute later; then it is left."""
    pause = threading.Event()
    for _ in range(LOOKS_MAX):
        said = printer.watch(job)
        if said.is_over:
            return said
        pause.wait(look_s)
    printer.leave(job)
    return PrintState(PrintStage.UNKNOWN, said.fault, is_over=True)
