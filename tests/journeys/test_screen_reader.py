"""The real kiosk as a screen reader finds it: walked and used over the system's accessibility bus, no other way."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.journeys.screen_reader import Node, Reader, missing, session
from tests.needs import needs_models

LACKING = missing()
WINDOW = "shell"
"""The window itself takes keys, and is nothing a guest presses."""

CONTROL_ROLES = {"button", "check box", "text", "password", "table"}
ALWAYS = {"textSizeButton", "contrastButton", "reachButton", "helpButton"}
PASSED_OVER = "staffCorner"
"""The Tab key is for guests, the mark for staff."""

pytestmark = [
    needs_models,
    pytest.mark.skipif(bool(LACKING), reason=f"not installed: {', '.join(LACKING)}"),
]


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with session(tmp_path) as its_reader:
        yield its_reader


def faults(nodes: Sequence[Node]) -> list[str]:
    """What a screen reader could not tell: a control without name, role or state, or words without words."""
    found = []
    for node in nodes:
        if node.role == "label" and not node.name:
            found.append(f"{node.id}: an empty label")
        if not node.is_control or node.id == WINDOW:
            continue
        if not node.name.strip():
            found.append(f"{node.id}: no name")
        if node.role not in CONTROL_ROLES:
            found.append(f"{node.id}: role {node.role}")
        if ("enabled" in node.states) != ("sensitive" in node.states):
            found.append(f"{node.id}: half enabled")
        if "focusable" not in node.states and node.id != PASSED_OVER:
            found.append(f"{node.id}: cannot have the focus")
        if (node.role == "check box") != ("checkable" in node.states):
            found.append(f"{node.id}: on or off, or not")
    return found


def visit(reader: Reader, screen: str, *controls: str) -> dict[str, Node]:
    """Wait for a screen, and demand that every control on it can be told, and these and the frame's are among them."""
    nodes = reader.screen(screen)
    by_id = {node.id: node for node in nodes if node.is_control}

    assert (screen, faults(nodes)) == (screen, [])
    assert (screen, {*controls, *ALWAYS} - by_id.keys()) == (screen, set())
    return by_id


def test_every_control_on_every_screen_has_name_role_and_state_on_the_bus_and_can_be_pressed(reader: Reader) -> None:
    seen = visit(reader, "welcomeScreen", "startButton", "withdrawButton", "languageButton_ar")
    assert [each.id for each in seen.values() if "checked" in each.states] == ["languageButton_en"]

    reader.press("startButton")
    visit(reader, "noticeScreen", "noticeContinueButton", "backButton")
    reader.press("noticeContinueButton")
    cards = visit(reader, "choiceScreen", "chooseFaceButton", "choosePassportButton", "noticeButton", "backButton")
    face, passport = cards["chooseFaceButton"], cards["choosePassportButton"]
    assert (face.role, face.states, face.actions) == (passport.role, passport.states, passport.actions)
    assert face.says
    assert passport.says

    reader.press("choosePassportButton")
    visit(reader, "documentScreen", "scanPassportButton", "scanCodeButton", "typeCodeButton")
    reader.press("typeCodeButton")
    visit(reader, "codeScreen", "codeField", "key_Q", "key_backspace", "key_clear", "codeSubmitButton")
    for character in "QQ11":
        reader.press(f"key_{character}")
    reader.press("codeSubmitButton")
    visit(reader, "troubleScreen", "tryAgainButton", "typeCodeButton", "finishButton")
    reader.press("finishButton")
    visit(reader, "welcomeScreen", "startButton")


def test_the_face_way_is_told_as_whole_to_its_end_and_so_is_the_staff_sign_in(reader: Reader) -> None:
    for control in ("startButton", "noticeContinueButton", "chooseFaceButton"):
        reader.press(control)
    answers = visit(reader, "consentScreen", "consentAgreeButton", "consentDeclineButton")
    assert answers["consentAgreeButton"].actions == answers["consentDeclineButton"].actions

    reader.press("consentAgreeButton")
    visit(reader, "documentScreen", "scanPassportButton")
    reader.press("scanPassportButton")
    visit(reader, "faceScreen", "usePassportButton", "backButton")
    reader.press("usePassportButton")
    visit(reader, "confirmScreen", "confirmButton", "backButton")
    reader.press("confirmButton")
    visit(reader, "arrivedScreen", "showReceiptButton", "finishButton")

    reader.call_staff()
    visit(reader, "staffPinScreen", "staffPinField", "staffSubmitButton", "staffLeaveButton", "key_1")


def test_a_button_that_is_on_or_off_does_what_it_says_when_a_screen_reader_toggles_it(reader: Reader) -> None:
    reader.screen("welcomeScreen")

    reader.press("languageButton_fr")

    reader.until(lambda nodes: "checked" in nodes["languageButton_fr"].states, "French is on")
    reader.until(lambda nodes: "checked" not in nodes["languageButton_en"].states, "English is off")

    reader.press("reachButton")

    reader.until(lambda nodes: "checked" in nodes["reachButton"].states, "low reach is on")
