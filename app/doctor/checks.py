"""What an installer asks first: does everything work here, and if not, how is it mended. Nothing is claimed untried."""

import hashlib
import os
import shutil
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from app import __version__, paths
from app.bootstrap import DATABASE, face_gates_of, open_stores, printer_of, today_of
from app.config import VIRTUAL_PRINTER, Config
from app.devices.voice import is_voice_there
from app.doctor.commissioning import commissioned
from app.doctor.finding import Finding, State
from app.doctor.printer import sentence_and_mend
from app.doctor.running import running
from app.doctor.stored import stored_faces
from app.doctor.vision import protections_of
from app.domain.gates import Lock
from app.domain.problems import KioskError
from app.models.manifest import ModelError, read_manifest
from app.models.verify import ModelState, verify
from app.notices import notices_of, words_in_force
from app.proof.keys import KeyRing

ROOM_MB = 500
"""Free disk space below which receipts are soon in danger, in megabytes."""

SYNCHRONISED = Path("/run/systemd/timesync/synchronized")
"""There while time synchronisation keeps the clock. Source: systemd-timesyncd.service(8)."""

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
"""A clock that shows an earlier day than the program was written on is wrong."""


def examine(config: Config, state: Path) -> list[Finding]:
    """Try everything, in the order an installer would mend it."""
    program = Finding("program", State.WORKS, f"Evenkey {__version__}.")
    return [
        program,
        running(config, state, __version__),
        commissioned(config, state, lambda: KeyRing(state / "keys", lambda: datetime.now(UTC))),  # noqa: TID251 - a door
        _store(config, state),
        _faces(state),
        _disk(state),
        _clock(),
        _models(),
        _isolation(config),
        _camera(config),
        _notice(config, state),
        _gates(config, state),
        _fonts(),
        _printer(config),
        _voice(),
    ]


def _store(config: Config, state: Path) -> Finding:
    """Open the store as the kiosk does; that reads every setting back and checks the file."""
    try:
        open_stores(config, state)
    except KioskError:
        mend = f"Make {state} writable for this user, free disk space, or stop the kiosk and restore {DATABASE}."
        return Finding("store", State.FAILS, f"The store in {state} cannot be opened.", mend)
    return Finding("store", State.WORKS, f"The store in {state} is open, whole and durable.")


def _faces(state: Path) -> Finding:
    """How many persons' face data is stored; none, by design, and still counted."""
    try:
        persons, sentence, mend = stored_faces(state)
    except (KioskError, OSError):
        mend = "Mend the store first, and make every file in the state folder readable for this user."
        return Finding("faces", State.FAILS, "Stored faces could not be counted.", mend)
    return Finding("faces", State.FAILS if persons else State.WORKS, sentence, mend)


def _disk(state: Path) -> Finding:
    """Room for receipts, on the disk where the state folder is or would be made."""
    there = next(folder for folder in (state, *state.parents) if folder.is_dir())
    free_mb = shutil.disk_usage(there).free // 1_000_000
    if free_mb < ROOM_MB:
        return Finding("disk", State.FAILS, f"{free_mb} MB are free.", f"Free at least {ROOM_MB} MB.")
    return Finding("disk", State.WORKS, f"{free_mb} MB are free.")


def _clock() -> Finding:
    """A clock that cannot be right, or one that nothing keeps right."""
    now = datetime.now(UTC)  # noqa: TID251 - the clock itself is examined
    if now < BUILT:
        return Finding(
            "clock",
            State.FAILS,
            f"The clock says {now:%Y-%m-%d}.",
            "Set the clock, then switch on time synchronisation.",
        )
    if SYNCHRONISED.exists():
        return Finding(
            "clock", State.WORKS, f"The clock says {now:%Y-%m-%d %H:%M}Z and is kept by time synchronisation."
        )
    mend = "Switch on time synchronisation (timedatectl set-ntp true), or make sure another program keeps the clock."
    return Finding(
        "clock", State.LACKS, f"The clock says {now:%Y-%m-%d %H:%M}Z; nothing was found that keeps it right.", mend
    )


def _models() -> Finding:
    """Every model against its digest."""
    folder = paths.models()
    try:
        findings = verify(folder, read_manifest(paths.resources() / "models.toml"))
    except ModelError as error:
        return Finding("models", State.FAILS, str(error), "Install Evenkey anew.")
    wrong = ", ".join(finding.model.file for finding in findings if finding.state.is_fault)
    if wrong:
        return Finding("models", State.FAILS, f"Missing or changed in {folder}: {wrong}.", "Run: evenkey models fetch")
    left_out = [finding.model.file for finding in findings if finding.state is ModelState.LEFT_OUT]
    rest = f" Not there (optional): {', '.join(left_out)}." if left_out else ""
    return Finding("models", State.WORKS, f"All models in {folder} match their digests.{rest}")


def _isolation(config: Config) -> Finding:
    """Start the vision process and read which protections it proved to be on."""
    protections = protections_of(config)
    if protections is None:
        mend = (
            "Run: evenkey models fetch. If the models are there, this system denies seccomp; the face way stays shut."
        )
        return Finding("isolation", State.FAILS, "The vision process does not start.", mend)
    on = ", ".join(code.replace("_", " ") for code in protections.on)
    if protections.missing:
        missing = ", ".join(code.replace("_", " ") for code in protections.missing)
        return Finding(
            "isolation",
            State.LACKS,
            f"On: {on}. This system does not give: {missing}.",
            "Use a kernel with Landlock and user namespaces.",
        )
    return Finding("isolation", State.WORKS, f"On: {on}.")


def _camera(config: Config) -> Finding:
    """Whether the face camera's device is there; it is not opened, since nobody consented."""
    kind, _, which = config.camera.source.partition(":")
    if kind != "camera":
        return Finding(
            "camera",
            State.LACKS,
            f"The camera is simulated ({kind}).",
            "Set [camera] source to a real camera before guests come.",
        )
    device = Path(f"/dev/video{which}" if which.isdigit() else which)
    if not device.is_char_device():
        return Finding(
            "camera", State.FAILS, f"There is no camera {device}.", "Plug the camera in, or set [camera] source."
        )
    if not os.access(device, os.R_OK | os.W_OK):
        return Finding(
            "camera", State.FAILS, f"The camera {device} may not be opened.", "Add this user to the group video."
        )
    return Finding("camera", State.WORKS, f"The camera {device} is there. It was not opened.")


def _notice(config: Config, state: Path) -> Finding:
    """Whether every field of the notice is told in every language, and reviewed."""
    words = words_in_force(config, state, today_of(config))
    missing = {tag: notice.missing_fields() for tag, notice in notices_of(config, words).items()}
    gaps = "; ".join(f"{tag}: {', '.join(fields)}" for tag, fields in missing.items() if fields)
    if gaps:
        return Finding(
            "notice",
            State.FAILS,
            f"The notice is not complete ({gaps}); the face way stays shut.",
            "Fill in [hotel] in the settings.",
        )
    unread = [tag for tag in missing if not words.reviewed_by(tag)]
    if unread:
        return Finding(
            "notice",
            State.LACKS,
            f"The notice is complete; not yet reviewed by counsel: {', '.join(unread)}.",
            "Have counsel review it and fill in reviewed_by.",
        )
    return Finding("notice", State.WORKS, "The notice is complete and reviewed in every language.")


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
        return Finding("gates", State.LACKS, f"The face way is locked: {reasons}.", mend)
    return Finding("gates", State.WORKS, "Nothing locks the face way.")


def _fonts() -> Finding:
    """Every shipped font file against the list of fonts."""
    folder = paths.assets() / "fonts"
    if not (folder / "fonts.toml").is_file():
        return Finding("fonts", State.FAILS, f"The list of fonts is missing in {folder}.", "Install Evenkey anew.")
    listed = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))["font"]
    wrong = [
        font["file"]
        for font in listed
        if not (folder / font["file"]).is_file()
        or hashlib.sha256((folder / font["file"]).read_bytes()).hexdigest() != font["sha256"]
    ]
    if wrong:
        return Finding("fonts", State.FAILS, f"Missing or changed: {', '.join(wrong)}.", "Install Evenkey anew.")
    return Finding("fonts", State.WORKS, f"All {len(listed)} fonts are there.")


def _printer(config: Config) -> Finding:
    """What the configured queue says of its printer; without one receipts are shown on the screen."""
    queue = config.printer.queue
    if not queue:
        return Finding(
            "printer",
            State.LACKS,
            "No printer is set; receipts are shown on the screen.",
            "Set [printer] queue to print them.",
        )
    if queue == VIRTUAL_PRINTER:
        mend = "Set [printer] queue to a real one before guests come."
        return Finding("printer", State.LACKS, "The printer is simulated.", mend)
    fault = printer_of(config).condition().fault
    sentence, mend = sentence_and_mend(queue, fault)
    return Finding("printer", State.FAILS if fault else State.WORKS, sentence, mend)


def _voice() -> Finding:
    """Whether screens can be spoken."""
    if is_voice_there():
        return Finding("voice", State.WORKS, "Screens can be spoken.")
    return Finding("voice", State.LACKS, "Screens cannot be spoken; the voice button is hidden.", "Install espeak-ng.")
