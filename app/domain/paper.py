"""On what a receipt is printed."""

from enum import Enum


class PaperForm(Enum):
    """The forms of paper that a receipt has a layout for: a sheet, and a roll of 80 mm, of which 72 mm are printed."""

    A4 = "a4"
    ROLL_80 = "roll_80"
