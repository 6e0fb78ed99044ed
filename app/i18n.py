"""Every word a guest reads: gettext catalogues and notices, read once at start, without Qt, for screens and paper."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import NoReturn

from app.domain.desk_table import Coded
from app.domain.mode import Mode
from app.domain.notice import FIELDS, Notice, NoticeItem, WrittenNotice

NOTICE_FACTS = frozenset(
    {
        "hotel_name",
        "controller_name",
        "controller_contact",
        "face_s",
        "retention_years",
        "minor_age",
        "complaint_authority",
        "effective_date",
    }
)
"""What a notice is filled with, from the live configuration: `face_s` in seconds, `retention_years` and `minor_age` in
years, all as plain digits; `effective_date` as `Words.date` writes it. The version comes from the notice's folder."""

EVERYWHERE, CLOSED = "", "closed"
"""Variants of a notice's field besides a mode's code: the same in all, and where no face way may be."""


@dataclass(frozen=True)
class Language:
    """One language: its folder of catalogues, its own name, its CLDR locale, where lines begin, what parts a list."""

    folder: str
    own_name: str
    locale: str
    is_rtl: bool = False
    comma: str = ", "


LANGUAGES: Mapping[str, Language] = {
    "en": Language("en", "English", "en_GB"),
    "zh-CN": Language("zh_CN", "简体中文", "zh_Hans_CN", comma="、"),
    "zh-TW": Language("zh_TW", "繁體中文", "zh_Hant_TW", comma="、"),
    "ja": Language("ja", "日本語", "ja", comma="、"),
    "ko": Language("ko", "한국어", "ko"),
    "id": Language("id", "Bahasa Indonesia", "id"),
    "ar": Language("ar", "العربية", "ar", is_rtl=True, comma="، "),
    "fr": Language("fr", "Français", "fr"),
    "de": Language("de", "Deutsch", "de"),
    "es": Language("es", "Español", "es"),
    "ru": Language("ru", "Русский", "ru"),
    "th": Language("th", "ไทย", "th"),
}
"""The languages by tag (BCP 47). English dates are written day first with the month in words, clear to every reader."""


class WordsError(KeyError):
    """A bug, never an accident of the day: a key, a language or a placeholder without words. Holds no guest's words."""


class _Nothing(NullTranslations):
    """The end of a chain of catalogues: a key found in none is a failure, not a text."""

    def gettext(self, message: str) -> NoReturn:
        """Refuse. Raises: WordsError."""
        raise WordsError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> NoReturn:  # noqa: ARG002 - the standard signature
        """Refuse. Raises: WordsError."""
        raise WordsError(msgid1)


@dataclass(frozen=True)
class NoticeText:
    """One notice as it was written, before it is filled: sections by field and variant."""

    version: str
    reviewed_by: str
    sections: Mapping[tuple[str, str], tuple[str, str]] = field(repr=False)

    def section(self, name: str, variant: str) -> tuple[str, str]:
        """The heading and the text of one field in one variant: a mode's code, or CLOSED. Raises: WordsError."""
        found = self.sections.get((name, variant)) or self.sections.get((name, EVERYWHERE))
        if not found:
            raise WordsError(f"notice {self.version}: no {name} for {variant}")
        return found


class Words:
    """Whole sentences by language (BCP 47) and key. A missing word raises: a guest never reads a key."""

    def __init__(
        self,
        catalogues: Mapping[str, NullTranslations],
        notices: Mapping[str, NoticeText],
        *,
        sha256: str,
        effective: dt.date | None = None,
    ) -> None:
        """Take the catalogues, the notices, the digest of those as written, and since when they are approved."""
        self._catalogues = catalogues
        self._notices = notices
        self.notice_sha256 = sha256
        self.notice_effective = effective

    def text(self, language: str, key: str, /, **values: object) -> str:
        """The sentence for `key`, its placeholders filled. Raises: WordsError."""
        return _filled(self._catalogue(language).gettext(key), key, values)

    def unfilled(self, language: str, key: str, /) -> str:
        """The sentence for `key` as it was written, for those who measure words. Raises: WordsError."""
        return self._catalogue(language).gettext(key)

    def plural(self, language: str, key: str, n: int, /, **values: object) -> str:
        """The sentence for `key` in the form that the number `n` asks for; `{n}` is filled. Raises: WordsError."""
        sentence = self._catalogue(language).ngettext(key, key, n)
        return _filled(sentence, key, {**values, "n": n})

    def date(self, language: str, day: dt.date, /) -> str:
        """A date with the month in words, as the language writes it."""
        from babel.dates import format_date  # noqa: PLC0415 - Babel takes long to import, and only dates need it

        return format_date(day, "long", locale=_language(language).locale)

    def day(self, language: str, day: dt.date, /) -> str:
        """A date with its day of the week, as the language writes it."""
        from babel.dates import format_date  # noqa: PLC0415 - Babel takes long to import, and only dates need it

        return format_date(day, "full", locale=_language(language).locale)

    def moment(self, language: str, moment: dt.datetime, /) -> str:
        """A date and the time to the minute, in the time zone that `moment` carries."""
        from babel.dates import format_time, get_datetime_format  # noqa: PLC0415 - as above

        locale = _language(language).locale
        pattern = get_datetime_format("medium", locale=locale)
        time = format_time(moment, "short", locale=locale)
        return str(pattern).replace("{0}", time).replace("{1}", self.date(language, moment.date()))

    def listed(self, language: str, parts: Iterable[str | Coded], /) -> str:
        """Several things side by side; those with a code in the words of the language."""
        told = (self.text(language, part.key) if isinstance(part, Coded) else part for part in parts)
        return _language(language).comma.join(told)

    def told(self, language: str, value: object, zone: dt.tzinfo, /) -> str:
        """A figure or fact in the language: times by the clock of `zone`, and lengths of time as minutes:seconds."""
        match value:
            case None:
                return ""
            case Coded(key=key):
                return self.text(language, key)
            case dt.datetime():
                return self.moment(language, value.astimezone(zone))
            case dt.date():
                return self.date(language, value)
            case dt.timedelta():
                minutes, seconds = divmod(max(0, round(value.total_seconds())), 60)
                return f"{minutes}:{seconds:02}"
            case _:
                return str(value)

    def language_name(self, language: str, /) -> str:
        """The language's name in its own words."""
        return _language(language).own_name

    def is_rtl(self, language: str, /) -> bool:
        """Whether lines begin on the right."""
        return _language(language).is_rtl

    def notice(self, language: str, mode: Mode | None, facts: Mapping[str, str], /) -> Notice:
        """The newest notice, filled; without a mode the one of a place where no face way may be.

        A blank fact empties every item that tells it: `missing_fields` names them.

        Raises: WordsError where `facts` are not exactly `NOTICE_FACTS`.
        """
        if facts.keys() != NOTICE_FACTS:
            raise WordsError(f"notice facts: {sorted(facts.keys() ^ NOTICE_FACTS)}")
        text = self._notice_text(language)
        items = []
        for name in FIELDS:
            heading, body = text.section(name, mode.value if mode else CLOSED)
            is_told = all(value.strip() or f"{{{fact}}}" not in body for fact, value in facts.items())
            filled = _filled(body, name, {**facts, "version": text.version}) if is_told else ""
            items.append(NoticeItem(name, heading, filled))
        return Notice(text.version, language, tuple(items))

    def reviewed_by(self, language: str, /) -> str:
        """Who, of the hotel's counsel, reviewed the notice in this language; empty while nobody has."""
        return self._notice_text(language).reviewed_by

    def _catalogue(self, language: str) -> NullTranslations:
        """The chain of catalogues of a language. Raises: WordsError."""
        if language not in self._catalogues:
            raise WordsError(f"no catalogue in {language}")
        return self._catalogues[language]

    def _notice_text(self, language: str) -> NoticeText:
        """The newest notice of a language, unfilled. Raises: WordsError."""
        if language not in self._notices:
            raise WordsError(f"no notice in {language}")
        return self._notices[language]


def load_words(folder: Path, notice: WrittenNotice | None = None, effective: dt.date | None = None) -> Words:
    """Read every compiled catalogue in the folder of resources (`paths.resources()`), and one notice, else the shipped.

    Raises: WordsError where a language has no catalogue, or a notice is not written as it must be.
    """
    catalogues = {tag: _read_catalogues(folder / "i18n", each.folder) for tag, each in LANGUAGES.items()}
    shown = notice or shipped_notice(folder)
    notices = {tag: parse_notice(shown.version, text) for tag, text in shown.texts.items()}
    return Words(catalogues, notices, sha256=shown.sha256, effective=effective)


def shipped_notice(folder: Path) -> WrittenNotice:
    """The newest notice among the resources, in every language."""
    newest = max((folder / "notices").iterdir(), key=lambda path: [int(part) for part in path.name.split(".")])
    return WrittenNotice(newest.name, {tag: (newest / f"{tag}.md").read_text("utf-8") for tag in LANGUAGES})


def parse_notice(version: str, text: str) -> NoticeText:
    """Read one notice: front matter between two lines `---`, then one section a field, headed `## N1 Heading`.

    Where the modes differ, a section is headed `## N3@detection_only Heading`; what is told where no face way may be,
    `## N3@closed Heading`. Raises: WordsError.
    """
    _, front, body = ("\n" + text).split("\n---\n", 2)
    head = dict(line.split(":", 1) for line in front.splitlines())
    sections: dict[tuple[str, str], tuple[str, str]] = {}
    for part in body.split("\n## ")[1:]:
        title, _, content = part.partition("\n")
        label, _, heading = title.partition(" ")
        name, _, variant = label.partition("@")
        key = (name, variant)
        if key in sections:
            raise WordsError(f"notice {version}: {label} stands twice")
        sections[key] = (heading.strip(), " ".join(content.split()))
    expected: set[tuple[str, str]] = set()
    for name in FIELDS:
        expected |= {(name, EVERYWHERE)} if (name, EVERYWHERE) in sections else {(name, mode.value) for mode in Mode}
    told = {key for key in sections if key[1] != CLOSED or key[0] not in FIELDS}
    if told != expected:
        raise WordsError(f"notice {version}: sections {sorted(name for name, _ in told ^ expected)}")
    return NoticeText(version, head["reviewed_by"].strip(), sections)


def _language(tag: str) -> Language:
    """One language by its tag. Raises: WordsError."""
    if tag not in LANGUAGES:
        raise WordsError(f"no language {tag}")
    return LANGUAGES[tag]


def _read_catalogues(folder: Path, name: str) -> NullTranslations:
    """All compiled catalogues of one language, one after the other. Raises: WordsError where there is none."""
    files = sorted((folder / name).glob("*.mo"))
    if not files:
        raise WordsError(f"no compiled catalogue in {name}")
    first, *others = map(_read_catalogue, files)
    for other in others:
        first.add_fallback(other)
    first.add_fallback(_Nothing())
    return first


def _read_catalogue(path: Path) -> GNUTranslations:
    """One compiled catalogue."""
    with path.open("rb") as file:
        return GNUTranslations(file)


def _filled(sentence: str, key: str, values: Mapping[str, object]) -> str:
    """A sentence with its placeholders filled; a value missing is named, and no value is ever quoted."""
    try:
        return sentence.format_map(values)
    except KeyError as error:
        raise WordsError(f"{key} needs {error.args[0]}") from None
