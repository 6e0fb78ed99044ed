"""A receipt as headings and sentences in one language. No drawing here, and no words: they live in `receipt.po`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from zoneinfo import ZoneInfo

from app.config import Config
from app.domain.codes import spaced
from app.domain.consent import Decision, Receipt
from app.i18n import Words
from app.receipts.face_facts import FaceFacts, models_line
from app.receipts.isolates import isolated_code, isolated_name
from app.receipts.issued import Issued

SHORT_DIGEST = 12
"""How many hexadecimal digits stand for a digest where people read it."""

EXPIRED = "expired"
"""What has become of a consent that ran out: not a decision of the guest's."""

NOT_OFFERED = "not_offered"
"""What is told of a guest who was offered no face way, and so declined none."""

Say = Callable[..., str]

KNOWN_COMFORT = ("theme_night", "theme_contrast", "voice", "low_reach", "slow")
"""The comfort settings that have a sentence each; the size of the text has one for all. Source: `Comfort.codes`."""


@dataclass(frozen=True)
class HotelFacts:
    """What the hotel says of itself on its receipts, from its settings."""

    name: str
    legal_name: str
    contact: str
    address: str
    kiosk_id: str
    language: str
    """BCP 47."""
    retention_days: int
    """How long a receipt is kept."""
    face_s: float
    """How long the face camera may be open at a time."""
    zone: str
    """The hotel's time zone. Source: IANA time zone database, for example `Asia/Shanghai`."""


def hotel_facts(config: Config) -> HotelFacts:
    """What the settings say of the hotel."""
    hotel = config.hotel
    return HotelFacts(
        name=hotel.name,
        legal_name=hotel.legal_name,
        contact=hotel.contact,
        address=hotel.address,
        kiosk_id=config.kiosk.id,
        language=hotel.language,
        retention_days=config.receipts.retention_days,
        face_s=config.face.face_s,
        zone=hotel.time_zone,
    )


@dataclass(frozen=True)
class Fact:
    """A heading and what it says, in the document's language."""

    heading: str
    text: str


@dataclass(frozen=True)
class Record:
    """A code or number under a label in the document's language; it runs left to right in every language."""

    label: str
    value: str


@dataclass(frozen=True)
class Document:
    """One receipt in one language, in reading order."""

    language: str
    language_name: str
    notice_language: str
    """In which language (BCP 47) the guest read the notice, whatever the document's own is."""
    is_rtl: bool
    title: str
    hotel_name: str
    hotel_legal_name: str
    hotel_address: str
    hotel_contact: str
    hotel_line: str
    """Legal name and address on one line."""
    decision: str
    moment: str
    code_label: str
    code: str
    qr_alternative: str
    facts: tuple[Fact, ...]
    records: tuple[Record, ...]


def compose(receipt: Receipt, language: str, words: Words, hotel: HotelFacts, issued: Issued | None = None) -> Document:
    """Say in `language` what a receipt proves: the same receipt, hotel, words and proofs give the same document.

    A consent that was withdrawn or has run out is headed by its end and the moment of that.
    """
    say = _sayer(language, words)
    state, at = _state(receipt, issued)
    return Document(
        language=language,
        language_name=words.language_name(language),
        notice_language=receipt.draft.language,
        is_rtl=words.is_rtl(language),
        title=say("title"),
        hotel_name=hotel.name,
        hotel_legal_name=hotel.legal_name,
        hotel_address=hotel.address,
        hotel_contact=hotel.contact,
        hotel_line=say("hotel_line", name=isolated_name(hotel.legal_name), address=isolated_name(hotel.address)),
        decision=say(f"decision_{state}"),
        moment=words.moment(language, at.astimezone(ZoneInfo(hotel.zone))),
        code_label=say("code"),
        code=spaced(receipt.code),
        qr_alternative=say("qr_alternative", code=spaced(receipt.code)),
        facts=_facts(receipt, language, words, hotel, issued),
        records=_records(receipt, say, hotel, issued),
    )


def _sayer(language: str, words: Words) -> Say:
    """How a sentence of the receipt is asked for, by the end of its key."""
    return lambda key, **values: words.text(language, f"receipt.{key}", **values)


def _state(receipt: Receipt, issued: Issued | None) -> tuple[str, datetime]:
    """What has become of a decision, and when: `given`, `declined`, `withdrawn`, `expired` or `not_offered`."""
    if not receipt.draft.is_face_offered:
        return NOT_OFFERED, receipt.created_at
    if issued and issued.withdrawn_at:
        return Decision.WITHDRAWN.value, issued.withdrawn_at
    if receipt.expired_at:
        return EXPIRED, receipt.expired_at
    return receipt.draft.decision.value, receipt.created_at


def _facts(receipt: Receipt, language: str, words: Words, hotel: HotelFacts, issued: Issued | None) -> tuple[Fact, ...]:
    """What the guest keeps the paper for, each with its heading."""
    say = _sayer(language, words)
    until = receipt.created_at.astimezone(ZoneInfo(hotel.zone)).date() + timedelta(days=hotel.retention_days)
    return (
        *_face(receipt, language, words, hotel, _state(receipt, issued)[0]),
        *_release(receipt, say, is_standing=_state(receipt, issued)[0] == Decision.GIVEN.value),
        Fact(say("kept"), say("kept_until", date=words.date(language, until))),
        Fact(say("withdraw"), _withdraw(receipt, language, words, hotel, issued)),
        Fact(say("rights"), say("rights_how")),
        Fact(say("asked"), _asked(receipt, language, words)),
    )


def _release(receipt: Receipt, say: Say, *, is_standing: bool) -> tuple[Fact, ...]:
    """By which act a written release was signed, in the words it was signed in, and whether it has ended."""
    release = receipt.draft.release
    if release is None:
        return ()
    act = isolated_name(release.text.rpartition("\n")[2])
    return (Fact(say("release"), say("release_signed" if is_standing else "release_ended", act=act)),)


def _withdraw(receipt: Receipt, language: str, words: Words, hotel: HotelFacts, issued: Issued | None) -> str:
    """How a consent is withdrawn while it lasts, and when it ends by itself; or how and when it ended."""
    say = _sayer(language, words)
    state, at = _state(receipt, issued)
    if state in {Decision.WITHDRAWN.value, EXPIRED} and state != receipt.draft.decision.value:
        key = "withdraw_expired" if state == EXPIRED else "withdraw_done"
        return say(key, moment=_moment(at, language, words, hotel))
    how = say(f"withdraw_{receipt.draft.decision.value}", code=isolated_code(spaced(receipt.code)))
    if receipt.valid_until is None:
        return how
    until = say("valid_until", moment=_moment(receipt.valid_until, language, words, hotel))
    return say("two_sentences", first=how, second=until)


def _moment(moment: datetime, language: str, words: Words, hotel: HotelFacts) -> str:
    """A moment at the hotel, as it stands in a sentence."""
    return isolated_name(words.moment(language, moment.astimezone(ZoneInfo(hotel.zone))))


def _face(receipt: Receipt, language: str, words: Words, hotel: HotelFacts, state: str) -> tuple[Fact, ...]:
    """What the face step may do; what it did, and how it was guarded, once the camera has opened."""
    say = _sayer(language, words)
    if state == NOT_OFFERED:
        return (Fact(say("camera"), say("camera_not_offered")),)
    if not receipt.face:
        return (
            Fact(say("camera"), _camera(state, language, words, hotel)),
            Fact(say("method"), say(f"method_{receipt.draft.mode.value}")),
        )
    told = FaceFacts(receipt, language, words, ZoneInfo(hotel.zone), may_open=state == Decision.GIVEN.value)
    return (
        Fact(say("camera"), told.camera()),
        Fact(say("method"), told.method()),
        Fact(say("protections"), told.protections()),
    )


def _camera(state: str, language: str, words: Words, hotel: HotelFacts) -> str:
    """What the face camera may do under a receipt under which it has not opened."""
    if state == Decision.GIVEN.value:
        return words.plural(language, "receipt.camera_given", round(hotel.face_s))
    return words.text(language, f"receipt.camera_{Decision.WITHDRAWN.value if state == EXPIRED else state}")


def _asked(receipt: Receipt, language: str, words: Words) -> str:
    """In which language the notice was shown, where the cards stood, and which comfort settings were on."""
    say = _sayer(language, words)
    draft = receipt.draft
    notice = say("notice_shown", language=isolated_name(words.language_name(draft.language)))
    comfort = [_comfort(code, say) for code in draft.comfort] or [say("comfort_none")]
    cards = [say(f"face_{draft.face_side.value}")] if draft.is_face_offered else []
    sentences = [notice, *cards, *comfort]
    return reduce(lambda first, second: say("two_sentences", first=first, second=second), sentences)


def _comfort(code: str, say: Say) -> str:
    """A comfort setting in words; one that a later version knows is shown as its code."""
    kind, _, value = code.partition("_")
    if kind == "text":
        return say("comfort_text", percent=f"{float(value):.0%}".rstrip("%"))
    return say(f"comfort_{code}") if code in KNOWN_COMFORT else isolated_code(code)


def _records(receipt: Receipt, say: Say, hotel: HotelFacts, issued: Issued | None) -> tuple[Record, ...]:
    """What lets others find the receipt and check it; what is short comes first."""
    draft, notice = receipt.draft, receipt.draft.notice
    time = receipt.created_at.astimezone(ZoneInfo(hotel.zone)).isoformat(timespec="seconds")
    ran = (Record(say("models"), models_line(receipt.face[-1].means, SHORT_DIGEST)),) if receipt.face else ()
    replaced = (Record(say("replaces"), draft.replaces),) if draft.replaces else ()
    return (
        Record(say("number"), receipt.id),
        Record(say("kiosk_time"), say("kiosk_time_value", kiosk=hotel.kiosk_id, time=time)),
        *replaced,
        *_proofs(say, issued),
        Record(
            say("notice"),
            say("notice_value", version=notice.version, language=notice.language, digest=notice.sha256),
        ),
        *_release_record(receipt, say),
        *ran,
    )


def _release_record(receipt: Receipt, say: Say) -> tuple[Record, ...]:
    """Which text was signed, by its digest."""
    release = receipt.draft.release
    if release is None:
        return ()
    value = say("release_value", language=release.language, digest=release.sha256)
    return (Record(say("release"), value),)


def _proofs(say: Say, issued: Issued | None) -> tuple[Record, ...]:
    """What lets anyone show later that the kiosk's log was rewritten."""
    if issued is None:
        return ()
    place = say("log_value", entry=issued.entry, size=issued.size, root=issued.root)
    return Record(say("key"), f"{issued.key} …"), Record(say("log"), f"{place} …")
