"""The words themselves: complete in every language, true, and of one weight for both ways."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import get_args

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app import paths
from app.domain.codes import CodeFault
from app.domain.consent import Decision
from app.domain.face import Guidance
from app.domain.likeness import NameReason
from app.domain.mode import Mode
from app.domain.notice import FIELDS
from app.domain.page import PageGuidance
from app.domain.problems import Problem
from app.domain.staff import OverrideReason
from app.flow import pages
from app.flow.states import STAFF, State
from app.i18n import LANGUAGES, NOTICE_FACTS, Language, load_words
from app.parity.wording import worded
from tests.house.lexicons import (
    CLAIMS,
    LAW_WORDS,
    MOST_LETTERS,
    PULLING_SENTENCES,
    PULLS_ANYWAY,
    SCRIPTS_WITHOUT_SPACES,
    leaning,
)
from tests.scripts import script

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "i18n"
DOMAINS = sorted(path.stem for path in (FOLDER / "en").glob("*.po"))
FOLDERS = [language.folder for language in LANGUAGES.values()]
BUTTONS = re.compile(
    r"(frame\.(?!step|camera|mark).*|.*\.(start|withdraw|continue|return|scroll|agree|decline|submit|button|confirm"
    r"|cancel|finish|stay|close|leave|clear|backspace|try_again|type_code|scan_passport|scan_code"
    r"|meant|next_guest|see_booking|show_receipt|close_receipt|print_receipt|print_again)|choice\.(face|passport)|demo\.(passport|booking)"
    r"|staff_desk\.reason\..*)"
)

ASKING = ("text", "plural")

LAW = "profile.why."
"""What a law says of faces, in the law's own words: no claim of this program."""


@cache
def catalogue(folder: str, domain: str) -> Catalog:
    with (FOLDER / folder / f"{domain}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


@cache
def forms(folder: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for domain in DOMAINS:
        for message in catalogue(folder, domain):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return found


def said(folder: str, prefix: str) -> dict[str, str]:
    return {key: " ".join(texts) for key, texts in forms(folder).items() if key.startswith(prefix)}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]*)\}", text))


def hits(texts: Mapping[str, str], lexicon: str, folder: str) -> dict[str, str]:
    """Which texts hold a word of a lexicon; Latin and Arabic words count from their beginning."""
    pattern = re.compile(
        lexicon if folder in SCRIPTS_WITHOUT_SPACES else rf"(?<!\w)(?:ال|و|ب|ل)*(?:{lexicon})", re.IGNORECASE
    )
    return {key: found[0] for key, text in texts.items() if (found := pattern.search(text))}


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_language_has_every_key(folder: str, domain: str) -> None:
    assert {str(m.id) for m in catalogue(folder, domain)} == {str(m.id) for m in catalogue("en", domain)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_key_stands_in_two_catalogues(folder: str) -> None:
    counts = [message.id for domain in DOMAINS for message in catalogue(folder, domain) if message.id]
    assert len(counts) == len(forms(folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_key_is_translated_and_none_is_doubtful(folder: str) -> None:
    assert [key for key, texts in forms(folder).items() if not all(text.strip() for text in texts)] == []
    messages = [message for domain in DOMAINS for message in catalogue(folder, domain)]
    assert [message.id for message in messages if message.id and message.fuzzy] == []
    assert [catalogue(folder, domain).obsolete for domain in DOMAINS if catalogue(folder, domain).obsolete] == []


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=FOLDERS)
def test_a_sentence_with_a_number_has_all_forms_of_its_language(language: Language) -> None:
    """Two numbers that Unicode's rules put into one class take one form, and two of different classes two."""
    for domain in DOMAINS:
        asked = catalogue(language.folder, domain)
        numbered = [message for message in asked if not isinstance(message.id, str)]
        assert [message.id[0] for message in numbered if len(message.string or ()) != asked.num_plurals] == []
        form, category = c2py(asked.plural_expr), Locale.parse(language.locale).plural_form
        assert len({(category(n), form(n)) for n in range(1001)}) == asked.num_plurals
        assert len({category(n) for n in range(1001)}) == asked.num_plurals


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_translation_has_the_placeholders_of_the_english_one(folder: str) -> None:
    english = forms("en")
    for key, texts in forms(folder).items():
        wanted = placeholders(english[key][-1])
        for text in texts:
            assert placeholders(text) in ((wanted, wanted - {"n"}) if len(english[key]) > 1 else (wanted,)), key
            assert text.count("{") == text.count("}") == len(re.findall(r"\{[a-z_]+\}", text)), key


@pytest.mark.parametrize("folder", FOLDERS)
def test_isolates_are_balanced_and_hold_every_name(folder: str) -> None:
    screens = {message.id for message in catalogue(folder, "screens")}
    for key, texts in forms(folder).items():
        for text in texts:
            opened = sum(text.count(char) for char in "\u2066\u2067\u2068")
            assert opened == text.count("\u2069"), key
            assert key not in screens or "{name}" not in text or "\u2068{name}\u2069" in text, key


def test_in_arabic_every_latin_word_stands_in_isolates() -> None:
    strays = {}
    for key, texts in forms("ar").items():
        bare = re.sub("[\u2066\u2068][^\u2069]*\u2069", "", re.sub(r"\{[a-z_]+\}", "", " ".join(texts)))
        if latin := re.findall(r"[A-Za-z]{2,}", bare.replace("SHA-256", "").replace("QR", "")):
            strays[key] = latin
    assert strays == {}


def test_the_compiled_catalogues_are_fresh_and_every_translation_is_of_the_present_english_words() -> None:
    module = script("compile_words")
    assert module.stale(FOLDER) == []
    assert module.untrue(FOLDER) == [], "look at each language, then packaging/compile_words.py --translated KEY"


def wanted_keys() -> Iterator[str]:
    """The keys that the closed lists of the domain and the flow ask for."""
    for problem in Problem:
        yield from (f"trouble.{problem.value}.title", f"trouble.{problem.value}.body")
    yield from (f"name.reason.{reason.value}" for reason in NameReason if reason is not NameReason.LETTERS)
    plain = (("face.guidance", Guidance), ("document.guidance", PageGuidance), ("code.fault", CodeFault))
    for prefix, closed in (*plain, ("receipt.decision", Decision), ("face.mode", Mode)):
        yield from (f"{prefix}.{each.value}" for each in closed)
    for act in OverrideReason:
        yield from (f"staff_desk.reason.{act.value}", f"staff_acting.reason.{act.value}")
    yield from (f"staff_desk.place.{state.__name__.lower()}" for state in get_args(State) if state not in STAFF)
    waits = re.compile(r'WaitingPage\("([a-z_]+)"\)')
    yield from (f"waiting.{key}" for key in waits.findall(Path(pages.__file__).read_text("utf-8")))


def test_every_problem_hint_reason_and_fault_has_words() -> None:
    assert len(list(wanted_keys())) > 80
    assert [key for key in wanted_keys() if key not in forms("en")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_two_ways_pass_every_measure_of_the_parity_report(language: str) -> None:
    """Their lengths, and that no trouble on the way by document speaks of a face: P17, P24, P33 and the others."""
    found = worded(load_words(paths.resources()), language)

    assert {finding.metric for finding in found} >= {"P17", "P24", "P33"}
    assert [finding for finding in found if not finding.passes] == []


@pytest.mark.parametrize(("folder", "text"), PULLING_SENTENCES)
def test_a_word_that_pulls_is_found(folder: str, text: str) -> None:
    assert hits({"some.key": text}, leaning(folder, "valenced"), folder) != {}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("prefix", ["choice.", "consent.", "release.", "trouble.", "use_passport."])
def test_no_word_pulls_towards_one_way(folder: str, prefix: str) -> None:
    found = hits(said(folder, prefix), leaning(folder, "valenced"), folder)
    allowed = PULLS_ANYWAY.get(folder, {})
    assert {key: word for key, word in found.items() if allowed.get(key) != word and "pin_" not in key} == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_called_verified_where_nothing_is_compared(folder: str) -> None:
    texts = {key: text for key, text in said(folder, "").items() if "verify" not in key and not key.startswith(LAW)}
    assert hits(texts, CLAIMS[folder], folder) == {}


@pytest.mark.parametrize("tag", [*LANGUAGES])
def test_the_notice_claims_nothing_cites_no_law_and_pulls_nowhere(tag: str) -> None:
    folder = LANGUAGES[tag].folder
    notice = load_words(paths.resources()).notice(tag, Mode.DETECTION_ONLY, dict.fromkeys(NOTICE_FACTS, "12"))
    texts = {item.field: f"{item.heading} {item.text}" for item in notice.items}
    assert hits(texts, CLAIMS[folder], folder) == {}
    assert hits(texts, leaning(folder, "valenced"), folder) == {}
    assert [field for field, text in texts.items() if re.search(LAW_WORDS, text)] == []


@pytest.mark.parametrize("mode", [*Mode, None])
def test_the_notice_is_short_enough_for_one_screen(mode: Mode | None) -> None:
    facts = dict.fromkeys(NOTICE_FACTS, "60")
    words = load_words(paths.resources())
    for tag, language in LANGUAGES.items():
        items = words.notice(tag, mode, facts).items
        assert [item.field for item in items if len(item.text) > MOST_LETTERS.get(language.folder, 100)] == []
        assert [item.field for item in items if len(item.heading.split()) > 3] == []
        assert tuple(item.field for item in items) == FIELDS


@pytest.mark.parametrize("folder", FOLDERS)
def test_buttons_and_titles_end_without_a_full_stop(folder: str) -> None:
    texts = {key: text for key, text in said(folder, "").items() if BUTTONS.fullmatch(key) or key.endswith(".title")}
    assert len(texts) > 60
    assert [key for key, text in texts.items() if text.endswith((".", "。", "!", "！"))] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_written_in_capitals_or_shouted(folder: str) -> None:
    for key, text in said(folder, "").items():
        words = re.findall(r"\b[A-Z]{2,}\b", text)
        assert set(words) <= {"QR", "PIN", "SHA", "MB", "GB"}, key
        assert not re.search("[!！]", text), key


def test_english_sentences_are_short() -> None:
    texts = (text for key, text in said("en", "").items() if not key.startswith(("receipt.", "demo.", "staff")))
    sentences = (sentence for text in texts for sentence in re.split(r"(?<=[.?]) ", text))
    assert [sentence for sentence in sentences if len(sentence.split()) > 13] == []


def strings_of_the_program() -> tuple[dict[str, str], list[re.Pattern[str]]]:
    """The texts in the code that look like keys, each with its file; and the patterns of those put together."""
    families = {key.split(".")[0] for key in forms("en")}
    plain: dict[str, str] = {}
    patterns: list[re.Pattern[str]] = []
    for path in sorted((ROOT / "app").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        parts_of_others = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        calls = [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(ASKING)]
        asked = {id(part) for call in calls for each in call.args for part in ast.walk(each)}
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts_of_others:
                is_known = node.value.split(".")[0] in families or id(node) in asked
                if is_known and re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", node.value):
                    plain[node.value] = str(path.relative_to(ROOT))
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
                if re.match(rf"({'|'.join(families)})\\\.", parts[0]):
                    patterns.append(re.compile("".join(parts)))
    return plain, patterns


def test_every_key_in_the_code_has_words() -> None:
    plain, patterns = strings_of_the_program()
    files = (".pdf", ".json", ".html", ".md")
    assert {key: path for key, path in plain.items() if key not in forms("en") and not key.endswith(files)} == {}
    assert [p.pattern for p in patterns if not any(p.fullmatch(key) for key in forms("en"))] == []


def test_every_key_is_used() -> None:
    plain, patterns = strings_of_the_program()
    unused = [key for key in forms("en") if key not in plain and not any(p.fullmatch(key) for p in patterns)]
    assert unused == []
