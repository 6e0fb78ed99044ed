"""Using the window as a guest does: show, see, touch."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.flow import pages
from app.ui.shell import Shell
from tests.ui.looks import GLASSES, settle


def show(shell: Shell, page: pages.Page, glass: str = "portrait") -> None:
    shell.resize(*GLASSES[glass])
    shell.show_page(page)
    settle()


def seen(shell: Shell, name: str) -> QWidget | None:
    return next((widget for widget in shell.findChildren(QWidget, name) if widget.isVisible()), None)


def touch(shell: Shell, name: str) -> None:
    widget = seen(shell, name)
    assert widget is not None, name
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def screen_name(shell: Shell) -> str:
    names = [widget.objectName() for widget in shell.findChildren(QWidget) if widget.isVisible()]
    return next(name for name in names if name.endswith("Screen"))
