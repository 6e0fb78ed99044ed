"""What a guest reads of a receipt on paper: what is known, and what serves as well."""

import pytest

from app import paths
from app.domain.printing import NOT_ASKED, PrinterFault, PrintStage, PrintState
from app.i18n import LANGUAGES, load_words
from app.ui.paper_note import paper_note

WORDS = load_words(paths.resources())


def told(said: PrintState, *, has_voice: bool = True) -> str:
    return paper_note(WORDS, "en", said, has_voice=has_voice).text


def words(*keys: str) -> str:
    return " ".join(WORDS.text("en", f"print.{key}") for key in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_and_fault_has_words_of_its_own_for_guest_and_staff(language: str) -> None:
    keys = [f"print.{stage.value}" for stage in PrintStage if stage is not PrintStage.NOT_ASKED]
    for prefix in ("print.fault", "staff_desk.printer"):
        keys += [f"{prefix}.{fault.value}" for fault in PrinterFault]

    texts = {WORDS.text(language, key) for key in keys}

    assert len(texts) == len(keys)
    assert all(texts)


def test_nothing_is_said_before_paper_was_asked_for() -> None:
    assert told(NOT_ASKED) == ""


@pytest.mark.parametrize("stage", [PrintStage.QUEUED, PrintStage.PRINTING, PrintStage.PRINTED])
def test_a_receipt_that_comes_needs_one_sentence(stage: PrintStage) -> None:
    assert told(PrintState(stage)) == words(stage.value)


@pytest.mark.parametrize("fault", PrinterFault)
@pytest.mark.parametrize("stage", [PrintStage.QUEUED, PrintStage.PRINTING, PrintStage.FAILED])
def test_what_keeps_a_receipt_is_said_and_what_serves_instead(stage: PrintStage, fault: PrinterFault) -> None:
    assert told(PrintState(stage, fault)) == words(f"fault.{fault.value}", "instead_voice")
    assert told(PrintState(stage, fault), has_voice=False) == words(f"fault.{fault.value}", "instead")


def test_a_receipt_that_failed_for_no_known_reason_is_not_said_to_have_one() -> None:
    assert told(PrintState(PrintStage.FAILED)) == words("failed", "instead_voice")


def test_an_unknown_end_is_told_as_unknown() -> None:
    assert told(PrintState(PrintStage.UNKNOWN)) == words("unknown")
    assert told(PrintState(PrintStage.UNKNOWN, PrinterFault.JAM)) == words("fault.jam", "unknown")


@pytest.mark.parametrize(
    ("said", "icon", "tone"),
    [
        (PrintState(PrintStage.PRINTING), "printer", "plain"),
        (PrintState(PrintStage.PRINTED), "printer", "good"),
        (PrintState(PrintStage.PRINTING, PrinterFault.NO_PAPER), "caution", "caution"),
        (PrintState(PrintStage.UNKNOWN), "caution", "caution"),
    ],
)
def test_icon_and_tone_say_the_same(said: PrintState, icon: str, tone: str) -> None:
    note = paper_note(WORDS, "en", said, has_voice=True)

    assert (note.icon, note.tone) == (icon, tone)


@pytest.mark.parametrize(("language", "between"), [("en", ". "), ("th", " "), ("zh-CN", "。"), ("ja", "。")])
def test_two_sentences_stand_as_the_script_wants_them(language: str, between: str) -> None:
    said = PrintState(PrintStage.FAILED, PrinterFault.JAM, is_over=True)
    first, second = (WORDS.text(language, f"print.{key}") for key in ("fault.jam", "instead"))

    note = paper_note(WORDS, language, said, has_voice=False)

    assert note.text == f"{first.removesuffix(between.strip())}{between}{second}"


def test_the_one_sentence_left_in_large_text_never_promises_more() -> None:
    brief = [
        paper_note(WORDS, "en", PrintState(stage, PrinterFault.JAM), has_voice=True).brief
        for stage in (PrintStage.PRINTING, PrintStage.UNKNOWN)
    ]

    assert brief == [words("fault.jam"), words("unknown")]
