"""A language that nobody speaks: every sentence marked and a third longer, so that cut and untranslated words show."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app import paths
from app.domain.mode import Mode
from app.flow.pages import ConsentPage, Page
from app.i18n import Words, load_words
from app.ui.shell import Shell
from app.ui.widgets.big_button import BigButton
from app.ui.widgets.text_block import TextLabel
from tests.ui.looks import FACTS, GLASSES, a_page, cut_words, outside, overlaps
from tests.ui.pages import every_page
from tests.ui.window import show

MARK = "§"
MORE = 1.3
NO_WORDS = re.compile(
    r"[\W\d_]*|Harbour Hotel|.*(Maria\sFernandez|2026|[A-Z0-9]{4}-[A-Z0-9]{4}).*|[A-Z]|[A-Z0-9\u2066\u2069-]{3,}"
)
"""What is no sentence: marks, numbers, names, dates, codes and keys."""


class Stretched(Words):
    """English with a mark, and as much longer as translations of it are."""

    def text(self, language: str, key: str, /, **values: object) -> str:
        """The sentence, longer."""
        return _stretched(super().text(language, key, **values))

    def plural(self, language: str, key: str, n: int, /, **values: object) -> str:
        """The sentence, longer."""
        return _stretched(super().plural(language, key, n, **values))


def _stretched(text: str) -> str:
    words = text.split(" ")
    wanted = len(text) * MORE
    for number in range(len(words)):
        if sum(map(len, words)) + len(words) < wanted and words[number].isalpha():
            words[number] += words[number][-1] * max(1, round(len(words[number]) * (MORE - 1)))
    return f"{MARK}{' '.join(words)}"


def _all_stretched(page: Page) -> Page:
    """A page whose own words are stretched too: those of a release come with it, out of the same catalogues."""
    body = page.body
    if not isinstance(body, ConsentPage) or body.release is None:
        return page
    points = tuple(map(_stretched, body.release.points))
    title, act = _stretched(body.release.title), _stretched(body.release.act)
    return replace(page, body=replace(body, release=replace(body.release, title=title, points=points, act=act)))


@pytest.fixture
def shell(qapp: QApplication) -> Iterator[Shell]:
    real = load_words(paths.resources())
    words = Stretched(real._catalogues, real._notices, sha256=real.notice_sha256)
    notice = real.notice("en", Mode.VERIFY_1TO1, FACTS)
    window = Shell(words, notice_for=lambda _: notice, hotel_name="Harbour Hotel")
    window.show()
    yield window
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("glass", list(GLASSES))
def test_words_a_third_longer_are_not_cut_and_none_comes_from_outside_the_catalogues(shell: Shell, glass: str) -> None:
    for name, (body, step) in every_page().items():
        show(shell, _all_stretched(a_page(body, step=step)), glass)

        assert (name, cut_words(shell), outside(shell), overlaps(shell)) == (name, [], [], [])
        if name != "notice" and not name.startswith("welcome"):
            pieces = [*shell.findChildren(TextLabel), *shell.findChildren(BigButton)]
            shown = [piece.text() for piece in pieces if piece.isVisible() and MARK not in piece.text()]
            assert (name, [text for text in shown if not NO_WORDS.fullmatch(text)]) == (name, [])
