"""The looks as they stand on the real window."""

import pytest

from app.domain.comfort import GLASSES, Theme
from app.domain.consent import Side
from app.parity.stage import Stage
from app.parity.variants import Pairing
from tests.parity.looks import a_variant


@pytest.mark.parametrize("glass", GLASSES)
def test_the_face_card_stands_on_its_side_of_the_glass(stage: Stage, glass: str) -> None:
    left = stage.show(a_variant(glass=glass, language="ar"))
    assert (left.window.width(), left.window.height()) == GLASSES[glass]
    assert left.face.x() < left.other.x()

    right = stage.show(a_variant(glass=glass, language="ar", face_side=Side.RIGHT))
    assert right.face.x() > right.other.x()


def test_the_consent_has_its_two_buttons(stage: Stage) -> None:
    pair = stage.show(a_variant(pairing=Pairing.CONSENT, language="zh-CN", text_ratio=2.0, theme=Theme.CONTRAST))

    assert (pair.face.objectName(), pair.other.objectName()) == ("consentAgreeButton", "consentDeclineButton")


def test_the_cameras_screen_has_its_way_out_among_others(stage: Stage) -> None:
    leave, others = stage.show_face(a_variant())

    assert leave.text()
    assert {"helpButton", "textSizeButton"} <= {button.objectName() for button in others}
