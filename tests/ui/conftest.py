"""A dressed application, the real words, and a window for the tests of screens."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app import paths
from app.domain.mode import Mode
from app.domain.notice import Notice
from app.flow.states import Face
from app.i18n import Words, load_words
from app.ui.application import register_fonts
from app.ui.screen import Screen
from app.ui.shell import Shell
from app.ui.theme import dress
from tests.ui.circle import Circle
from tests.ui.looks import FACTS, GLASSES, a_look, a_page, settle

FRAME_PX = {"portrait": 360, "landscape": 210}
"""What the frame takes of the glass's height."""


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    """The application as `make_application` makes it."""
    qapp.setStyle("Fusion")
    register_fonts()


@pytest.fixture(scope="session")
def words() -> Words:
    """The real words."""
    return load_words(paths.resources())


@pytest.fixture(scope="session")
def notice_for(words: Words) -> Callable[[str], Notice]:
    """The real notice in each language."""
    return lambda language: words.notice(language, Mode.VERIFY_1TO1, FACTS)


@pytest.fixture
def shell(qapp: QApplication, words: Words, notice_for: Callable[[str], Notice]) -> Iterator[Shell]:
    """The window, upright, with the first page of a visit not yet shown."""
    window = Shell(words, notice_for=notice_for, hotel_name="Harbour Hotel")
    window.resize(*GLASSES["portrait"])
    window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def shown(qapp: QApplication) -> Callable[..., Screen]:
    """Show one screen alone: `shown(screen, "choice", language="ar")`."""

    def show(screen: Screen, body: object, *, glass: str = "portrait", **facts: object) -> Screen:
        page = a_page(body, **facts)  # type: ignore[arg-type]
        look = a_look(glass=glass, language=page.language, text_ratio=page.comfort.text_ratio, theme=page.comfort.theme)
        screen.resize(look.width_px, look.height_px - FRAME_PX[glass])
        dress(screen, look)
        screen.show()
        screen.show_page(page, look)
        settle()
        return screen

    return show


@pytest.fixture
def circle() -> Circle:
    """A started conductor among fakes."""
    return Circle()


@pytest.fixture
def at_face(circle: Circle) -> Circle:
    """The same with a guest before the face camera."""
    circle.goes_to_face()
    assert isinstance(circle.state, Face)
    return circle
