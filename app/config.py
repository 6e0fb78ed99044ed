"""Config: the hotel's settings out of one TOML file. Every fault is reported at once; nothing is silently ignored.

Equal prominence, the passport or code way and the camera's being off are not settings: a key that tries is refused as
unknown. The sections are plain dataclasses, so that a kiosk without a file starts at once; pydantic, which takes 0.13 s
to load, is imported only where a file is checked.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from app import paths
from app.domain.gates import Location
from app.domain.mode import Mode
from app.domain.paper import PaperForm
from app.domain.retention import RANGES as KEPT
from app.domain.retention import Schedule
from app.domain.rules import RANGES, IdentityCheck
from app.profiles import profile_of, written_profiles

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, ErrorDetails

RETENTION_DAYS_MIN = KEPT["record_days"][0]
"""How long receipts are kept at least: three years. Source: rights.md R41, the Measures Art. 9."""

CONSENT_HOURS_MAX = 720
"""For how many hours a consent may hold: thirty days, since a face is looked at for one check-in alone."""

AGAIN_MINUTES_MAX = 4
"""After how long the bell rings again at most: before the longest time without a touch ends a visit."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_KIOSK = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,19}")
_ADDRESS = re.compile(r"(https://[!-\"$-~]{1,240})?")
_FOLDER = re.compile(r"(/[^\0\n]{1,200})?")
_QUEUE = re.compile(r"([A-Za-z0-9_][A-Za-z0-9_.-]{0,126})?")
VIRTUAL_PASSPORT = "virtual-passport"
"""The built-in page before the document camera of the demo."""

VIRTUAL_PRINTER = "virtual:printer"
"""The printer of the demo, which is not there; no settings file can name it, since no queue has such a name."""

TURNS_MAX = 4
_SOURCE = re.compile(r"camera:([0-9]{1,3}|/.+)|file:.+|images:.+|virtual")

_REASONS = {
    "bool_type": "must be true or false",
    "dataclass_type": "must be a section with settings of its own",
    "float_type": "must be a number",
    "int_from_float": "must be a whole number",
    "int_type": "must be a whole number",
    "string_type": "must be a text in quotation marks",
    "tuple_type": 'must be a list such as ["en", "zh-CN"]',
    "unexpected_keyword_argument": "is not a setting of this version",
}
"""What is said of a value of the wrong kind, by pydantic's name for the fault."""


@dataclass(frozen=True)
class Lawful:
    """What a value of the right kind must also be; `reason` says what is wrong with it, and is empty if nothing is."""

    reason: Callable[..., str]

    def __get_pydantic_core_schema__(self, kind: object, handler: Callable[[object], "CoreSchema"]) -> "CoreSchema":
        """Tell pydantic to ask for the reason once the kind of the value is right."""
        from pydantic_core import PydanticCustomError, core_schema  # noqa: PLC0415 - see the top of this file

        def check(value: object) -> object:
            if reason := self.reason(value):
                raise PydanticCustomError("unlawful", reason)
            return value

        return core_schema.no_info_after_validator_function(check, handler(kind))


def _within(low: float, high: float, unit: str) -> Lawful:
    """A number within a lawful range; infinity and "not a number" are in none."""
    return Lawful(lambda value: "" if low <= value <= high else f"must be {low:g} to {high:g}{unit}")


def _seconds(name: str) -> Lawful:
    """One of the desk's times, in seconds."""
    return _within(*RANGES[name], " seconds")


def _days(name: str) -> Lawful:
    """One of the times for which things are kept, in days."""
    return _within(*KEPT[name], " days")


def _shaped(pattern: re.Pattern[str], example: str) -> Lawful:
    """A text of one exact shape."""
    return Lawful(lambda text: "" if pattern.fullmatch(text) else f"must look like {example}")


def _one_line_reason(text: str) -> str:
    return "" if text == text.strip() and text.isprintable() else "must be one line without spaces around it"


def _language_reason(tag: str) -> str:
    """A language must have words; which have, the folder of catalogues says."""
    has_words = _LANGUAGE.fullmatch(tag) and (paths.resources() / "i18n" / tag.replace("-", "_")).is_dir()
    return "" if has_words else "there are no words in this language"


def _languages_reason(tags: tuple[str, ...]) -> str:
    if not tags:
        return "must name at least one language"
    return "" if len(set(tags)) == len(tags) else "must name each language once"


def _profiles_reason(names: tuple[str, ...]) -> str:
    """Profiles are known by name; which, the file of profiles says."""
    if not names:
        return 'must name at least one place; "STRICT" where no profile fits'
    known = written_profiles()
    return "" if all(name in known for name in names) else f'must be of {", ".join(known)}; "STRICT" where none fits'


def _zone_reason(name: str) -> str:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only a file needs it

    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return "there is no time zone of this name"
    return ""


def _document_source_reason(source: str) -> str:
    is_one = source in ("", VIRTUAL_PASSPORT) or _SOURCE.fullmatch(source)
    return "" if is_one else 'must look like "camera:1", or be empty for none'


def _config_reason(config: "Config") -> str:
    """Two settings that must agree: one camera cannot be both without the hotel saying so."""
    if (
        bool(config.document.source)
        and (config.document.source == config.camera.source) is not config.document.is_shared
    ):
        return "document.is_shared must be true if, and only if, document.source is camera.source"
    return ""


def _hotel_reason(hotel: "Hotel") -> str:
    return "" if hotel.language in hotel.languages else "language must be one of languages"


Line = Annotated[str, Lawful(_one_line_reason)]
TWELVE = ("en", "zh-CN", "zh-TW", "ja", "ko", "id", "ar", "fr", "de", "es", "ru", "th")
"""The languages on offer, unless a hotel names others."""

Tag = Annotated[str, Lawful(_language_reason)]


@dataclass(frozen=True)
class Hotel:
    """Who runs the kiosk. While a fact that the notice tells is empty, the face way stays shut (R02)."""

    name: Line = "Hotel"
    legal_name: Line = ""
    address: Line = ""
    contact: Line = ""
    complaint_authority: Line = ""
    policy: Line = ""
    """Where everybody can read the hotel's written policy on faces; some laws ask for one."""
    policy_reviewed: tuple[Tag, ...] = ()
    """In which languages the hotel's counsel has reviewed that policy."""
    language: Tag = "en"
    languages: Annotated[tuple[Tag, ...], Lawful(_languages_reason)] = TWELVE
    time_zone: Annotated[str, Lawful(_zone_reason)] = "Asia/Shanghai"
    identity_check: IdentityCheck = IdentityCheck.STAFF_GLANCE
    profiles: Annotated[tuple[str, ...], Lawful(_profiles_reason)] = ("CN",)
    day_begins_hour: Annotated[int, _within(0, 11, " o'clock")] = 4
    country: Annotated[str, _shaped(_COUNTRY, '"CN"')] = "CN"


@dataclass(frozen=True)
class Kiosk:
    """This one machine."""

    id: Annotated[str, _shaped(_KIOSK, '"kiosk-1"')] = "kiosk-1"
    location: Location = Location.UNKNOWN
    pixel_pitch_mm: Annotated[float, _within(0.05, 1.0, " millimetres")] = 0.248
    is_full_screen: bool = True


@dataclass(frozen=True)
class Face:
    """The face way: whether it is offered at all, what it really does, and its two times in seconds.

    `turns` is how many turns of the head show that a living person stands there, 0 for none; only asked where faces are
    compared.
    """

    offered: bool = True
    mode: Mode = Mode.VERIFY_1TO1
    turns: Annotated[int, _within(0, TURNS_MAX, " turns")] = 2
    face_s: Annotated[float, _seconds("face_s")] = 60.0
    hold_s: Annotated[float, _seconds("hold_s")] = 1.5
    minor_age: Annotated[int, _within(14, 21, " years")] = 14


@dataclass(frozen=True)
class Times:
    """How long the desk waits, in seconds."""

    idle_s: Annotated[float, _seconds("idle_s")] = 120.0
    warning_s: Annotated[float, _seconds("warning_s")] = 30.0
    arrived_s: Annotated[float, _seconds("arrived_s")] = 60.0
    staff_s: Annotated[float, _seconds("staff_s")] = 30.0


@dataclass(frozen=True)
class Help:
    """How a call for help is heard: a chime or none, and after how many minutes without an answer it rings again."""

    chime: bool = True
    again_minutes: Annotated[int, _within(1, AGAIN_MINUTES_MAX, " minutes")] = 2


@dataclass(frozen=True)
class Notice:
    """Since when the notice, filled with this hotel's facts, is in force."""

    effective_date: date = date(2026, 11, 25)


@dataclass(frozen=True)
class Camera:
    """Where the face step's pictures come from."""

    source: Annotated[str, _shaped(_SOURCE, '"camera:0"')] = "camera:0"


@dataclass(frozen=True)
class Document:
    """Where passports and codes are read by camera; an empty source is no such camera.

    `is_shared` says that it is the face camera, moved or turned; what is not the page is then hidden from the screen.
    """

    source: Annotated[str, Lawful(_document_source_reason)] = "camera:1"
    is_shared: bool = False


@dataclass(frozen=True)
class Printer:
    """The one printer, and what it prints on; an empty queue is none."""

    queue: Annotated[str, _shaped(_QUEUE, '"receipts"')] = ""
    paper: PaperForm = PaperForm.A4


@dataclass(frozen=True)
class Imports:
    """Where the office takes files from beside the folder `imports`: where a medium is mounted, or nothing."""

    medium: Annotated[str, _shaped(_FOLDER, '"/media/evenkey"')] = ""


@dataclass(frozen=True)
class Receipts:
    """How long the register keeps a decision, in days, and for how many hours a consent holds before it runs out."""

    consent_hours: Annotated[int, _within(1, CONSENT_HOURS_MAX, " hours")] = 24
    verify_url: Annotated[str, _shaped(_ADDRESS, '"https://hotel.example/receipt"')] = ""
    retention_days: Annotated[int, _days("record_days")] = RETENTION_DAYS_MIN


@dataclass(frozen=True)
class Retention:
    """How long other things are kept, in days: the tie to a booking, the log of acts, wrong attempts."""

    link_days: Annotated[int, _days("link_days")] = 30
    audit_days: Annotated[int, _days("audit_days")] = 1096
    attempts_days: Annotated[int, _days("attempts_days")] = 30


DEMO_HOTEL = Hotel(
    name="Hotel Evening Star",
    legal_name="Evening Star Hospitality Demo Ltd",
    address="12 Lantern Street, Harbour District",
    contact="Front desk, extension 0",
    complaint_authority="the data protection office of the demo city",
    policy="at the front desk",
)
"""An invented hotel, so that the demo's notice is complete."""


@dataclass(frozen=True)
class Config:
    """Everything the hotel has set, checked and frozen. A key left out has its safe default."""

    hotel: Annotated[Hotel, Lawful(_hotel_reason)] = field(default_factory=Hotel)
    kiosk: Kiosk = field(default_factory=Kiosk)
    face: Face = field(default_factory=Face)
    times: Times = field(default_factory=Times)
    help: Help = field(default_factory=Help)
    notice: Notice = field(default_factory=Notice)
    camera: Camera = field(default_factory=Camera)
    document: Document = field(default_factory=Document)
    printer: Printer = field(default_factory=Printer)
    imports: Imports = field(default_factory=Imports)
    receipts: Receipts = field(default_factory=Receipts)
    retention: Retention = field(default_factory=Retention)

    @property
    def schedule(self) -> Schedule:
        """For how many days this hotel keeps what."""
        kept = self.retention
        return Schedule(kept.link_days, self.receipts.retention_days, kept.audit_days, kept.attempts_days)

    def for_demo(self) -> "Config":
        """These settings for an invented hotel with the built-in virtual guest and a printer that is not there."""
        kept = {"language": self.hotel.language, "languages": self.hotel.languages, "profiles": self.hotel.profiles}
        hotel = replace(DEMO_HOTEL, **kept)  # type: ignore[arg-type]
        face = replace(self.face, offered=True)
        cameras = {"camera": Camera("virtual"), "document": Document(VIRTUAL_PASSPORT)}
        kiosk = replace(self.kiosk, location=Location.LOBBY)
        return replace(self, hotel=hotel, kiosk=kiosk, face=face, printer=Printer(VIRTUAL_PRINTER), **cameras)  # type: ignore[arg-type]

    def with_changes(self, changes: Mapping[str, str]) -> "Config":
        """These settings with what a manager changed at the kiosk, still as strict as the law of the place asks.

        What is not lawful, or no such change, is passed over: the file holds then. A face way that the file closes
        stays closed.
        """
        changed = self
        for key, text in changes.items():
            if key in CHANGEABLE and (value := _value_of(key, text)) is not None:
                section = SECTION_OF[key]
                part = replace(getattr(changed, section), **{key: value})
                changed = replace(changed, **{section: part})
        offered = self.face.offered and changed.face.offered
        return replace(changed, face=replace(changed.face, offered=offered)).lawful()

    def changeable(self) -> Mapping[str, "Span"]:
        """What a manager may change at the kiosk, each with what it may be under the law of the place."""
        floor = profile_of(self.hotel.profiles).retention_receipt_days
        low, high = KEPT["audit_days"]
        spans = {**CHANGEABLE, "audit_days": Span(within=(max(low, floor), high))}
        return spans if self.face.offered else {key: span for key, span in spans.items() if key != "offered"}

    def told(self, key: str) -> str:
        """A setting as it is written on the screen: a number, a code, or yes or no."""
        value = getattr(getattr(self, SECTION_OF[key]), key)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return f"{value:g}" if isinstance(value, float) else str(getattr(value, "value", value))

    def lawful(self) -> "Config":
        """These settings, made as strict as the law of the hotel's place asks."""
        profile = profile_of(self.hotel.profiles)
        face_s = min(self.face.face_s, float(profile.retention_face_s))
        face = replace(self.face, face_s=face_s, minor_age=max(self.face.minor_age, profile.face_age))
        days = max(self.receipts.retention_days, profile.retention_receipt_days)
        acts = replace(self.retention, audit_days=max(self.retention.audit_days, profile.retention_receipt_days))
        return replace(self, face=face, receipts=replace(self.receipts, retention_days=days), retention=acts)


@dataclass(frozen=True)
class Span:
    """What a setting may be: one of a list, or a whole number within a range."""

    choices: tuple[str, ...] = ()
    within: tuple[int, int] | None = None

    def holds(self, text: str) -> bool:
        """Whether a value lies in it."""
        if self.within is None:
            return text in self.choices
        low, high = self.within
        return text.isascii() and text.isdigit() and low <= int(text) <= high


def _whole(span: tuple[float, float]) -> tuple[int, int]:
    """A range in whole seconds."""
    return int(span[0]), int(span[1])


CHANGEABLE: Mapping[str, Span] = {
    "identity_check": Span(tuple(check.value for check in IdentityCheck)),
    "offered": Span(("yes", "no")),
    "link_days": Span(within=KEPT["link_days"]),
    "audit_days": Span(within=KEPT["audit_days"]),
    "attempts_days": Span(within=KEPT["attempts_days"]),
    **{name: Span(within=_whole(RANGES[name])) for name in ("idle_s", "arrived_s", "staff_s")},
}
"""What a manager may change at the kiosk. What the notice tells, and an assessment was made for, is not among it."""


SECTION_OF: Mapping[str, str] = {
    "identity_check": "hotel",
    "offered": "face",
    "link_days": "retention",
    "audit_days": "retention",
    "attempts_days": "retention",
    "idle_s": "times",
    "arrived_s": "times",
    "staff_s": "times",
    "mode": "face",
    "turns": "face",
    "face_s": "face",
    "minor_age": "face",
    "retention_days": "receipts",
    "consent_hours": "receipts",
}
"""In which section of the settings file a setting stands that the office shows, by its name there."""


def _value_of(key: str, text: str) -> object | None:
    """A value as its setting has it; None where it is not lawful."""
    if not CHANGEABLE[key].holds(text):
        return None
    match key:
        case "identity_check":
            return IdentityCheck(text)
        case "offered":
            return text == "yes"
        case _:
            return float(text) if SECTION_OF[key] == "times" else int(text)


@dataclass(frozen=True)
class ConfigFault:
    """One fault of the settings file: the key it stands at (empty: the whole file), and why it is refused."""

    key: str
    reason: str

    @property
    def sentence(self) -> str:
        """For the person at the terminal. It names the key, never the value."""
        return f"{self.key}: {self.reason}." if self.key else f"{self.reason}."


class ConfigError(Exception):
    """The settings file is refused, for all these faults."""

    def __init__(self, faults: tuple[ConfigFault, ...]) -> None:
        super().__init__("\n".join(fault.sentence for fault in faults))
        self.faults = faults

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence for each fault, in the order of the file's sections."""
        return tuple(fault.sentence for fault in self.faults)


def read_config(path: Path | None) -> Config:
    """Read and check the settings file, as strict as the hotel's place asks; without one, the safe defaults.

    Raises: ConfigError with every fault of the file.
    """
    if path is None:
        return Config().lawful()
    try:
        settings_untrusted = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError((ConfigFault("", f"{path.name} cannot be read: {error.strerror}"),)) from None
    except (ValueError, RecursionError) as error:
        why = "it is nested too deep" if isinstance(error, RecursionError) else error
        raise ConfigError((ConfigFault("", f"{path.name} is not a settings file in TOML: {why}"),)) from None
    return _checked(settings_untrusted).lawful()


def _checked(settings_untrusted: dict[str, object]) -> Config:
    """Check settings by pydantic's strict rules for JSON, which take no "60" for 60.

    Raises: ConfigError with every fault.
    """
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - see the top of this file

    text = json.dumps(settings_untrusted, default=str)
    try:
        return TypeAdapter(Annotated[Config, Lawful(_config_reason)]).validate_json(text, strict=True, extra="forbid")
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        raise ConfigError(tuple(map(_fault, details))) from None


def _fault(detail: "ErrorDetails") -> ConfigFault:
    """One of pydantic's faults in our words."""
    kind, said = detail["type"], detail["msg"]
    if kind.startswith("date_"):
        said = "must be a date such as 2026-12-31"
    elif kind == "enum":  # it names the values of this very setting: "Input should be 'a' or 'b'"
        said = said.replace("Input should be", "must be").replace("'", '"')
    return ConfigFault(".".join(str(part) for part in detail["loc"]), _REASONS.get(kind, said))
