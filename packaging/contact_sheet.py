"""Draws every screen in every look, offscreen, as PNG files and as sheets to look at. Nothing here is run by a guest.

Example: `python packaging/contact_sheet.py --out out --page choice --language ar --size 2.0 --glass portrait`.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sample_documents import document_bodies
from sample_hotel import FACTS, HOTEL
from sample_office import office_bodies
from sample_pages import in_language, sample_bodies

from app import paths
from app.domain.comfort import GLASSES, TEXT_SIZES, Comfort, Theme
from app.domain.mode import Mode
from app.flow import pages
from app.i18n import LANGUAGES, NOTICE_FACTS, Words, load_words

SETTLING = 4
"""Rounds of layout until nothing moves any more."""


BODIES = {**sample_bodies(), **document_bodies(), **office_bodies()}
"""Every page by its name, and its step."""

OF_STAFF = (
    pages.StaffPinPage,
    pages.StaffDeskPage,
    pages.ConsolePage,
    pages.OfficePage,
    pages.QuestionPage,
    pages.StaffActingPage,
)
"""What a guest does not see."""


@dataclass(frozen=True)
class Shot:
    """One picture to take: which page, in which look."""

    page: str
    language: str
    size: float
    theme: Theme
    glass: str
    has_low_reach: bool

    @property
    def name(self) -> str:
        """The picture's name, which tells all of it."""
        reach = "-low" if self.has_low_reach else ""
        return f"{self.page}-{self.glass}-{self.language}-{round(self.size * 100)}-{self.theme.value}{reach}"


def sample_page(shot: Shot, languages: Sequence[str]) -> pages.Page:
    """The whole page of a shot."""
    body, step = BODIES[shot.page]
    is_welcome = isinstance(body, pages.WelcomePage)
    is_staff = isinstance(body, OF_STAFF)
    is_waiting = isinstance(body, pages.WaitingPage)
    is_notice = isinstance(body, pages.NoticePage)
    step_of_size = TEXT_SIZES.index(shot.size)
    return pages.Page(
        body=in_language(body, shot.language),
        visit_number=1,
        language=shot.language,
        languages=tuple(languages),
        comfort=Comfort(text_step=step_of_size, theme=shot.theme, has_low_reach=shot.has_low_reach),
        step=step,
        can_go_back=not (is_welcome or is_waiting or shot.page == "arrived"),
        can_open_notice=not (is_welcome or is_waiting or is_notice or is_staff),
        has_voice=True,
        is_help_open=shot.page == "help",
        is_time_low=shot.page == "idle",
    )


def draw(shots: Iterable[Shot], out: Path, words: Words) -> list[Path]:
    """Draw each shot into a file of its own; the answer is the files, in order."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the platform is chosen first
    from sample_pictures import sample_pictures  # noqa: PLC0415

    from app.ui.application import make_application  # noqa: PLC0415
    from app.ui.shell import Shell  # noqa: PLC0415

    _application = QApplication.instance() or make_application(["contact-sheet"])
    notices = {tag: words.notice(tag, Mode.DETECTION_ONLY, FACTS) for tag in _languages()}
    shell = Shell(words, notice_for=notices.__getitem__, hotel_name=HOTEL)
    files = []
    for shot in shots:
        shell.resize(*GLASSES[shot.glass])
        shell.show()
        page = sample_page(shot, _languages())
        if isinstance(page.body, pages.WaitingPage):
            shell = Shell(words, notice_for=notices.__getitem__, hotel_name=HOTEL)
            shell.resize(*GLASSES[shot.glass])
            shell.show()
        shell.show_page(page)
        _settle()
        for picture in sample_pictures(page.body):
            shell.set_picture(picture)
            _settle()
        files.append(out / f"{shot.name}.png")
        shell.grab().save(str(files[-1]))
    return files


def join(files: Sequence[Path], sheet: Path, height_px: int = 640, columns: int = 6) -> None:
    """Join pictures into one sheet, `height_px` high each."""
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtGui import QColor, QImage, QPainter  # noqa: PLC0415

    gap_px = 12
    smooth = Qt.TransformationMode.SmoothTransformation
    images = [QImage(str(file)).scaledToHeight(height_px, smooth) for file in files]
    widest = max(image.width() for image in images)
    rows = -(-len(images) // columns)
    across = min(columns, len(images))
    whole = QImage(across * (widest + gap_px), rows * (height_px + gap_px), QImage.Format.Format_RGB32)
    whole.fill(QColor("#777777"))
    painter = QPainter(whole)
    for number, image in enumerate(images):
        painter.drawImage(number % columns * (widest + gap_px), number // columns * (height_px + gap_px), image)
    painter.end()
    whole.save(str(sheet))


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what was asked for, and one sheet of all of it."""
    parser = argparse.ArgumentParser(description="Draw the screens as pictures to look at.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--page", nargs="+", choices=sorted(BODIES), default=sorted(BODIES))
    parser.add_argument("--language", nargs="+", choices=_languages(), default=list(_languages()))
    parser.add_argument("--size", nargs="+", type=float, choices=TEXT_SIZES, default=list(TEXT_SIZES))
    parser.add_argument("--theme", nargs="+", choices=[theme.value for theme in Theme], default=["day"])
    parser.add_argument("--glass", nargs="+", choices=list(GLASSES), default=list(GLASSES))
    parser.add_argument("--low-reach", action="store_true", help="draw everything in low reach")
    parser.add_argument("--columns", type=int, default=6, help="pictures in a row of the sheet")
    parser.add_argument("--height", type=int, default=640, help="height of a picture on the sheet, in pixels")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked.out.mkdir(parents=True, exist_ok=True)
    looks = product(asked.page, asked.language, asked.size, asked.theme, asked.glass)
    shots = [Shot(page, tag, size, Theme(theme), glass, asked.low_reach) for page, tag, size, theme, glass in looks]
    files = draw(shots, asked.out, load_words(paths.resources()))
    for glass in asked.glass:
        of_glass = [file for file, shot in zip(files, shots, strict=True) if shot.glass == glass]
        join(of_glass, asked.out / f"sheet-{glass}.png", asked.height, asked.columns)
    print(f"{len(files)} pictures in {asked.out}")
    return 0


def _settle() -> None:
    """Let layouts come to rest."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    for _ in range(SETTLING):
        QApplication.sendPostedEvents()


def _languages() -> tuple[str, ...]:
    """The languages drawn."""
    return tuple(LANGUAGES)


if __name__ == "__main__":
    assert set(FACTS) == NOTICE_FACTS
    raise SystemExit(main())
