from itertools import product

import pytest

from app.domain.consent import Decision
from app.domain.face_life import FaceEnd
from app.domain.mode import Mode
from app.receipts.face_facts import KNOWN_PROTECTIONS
from app.receipts.look import CLOSEST, DENSE, ROOMY, SMALL, Air
from app.receipts.page_a4 import HEIGHT, WIDTH, draw
from app.receipts.tagging import Element
from tests.builders import a_draft, a_life, a_receipt, some_means
from tests.receipts.desk import (
    EARLIER,
    EVERY,
    EVERYTHING_ON,
    LANGUAGES,
    LONGEST,
    Box,
    boxes,
    faults,
    hotel,
    page_of,
    sizes,
    tags,
    tree,
)

FULLEST = sorted({*product(LANGUAGES, LANGUAGES), *product(EVERY, ["en"]), *product(["de", "ru"], ["fr", "th", "ja"])})


def within(air: Air) -> Box:
    """Where text may stand on a page with such air."""
    return air.side - 1, air.foot - 2, WIDTH - air.side + 1, HEIGHT - air.foot


@pytest.mark.parametrize(("guest", "desk"), [*product(LANGUAGES, LANGUAGES)])
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("decision", Decision)
def test_the_fullest_page_holds_everything_without_overlap(
    guest: str, desk: str, mode: Mode, decision: Decision
) -> None:
    draft = a_draft(decision=decision, mode=mode, comfort=EVERYTHING_ON, replaces=EARLIER)
    facts = hotel(name=LONGEST, legal_name=LONGEST, address=LONGEST, contact=LONGEST, language=desk)
    assert faults(page_of(a_receipt(draft=draft), guest, facts), within(DENSE)) == []


@pytest.mark.parametrize(("guest", "desk"), FULLEST)
@pytest.mark.parametrize("end", [FaceEnd.CRASHED, None])
def test_the_fullest_page_with_a_face_to_tell_of_holds_everything_too(
    guest: str, desk: str, end: FaceEnd | None
) -> None:
    decision = Decision.WITHDRAWN if end is None else Decision.GIVEN
    draft = a_draft(decision=decision, mode=Mode.VERIFY_1TO1, comfort=EVERYTHING_ON, replaces=EARLIER)
    means = some_means(mode=Mode.VERIFY_1TO1, protections=KNOWN_PROTECTIONS)
    last = a_life(means=means, lasted_s=86400, end=end or FaceEnd.WITHDRAWN)
    facts = hotel(name=LONGEST, legal_name=LONGEST, address=LONGEST, contact=LONGEST, language=desk)
    receipt = a_receipt(draft=draft, face=(*[a_life(means=means)] * 11, last))
    assert faults(page_of(receipt, guest, facts), within(CLOSEST)) == []


def test_hotel_then_each_language_then_proofs_are_read_out() -> None:
    top = tree(draw, "zh-CN", "en")
    parts = [kid for kid in top.kids if isinstance(kid, Element)]
    assert [(part.tag, part.language) for part in parts] == [
        ("Sect", "en"), ("Sect", "zh-CN"), ("Sect", "en"), ("L", None),
    ]  # fmt: skip
    assert tags(parts[0]) == ["P", "P", "P"]
    assert tags(parts[1]) == ["H1", "H2", "P", "Figure", "P", "P", *["H3", "P"] * 6]
    assert tags(parts[2]) == ["H1", "H2", "P", *["H3", "P"] * 6]
    assert tags(parts[3]) == ["LI"] * 3


def test_a_proof_has_a_label_in_each_language() -> None:
    (*_, proofs) = (kid for kid in tree(draw, "ar", "en").kids if isinstance(kid, Element))
    item = next(kid for kid in proofs.kids if isinstance(kid, Element))
    label, value = (kid for kid in item.kids if isinstance(kid, Element))
    assert [kid.language for kid in label.kids if isinstance(kid, Element)] == ["ar", "en"]
    assert (label.tag, value.tag, len(value.kids)) == ("Lbl", "LBody", 1)


def test_a_page_keeps_its_air_while_its_facts_fit() -> None:
    left = [min(box[0] for box in boxes(page_of(a_receipt(face=face), "en"))) for face in ((), (a_life(),))]
    assert left == [pytest.approx(ROOMY.side, abs=2)] * 2


def test_a_page_with_too_much_to_tell_for_its_air_is_set_closer_its_facts_in_type_no_smaller() -> None:
    means = some_means(mode=Mode.VERIFY_1TO1, protections=KNOWN_PROTECTIONS)
    roomy, dense = (page_of(a_receipt(face=face), "zh-CN") for face in ((), (a_life(means=means),)))
    assert min(box[0] for box in boxes(dense)) == pytest.approx(DENSE.side, abs=2)
    assert min(sizes(roomy)) == SMALL == DENSE.body
    assert min(sizes(dense)) == DENSE.proof == 9.0
    assert DENSE.body in sizes(dense)


def test_one_language_is_read_out_once() -> None:
    assert tags(tree(draw, "ar", None)) == ["Sect", "Sect", "L"]
