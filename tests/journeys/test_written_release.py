"""Where the law asks for a written release, a guest signs one by a single act, or goes on without, just as quickly."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.config import Config
from app.domain.consent import Decision
from app.domain.release import Release, SigningMethod
from app.i18n import Words
from app.receipts.isolates import plain
from app.releases import release_text
from tests.builders import ERIKSSON_LINES
from tests.guest import Desk, Guest
from tests.keys import KeysOnly

FACE = Config().face
TO_CONSENT = ("startButton", "noticeContinueButton", "chooseFaceButton")


@pytest.fixture
def signing_desk(open_desk: Callable[..., Desk], words: Words) -> Desk:
    """A desk in Illinois."""
    texts = {tag: release_text(words, tag, FACE.mode, "Hotel Ltd", 60) for tag in ("en", "zh-CN", "ar")}
    return open_desk(releases=texts)


def test_one_act_signs_and_what_is_kept_is_what_stood_there(signing_desk: Desk, qtbot: QtBot) -> None:
    guest = Guest(qtbot, signing_desk)
    guest.touches(*TO_CONSENT).sees("consentScreen")
    read = guest.reads()
    assert signing_desk.receipts.saved == []

    guest.touches("consentAgreeButton").sees("documentScreen")

    (receipt,) = signing_desk.receipts.saved
    release = receipt.draft.release
    assert isinstance(release, Release)
    assert release.method is SigningMethod.SIGN_BUTTON
    assert all(line in read for line in release.text.split("\n"))
    assert "Eriksson" not in release.text
    guest.scans(*ERIKSSON_LINES).sees("faceScreen")
    assert signing_desk.vision.level == "live"
    guest.holds_still().sees("confirmScreen")


def test_it_is_signed_in_the_language_that_is_read_last(signing_desk: Desk, qtbot: QtBot) -> None:
    guest = Guest(qtbot, signing_desk)
    guest.touches(*TO_CONSENT, "languageButton", "languageButton_zh-CN").sees("consentScreen")
    guest.touches("consentAgreeButton").sees("documentScreen")

    release = signing_desk.receipts.saved[0].draft.release
    assert release
    assert release.language == "zh-CN"
    assert "签" in release.text


def test_the_other_way_is_one_touch_away_and_nothing_is_signed(signing_desk: Desk, qtbot: QtBot) -> None:
    guest = Guest(qtbot, signing_desk)
    guest.touches(*TO_CONSENT, "consentDeclineButton").sees("documentScreen")

    (receipt,) = signing_desk.receipts.saved
    assert (receipt.draft.decision, receipt.draft.release) == (Decision.DECLINED, None)
    assert receipt.draft.is_face_offered


@pytest.mark.parametrize("with_switches", [False, True])
def test_it_is_signed_by_keys_or_two_switches_alone(signing_desk: Desk, qtbot: QtBot, *, with_switches: bool) -> None:
    guest = KeysOnly(qtbot, signing_desk, with_switches=with_switches)
    guest.touches(*TO_CONSENT, "consentAgreeButton").sees("documentScreen")

    assert signing_desk.receipts.saved[0].draft.release


def test_whoever_listens_hears_the_whole_release_before_the_button(signing_desk: Desk, qtbot: QtBot) -> None:
    guest = Guest(qtbot, signing_desk)
    guest.touches("startButton", "voiceButton", "noticeContinueButton", "chooseFaceButton").sees("consentScreen")

    said = plain(" ".join(text for text, _ in signing_desk.voice.said))
    assert all(plain(point) in said for point in signing_desk.rules.releases["en"].points)


def test_withdrawing_ends_a_signed_consent_in_one_touch(signing_desk: Desk, qtbot: QtBot) -> None:
    guest = Guest(qtbot, signing_desk)
    guest.touches(*TO_CONSENT, "consentAgreeButton").sees("documentScreen")
    (signed,) = signing_desk.receipts.saved
    guest.touches("usePassportButton").sees("documentScreen")
    guest.waits_until(lambda: len(signing_desk.receipts.saved) > 1, "the withdrawal is stored")

    assert signing_desk.receipts.saved[-1].draft.decision is Decision.WITHDRAWN
    assert signing_desk.receipts.saved[-1].draft.replaces == signed.id
    assert signing_desk.vision.level == "off"
