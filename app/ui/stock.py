"""Which page is shown on which screen, and how each screen is made."""

from collections.abc import Callable

from app.domain.notice import Notice
from app.flow import pages
from app.i18n import Words
from app.ui.screen import Screen
from app.ui.screens.arrived import ArrivedScreen
from app.ui.screens.choice import ChoiceScreen
from app.ui.screens.code import CodeScreen
from app.ui.screens.confirm import ConfirmScreen
from app.ui.screens.consent import ConsentScreen
from app.ui.screens.console import ConsoleScreen
from app.ui.screens.document import DocumentScreen
from app.ui.screens.face import FaceScreen
from app.ui.screens.notice import NoticeScreen
from app.ui.screens.office import OfficeScreen
from app.ui.screens.question import QuestionScreen
from app.ui.screens.staff_desk import StaffDeskScreen
from app.ui.screens.staff_pin import StaffPinScreen
from app.ui.screens.trouble import TroubleScreen
from app.ui.screens.waiting import WaitingScreen
from app.ui.screens.welcome import WelcomeScreen
from app.ui.screens.withdraw import WithdrawScreen

SCREENS: dict[type[pages.Body], type[Screen]] = {
    pages.WelcomePage: WelcomeScreen,
    pages.NoticePage: NoticeScreen,
    pages.ChoicePage: ChoiceScreen,
    pages.ConsentPage: ConsentScreen,
    pages.WaitingPage: WaitingScreen,
    pages.DocumentPage: DocumentScreen,
    pages.PortraitPage: DocumentScreen,
    pages.CodePage: CodeScreen,
    pages.FacePage: FaceScreen,
    pages.ConfirmPage: ConfirmScreen,
    pages.ArrivedPage: ArrivedScreen,
    pages.TroublePage: TroubleScreen,
    pages.WithdrawPage: WithdrawScreen,
    pages.WithdrawablePage: WithdrawScreen,
    pages.WithdrawnPage: WithdrawScreen,
    pages.StaffPinPage: StaffPinScreen,
    pages.StaffDeskPage: StaffDeskScreen,
    pages.ConsolePage: ConsoleScreen,
    pages.OfficePage: OfficeScreen,
    pages.QuestionPage: QuestionScreen,
    pages.StaffActingPage: StaffDeskScreen,
}


def screen_type(body: pages.Body) -> type[Screen]:
    """The screen that shows a page."""
    return SCREENS[type(body)]


def make_screen(kind: type[Screen], words: Words, notice_for: Callable[[str], Notice]) -> Screen:
    """Make one screen; only the notice's needs to know where notices come from."""
    return NoticeScreen(words, notice_for) if kind is NoticeScreen else kind(words)
