"""A hotel's settings as the words that start its vision program."""

from dataclasses import replace

from app.config import Config
from app.devices.vision_command import vision_command_of
from app.domain.mode import Mode

CONFIG = Config()


def test_both_cameras_and_what_is_done_with_a_face_are_told() -> None:
    words = vision_command_of(CONFIG).words

    assert words[words.index("--source") + 1] == CONFIG.camera.source
    assert words[words.index("--document-source") + 1] == CONFIG.document.source
    assert words[words.index("--turns") + 1] == str(CONFIG.face.turns)
    assert "--compare" in words


def test_what_a_hotel_does_not_do_is_not_asked_for() -> None:
    face, document = replace(CONFIG.face, mode=Mode.DETECTION_ONLY), replace(CONFIG.document, source="")
    words = vision_command_of(replace(CONFIG, face=face, document=document)).words

    assert not {"--compare", "--turns", "--document-source"} & set(words)
