from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.config import Config
from app.domain.comfort import Comfort, Theme
from app.domain.consent import Decision, Side
from app.domain.face_life import FaceEnd, FaceLife
from app.domain.ids import ReceiptId
from app.domain.mode import Mode
from app.receipts.document import Document, compose, hotel_facts
from app.receipts.face_facts import KNOWN_PROTECTIONS
from app.receipts.isolates import plain
from app.receipts.issued import read_issued
from tests.builders import NOW, a_draft, a_life, a_notice_ref, a_receipt, a_release, some_means
from tests.receipts.desk import KEY, LANGUAGES, an_issued, hotel, words

SHANGHAI = ZoneInfo("Asia/Shanghai")
CLAIMS = {
    "en": ("verif", "identif", "recogni", "authentic"),
    "zh-CN": ("验证", "核验", "识别"),
    "ar": ("تحقق", "التعرف"),
}


def document(language: str = "en", **facts: object) -> Document:
    return compose(a_receipt(draft=replace(a_draft(), **facts)), language, words(), hotel())  # type: ignore[arg-type]


def everything(found: Document) -> str:
    said = [fact for pair in found.facts for fact in (pair.heading, pair.text)]
    proofs = [part for record in found.records for part in (record.label, record.value)]
    return "\n".join([found.title, found.decision, found.moment, *map(plain, said), *proofs])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("decision", Decision)
def test_no_receipt_claims_more_than_was_done(language: str, mode: Mode, decision: Decision) -> None:
    text = everything(document(language, mode=mode, decision=decision)).lower()
    assert not [claim for claim in CLAIMS[language] if claim in text]


def test_detection_says_that_staff_compare_by_eye() -> None:
    text = everything(document(mode=Mode.DETECTION_ONLY))
    assert "finds a face in the picture and compares nothing. Staff compare by eye." in text
    assert "passport photo" not in text


def test_comparison_says_with_which_photo() -> None:
    assert "compares your face with your passport photo" in everything(document(mode=Mode.VERIFY_1TO1))


def test_each_decision_is_said_in_words_of_its_own() -> None:
    assert document(decision=Decision.GIVEN).decision == "You agreed to face check-in"
    assert document(decision=Decision.DECLINED).decision == "You declined face check-in"
    assert document(decision=Decision.WITHDRAWN).decision == "You withdrew your consent to face check-in"


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusal_and_consent_have_the_same_headings(language: str) -> None:
    given, declined = (document(language, decision=each) for each in (Decision.GIVEN, Decision.DECLINED))
    assert [fact.heading for fact in given.facts] == [fact.heading for fact in declined.facts]


def test_a_refusal_offers_nothing_to_withdraw_and_does_not_ask_again() -> None:
    text = everything(document(decision=Decision.DECLINED))
    assert "nothing to withdraw" in text
    assert "Scan this code" not in text


def test_the_camera_time_is_the_hotels() -> None:
    assert "at most 60 seconds at a time" in everything(document())
    short = compose(a_receipt(), "en", words(), replace(hotel(), face_s=1.0))
    assert "at most 1 second at a time" in everything(short)


def test_times_are_the_hotels_and_exact_ones_name_their_zone() -> None:
    receipt = a_receipt(created_at=datetime(2026, 11, 23, 17, 5, 31, tzinfo=UTC))
    found = compose(receipt, "en", words(), hotel())
    assert found.moment == "24 November 2026, 01:05"
    assert "lobby-1, 2026-11-24T01:05:31+08:00" in everything(found)


def test_the_last_day_of_keeping_is_named() -> None:
    assert "kept until 22 November 2029" in everything(document())


def test_the_notice_is_proved_in_full() -> None:
    notice = a_notice_ref(language="ar")
    text = everything(document(notice=notice))
    assert f"2026-11 (ar), SHA-256 {notice.sha256}" in text
    assert "shown in العربية" in text


def test_the_order_of_the_cards_is_told() -> None:
    assert "face card stood on the left" in everything(document(face_side=Side.LEFT))
    assert "face card stood on the right" in everything(document(face_side=Side.RIGHT))


def test_a_receipt_tells_of_a_face_only_where_the_camera_has_opened() -> None:
    before, after = (compose(a_receipt(face=face), "en", words(), hotel()) for face in ((), (a_life(),)))
    headings = [fact.heading for fact in after.facts if fact.heading not in [each.heading for each in before.facts]]
    labels = [record.label for record in after.records if record not in before.records]
    assert headings == ["How the program that saw you was guarded"]
    assert labels == ["Models, SHA-256"]
    assert "It may open for this check-in only" in everything(before)
    assert "It opened at" not in everything(before)
    assert "It may open" not in everything(after)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("end", FaceEnd)
def test_no_face_step_is_said_to_have_done_more_than_it_did(language: str, mode: Mode, end: FaceEnd) -> None:
    life = a_life(means=some_means(mode=mode, protections=KNOWN_PROTECTIONS), end=end)
    text = everything(compose(a_receipt(face=(life,)), language, words(), hotel())).lower()
    assert not [claim for claim in CLAIMS[language] if claim in text.replace("face_recognition_sface", "")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", Theme)
def test_every_comfort_setting_has_a_sentence(language: str, theme: Theme) -> None:
    codes = Comfort(text_step=3, theme=theme, has_voice=True, has_low_reach=True).codes()
    text = everything(document(language, comfort=codes))
    assert "_" not in text
    assert "175" in text


def test_a_setting_of_a_later_version_is_shown_as_its_code() -> None:
    assert "braille" in everything(document(comfort=("braille",)))


def test_a_withdrawal_names_the_receipt_it_replaces() -> None:
    earlier = ReceiptId("019aaf00-0000-7000-8000-00000000aaaa")
    assert earlier in everything(document(decision=Decision.WITHDRAWN, replaces=earlier))
    assert "Replaces" not in everything(document())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_code_is_spaced_as_screens_show_it(language: str) -> None:
    found = document(language)
    assert found.code.replace("-", "") == a_receipt().code
    assert found.code in everything(found)


def test_a_consent_that_lasts_says_when_it_ends() -> None:
    found = compose(a_receipt(valid_until=NOW + timedelta(hours=24)), "en", words(), hotel())
    assert "Scan this code" in everything(found)
    assert "ends by itself on 24 November 2026, 22:05" in everything(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", [(), (a_life(),)])
def test_a_consent_that_has_run_out_says_so_and_offers_no_withdrawal(language: str, face: tuple[FaceLife, ...]) -> None:
    ended = a_receipt(valid_until=NOW + timedelta(hours=24), expired_at=NOW + timedelta(hours=25), face=face)
    lasting = compose(replace(ended, expired_at=None), language, words(), hotel())
    found = compose(ended, language, words(), hotel())
    assert found.decision == words().text(language, "receipt.decision_expired") != lasting.decision
    assert found.moment == words().moment(language, (NOW + timedelta(hours=25)).astimezone(SHANGHAI))
    assert f"{found.moment}" in plain(everything(found).replace(found.moment, "", 1))
    assert words().text(language, "receipt.camera_withdrawn") in everything(found)
    assert words().text(language, "receipt.camera_withdrawn") not in everything(lasting)
    assert lasting.code not in "".join(fact.text for fact in found.facts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", [(), (a_life(),)])
def test_a_consent_that_was_withdrawn_since_says_so_and_when(language: str, face: tuple[FaceLife, ...]) -> None:
    withdrawn_at = NOW + timedelta(hours=2)
    issued = replace(read_issued(an_issued(a_receipt())), withdrawn_at=withdrawn_at)
    expired = a_receipt(face=face, valid_until=NOW + timedelta(hours=3), expired_at=NOW + timedelta(hours=4))
    found = compose(expired, language, words(), hotel(), issued)
    assert found.decision == words().text(language, "receipt.decision_withdrawn")
    assert found.moment == words().moment(language, withdrawn_at.astimezone(SHANGHAI))
    assert words().text(language, "receipt.camera_withdrawn") in everything(found)
    assert found.code not in "".join(fact.text for fact in found.facts)


def test_an_issued_receipt_tells_its_key_and_its_place_in_the_log() -> None:
    found = compose(a_receipt(), "en", words(), hotel(), read_issued(an_issued(a_receipt())))
    without = compose(a_receipt(), "en", words(), hotel()).records
    key, log = [record for record in found.records if record not in without]
    assert key.value.replace(" ", "") == f"{KEY[:24]}…"
    assert log.value.startswith("1234 / 1240, ")
    assert [record for record in found.records if record in without] == list(without)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guest_who_was_offered_no_face_way_declined_nothing(language: str) -> None:
    found = document(language, decision=Decision.DECLINED, is_face_offered=False)
    declined = document(language, decision=Decision.DECLINED)

    assert found.decision == words().text(language, "receipt.decision_not_offered") != declined.decision
    assert found.facts[0].text == words().text(language, "receipt.camera_not_offered")
    cards = {words().text(language, f"receipt.face_{side.value}") for side in Side}
    assert not any(card in everything(found) for card in cards)
    assert any(card in everything(declined) for card in cards)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_signed_release_is_told_by_its_act_and_its_digest(language: str) -> None:
    text = everything(document(language, release=a_release()))

    assert "I sign" in text
    assert a_release().sha256 in text
    assert words().text(language, "receipt.release") in text
    assert words().text(language, "receipt.release") not in everything(document(language))


def test_a_release_that_was_withdrawn_or_ran_out_has_ended() -> None:
    signed = a_receipt(draft=a_draft(release=a_release()), expired_at=NOW)

    assert "It has ended." in everything(compose(signed, "en", words(), hotel()))
    assert "It has ended." not in everything(document(release=a_release()))


def test_the_hotels_facts_are_those_of_its_settings() -> None:
    config = Config().for_demo()

    facts = hotel_facts(config)

    assert (facts.name, facts.kiosk_id, facts.zone) == (config.hotel.name, config.kiosk.id, config.hotel.time_zone)
    assert (facts.face_s, facts.retention_days) == (config.face.face_s, config.receipts.retention_days)
