"""What the paper tells of a face: only what was measured, and only what was done."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.consent import Decision
from app.domain.face_life import FaceEnd, FaceLife
from app.domain.mode import Mode
from app.receipts.face_facts import KNOWN_PROTECTIONS, FaceFacts, models_line
from app.receipts.isolates import plain
from app.wire.protocol import Protection
from tests.builders import NOW, a_draft, a_life, a_receipt, some_means
from tests.receipts.desk import LANGUAGES, words


def facts(*lives: FaceLife, language: str = "en", decision: Decision = Decision.GIVEN) -> FaceFacts:
    draft = a_draft(decision=decision, mode=Mode.VERIFY_1TO1)
    may_open = draft.decision is Decision.GIVEN
    return FaceFacts(
        a_receipt(draft=draft, face=lives), language, words(), ZoneInfo("Asia/Shanghai"), may_open=may_open
    )


def camera(*lives: FaceLife, language: str = "en", decision: Decision = Decision.GIVEN) -> str:
    return plain(facts(*lives, language=language, decision=decision).camera())


def method(mode: Mode, language: str = "en") -> str:
    return plain(facts(a_life(means=some_means(mode=mode)), language=language).method())


def protections(*codes: str, language: str = "en") -> str:
    return plain(facts(a_life(means=some_means(protections=codes)), language=language).protections())


def test_an_opening_is_told_from_first_to_last_in_the_hotels_time() -> None:
    assert camera(a_life(lasted_s=28)) == (
        "It was closed until this consent was stored. It opened at 22:05:31. At 22:05:59, after 28 seconds, it was "
        "closed and your face erased. The step was done."
    )


def test_one_second_is_one() -> None:
    assert "after 1 second, it" in camera(a_life(lasted_s=1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_end_has_words_of_its_own(language: str) -> None:
    told = {camera(a_life(end=end), language=language) for end in FaceEnd}

    assert len(told) == len(FaceEnd)


def test_after_a_crash_no_seconds_are_told() -> None:
    text = camera(a_life(lasted_s=28, end=FaceEnd.CRASHED))

    assert "then the machine stopped. When it started again, 22:05:59, your face was gone." in text
    assert "28" not in text


def test_an_opening_that_lasts_is_not_said_to_have_ended() -> None:
    text = camera(a_life(end=None))

    assert text.endswith("It opened at 22:05:31. Its end is not yet written down.")


def test_a_time_on_another_day_carries_its_date() -> None:
    assert "When it started again, 2026-11-24 08:05:31," in camera(a_life(lasted_s=36_000, end=FaceEnd.CRASHED))
    assert "2026-11-22 22:05:31" in camera(a_life(opened_at=NOW - timedelta(days=1)))


@pytest.mark.parametrize(("earlier", "words_of_it"), [(0, ""), (1, "open 1 time;"), (3, "open 3 times;")])
def test_earlier_openings_are_counted(earlier: int, words_of_it: str) -> None:
    text = camera(*[a_life(end=FaceEnd.TIMED_OUT)] * earlier, a_life())

    assert ("Before that" in text) is bool(earlier)
    assert words_of_it in text
    assert "The step was done." in text


def test_a_withdrawal_says_that_the_camera_opens_no_more_and_what_became_of_the_face() -> None:
    text = camera(a_life(end=FaceEnd.WITHDRAWN), decision=Decision.WITHDRAWN)

    assert text.startswith("Your consent no longer opens it. It opened at 22:05:31.")
    assert text.endswith("your face erased. You withdrew your consent.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_tells_its_threshold_and_how_many_turns_were_asked_for(language: str) -> None:
    compared, found = method(Mode.VERIFY_1TO1, language), method(Mode.DETECTION_ONLY, language)

    assert "0.363" in compared
    assert "2" in compared.replace("0.363", "")
    assert not [letter for letter in found if letter.isdecimal()]


def test_the_method_told_is_the_one_that_was_used_whatever_was_consented_to() -> None:
    assert method(Mode.DETECTION_ONLY) == (
        "The machine finds a face in the picture and compares nothing. Staff compare by eye."
    )


def test_every_protection_that_the_vision_program_can_prove_has_words() -> None:
    assert set(KNOWN_PROTECTIONS) == {protection.value for protection in Protection}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", KNOWN_PROTECTIONS)
def test_only_a_protection_that_was_on_is_told(language: str, code: str) -> None:
    name = words().text(language, f"receipt.protection_{code}")

    assert name in protections(*KNOWN_PROTECTIONS, language=language)
    assert name not in protections(*(each for each in KNOWN_PROTECTIONS if each != code), language=language)


def test_what_matters_most_is_told_first_and_a_later_versions_code_last() -> None:
    assert protections("memory_locked", "few_calls", "empty_network") == (
        "In force: no network, few system calls, memory_locked."
    )


def test_that_nothing_was_on_is_told_too() -> None:
    assert protections() == "None was in force."


def test_models_are_named_with_the_beginning_of_their_digests() -> None:
    assert (
        models_line(some_means(mode=Mode.VERIFY_1TO1), 6) == "face_landmarker 646464…, face_recognition_sface 484848…"
    )
