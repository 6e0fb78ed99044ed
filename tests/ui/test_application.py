import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QFontDatabase

from app import paths
from app.ui import application
from app.ui.application import FOREIGN_SETTINGS, FontMissing, drop_foreign_settings, register_fonts
from app.ui.theme import Font, fonts

SCRIPT = """
import os
from app.ui.application import make_application
application = make_application(["evenkey"])
left = [name for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR") if name in os.environ]
print(application.applicationName(), application.style().name(), left)
"""

MEASURED = """
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from app.ui.application import register_fonts
from app.ui.widgets.text_block import TextBlock, forget_texts
application = QApplication(["evenkey"])
font = QFont("Noto Sans")
font.setPixelSize(60)
title = TextBlock("How would you like to check in?", font, 10_000)
before = title.size().width()
register_fonts()
after = title.size().width()
forget_texts()
print(before, after, title.size().width())
"""


def test_settings_of_another_qt_are_dropped_and_no_others() -> None:
    environment = dict.fromkeys(FOREIGN_SETTINGS, "elsewhere") | {"QT_QPA_PLATFORM": "offscreen"}

    drop_foreign_settings(environment)

    assert environment == {"QT_QPA_PLATFORM": "offscreen"}


def test_the_shipped_fonts_are_known(dressed: None) -> None:
    assert {font.family for font in fonts()} <= set(QFontDatabase.families())


def test_what_was_measured_in_the_fonts_of_the_system_is_measured_anew_in_the_shipped_ones() -> None:
    command = (sys.executable, "-c", MEASURED)
    told = subprocess.run(command, cwd=paths.resources().parent, capture_output=True, text=True, check=True).stdout

    before, after, fresh = map(int, told.split())

    assert before != after == fresh


def test_a_missing_font_is_said_and_not_replaced_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "fonts", lambda: (Font("Absent.ttf", "Absent", ("en",)),))

    with pytest.raises(FontMissing, match=r"Absent\.ttf"):
        register_fonts()


def test_an_application_looks_the_same_on_every_machine() -> None:
    environment = os.environ | dict.fromkeys(FOREIGN_SETTINGS, "elsewhere")

    made = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        cwd=paths.APP.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert made.stdout.split(maxsplit=2) == ["evenkey", "fusion", "[]\n"]
