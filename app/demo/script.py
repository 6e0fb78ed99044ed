"""What the demo guest does, step by step, on each way. Words for people who read the code, not for guests."""

from dataclasses import dataclass
from enum import Enum


class DemoWay(Enum):
    """The three journeys that can be played."""

    FACE = "face"
    PASSPORT = "passport"
    CODE = "code"


@dataclass(frozen=True)
class Look:
    """Wait until a screen is shown, and take a picture of it."""

    screen: str
    picture: str


@dataclass(frozen=True)
class Touch:
    """Touch a control by its object name, once it is visible and enabled."""

    control: str


@dataclass(frozen=True)
class Lay:
    """Wait until the document camera reads the page that lies before it, and take a picture."""

    picture: str


@dataclass(frozen=True)
class TypeCode:
    """Type the demo guest's booking code on the keypad, key by key."""


@dataclass(frozen=True)
class Watch:
    """Wait until the face preview runs and the hold has come to this ratio, and take a picture."""

    hold_ratio: float
    picture: str


@dataclass(frozen=True)
class Turn:
    """Wait until the guest is asked to turn the head, and take a picture. The virtual guest turns by itself."""

    picture: str


@dataclass(frozen=True)
class Await:
    """Wait until the demo's printer, which is not there, says that the receipt is printed, and take a picture."""

    picture: str


@dataclass(frozen=True)
class Take:
    """Take the receipt's id along, as the guest takes the receipt."""


Act = Look | Touch | Lay | TypeCode | Watch | Turn | Await | Take


def acts(way: DemoWay, language: str) -> tuple[Act, ...]:
    """One whole visit, from the welcome screen to the next guest's welcome screen."""
    beginning: tuple[Act, ...] = (
        Look("welcomeScreen", "welcome"),
        Touch(f"languageButton_{language}"),
        Touch("startButton"),
        Look("noticeScreen", "notice"),
        Touch("noticeContinueButton"),
        Look("choiceScreen", "choice"),
    )
    ending: tuple[Act, ...] = (
        Look("confirmScreen", "confirm"),
        Touch("confirmButton"),
        Look("arrivedScreen", "arrived"),
        Take(),
        *_on_paper(way),
        Touch("showReceiptButton"),
        Look("arrivedScreen", "receipt"),
        Touch("finishButton"),
        Look("welcomeScreen", "after"),
    )
    return (*beginning, *_middle(way), *ending)


def _on_paper(way: DemoWay) -> tuple[Act, ...]:
    """One of the journeys has the receipt printed, which takes as long on every way."""
    return (Touch("printReceiptButton"), Await("printed")) if way is DemoWay.CODE else ()


def _middle(way: DemoWay) -> tuple[Act, ...]:
    """The part in which the ways differ."""
    match way:
        case DemoWay.FACE:
            return (
                Touch("chooseFaceButton"),
                Look("consentScreen", "consent"),
                Touch("consentAgreeButton"),
                Look("documentScreen", "document"),
                Touch("scanPassportButton"),
                Lay("document-page"),
                Look("faceScreen", "face-starting"),
                Watch(0.0, "face-guidance"),
                Turn("face-turn"),
            )
        case DemoWay.PASSPORT:
            return (
                Touch("choosePassportButton"),
                Look("documentScreen", "document"),
                Touch("scanPassportButton"),
                Lay("document-page"),
            )
        case DemoWay.CODE:
            return (
                Touch("choosePassportButton"),
                Look("documentScreen", "document"),
                Touch("typeCodeButton"),
                Look("codeScreen", "code"),
                TypeCode(),
                Look("codeScreen", "code-typed"),
                Touch("codeSubmitButton"),
            )
