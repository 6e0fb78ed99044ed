"""QA's contract: the object names of screens and controls are stable. A screen adds names; it never renames these."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.consent import Decision, Side, Way
from app.domain.face import Guidance
from app.domain.mode import Mode
from app.domain.printing import NOT_ASKED
from app.domain.problems import Problem
from app.flow import pages
from app.i18n import load_words
from app.ui.shell import Shell
from tests.builders import NOW, TODAY, TOMORROW, a_notice
from tests.ui.looks import a_page, settle
from tests.ui.pages import document_page, portrait_page

FRAME = ("staffCorner", "helpButton", "textSizeButton", "contrastButton", "voiceButton", "reachButton")
CONTRACT: list[tuple[pages.Body, str, tuple[str, ...]]] = [
    (
        pages.WelcomePage(),
        "welcomeScreen",
        ("startButton", "withdrawButton", "languageButton_en", "languageButton_zh-CN", "languageButton_ar"),
    ),
    (pages.NoticePage(is_reopened=False), "noticeScreen", ("noticeContinueButton", "backButton")),
    (pages.ChoicePage(Side.LEFT, is_face_offered=True), "choiceScreen", ("chooseFaceButton", "choosePassportButton")),
    (
        pages.ConsentPage(Mode.DETECTION_ONLY, Side.LEFT, 60),
        "consentScreen",
        ("consentAgreeButton", "consentDeclineButton"),
    ),
    (
        document_page(way=Way.FACE),
        "documentScreen",
        ("scanPassportButton", "scanCodeButton", "usePassportButton"),
    ),
    (
        portrait_page(),
        "documentScreen",
        ("usePassportButton", "pageCanvas"),
    ),
    (
        pages.CodePage(Way.FACE, "", ""),
        "codeScreen",
        ("codeField", "codeSubmitButton", "key_A", "key_0", "usePassportButton"),
    ),
    (pages.CodePage(Way.DOCUMENT, "EK1", "wrong_check_symbol", "EK7K3M9QXDV"), "codeScreen", ("meantCodeButton",)),
    (
        pages.FacePage(Guidance.GOOD, 0.5, Mode.DETECTION_ONLY, 60),
        "faceScreen",
        ("previewCanvas", "guidanceLabel", "usePassportButton"),
    ),
    (
        pages.ConfirmPage(Way.FACE, Mode.DETECTION_ONLY, "Wei Li", TODAY, TOMORROW, 1, 1),
        "confirmScreen",
        ("confirmButton",),
    ),
    (
        pages.ArrivedPage(
            way=Way.FACE,
            mode=Mode.DETECTION_ONLY,
            is_room_ready=True,
            decision=Decision.GIVEN,
            created_at=NOW,
            code="7K3M9QXDV",
            qr=((True,),),
            is_receipt_shown=False,
            has_printer=True,
            paper=NOT_ASKED,
            still_to_come=1,
        ),
        "arrivedScreen",
        ("printReceiptButton", "showReceiptButton", "nextGuestButton", "finishButton"),
    ),
    (pages.TroublePage(Problem.CAMERA_LOST, True, True, False), "troubleScreen", ("usePassportButton",)),
    (pages.TroublePage(Problem.MINOR_NEEDS_STAFF, True, False, False), "troubleScreen", ("askStaffButton",)),
    (pages.WithdrawPage("", ""), "withdrawScreen", ("codeField", "codeSubmitButton")),
    (
        pages.WithdrawablePage(Decision.GIVEN, NOW, "7K3M9QXDV", True, False),
        "withdrawScreen",
        ("withdrawConfirmButton",),
    ),
    (pages.StaffPinPage(None, 0), "staffPinScreen", ("staffPinField", "staffSubmitButton", "key_1")),
    (pages.StaffDeskPage("Lin", "choice", (), None), "staffDeskScreen", ()),
]

IDS = [f"{type(body).__name__}-{number}" for number, (body, _, _) in enumerate(CONTRACT)]


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    made = Shell(
        load_words(paths.resources()), notice_for=lambda language: a_notice(language=language), hotel_name="Hotel"
    )
    qtbot.addWidget(made)
    made.resize(1080, 1920)
    made.show()
    return made


@pytest.mark.parametrize(("body", "screen", "names"), CONTRACT, ids=IDS)
def test_every_name_of_the_contract_is_on_its_screen(
    shell: Shell, body: pages.Body, screen: str, names: tuple[str, ...]
) -> None:
    shell.show_page(a_page(body))
    settle()

    for name in (screen, *names, *FRAME):
        found = [widget for widget in shell.findChildren(QWidget, name) if widget.isVisible()]
        assert len(found) == 1, name
