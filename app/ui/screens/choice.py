"""The choice: two identical cards, nothing preselected, nothing focused."""

from app.domain.consent import Way
from app.flow import events as ev
from app.flow.pages import ChoicePage, Page
from app.i18n import Words
from app.ui.screen import Screen, text_label
from app.ui.theme import Look
from app.ui.widgets.equal_pair import EqualPair
from app.ui.widgets.method_card import MethodCard
from app.ui.widgets.two_parts import TwoParts


class ChoiceScreen(Screen):
    """Both ways, equal in every measure. Source: rights.md P01-P26."""

    object_name = "choiceScreen"

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._parts = TwoParts(is_wide=True)
        self._title = text_label("title", name="choiceTitle")
        self._lead = text_label("point")
        self._face = MethodCard("chooseFaceButton")
        self._face.clicked.connect(lambda: self.say(ev.WayChosen(Way.FACE)))
        self._passport = MethodCard("choosePassportButton")
        self._passport.clicked.connect(lambda: self.say(ev.WayChosen(Way.DOCUMENT)))
        self._pair = EqualPair(self._face, self._passport)
        self._parts.fill(self)
        self._parts.words.addWidget(self._title)
        self._parts.words.addWidget(self._lead)
        self._parts.controls.addWidget(self._pair, 1)

    def show_page(self, page: Page, look: Look) -> None:
        """Show the cards on their sides."""
        body = page.body
        assert isinstance(body, ChoicePage)
        text = self.words.text
        language = look.language
        title, lead, detail = _keys_of(body)
        self._title.setText(text(language, title))
        self._lead.setText(text(language, lead))
        self._face.show_words(
            text(language, "choice.face"), look, icon="face", detail=text(language, "choice.face_detail")
        )
        self._passport.show_words(
            text(language, "choice.passport"), look, icon="passport", detail=text(language, detail)
        )
        self._face.setVisible(body.is_face_offered)
        self._pair.show_sides(body.face_side, look)
        self._parts.turn(look)


def _keys_of(body: ChoicePage) -> tuple[str, str, str]:
    """Title, lead and the passport card's sentence: where no face way may be, none of them speaks of one."""
    if not body.is_face_allowed:
        return "choice.one_title", "choice.one_lead", "choice.one_detail"
    lead = "choice.lead" if body.is_face_offered else "choice.face_closed"
    return "choice.title", lead, "choice.passport_detail"
