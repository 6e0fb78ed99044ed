"""What an installer asks first: does everything work here, and if not, how is it mended. Nothing is claimed untried."""

from datetime import UTC, datetime
from pathlib import Path

from app import __version__, paths
from app.bootstrap import DATABASE, face_gates_of, looked_over, open_stores, printer_of, today_of
from app.checkup import machine, plugged, shipped
from app.checkup.rounds import voice
from app.config import Config
from app.devices.voice import is_voice_there
from app.doctor.commissioning import commissioned
from app.doctor.finding import Finding
from app.doctor.running import running
from app.doctor.sentences import finding_of
from app.doctor.stored import stored_faces
from app.doctor.vision import protections_of
from app.domain.device import Device, DeviceState, Grade
from app.domain.gates import Lock
from app.domain.printing import PrinterCondition
from app.domain.problems import KioskError
from app.models.manifest import ModelError
from app.notices import notices_of, words_in_force
from app.proof.keys import KeyRing


def examine(config: Config, state: Path) -> list[Finding]:
    """Try everything, in the order an installer would mend it."""
    program = Finding("program", Grade.WORKS, f"Evenkey {__version__}.")
    now = datetime.now(UTC)  # noqa: TID251 - the clock itself is examined
    condition = printer_of(config).condition() if config.printer.queue else PrinterCondition()
    return [
        program,
        running(config, state, __version__),
        commissioned(state, lambda: KeyRing(state / "keys", lambda: now), lambda: looked_over(config, state)),
        finding_of(
            machine.store(state / DATABASE, lambda: open_stores(config, state)), state=str(state), database=DATABASE
        ),
        _faces(state),
        finding_of(machine.disk(state)),
        finding_of(machine.backup(state, now), state=str(state)),
        finding_of(machine.clock(now)),
        finding_of(shipped.models(paths.models(), paths.resources() / "models.toml")),
        _isolation(config),
        finding_of(plugged.face_camera(config, None)),
        finding_of(plugged.document_camera(config)),
        finding_of(plugged.reader()),
        _notice(config, state),
        _gates(config, state),
        finding_of(shipped.fonts(paths.assets() / "fonts")),
        finding_of(plugged.printer(config, condition)),
        finding_of(voice(has_voice=is_voice_there())),
    ]


def _faces(state: Path) -> Finding:
    """How many persons' face data is stored; none, by design, and still counted."""
    try:
        persons, sentence, mend = stored_faces(state)
    except (KioskError, OSError):
        mend = "Mend the store first, and make every file in the state folder readable for this user."
        return Finding("faces", Grade.FAILS, "Stored faces could not be counted.", mend)
    return Finding("faces", Grade.FAILS if persons else Grade.WORKS, sentence, mend)


def _isolation(config: Config) -> Finding:
    """Start the vision process and read which protections it proved to be on."""
    protections = protections_of(config)
    if protections is None:
        return finding_of(DeviceState(Device.ISOLATION, "not_started"))
    on, missing = (", ".join(c.replace("_", " ") for c in each) for each in (protections.on, protections.missing))
    return finding_of(DeviceState(Device.ISOLATION, "partly" if missing else "works"), on=on, missing=missing)


def _notice(config: Config, state: Path) -> Finding:
    """Whether every field of the notice is told in every language, and reviewed."""
    words = words_in_force(config, state, today_of(config))
    missing = {tag: notice.missing_fields() for tag, notice in notices_of(config, words).items()}
    gaps = "; ".join(f"{tag}: {', '.join(fields)}" for tag, fields in missing.items() if fields)
    if gaps:
        return Finding(
            "notice",
            Grade.FAILS,
            f"The notice is not complete ({gaps}); the face way stays shut.",
            "Fill in [hotel] in the settings.",
        )
    unread = [tag for tag in missing if not words.reviewed_by(tag)]
    if unread:
        return Finding(
            "notice",
            Grade.LACKS,
            f"The notice is complete; not yet reviewed by counsel: {', '.join(unread)}.",
            "Have counsel review it and fill in reviewed_by.",
        )
    return Finding("notice", Grade.WORKS, "The notice is complete and reviewed in every language.")


def _gates(config: Config, state: Path) -> Finding:
    """Whether anything locks the face way: the law, the room, the models, the assessment."""
    words = words_in_force(config, state, today_of(config))
    try:
        stores = open_stores(config, state)
        gates = face_gates_of(config, words, stores)
        locks = gates.locks()
    except (KioskError, ModelError):
        locks = (Lock.NOT_CHECKED,)
    if locks:
        reasons = "; ".join(words.text("en", f"desk.lock.{lock.value}") for lock in locks)
        mend = "Passport or code goes on. See: evenkey assessment status"
        return Finding("gates", Grade.LACKS, f"The face way is locked: {reasons}.", mend)
    return Finding("gates", Grade.WORKS, "Nothing locks the face way.")
