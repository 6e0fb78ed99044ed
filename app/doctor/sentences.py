"""What an installer reads of each part: a sentence and, where something is to be done, the command that mends it.

The desk says the same in words for people without a terminal.
"""

from app.doctor.finding import Finding
from app.doctor.printer import MENDS
from app.doctor.printer import sentence_and_mend as of_printer
from app.domain.device import Device, DeviceState
from app.domain.printing import PrinterFault

_PLUG = ("There is no camera {file}.", "Plug the camera in, or set [{section}] source.")
_DENIED = ("The camera {file} may not be opened.", "Add this user to the group video.")
_THERE = ("The camera {file} is there. It was not opened.", "")
_SIMULATED = ("The camera is simulated ({kind}).", "Set [{section}] source to a real camera before guests come.")
_CAMERA = {"there": _THERE, "simulated": _SIMULATED, "missing": _PLUG, "denied": _DENIED}
LOOK = "Look it over with packaging/INSTALL.md at hand: evenkey doctor --commission"

TOLD: dict[Device, dict[str, tuple[str, str]]] = {
    Device.FACE_CAMERA: {
        **_CAMERA,
        "lost": (
            "The camera {file} is there, and was lost in the middle of its last use ({at:%Y-%m-%d %H:%M}Z).",
            "Look at its cable and at the power of its hub.",
        ),
    },
    Device.DOCUMENT_CAMERA: {
        **_CAMERA,
        "none": ("No document camera is set; codes are typed or come from a reader.", ""),
        "shared": ("The face camera also reads documents.", ""),
    },
    Device.READER: {
        "there": ("{count} keyboards or readers are plugged in; a reader is a keyboard to this machine.", ""),
        "missing": (
            "No keyboard and no reader is plugged in; guests type on the screen.",
            "Plug the reader in, if this kiosk has one.",
        ),
    },
    Device.VOICE: {
        "works": ("Screens can be spoken.", ""),
        "missing": ("Screens cannot be spoken; the voice button is hidden.", "Install espeak-ng."),
    },
    Device.STORE: {
        "works": ("The store in {state} is open, whole and durable.", ""),
        "swollen": (
            "The store in {state} is open; its write-ahead log has grown to {log_mb} MB.",
            "Some program reads an old state of it for long: end that, or the kiosk (evenkey stop).",
        ),
        "fails": (
            "The store in {state} cannot be opened.",
            "Make {state} writable for this user, free disk space, or stop the kiosk and restore {database}.",
        ),
    },
    Device.DISK: {
        "works": ("{free_mb} MB are free.", ""),
        "short": ("{free_mb} MB are free.", "Free at least {room_mb} MB."),
    },
    Device.BACKUP: {
        "works": ("The newest backup is of {at:%Y-%m-%d %H:%M}Z.", ""),
        "old": ("The newest backup is of {at:%Y-%m-%d %H:%M}Z.", "Look why the nightly backup does not run."),
        "none": ("There is no backup in {state}/backups.", "Make one every night: evenkey backup {state}/backups"),
    },
    Device.CLOCK: {
        "works": ("The clock says {at:%Y-%m-%d %H:%M}Z and is kept by time synchronisation.", ""),
        "unkept": (
            "The clock says {at:%Y-%m-%d %H:%M}Z; nothing was found that keeps it right.",
            "Switch on time synchronisation (timedatectl set-ntp true), or make sure another program keeps the clock.",
        ),
        "wrong": ("The clock says {at:%Y-%m-%d}.", "Set the clock, then switch on time synchronisation."),
    },
    Device.MODELS: {
        "works": ("All models in {folder} match their digests.{rest}", ""),
        "wrong": (
            "Missing or changed in {folder}: {files}.",
            "Run: evenkey models fetch. If they came with the package, install the package again.",
        ),
        "unlisted": ("{why}", "Install Evenkey anew."),
    },
    Device.ISOLATION: {
        "works": ("On: {on}.", ""),
        "untried": ("The vision process has not opened the face camera yet.", ""),
        "partly": (
            "On: {on}. This system does not give: {missing}.",
            "Use a kernel with Landlock and user namespaces.",
        ),
        "not_started": (
            "The vision process does not start.",
            "Run: evenkey models fetch. If the models are there, this system denies seccomp; the face way stays shut.",
        ),
    },
    Device.FONTS: {
        "works": ("All {count} fonts are there.", ""),
        "wrong": ("Missing or changed: {files}.", "Install Evenkey anew."),
        "unlisted": ("The list of fonts is missing in {folder}.", "Install Evenkey anew."),
    },
    Device.SETTINGS: {
        "works": ("Looked over on {at:%Y-%m-%d}, and as it was then; nothing is open.", ""),
        "changed": ("Changed since the look over on {at:%Y-%m-%d}: {names}.", LOOK),
        "unseen": ("Nobody has looked this kiosk over yet.", LOOK),
        "untrue": ("{file} is not what was signed.", LOOK),
    },
    Device.PRINTER: {
        "none": (
            "No printer is set; receipts are shown on the screen.",
            "Set [printer] queue to print them.",
        ),
        "simulated": ("The printer is simulated.", "Set [printer] queue to a real one before guests come."),
        "ink_left": ("The queue {queue} takes receipts; its emptiest cartridge holds {percent} %.", ""),
        "low_paper": ("The printer of {queue} says that its paper is nearly used up.", "Put paper in."),
        "low_ink": (
            "The printer of {queue} says that ink or toner is nearly used up.",
            "Have a new cartridge at hand.",
        ),
    },
}
"""Every state but those that the printer's own faults are told by."""

NAMES = {Device.FACE_CAMERA: "camera", Device.DOCUMENT_CAMERA: "document", Device.SETTINGS: "commission"}
"""What the doctor calls a part, where that is not its own name; of a camera it is also the section of the settings."""


def finding_of(found: DeviceState, **more: str) -> Finding:
    """A part as the doctor tells of it; `more` are facts that only an installer reads, such as folders."""
    name = NAMES.get(found.device, found.device.value)
    if found.device is Device.PRINTER and found.code not in TOLD[Device.PRINTER]:
        sentence, mend = of_printer(str(found.facts["queue"]), _fault(found.code))
        return Finding(name, found.grade, sentence, mend)
    sentence, mend = TOLD[found.device][found.code]
    left_out = found.facts.get("left_out")
    rest = f" Not there (optional): {left_out}." if left_out else ""
    facts = {"section": name, "rest": rest, **found.facts, **more}
    return Finding(name, found.grade, sentence.format_map(facts), mend.format_map(facts))


def _fault(code: str) -> PrinterFault | None:
    """The printer's fault of this code; None where it works."""
    return next((fault for fault in MENDS if fault.value == code), None)
