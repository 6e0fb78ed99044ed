"""Everything held about a decision and the guest behind it, as headings and sentences in the guest's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from app.domain.codes import spaced
from app.domain.consent import Receipt
from app.i18n import Words
from app.receipts.document import Fact, HotelFacts, compose
from app.receipts.isolates import isolated_code, isolated_name

Row = Mapping[str, object]
Held = Mapping[str, Sequence[Row]]
"""What is held, table by table, as the store tells it."""


@dataclass(frozen=True)
class Section:
    """A heading, and what is held under it; a fact without a heading is a sentence by itself."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Account:
    """All that is held, in one language, in reading order."""

    language: str
    is_rtl: bool
    title: str
    hotel: str
    intro: str
    sections: tuple[Section, ...]


class AccountWords:
    """The words of one account; times are those of the hotel's zone."""

    def __init__(self, language: str, words: Words, hotel: HotelFacts) -> None:
        self._language = language
        self._words = words
        self._hotel = hotel
        self._say = partial(words.text, language)

    def account(self, receipts: Sequence[Receipt], held: Held, made_at: datetime) -> Account:
        """Tell everything; the first of the decisions names the account."""
        return Account(
            language=self._language,
            is_rtl=self._words.is_rtl(self._language),
            title=self._say("access.title"),
            hotel=self._hotel.legal_name or self._hotel.name,
            intro=self._say("access.intro", code=isolated_code(spaced(receipts[0].code)), moment=self._at(made_at)),
            sections=(*map(self._decision, receipts), *self._rest(held)),
        )

    def _decision(self, receipt: Receipt) -> Section:
        """One decision, with what the paper told of it."""
        told = compose(receipt, self._language, self._words, self._hotel)
        code = Fact(told.code_label, isolated_code(told.code))
        return Section(told.decision, (Fact("", told.moment), code, *told.facts))

    def _rest(self, held: Held) -> tuple[Section, ...]:
        """Who the guest is, what they booked, what staff did, the log, and what was erased."""
        stays = [*map(self._stay, held["bookings"]), *map(self._arrival, held["guests"])]
        acts = [*map(self._act, held["audit"]), *map(self._act, held["staff_acts"])]
        erased = [self._erased(row) for row in held["erasures"] if row["what"] in _ERASED]
        return (
            self._section("access.person", [self._person(row) for row in held["guests"] if _is_named(row)]),
            self._section("access.stay", stays),
            self._section("access.acts", acts),
            self._section("access.log", [self._entry(row) for row in held["records"]]),
            *([self._section("access.erased", erased)] if erased else []),
        )

    def _section(self, heading: str, sentences: Sequence[str]) -> Section:
        """A heading and sentences; where there are none, that nothing is held."""
        told = sentences or [self._say("access.nothing")]
        return Section(self._say(heading), tuple(Fact("", sentence) for sentence in told))

    def _person(self, row: Row) -> str:
        """Who the guest is."""
        name = isolated_name(f"{row['given_names']} {row['surname']}".strip())
        if not row["document_number"]:
            return self._say("access.person_unnumbered", name=name)
        return self._say("access.person_is", name=name, number=isolated_code(str(row["document_number"])))

    def _stay(self, row: Row) -> str:
        """What was booked."""
        return self._say(
            "access.stay_is",
            ref=isolated_code(str(row["ref"])),
            arrival=self._day(row["arrival"]),
            departure=self._day(row["departure"]),
        )

    def _arrival(self, row: Row) -> str:
        """How and when the guest checked in."""
        moment = self._moment(row["arrived_at"])
        if row["way"] == "face":
            return self._say("access.arrived_face", moment=moment)
        return self._say("access.arrived_document", moment=moment)

    def _act(self, row: Row) -> str:
        """What a member of staff did; acts and reasons have codes, which stand as they are."""
        act = " ".join(str(row[name]) for name in ("act", "reason") if row[name])
        staff = isolated_code(str(row["staff"] or "–"))
        return self._say("access.act", moment=self._moment(row["at"]), act=isolated_code(act), staff=staff)

    def _entry(self, row: Row) -> str:
        """One entry of the log."""
        seq, kind = isolated_code(str(row["seq"])), isolated_code(str(row["kind"]))
        return self._say("access.entry", seq=seq, kind=kind, moment=self._moment(row["created_at"]))

    def _erased(self, row: Row) -> str:
        """What was erased, and when."""
        return self._say(f"access.erased_{row['what']}", moment=self._moment(row["at"]))

    def _moment(self, value: object) -> str:
        """A stored time, in the hotel's zone."""
        return self._at(datetime.fromisoformat(str(value)))

    def _at(self, moment: datetime) -> str:
        """A time in the hotel's zone."""
        return self._words.moment(self._language, moment.astimezone(ZoneInfo(self._hotel.zone)))

    def _day(self, value: object) -> str:
        """A stored date."""
        return self._words.date(self._language, date.fromisoformat(str(value)))


_ERASED = ("person", "link")
"""What was erased of a guest whose decisions are still held."""


def _is_named(row: Row) -> bool:
    """Whether a guest is still known by name or number."""
    return bool(row["surname"] or row["given_names"] or row["document_number"])
