"""What stands in the same place on every screen: above, where one is; below, what helps."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.flow import events as ev
from app.flow.pages import STEPS, Page, WelcomePage
from app.i18n import Words
from app.ui.cameras import Camera, camera_of
from app.ui.keys import STAFF_PRESS_MS
from app.ui.screen import text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.call_lamp import CallLamp
from app.ui.widgets.hold_line import HoldLine
from app.ui.widgets.icon import Icon
from app.ui.widgets.step_bar import StepBar

TILE_GAP_MM = 2.6
"""Between two tiles below. Source: VVSG 2.0, 2.54 mm or more between touch areas (rights.md section 6)."""


class FrameTop(QWidget):
    """The hotel's mark and name, the step, and the truth about the camera.

    The mark is for staff: the Tab key, which is for guests, passes it over.
    Signals: happened(StaffCalled) after the mark was held for three seconds.
    """

    happened = Signal(object)

    def __init__(self, words: Words, hotel_name: str) -> None:
        super().__init__()
        self.setObjectName("frameTop")
        self._words = words
        self._mark = BigButton("staffCorner", "quiet", is_stacked=True, icon_ratio=1.9)
        self._mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name = text_label("smallStrong", name="hotelNameLabel")
        self._name.setText(hotel_name)
        self._step = text_label("small", name="stepLabel")
        self._bar = StepBar()
        self._camera_icon = Icon()
        self._camera = text_label("small", name="cameraLabel")
        self._lamp = CallLamp(self)
        self._hold = HoldLine(self._mark, STAFF_PRESS_MS)
        self._hold.held.connect(lambda: self.happened.emit(ev.StaffCalled()))
        self._rows = (_row(self._mark, self._name), _row(self._step, self._bar), _row(self._camera_icon, self._camera))
        self._grid = QGridLayout(self)
        for part, _ in self._rows:
            self._grid.addWidget(part)

    def show_page(self, page: Page, look: Look) -> None:
        """Show where the guest is."""
        count = max(STEPS.values())
        camera = camera_of(page.body)
        text = self._words.text
        self._mark.show_words("", look, icon="evenkey-mark")
        self._mark.setAccessibleName(text(look.language, "frame.mark"))
        self._hold.show_look(look)
        self._step.setText(text(look.language, "frame.step", number=page.step, count=count) if page.step else "")
        self._bar.show_step(page.step, count, look)
        for widget in (self._step, self._bar):
            widget.setVisible(page.step > 0)
        self._camera.setText(text(look.language, f"frame.camera_{camera.value}"))
        icon = "camera-off" if camera is Camera.NONE else "camera-on"
        self._camera_icon.show_icon(icon, look.color("ink"), look.text_px("small") + look.air_px // 2)
        for label in (self._name, self._step, self._camera):
            label.setWordWrap(False)
        self._lamp.show_lamp(look, is_lit=page.is_calling, name=text(look.language, "frame.help_called"))
        self._arrange(look)

    @property
    def told_lines(self) -> tuple[str, ...]:
        """Where one is and what the camera does, for the voice; no line where nothing is to be said."""
        return tuple(label.text() for label in (self._step, self._camera) if label.text())

    def height_px(self, look: Look) -> int:
        """The height above the screen."""
        return max(self.sizeHint().height(), self.heightForWidth(look.width_px))

    def _arrange(self, look: Look) -> None:
        """One row on a wide glass where the parts fit, else the step below, else every part in its own row."""
        name, step, camera = parts = [part for part, _ in self._rows]
        side_px, air_px = look.size_px("margin"), look.air_px
        room_px = look.width_px - 2 * side_px
        hang_px = (self._mark.minimumWidth() - look.text_px("small")) // 5
        left_px, right_px = (0, hang_px) if look.is_rtl else (hang_px, 0)
        self._grid.setContentsMargins(side_px - left_px, air_px, side_px - right_px, air_px // 2)
        self._grid.setHorizontalSpacing(2 * air_px)
        self._grid.setVerticalSpacing(air_px // 2)
        for _, row in self._rows:
            row.setSpacing(air_px)
        self._rows[1][1].setContentsMargins(left_px, 0, right_px, 0)
        widths = [part.sizeHint().width() for part in parts]
        self._name.setWordWrap(widths[0] > room_px)
        if not look.is_portrait and sum(widths) + 4 * air_px <= room_px:
            cells = ((name, 0, 0, 1), (step, 0, 1, 1), (camera, 0, 2, 1))
        elif widths[0] + widths[2] + 2 * air_px <= room_px:
            cells = ((name, 0, 0, 1), (camera, 0, 2, 1), (step, 1, 0, 3))
        else:
            cells = ((name, 0, 0, 3), (camera, 1, 0, 3), (step, 2, 0, 3))
        for part, line, column, span in cells:
            self._grid.addWidget(part, line, column, 1, span)
        self._grid.setColumnStretch(1, 1)


@dataclass(frozen=True)
class Tile:
    """One button below: its object name, word, icon and event."""

    name: str
    key: str
    icon: str
    event: ev.Touched | None
    is_always: bool = False


TILES = (
    Tile("backButton", "frame.back", "back", ev.WentBack()),
    Tile("noticeButton", "frame.notice", "notice", ev.NoticeOpened()),
    Tile("languageButton", "frame.language", "language", None),
    Tile("textSizeButton", "frame.text_size", "text-size", ev.TextSizeTouched(), is_always=True),
    Tile("contrastButton", "frame.contrast", "contrast", ev.ContrastTouched(), is_always=True),
    Tile("voiceButton", "frame.voice", "voice", ev.VoiceTouched(), is_always=True),
    Tile("reachButton", "frame.reach", "reach", ev.ReachTouched(), is_always=True),
    Tile("helpButton", "frame.help", "help", ev.HelpAsked(), is_always=True),
)


LIT = "frame.help_called"
"""What the help button says while a call stands."""


class FrameBottom(QWidget):
    """Back, the notice, the languages, the comfort settings and help, as tiles that never change places.

    Signals: happened(event) for each tile with an event; languages_asked() for the list of languages;
    voice_asked() for the panel of the voice, once it speaks.
    """

    happened = Signal(object)
    languages_asked = Signal()
    voice_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._is_voice_on = False
        self.setObjectName("frameBottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._grid = QGridLayout(self)
        self._tiles = {tile: self._make_tile(tile) for tile in TILES}

    @property
    def controls(self) -> tuple[BigButton, ...]:
        """The buttons, in tab order."""
        return tuple(self._tiles.values())

    def show_page(self, page: Page, look: Look) -> None:
        """Show which tiles this page has; the others leave their places empty."""
        shown = {
            "backButton": page.can_go_back,
            "noticeButton": page.can_open_notice,
            "languageButton": not isinstance(page.body, WelcomePage) and len(page.languages) > 1,
        }
        comfort = page.comfort
        checked = {"voiceButton": comfort.has_voice, "reachButton": comfort.has_low_reach}
        self._is_voice_on = comfort.has_voice
        for tile, button in self._tiles.items():
            icon = "voice-off" if tile.name == "voiceButton" and not comfort.has_voice else tile.icon
            is_lit = tile.name == "helpButton" and page.is_calling
            button.set_kind("lamp" if is_lit else "quiet")
            button.show_words(self._words.text(look.language, LIT if is_lit else tile.key), look, icon=icon)
            if tile.name in checked:
                button.mark(is_on=checked[tile.name])
            button.setVisible(shown.get(tile.name, True))
        placed = {tile: button for tile, button in self._tiles.items() if tile.name != "voiceButton" or page.has_voice}
        self._tile("voiceButton").setVisible(page.has_voice)
        self._arrange(placed, look)

    def _tile(self, name: str) -> BigButton:
        """One tile by its object name."""
        return next(button for tile, button in self._tiles.items() if tile.name == name)

    def _make_tile(self, tile: Tile) -> BigButton:
        """Make one tile."""
        button = BigButton(tile.name, "quiet", is_stacked=True, icon_ratio=1.4)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        if tile.event is None:
            button.clicked.connect(self.languages_asked)
        elif tile.name == "voiceButton":
            button.clicked.connect(self._take_voice)
        else:
            event = tile.event
            button.clicked.connect(lambda: self.happened.emit(event))
        self._grid.addWidget(button)
        return button

    def _take_voice(self) -> None:
        """Ask for the voice, or for its panel where it already speaks."""
        if self._is_voice_on:
            self.voice_asked.emit()
        else:
            self.happened.emit(ev.VoiceTouched())

    def _arrange(self, placed: Mapping[Tile, BigButton], look: Look) -> None:
        """Put the tiles into rows of equal columns: in one if every word stays whole, else in two.

        Both rows begin and end in line where no word of the upper one must wrap for it. Below stand those that every
        screen has, so that nothing stands alone where the upper ones have no place.
        """
        gap_px, air_px = look.px(TILE_GAP_MM), look.air_px
        room_px = look.width_px - 2 * air_px
        groups = [[tile for tile in placed if tile.is_always is is_always] for is_always in (False, True)]
        if self._fitting(list(placed), room_px, gap_px) >= len(placed):
            groups = [list(placed)]
        self._keep_room(groups, is_kept=len(groups) == 1 or self._is_any_shown(groups[0]))
        counts = [min(len(group), self._fitting(group, room_px, gap_px)) for group in groups]
        above, below = counts[0], counts[-1]
        widest_px = max(self._tiles[tile].sizeHint().width() for tile in groups[0])
        step = _step(above, below) if below * (widest_px + gap_px) <= room_px + gap_px else 0
        columns = below if step else math.lcm(*counts)
        self._grid.setContentsMargins(air_px, air_px // 2, air_px, air_px // 2)
        self._grid.setSpacing(gap_px)
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        first_row = 0
        for group, count in zip(groups, counts, strict=True):
            span = 1 if step else columns // count
            apart = step if step and count == above else span
            for number, tile in enumerate(group):
                self._grid.addWidget(placed[tile], first_row + number // count, number % count * apart, 1, span)
            first_row += -(-len(group) // count)

    def _fitting(self, group: Sequence[Tile], room_px: int, gap_px: int) -> int:
        """How many tiles of the widest one's size stand side by side."""
        widest_px = max(self._tiles[tile].minimumSizeHint().width() for tile in group)
        return max(1, (room_px + gap_px) // (widest_px + gap_px))

    def _is_any_shown(self, group: Sequence[Tile]) -> bool:
        """Whether any tile of a group is on this page."""
        return any(not self._tiles[tile].isHidden() for tile in group)

    def _keep_room(self, groups: Sequence[Sequence[Tile]], *, is_kept: bool) -> None:
        """Let hidden tiles keep their places, except where a whole upper row is hidden."""
        for tile in groups[0]:
            policy = self._tiles[tile].sizePolicy()
            policy.setRetainSizeWhenHidden(is_kept)
            self._tiles[tile].setSizePolicy(policy)


def _step(above: int, below: int) -> int:
    """How many columns apart the upper tiles stand, so that the first and last of both rows are in line; 0 if none."""
    return (below - 1) // (above - 1) if 1 < above < below and (below - 1) % (above - 1) == 0 else 0


def _row(first: QWidget, second: QWidget) -> tuple[QWidget, QHBoxLayout]:
    """Two widgets side by side, as one part of the frame."""
    part = QWidget()
    layout = QHBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(first, 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addWidget(second, 1, Qt.AlignmentFlag.AlignVCenter)
    return part, layout
