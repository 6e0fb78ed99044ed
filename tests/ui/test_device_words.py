"""Every state of every part is told to staff in their languages, with a way out where something is wrong."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.device import CODES, Device, DeviceState, Grade
from app.i18n import Words
from app.ui.device_words import SIGNS, told_devices
from tests.doctor.test_sentences import FACTS

STATES = [DeviceState(device, code, FACTS) for device, codes in CODES.items() for code in codes]


@pytest.mark.parametrize("language", ["en", "zh-CN", "ar", "fr"])
def test_every_state_has_a_name_a_word_a_sentence_and_a_way_out(words: Words, language: str) -> None:
    told = told_devices(words, language, STATES, UTC)

    for state, said in zip(STATES, told, strict=True):
        assert len(said.name.splitlines()) == 2
        assert len(said.words.splitlines()) == 1 + (state.grade is not Grade.WORKS)
        assert "{" not in said.words
        assert (said.icon, said.tone) == SIGNS[state.grade]


def test_no_grade_is_told_by_colour_alone(words: Words) -> None:
    assert len({icon for icon, _ in SIGNS.values()}) == len(Grade)
    assert len({words.text("en", f"report.grade.{grade.value}") for grade in Grade}) == len(Grade)


def test_times_are_those_of_the_hotel(words: Words) -> None:
    at = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)

    (said,) = told_devices(words, "en", [DeviceState(Device.BACKUP, "works", {"at": at})], ZoneInfo("Asia/Shanghai"))

    assert "24 November 2026, 04:00" in said.words
