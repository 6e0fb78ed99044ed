"""A kiosk's parts in the words of the desk: what each is called, how it is, and what to do about it."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from app.domain.device import DeviceState, Grade
from app.i18n import Words
from app.ui.widgets.desk_view import Said
from app.ui.widgets.shown_name import shown_name

SIGNS = {
    Grade.WORKS: ("check", "good"),
    Grade.LACKS: ("caution", "caution"),
    Grade.FAILS: ("cross", "problem"),
}
"""The icon and tone of each grade; its word stands beside it."""


def told_devices(words: Words, language: str, states: Sequence[DeviceState], zone: tzinfo) -> tuple[Said, ...]:
    """Every part: its name and how it is in a word, then a sentence, and one more where something is to be done."""
    return tuple(_told(words, language, state, zone) for state in states)


def _told(words: Words, language: str, state: DeviceState, zone: tzinfo) -> Said:
    """One part."""
    facts = {name: _fact(words, language, value, zone) for name, value in state.facts.items()}
    name = words.text(language, f"report.device.{state.device.value}")
    how = words.text(language, f"report.grade.{state.grade.value}")
    key = f"desk.device.{state.device.value}.{state.code}"
    sentences = [words.text(language, key, **facts)]
    if state.grade is not Grade.WORKS:
        sentences.append(words.text(language, f"{key}.mend", **facts))
    icon, tone = SIGNS[state.grade]
    return Said(f"{name}\n{how}", "\n".join(sentences), icon, tone)


def _fact(words: Words, language: str, value: str | int | datetime, zone: tzinfo) -> str:
    """A fact as the language writes it."""
    match value:
        case datetime():
            return words.moment(language, value.astimezone(zone))
        case int():
            return f"{value}"
        case _:
            return shown_name(value)
