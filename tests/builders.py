"""Values for tests: valid by default, one keyword to differ. Every person and place in them is invented."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from app.domain.booking import Booking, Stage
from app.domain.codes import mint_receipt_code
from app.domain.consent import Decision, Receipt, ReceiptDraft, Side
from app.domain.face_life import FaceEnd, FaceLife, FaceMeans, ModelUsed
from app.domain.ids import BookingRef, ReceiptId, StaffId
from app.domain.mode import Mode
from app.domain.notice import FIELDS, Notice, NoticeItem, NoticeRef
from app.domain.release import Release, ReleaseText, SigningMethod
from app.domain.rules import IdentityCheck, Rules
from app.domain.staff import Role, StaffMember

TODAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)
NOW = datetime(2026, 11, 23, 14, 5, 31, tzinfo=UTC)

ERIKSSON_LINES = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
"""The specimen passport of ICAO Doc 9303-4, appendix B."""


def a_notice(*, version: str = "2026-11", language: str = "en") -> Notice:
    """A notice with words in each of its twelve fields."""
    items = tuple(NoticeItem(name, f"Heading {name}", f"Words of {name} in {language}.") for name in FIELDS)
    return Notice(version=version, language=language, items=items)


def a_notice_ref(*, version: str = "2026-11", language: str = "en") -> NoticeRef:
    """Which notice was shown."""
    return a_notice(version=version, language=language).ref


def a_draft(
    *,
    decision: Decision = Decision.GIVEN,
    notice: NoticeRef | None = None,
    face_side: Side = Side.LEFT,
    mode: Mode = Mode.DETECTION_ONLY,
    comfort: tuple[str, ...] = (),
    replaces: ReceiptId | None = None,
    release: Release | None = None,
    is_face_offered: bool = True,
) -> ReceiptDraft:
    """A decision about to be stored: consent to the face way."""
    return ReceiptDraft(
        decision=decision,
        notice=notice or a_notice_ref(),
        face_side=face_side,
        mode=mode,
        comfort=comfort,
        replaces=replaces,
        release=release,
        is_face_offered=is_face_offered,
    )


def a_release(*, language: str = "en", text: str = "Do you sign?\nIt is “collected”.\nI sign") -> Release:
    """A signed release, with a character or two that canonical JSON writes in its own way."""
    return Release(language, text, SigningMethod.SIGN_BUTTON)


def some_releases(*languages: str) -> Mapping[str, ReleaseText]:
    """What is signed in a place that asks for a written release, by language."""
    texts = (ReleaseText(tag, f"Title {tag}", (f"Point {tag}",) * 6, f"Sign {tag}") for tag in languages)
    return {text.language: text for text in texts}


def a_receipt(
    *,
    draft: ReceiptDraft | None = None,
    decision: Decision = Decision.GIVEN,
    number: int = 1,
    created_at: datetime = NOW,
    face: tuple[FaceLife, ...] = (),
    valid_until: datetime | None = None,
    expired_at: datetime | None = None,
) -> Receipt:
    """A stored decision; `number` makes its id and code differ from those of others."""
    return Receipt(
        id=ReceiptId(f"019aaf00-0000-7000-8000-{number:012x}"),
        code=mint_receipt_code(number * 97),
        created_at=created_at,
        draft=draft or a_draft(decision=decision),
        face=face,
        valid_until=valid_until,
        expired_at=expired_at,
    )


def some_means(*, mode: Mode = Mode.DETECTION_ONLY, protections: tuple[str, ...] = ("no_programs",)) -> FaceMeans:
    """By what means a face was looked at: with one model, and a second where it is compared."""
    models = (ModelUsed("face_landmarker", "64" * 32), ModelUsed("face_recognition_sface", "48" * 32))
    if mode is Mode.DETECTION_ONLY:
        return FaceMeans(mode, models[:1], protections)
    return FaceMeans(mode, models, protections, threshold=0.363, turns=2)


def a_life(
    *,
    means: FaceMeans | None = None,
    opened_at: datetime = NOW,
    lasted_s: int = 28,
    end: FaceEnd | None = FaceEnd.DONE,
) -> FaceLife:
    """One opening of the face camera, ended; or still lasting if `end` is None."""
    erased_at = None if end is None else opened_at + timedelta(seconds=lasted_s)
    return FaceLife(means or some_means(), opened_at, erased_at, end)


def a_booking(
    *,
    ref: str = "HTL20261123",
    guest_name: str = "Anna Maria Eriksson",
    surname: str = "Eriksson",
    given_names: str = "Anna Maria",
    arrival: date = TODAY,
    departure: date = date(2026, 11, 25),
    guests: int = 1,
    stage: Stage = Stage.EXPECTED,
    is_room_ready: bool = True,
    document_number: str = "",
    guest: int = 1,
    arrived: int = 0,
) -> Booking:
    """A booking for two nights from `TODAY` that may check in; once it is checked in, all its guests have arrived."""
    return Booking(
        ref=BookingRef(ref),
        guest_name=guest_name,
        surname=surname,
        given_names=given_names,
        arrival=arrival,
        departure=departure,
        guests=guests,
        stage=stage,
        is_room_ready=is_room_ready,
        document_number=document_number,
        guest=guest,
        arrived=guests if stage is Stage.CHECKED_IN else arrived,
    )


def a_member(*, number: str = "07", name: str = "Lin", role: Role = Role.DESK) -> StaffMember:
    """A member of staff at the desk."""
    return StaffMember(id=StaffId(number), name=name, role=role)


def rules(
    *,
    notices: Mapping[str, NoticeRef] | None = None,
    default_language: str = "en",
    mode: Mode = Mode.DETECTION_ONLY,
    is_face_offered: bool = True,
    has_document_camera: bool = False,
    identity_check: IdentityCheck = IdentityCheck.STAFF_GLANCE,
    has_printer: bool = True,
    has_voice: bool = True,
    idle_s: float = 120.0,
    warning_s: float = 30.0,
    face_s: float = 60.0,
    releases: Mapping[str, ReleaseText] | None = None,
) -> Rules:
    """The rules of a hotel with three languages, a printer and a voice; all numbers lawful."""
    return Rules(
        notices=notices or {tag: a_notice_ref(language=tag) for tag in ("en", "zh-CN", "ar")},
        default_language=default_language,
        is_face_offered=is_face_offered,
        face_means=FaceMeans(mode, (), ()),
        has_document_camera=has_document_camera,
        identity_check=identity_check,
        has_printer=has_printer,
        has_voice=has_voice,
        idle_s=idle_s,
        warning_s=warning_s,
        face_s=face_s,
        releases=releases or {},
    )
