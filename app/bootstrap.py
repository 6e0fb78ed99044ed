"""The one place where ports meet adapters: builds a kiosk, or the stores alone, from a Config and a state folder."""

import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app import paths
from app.checkup.day import DayReports
from app.checkup.drift import parts_of, settings
from app.checkup.rounds import Rounds
from app.config import VIRTUAL_PRINTER, Config
from app.devices.chime import EspeakChime, NoChime
from app.devices.clock import QtClock
from app.devices.code_reader import CodeReader
from app.devices.headphones import Headphones
from app.devices.printer import CupsPrinter
from app.devices.simulated_printer import SimulatedPrinter
from app.devices.supervisor import SystemdSupervisor
from app.devices.vision_command import vision_command_of
from app.devices.vision_process import VisionProcess
from app.devices.voice import EspeakVoice, is_voice_there
from app.domain.ages import AgeRules
from app.domain.booking import business_day
from app.domain.consent import Side
from app.domain.gates import Lock
from app.domain.notice import Notice
from app.domain.rules import Rules
from app.errands import Ports
from app.flow.events import TextScanned, VoiceStarted, VoiceStopped
from app.gates import FaceGates, gates_of, means_of, settled_locks
from app.i18n import Words
from app.notices import MIRROR, is_outdated, notices_of, shown_digests, words_in_force
from app.ports import Printer
from app.profiles import profile_of
from app.releases import releases_of
from app.ui.application import make_application
from app.ui.conductor import Conductor
from app.ui.kiosk import Kiosk
from app.ui.shell import Shell
from app.ui.worker import Worker

if TYPE_CHECKING:
    from app.receipts.papers import PdfPapers
    from app.storage.assessment_store import SqliteAssessments
    from app.storage.audit_log import SqliteAudit
    from app.storage.booking_store import SqliteBookings
    from app.storage.day_figures import DayFigures
    from app.storage.desk_tables import SqliteDeskTables
    from app.storage.ledger import Ledger
    from app.storage.notice_store import SqliteNotices
    from app.storage.personal import SqlitePersonal
    from app.storage.receipt_store import SqliteReceipts
    from app.storage.retention import SqliteRetention
    from app.storage.rule_store import SqliteRules
    from app.storage.staff_store import SqliteStaff

DATABASE = "evenkey.db"


@dataclass(frozen=True)
class Stores:
    """The stores of one state folder; to be used on the thread that opened them."""

    receipts: "SqliteReceipts"
    bookings: "SqliteBookings"
    staff: "SqliteStaff"
    audit: "SqliteAudit"
    personal: "SqlitePersonal"
    retention: "SqliteRetention"
    assessments: "SqliteAssessments"
    desk: "SqliteDeskTables"
    notices: "SqliteNotices"
    figures: "DayFigures"
    rules: "SqliteRules"
    ledger: "Ledger"


def today_of(config: Config, now: Callable[[tzinfo], datetime] = datetime.now) -> date:  # noqa: TID251 - a door
    """The hotel's business day, by its own wall clock."""
    return business_day(now(ZoneInfo(config.hotel.time_zone)), config.hotel.day_begins_hour)


def open_stores(config: Config, state: Path) -> Stores:
    """Open the database of a state folder. Raises: STORE_UNAVAILABLE."""
    # Imported here: SQLite and argon2 load on the worker's thread, after the first paint, not before it.
    from app.storage.assessment_store import SqliteAssessments  # noqa: PLC0415
    from app.storage.audit_log import SqliteAudit  # noqa: PLC0415
    from app.storage.booking_store import SqliteBookings  # noqa: PLC0415
    from app.storage.database import open_database, utc_now  # noqa: PLC0415
    from app.storage.day_figures import DayFigures  # noqa: PLC0415
    from app.storage.desk import desk_of, parity_of  # noqa: PLC0415
    from app.storage.desk_tables import SqliteDeskTables  # noqa: PLC0415
    from app.storage.ledger import ledger_beside  # noqa: PLC0415
    from app.storage.notice_store import SqliteNotices  # noqa: PLC0415
    from app.storage.personal import SqlitePersonal  # noqa: PLC0415
    from app.storage.receipt_store import SqliteReceipts  # noqa: PLC0415
    from app.storage.retention import SqliteRetention  # noqa: PLC0415
    from app.storage.rule_store import SqliteRules, rules_changed  # noqa: PLC0415
    from app.storage.staff_store import SqliteStaff  # noqa: PLC0415

    database = open_database(state / DATABASE)
    config = config.with_changes(rules_changed(database))
    ledger = ledger_beside(database, desk_of(config, parity_of(state)), utc_now)
    audit = SqliteAudit(database, ledger=ledger)
    return Stores(
        receipts=SqliteReceipts(database, ledger=ledger),
        bookings=SqliteBookings(database, today=lambda: today_of(config), audit=audit),
        staff=SqliteStaff(database, state / "keys", ledger=ledger),
        audit=audit,
        personal=SqlitePersonal(database, ledger=ledger),
        retention=SqliteRetention(database, state, config.schedule, today=lambda: today_of(config), ledger=ledger),
        assessments=SqliteAssessments(database, ledger=ledger),
        desk=SqliteDeskTables(database, today=lambda: today_of(config)),
        notices=SqliteNotices(database, state / MIRROR, ledger=ledger),
        figures=DayFigures(database, ledger, audit),
        rules=SqliteRules(database, audit=audit),
        ledger=ledger,
    )


def papers_of(config: Config, words: Words, receipts: "SqliteReceipts") -> "PdfPapers":
    """The layout of receipts for this hotel, each with what is issued for it out of this register."""
    from app.receipts.document import hotel_facts  # noqa: PLC0415 - ReportLab loads after the first paint
    from app.receipts.papers import PdfPapers  # noqa: PLC0415
    from app.receipts.qr import receipt_text  # noqa: PLC0415

    return PdfPapers(
        words,
        hotel_facts(config),
        paths.assets() / "fonts",
        form=config.printer.paper,
        issue=lambda receipt: receipts.issued(receipt.id),
        qr_text=lambda receipt: receipt_text(receipt, receipts.token(receipt), config.receipts.verify_url),
    )


def open_ports(config: Config, state: Path, words: Words) -> Ports:
    """Everything errands need, opened on the calling thread, what is due erased. Raises: STORE_UNAVAILABLE."""
    from app.office.hotel_office import office_of  # noqa: PLC0415 - as above
    from app.storage.exports import FolderExports  # noqa: PLC0415

    stores = open_stores(config, state)
    stores.receipts.close_crashed()
    stores.receipts.expire_due()
    stores.retention.tend()
    printer = printer_of(config)
    printer.tidy()
    gates = face_gates_of(config, words, stores)
    reports = reports_of(config, state, stores, printer, gates)
    with suppress(OSError):  # a disk that takes no file stops nobody from checking in; the face way is locked then
        stores.notices.lay_out()
    return Ports(
        receipts=stores.receipts,
        bookings=stores.bookings,
        papers=papers_of(config, words, stores.receipts),
        printer=printer,
        staff=stores.staff,
        audit=stores.audit,
        upkeep=stores.retention,
        desk=stores.desk,
        exports=FolderExports(state / "exports", issued=stores.receipts.issued),
        personal=stores.personal,
        devices=reports.rounds,
        reports=reports,
        gates=gates,
        office=office_of(config, state, stores, gates, lambda: today_of(config)),
    )


def reports_of(config: Config, state: Path, stores: Stores, printer: Printer, gates: FaceGates) -> DayReports:
    """What reports of a day, on the thread that opened the stores."""
    return DayReports(rounds_of(config, state, stores, printer), stores.figures.of, gates, lambda: today_of(config))


def rounds_of(config: Config, state: Path, stores: Stores, printer: Printer) -> Rounds:
    """What looks at every part of this kiosk, on the thread that opened the stores."""
    from app.storage.database import utc_now  # noqa: PLC0415 - as above

    same = lambda: settings(state, lambda: stores.receipts.ledger.keys, lambda: looked_over(config, state))  # noqa: E731
    return Rounds(config, state / DATABASE, printer, stores.receipts.last_face, same, is_voice_there, utc_now)


def looked_over(config: Config, state: Path) -> Mapping[str, str]:
    """Everything of this kiosk that is looked over, by digests of what it is now."""
    return parts_of(config, shown_digests(config, state, today_of(config)))


def printer_of(config: Config) -> Printer:
    """The hotel's printer, or the one of the demo that is not there."""
    queue = config.printer.queue
    return SimulatedPrinter() if queue == VIRTUAL_PRINTER else CupsPrinter(queue, config.kiosk.id, config.printer.paper)


def face_gates_of(config: Config, words: Words, stores: Stores) -> FaceGates:
    """The gates of the face way of this hotel, whose guests read these words."""
    return gates_of(
        config,
        notices_of(config, words),
        stores.assessments,
        stores.notices,
        shown=words.notice_sha256,
        today=lambda: today_of(config),
        is_closed=lambda: stores.rules.now().get("offered") == "no",
    )


def rules_of(config: Config, notices: Mapping[str, Notice], words: Words) -> Rules:
    """What the flow must know of this hotel; the face way stays locked until its gates were read."""
    settled = settled_locks(config, notices)
    return Rules(
        notices={language: notice.ref for language, notice in notices.items()},
        default_language=config.hotel.language,
        zone=ZoneInfo(config.hotel.time_zone),
        is_face_allowed=profile_of(config.hotel.profiles).face_allowed,
        is_face_offered=not settled,
        locks=settled or (Lock.NOT_CHECKED,),
        face_means=means_of(config),
        has_document_camera=bool(config.document.source),
        releases=releases_of(config, words),
        ages=AgeRules(child=config.face.minor_age),
        identity_check=config.hotel.identity_check,
        has_printer=bool(config.printer.queue),
        has_voice=is_voice_there(),
        idle_s=config.times.idle_s,
        warning_s=config.times.warning_s,
        arrived_s=config.times.arrived_s,
        staff_s=config.times.staff_s,
        call_again_s=60.0 * config.help.again_minutes,
        face_s=config.face.face_s,
        hold_s=config.face.hold_s,
    )


def draw_side() -> Side:
    """Draw where the face card stands, both places equally likely (P10)."""
    return secrets.choice(list(Side))


def build_kiosk(
    config: Config,
    state: Path,
    *,
    argv: list[str],
    draw: Callable[[], Side] = draw_side,
    is_after_crash: bool = False,
) -> Kiosk:
    """Build the whole kiosk around one window; nothing is shown or opened before `Kiosk.run`.

    `is_after_crash` has the first guest told that the machine had to start again.
    """
    words = words_in_force(config, state, today_of(config))
    notices = notices_of(config, words)
    rules = rules_of(config, notices, words)
    application = make_application(argv)
    shell = Shell(
        words,
        notice_for=lambda language: notices[language],
        hotel_name=config.hotel.name,
        pitch_mm=config.kiosk.pixel_pitch_mm,
        warning_s=rules.warning_s,
    )
    worker = Worker(lambda: open_ports(config, state, words))
    vision = VisionProcess(
        vision_command_of(config),
        on_report=lambda report: conductor.take_report(report),  # noqa: PLW0108 - the conductor is made below
        on_picture=lambda picture: conductor.take_picture(picture),  # noqa: PLW0108
        on_gone=lambda fault: conductor.take_fault(fault),  # noqa: PLW0108
    )
    clock = QtClock()
    conductor = Conductor(
        rules=rules,
        stage=shell,
        errands=worker,
        vision=vision,
        clock=clock,
        voice=EspeakVoice(),
        chime=EspeakChime() if config.help.chime else NoChime(),
        draw_side=draw,
        today=lambda: today_of(config),
        is_after_crash=is_after_crash,
    )
    return Kiosk(
        application,
        shell=shell,
        conductor=conductor,
        worker=worker,
        vision=vision,
        reader=CodeReader(on_scan=lambda text: conductor.take(TextScanned(text))),
        headphones=Headphones(lambda is_in: conductor.take(VoiceStarted() if is_in else VoiceStopped())),
        supervisor=SystemdSupervisor(os.environ),
        clock=clock,
        is_outdated=lambda: is_outdated(words, config, state, today_of(config)),
    )
