"""A note: shown while there is something to say."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.widgets.note_row import INK_OF_TONE, NoteRow
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import a_look


@pytest.mark.parametrize("tone", sorted(INK_OF_TONE))
def test_a_sentence_is_shown_in_every_tone(qtbot: QtBot, tone: str) -> None:
    note = NoteRow("codeFaultLabel")
    qtbot.addWidget(note)

    note.show_note("Please compare the code.", a_look(), icon="caution", tone=tone)

    assert not note.isHidden()
    assert note.findChild(TextLabel, "codeFaultLabel").text() == "Please compare the code."


def test_nothing_to_say_takes_no_room(qtbot: QtBot) -> None:
    note = NoteRow("codeFaultLabel")
    qtbot.addWidget(note)
    note.show_note("Please compare the code.", a_look(), icon="caution")

    note.show_note("", a_look(), icon="caution")

    assert note.isHidden()
