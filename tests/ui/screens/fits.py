"""Whether a page fits its glass, in every language and text size, with nothing cut, covered or nameless."""

from itertools import product

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from app.domain.comfort import TEXT_SIZES, Comfort
from app.domain.picture import Picture
from app.flow.events import Touched
from app.flow.pages import Body
from app.ui.screen import Screen
from app.ui.shell import Shell
from tests.ui.looks import GLASSES, LANGUAGES, a_look, a_page, cut_words, outside, overlaps, settle, too_small


def misfits(shell: Shell, body: Body, *, picture: Picture | None = None) -> list[str]:
    """What is wrong with a page on either glass, in any language at any text size, in low reach too.

    With a picture its camera runs, and the page shows its hint.
    """
    found = []
    for glass, language, step, is_low in product(GLASSES, LANGUAGES, range(len(TEXT_SIZES)), (False, True)):
        shell.resize(*GLASSES[glass])
        comfort = Comfort(text_step=step, has_low_reach=is_low)
        shell.show_page(a_page(body, language=language, comfort=comfort, step=3))
        settle()
        if picture:
            shell.set_picture(picture)
            settle()
        screen = screen_of(shell)
        look = a_look(glass=glass, language=language)
        wrong = [*cut_words(screen), *outside(screen), *overlaps(screen), *too_small(screen, look), *nameless(screen)]
        found += [f"{glass} {language} {TEXT_SIZES[step]} {'low ' if is_low else ''}{each}" for each in wrong]
    return found


def screen_of(shell: Shell) -> Screen:
    """The screen now shown."""
    return next(screen for screen in shell.findChildren(Screen) if screen.isVisible())


def nameless(root: QWidget) -> list[str]:
    """The controls to be seen that a screen reader could not name."""
    found = [*root.findChildren(QAbstractButton), *root.findChildren(QLineEdit)]
    return [each.objectName() for each in found if each.isVisibleTo(root) and not each.accessibleName()]


def said_by(screen: Screen) -> list[Touched]:
    """A list that every event of a screen is put on."""
    said: list[Touched] = []
    screen.happened.connect(said.append)
    return said


def text_of(screen: QWidget, name: str) -> str:
    """The text of a label or button, or nothing while it is not to be seen."""
    found = screen.findChild(QWidget, name)
    assert found is not None, name
    return str(found.property("text")) if found.isVisibleTo(screen) else ""


def is_shown(screen: QWidget, name: str) -> bool:
    """Whether a control is to be seen."""
    found = screen.findChild(QWidget, name)
    assert found is not None, name
    return found.isVisibleTo(screen)


def touch(screen: QWidget, name: str) -> None:
    """Touch a control."""
    found = screen.findChild(QAbstractButton, name)
    assert found is not None, name
    assert found.isVisibleTo(screen)
    assert found.isEnabled()
    found.click()
