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


def test_settings_of_another_qt_are_dropped_and_no_others() -> None:
    environment = dict.fromkeys(FOREIGN_SETTINGS, "elsewhere") | {"QT_QPA_PLATFORM": "offscreen"}

    drop_foreign_settings(environment)

    assert environment == {"QT_QPA_PLATFORM": "offscreen"}


def test_the_shipped_fonts_are_known(dressed: None) -> None:
    assert {font.family for font in fonts()} <= set(QFontDatabase.families())


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
