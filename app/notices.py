"""Notices of the hotel's own: read from a folder, checked whole; the one in force found at start without a store."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import paths
from app.config import Config
from app.domain.mode import Mode
from app.domain.notice import Notice, NoticeApproval, WrittenNotice, in_force
from app.i18n import LANGUAGES, NOTICE_FACTS, Words, WordsError, load_words, parse_notice, shipped_notice
from app.profiles import profile_of

MIRROR = "notices.json"
"""The approved notices beside the store, for the start of the kiosk, which shows a screen before it opens the store."""

DAYS_A_YEAR = 365
VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){1,3}")
_FILLED = dict.fromkeys(NOTICE_FACTS, "12")
_FRONT = re.compile(r"(?s)\A---\n.*?^---\n", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\b(TO(?:DO|COME)|TBD|FIX(?:ME)?|[Ll]orem ipsum)\b|\[\.\.\.\]|_{3,}")
"""What stands where a sentence is still to come."""

_LABEL = re.compile(r"\bN\d+(?:@\w+)?")

SENTENCES = {
    "folder": "the folder's name must be the version, such as 2.0; {file} is none",
    "not_utf8": "{file} is not a text in UTF-8",
    "missing": "{file} is missing, a language of this hotel",
    "unknown": "{file} is in no language of this program",
    "unfinished": "{file}, line {where}: a sentence is still to come",
    "front": "{file}: it must begin with a line ---, a line reviewed_by:, and a line ---",
    "empty": "{file}: {where} is empty",
    "sections": "{file}: {said}",
}
"""What an operator is told of a fault; the office has words for each code."""


@dataclass(frozen=True)
class NoticeFault:
    """What is wrong with a version: the file, a code, where in it, and what the reader of it said."""

    file: str
    code: str
    where: str = ""
    said: str = ""

    def __str__(self) -> str:
        """The fault in a sentence."""
        return SENTENCES[self.code].format(file=self.file, where=self.where, said=self.said)


class UnreadNoticeError(WordsError):
    """A folder that cannot be read as a version at all."""

    def __init__(self, fault: NoticeFault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def read_folder(folder: Path) -> WrittenNotice:
    """Read a version: a folder named by its number, with one Markdown file a language. Raises: UnreadNoticeError."""
    version = folder.resolve().name
    if not VERSION.fullmatch(version):
        raise UnreadNoticeError(NoticeFault(version, "folder"))
    texts = {}
    for file in sorted(folder.glob("*.md")):
        try:
            texts[file.stem] = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise UnreadNoticeError(NoticeFault(file.name, "not_utf8")) from None
    return WrittenNotice(version, texts)


def faults_of(notice: WrittenNotice, languages: Iterable[str]) -> list[NoticeFault]:
    """Everything that is wrong with a version for a hotel of these languages, each with the file it is in."""
    faults = [NoticeFault(f"{tag}.md", "missing") for tag in languages if tag not in notice.texts]
    for tag, text in notice.texts.items():
        if tag not in LANGUAGES:
            faults.append(NoticeFault(f"{tag}.md", "unknown"))
            continue
        if found := _PLACEHOLDER.search(text):
            line = text.count("\n", 0, found.start()) + 1
            faults.append(NoticeFault(f"{tag}.md", "unfinished", str(line)))
        faults += _text_faults(notice.version, tag, text)
    return faults


def kept_notices(state: Path) -> tuple[NoticeApproval, ...]:
    """The approved notices in the mirror of a state folder, in the order of approval; none where it cannot be read."""
    try:
        rows = json.loads((state / MIRROR).read_text(encoding="utf-8"))
        return tuple(
            NoticeApproval(
                WrittenNotice(row["version"], row["texts"]),
                date.fromisoformat(row["effective"]),
                row["first"],
                row["second"],
            )
            for row in rows
        )
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return ()


def words_in_force(config: Config, state: Path, today: date) -> Words:
    """All words, with the approved notice that holds today, or the shipped one where none fits this hotel.

    What is shown then, and is not what was approved, locks the face way.
    """
    found = _to_show(config, state, today)
    if found is None:
        return load_words(paths.resources())
    return load_words(paths.resources(), found.notice, found.effective)


def shown_digests(config: Config, state: Path, today: date) -> Mapping[str, str]:
    """The digest of the notice as it is shown today, in each of the hotel's languages."""
    notices = notices_of(config, words_in_force(config, state, today))
    return {language: notice.ref.sha256 for language, notice in notices.items()}


def notices_of(config: Config, words: Words) -> Mapping[str, Notice]:
    """The notice in each of the hotel's languages, filled from the live configuration (R03)."""
    hotel = config.hotel
    mode = config.face.mode if profile_of(hotel.profiles).face_allowed else None
    notices = {}
    for language in hotel.languages:
        facts = {
            "hotel_name": hotel.name,
            "controller_name": hotel.legal_name,
            "controller_contact": f"{hotel.contact}, {hotel.address}" if hotel.contact and hotel.address else "",
            "face_s": str(int(config.face.face_s)),
            "retention_years": str(config.receipts.retention_days // DAYS_A_YEAR),
            "minor_age": str(config.face.minor_age),
            "complaint_authority": hotel.complaint_authority,
            "effective_date": words.date(language, words.notice_effective or config.notice.effective_date),
        }
        notices[language] = words.notice(language, mode, facts)
    return notices


def is_outdated(words: Words, config: Config, state: Path, today: date) -> bool:
    """Whether another notice is to be shown today than the one that guests read."""
    found = _to_show(config, state, today)
    return found is not None and (found.notice.sha256, found.effective) != (words.notice_sha256, words.notice_effective)


def _to_show(config: Config, state: Path, today: date) -> NoticeApproval | None:
    """The approved notice that holds today, if nothing in it is wrong for this hotel."""
    found = in_force(kept_notices(state), today)
    return None if found is None or faults_of(found.notice, config.hotel.languages) else found


def shipped() -> WrittenNotice:
    """The notice that comes with this program."""
    return shipped_notice(paths.resources())


def differences(before: WrittenNotice, after: WrittenNotice, tag: str) -> Iterator[tuple[str, str, str]]:
    """The sections of a language that differ: which, and the heading and text of both sides."""
    sides = [_sections(before, tag), _sections(after, tag)]
    for key in dict.fromkeys((*sides[0], *sides[1])):
        was, now = (side.get(key, "") for side in sides)
        if was != now:
            yield key, was, now


def _sections(notice: WrittenNotice, tag: str) -> dict[str, str]:
    """The sections of one text by their labels, with who reviewed it; none where the language is missing."""
    if tag not in notice.texts:
        return {}
    text = parse_notice(notice.version, notice.texts[tag])
    sections = {"@".join(filter(None, key)): ": ".join(told) for key, told in text.sections.items()}
    return {"reviewed_by": text.reviewed_by, **sections}


def _text_faults(version: str, tag: str, text: str) -> list[NoticeFault]:
    """What is wrong with one text: its sections, its fields, and what it is to be filled with."""
    if not _FRONT.match(text) or "\nreviewed_by:" not in text.partition("\n---\n")[0]:
        return [NoticeFault(f"{tag}.md", "front")]
    try:
        words = Words({}, {tag: parse_notice(version, text)}, sha256="")
        for mode in (*Mode, None):
            if missing := words.notice(tag, mode, _FILLED).missing_fields():
                return [NoticeFault(f"{tag}.md", "empty", ", ".join(missing))]
    except (WordsError, ValueError, IndexError, AttributeError) as error:
        said = str(error.args[0])
        return [NoticeFault(f"{tag}.md", "sections", ", ".join(dict.fromkeys(_LABEL.findall(said))), said)]
    return []
