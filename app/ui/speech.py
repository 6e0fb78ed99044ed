"""The words of a screen, in reading order, for the voice."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.i18n import Words

IN_ORDER = "isReadInOrder"
"""A widget with this property true has its parts read in the order they were made: down a column, then on."""

SILENT_KINDS = ("key", "language")
"""Kinds of buttons that are not read: keys are too many, and the voice of one language cannot name the others."""

SAID = "saidInstead"
"""A label with this property is read as that: a text that changes by the second is said once, as it began."""

MARKS = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2066\u2067\u2068\u2069"))
"""Marks for the eye alone, which the voice would pause at: where a line may break, and which way a name is written."""


def words_of(control: QWidget, words: Words, language: str) -> str:
    """What a control is called, what it says besides, and how it stands: on or off, or what is typed in it.

    A field that hides what is typed says nothing of it.
    """
    parts = [control.accessibleName(), control.accessibleDescription()]
    if isinstance(control, QAbstractButton):
        parts[0] = parts[0] or control.text()
        if control.isCheckable() and control.property("kind") != "language":
            parts.append(words.text(language, "voice.on" if control.isChecked() else "voice.off"))
    elif isinstance(control, QLineEdit):
        parts.append(typed_in(control, words, language))
    return ". ".join(part.translate(MARKS).rstrip(".") for part in parts if part)


def typed_in(field: QLineEdit, words: Words, language: str) -> str:
    """What a field holds, letter by letter; nothing of one that hides it."""
    if field.echoMode() is not QLineEdit.EchoMode.Normal:
        return ""
    return " ".join(field.text()) or words.text(language, "voice.empty")


def words_on(root: QWidget) -> str:
    """Join what is visible under `root`, part by part: top to bottom, and within a row in reading direction.

    Labels say their text, buttons their name and description; what stands inside a button is not read. One line a
    widget, and no line twice.
    """
    is_rtl = root.layoutDirection() is Qt.LayoutDirection.RightToLeft
    lines = (line.translate(MARKS) for line in _lines(root, root, is_rtl=is_rtl))
    return "\n".join(dict.fromkeys(lines))


def _lines(widget: QWidget, root: QWidget, *, is_rtl: bool) -> Iterator[str]:
    """The words of a widget, or else of its parts, in order."""
    if isinstance(widget, QAbstractButton):
        parts = (widget.accessibleName() or widget.text(), widget.accessibleDescription())
        if widget.property("kind") not in SILENT_KINDS and any(parts):
            yield ". ".join(part for part in parts if part)
        return
    if isinstance(widget, QLabel):
        if widget.text():
            yield widget.property(SAID) or widget.text()
        return
    layout = widget.layout()
    if layout:
        layout.activate()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    visible = [child for child in widget.findChildren(QWidget, options=direct) if child.isVisibleTo(root)]
    for child in visible if widget.property(IN_ORDER) else _in_rows(visible, is_rtl=is_rtl):
        yield from _lines(child, root, is_rtl=is_rtl)


def _in_rows(widgets: Sequence[QWidget], *, is_rtl: bool) -> Iterator[QWidget]:
    """Widgets of one parent as an eye reads them; those whose middles stand beside the first of a row belong to it."""
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=QWidget.y):
        if rows and widget.geometry().center().y() <= rows[-1][0].geometry().bottom():
            rows[-1].append(widget)
        else:
            rows.append([widget])
    for row in rows:
        yield from sorted(row, key=lambda w: -w.geometry().right() if is_rtl else w.x())
