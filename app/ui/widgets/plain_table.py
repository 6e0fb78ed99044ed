"""A table to look at and to choose a row from: what the tables of the desk and of the office have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget


class PlainTable(QTableWidget):
    """Reached by Tab and walked by arrows; nothing is typed into it, and whole rows are chosen by touch or Enter.

    Signals: head_touched(column), row_touched(row).
    """

    head_touched = Signal(int)
    row_touched = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.verticalHeader().hide()
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setMinimumSectionSize(1)  # its own least, by the widest letter of a font, is too much in Arabic
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().sectionClicked.connect(self.head_touched)
        self.itemActivated.connect(lambda item: self.choose(item.row()))
        self.cellClicked.connect(lambda row, _column: self.choose(row))

    def choose(self, row: int) -> None:
        """Say which row was chosen."""
        self.row_touched.emit(row)
