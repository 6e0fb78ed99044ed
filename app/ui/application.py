"""The Qt application: fonts and style. No logic."""

import os
from collections.abc import MutableMapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app import paths
from app.ui.theme import fonts
from app.ui.widgets.text_block import forget_texts

FOREIGN_SETTINGS = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
"""Settings for another Qt, inherited from a program that imported OpenCV. Source: measured, opencv-contrib 5.0."""


class FontMissing(RuntimeError):
    """A shipped font cannot be read: the installation is broken."""


def make_application(argv: Sequence[str]) -> QApplication:
    """Make the one application, with the shipped fonts and one style on every machine. Raises: FontMissing."""
    drop_foreign_settings(os.environ)
    application = QApplication(list(argv))
    application.setApplicationName("evenkey")
    application.setStyle("Fusion")
    application.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)
    register_fonts()
    return application


def drop_foreign_settings(environment: MutableMapping[str, str]) -> None:
    """Remove settings that would lead this Qt to another one's plug-ins."""
    for name in FOREIGN_SETTINGS:
        environment.pop(name, None)


def register_fonts() -> None:
    """Make the shipped fonts known to Qt; texts measured in others are measured anew. Raises: FontMissing."""
    for font in fonts():
        if QFontDatabase.addApplicationFont(str(paths.assets() / "fonts" / font.file)) < 0:
            raise FontMissing(font.file)
    forget_texts()
