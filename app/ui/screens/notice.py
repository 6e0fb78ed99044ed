"""The notice: every field on one screen at normal text size; at larger sizes it scrolls and says so."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.notice import Notice, NoticeRef
from app.flow import events as ev
from app.flow.pages import NoticePage, Page
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.notice_text import NoticeText
from app.ui.widgets.touch_scroll import TouchScroll

HEAD_SHARE, LARGE_HEAD_SHARE = 0.26, 0.36
"""The head's part of a wide glass, and with larger words; the rest is the notice's text."""


class NoticeScreen(Screen):
    """What the kiosk would do with a face, told before anything else. Reading it is not consent."""

    object_name = "noticeScreen"

    def __init__(self, words: Words, notice_for: Callable[[str], Notice]) -> None:
        super().__init__(words)
        self._notice_for = notice_for
        self._shown: NoticeRef | None = None
        self._look: Look | None = None
        self._title = text_label("title", name="noticeTitle")
        self._lead = text_label("point")
        self._text = NoticeText()
        self._scroll = TouchScroll(self._text)
        self._scroll.setObjectName("noticeScroll")
        self._more = BigButton("moreButton", "quiet")
        self._more.clicked.connect(self._scroll.page_down)
        self._continue = BigButton("noticeContinueButton", "primary", size="choice")
        self._continue.clicked.connect(lambda: self.say(ev.NoticeRead()))
        self._scroll.moved.connect(self._more.setVisible)
        for widget in (self._title, self._lead, self._scroll, self._more, self._continue):
            widget.setParent(self)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the notice in the page's language; another notice begins at its top."""
        body = page.body
        assert isinstance(body, NoticePage)
        text = self.words.text
        notice = self._notice_for(look.language)
        self._title.setText(text(look.language, "notice.title"))
        self._lead.setText(text(look.language, "notice.lead"))
        key = "notice.return" if body.is_reopened else "notice.continue"
        self._continue.show_words(text(look.language, key), look, icon="next")
        self._more.show_words(text(look.language, "notice.scroll"), look, icon="down")
        self._scroll.setAccessibleName(text(look.language, "notice.title"))
        self._text.show_items(notice.items, look)
        self._look = look
        if notice.ref != self._shown:
            self._shown = notice.ref
            self._scroll.to_top()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the notice out anew for another size of glass."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Head, text and foot below one another; on a wide glass the text stands beside head and foot.

        Laid out by hand: how high the text may be depends on whether all of it fits.
        """
        if not self._look:
            return
        look, air_px = self._look, self._look.air_px
        side_px = look.size_px("margin")
        inside = self.rect().adjusted(side_px, 2 * air_px, -side_px, -2 * air_px)
        share = HEAD_SHARE if look.text_ratio <= 1 else LARGE_HEAD_SHARE
        head_px = inside.width() if look.is_portrait else round((inside.width() - side_px) * share)
        title_px, lead_px = self._title.heightForWidth(head_px), self._lead.heightForWidth(head_px)
        continue_px, more_px = self._continue.heightForWidth(head_px), self._more.heightForWidth(head_px)
        continue_top = inside.bottom() + 1 - continue_px
        lead_top = inside.top() + title_px + air_px // 2
        self._put(self._title, inside, 0, inside.top(), head_px, title_px)
        self._put(self._lead, inside, 0, lead_top, head_px, lead_px)
        self._put(self._more, inside, 0, continue_top - air_px - more_px, head_px, more_px)
        self._put(self._continue, inside, 0, continue_top, head_px, continue_px)
        if not look.is_portrait:
            self._place_text(inside, head_px + side_px, inside.top(), inside.height())
            return
        top = lead_top + lead_px + 2 * air_px
        room_px = continue_top - 2 * air_px - top
        if not self._place_text(inside, 0, top, room_px):
            self._place_text(inside, 0, top, room_px - more_px - air_px)

    def _place_text(self, inside: QRect, left: int, top: int, height: int) -> bool:
        """Give the text its room; the answer is whether all of it fits."""
        width = inside.width() - left
        self._put(self._scroll, inside, left, top, width, height)
        self._text.arrange(width, height)
        is_whole = self._text.height() <= height
        if not is_whole:
            self._text.arrange(width - self._scroll.bar_px, height)
        self._more.setVisible(self._scroll.has_more)
        return is_whole

    def _put(self, widget: QWidget, inside: QRect, left: int, top: int, width: int, height: int) -> None:
        """Put a widget into its place, counted from where reading begins."""
        is_rtl = self._look is not None and self._look.is_rtl
        widget.setGeometry(inside.right() + 1 - left - width if is_rtl else inside.left() + left, top, width, height)
