"""What only eyes, hands and a tape measure can tell of an installed kiosk: asked, answered by name, signed, and kept.

The guide for whoever answers is `packaging/INSTALL.md`; its steps and these are the same.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from app import __version__
from app.checkup.drift import FOLDER, newest, read, settings, signed_bytes
from app.config import Config
from app.doctor.finding import Finding
from app.doctor.running import settings_digest
from app.doctor.sentences import LOOK, finding_of
from app.domain.device import Grade
from app.proof.canonical import b64
from app.proof.keys import KeyRing

NAME_MAX, NOTE_MAX = 80, 300


class Answer(Enum):
    """What was answered; the value is what is typed."""

    YES = "yes"
    NO = "no"
    NOT_HERE = "na"


@dataclass(frozen=True)
class Step:
    """One thing to look at; `code` stays the same when the sentence is written better."""

    code: str
    sentence: str


STEPS = (
    Step("stand", "The kiosk stands fast, and a wheelchair can come up to it and turn before it."),
    Step("height", "What is touched can be reached from a wheelchair, or low reach was tried and brings it there."),
    Step("glass", "A touch lands where the finger is, in all four corners and in the middle."),
    Step("glare", "At the brightest hour no window and no lamp is mirrored in the glass or shines into the camera."),
    Step("face", "A tall person, and one who sits, see their whole face in the oval."),
    Step("document", "A passport laid as the picture shows is read, twice out of twice, in daylight and at night."),
    Step("reader", "A code held to the reader is read, and its keys arrive nowhere else."),
    Step("printer", "A receipt came out of the printer and its code can be scanned with a telephone."),
    Step("spool", "CUPS keeps no printed receipts: PreserveJobFiles No stands in cupsd.conf."),
    Step("voice", "The voice is heard and understood at the kiosk, and not at the desk."),
    Step("escape", "With a keyboard plugged in, neither Alt+F4 nor Ctrl+Alt+F2 leads out of the kiosk."),
    Step("ports", "No guest can reach a USB port, a switch or a plug."),
    Step("disk", "The disk is encrypted, or somebody answers by name for its not being so."),
    Step("power", "After the plug was pulled and put back, the kiosk came to its welcome screen by itself."),
    Step("notice", "The notice names this hotel, and its counsel has read it."),
    Step("sign", "The sign for the face camera hangs where guests read it before the camera can see them."),
    Step("way", "One whole visit without a face went through, from the welcome to the receipt."),
    Step("staff", "The desk's staff signed in with PINs of their own, and answered a call for help."),
    Step("backup", "A backup was put back on another machine, and its receipts verified."),
)


@dataclass(frozen=True)
class Given:
    """One answer, with a note where something is to be said."""

    step: Step
    answer: Answer
    note: str = ""


def record_of(
    config: Config,
    parts: Mapping[str, str],
    *,
    by: str,
    at: datetime,
    findings: Sequence[Finding],
    given: Sequence[Given],
) -> dict[str, object]:
    """What is kept: which kiosk, with which settings, who looked, what the program found and what was answered."""
    return {
        "kiosk": config.kiosk.id,
        "version": __version__,
        "settings": settings_digest(config),
        "parts": dict(parts),
        "at": at.isoformat(),
        "by": by[:NAME_MAX],
        "found": [dict(finding.as_dict()) for finding in findings],
        "answered": [
            {"step": one.step.code, "asked": one.step.sentence, "answer": one.answer.value, "note": one.note[:NOTE_MAX]}
            for one in given
        ],
    }


def keep(state: Path, record: Mapping[str, object], keys: KeyRing) -> Path:
    """Sign a record by this kiosk's key and write it into a new file, for its owner alone."""
    signer = keys.signer
    signed = {"record": dict(record), "key": signer.id, "signature": b64(signer.sign(signed_bytes(record)))}
    folder = state / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    moment = "".join(letter for letter in str(record["at"])[:19] if letter.isalnum())
    file = folder / f"{moment}.json"
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        json.dump(signed, handle, ensure_ascii=False, indent=2)
    return file


def commissioned(state: Path, keys: Callable[[], KeyRing], parts: Callable[[], Mapping[str, str]]) -> Finding:
    """Say whether somebody looked this kiosk over, what stays open, and whether it still is as it was then."""
    found = finding_of(settings(state, keys, parts))
    file = newest(state)
    record = read(file, keys()) if file else None
    if record and (open_steps := _no_in(record)):
        sentence = f"Looked over on {str(record['at'])[:10]}; open: {', '.join(open_steps)}."
        return Finding(found.name, Grade.LACKS, sentence, LOOK)
    return found


def _no_in(record: Mapping[str, object]) -> list[str]:
    """The steps that were answered with no."""
    answered = record["answered"]
    assert isinstance(answered, list)
    return [str(each["step"]) for each in answered if each["answer"] == Answer.NO.value]
