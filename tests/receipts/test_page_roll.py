from itertools import product

import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image

from app import paths
from app.domain.consent import Decision
from app.domain.face_life import FaceEnd
from app.domain.mode import Mode
from app.domain.paper import PaperForm
from app.receipts.document import compose
from app.receipts.face_facts import KNOWN_PROTECTIONS
from app.receipts.fonts import FontShelf
from app.receipts.page_roll import CODE_DOTS, MARGIN_DOTS, WIDTH_DOTS, draw
from app.receipts.pdf import Copy, receipt_pdf
from app.receipts.qr import QUIET_MODULES, matrix
from app.receipts.strip import DOT
from app.receipts.tagging import Element
from tests.builders import NOW, a_draft, a_life, a_notice_ref, a_receipt, some_means
from tests.receipts.desk import (
    EARLIER,
    EVERY,
    EVERYTHING_ON,
    LONGEST,
    asked,
    faults,
    hotel,
    page_of,
    sizes,
    tags,
    tree,
    words,
)

MARGINS = (MARGIN_DOTS * DOT - 1, 4.0, (WIDTH_DOTS - MARGIN_DOTS) * DOT + 1, 9000.0)
ROLL = PaperForm.ROLL_80
PAIRS = [*((guest, "en") for guest in EVERY), *(("en", desk) for desk in EVERY if desk != "en"), ("ar", "zh-CN")]

FULLEST = [(*pair, (FaceEnd.CRASHED, None)[number % 2]) for number, pair in enumerate(PAIRS)]


def printed(pdf: bytes) -> Image.Image:
    """A roll as a thermal printer's dots: black or white, eight a millimetre."""
    with pdfium.PdfDocument(pdf) as document:
        grey = document[0].render(scale=1 / DOT, grayscale=True).to_pil()
    return grey.point(lambda tone: 255 * (tone > 127), "1")


@pytest.mark.parametrize(("guest", "desk", "end"), FULLEST)
def test_the_fullest_roll_holds_everything_without_overlap(guest: str, desk: str, end: FaceEnd | None) -> None:
    decision = Decision.WITHDRAWN if end is None else Decision.GIVEN
    notice = a_notice_ref(language=guest)
    draft = a_draft(decision=decision, notice=notice, mode=Mode.VERIFY_1TO1, comfort=EVERYTHING_ON, replaces=EARLIER)
    means = some_means(mode=Mode.VERIFY_1TO1, protections=KNOWN_PROTECTIONS)
    last = a_life(means=means, lasted_s=86400, end=end or FaceEnd.WITHDRAWN)
    facts = hotel(name=LONGEST, legal_name=LONGEST, address=LONGEST, contact=LONGEST, language=desk)
    receipt = a_receipt(draft=draft, face=(*[a_life(means=means)] * 11, last))
    pdf = page_of(receipt, guest, facts, ROLL)
    assert faults(pdf, MARGINS) == []
    assert min(sizes(pdf)) == 9.0


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_all_is_black(language: str) -> None:
    drawn = asked(page_of(a_receipt(face=(a_life(),)), language, form=ROLL))
    inks = {tuple(map(float, operands)) for operator, operands in drawn if operator in ("rg", "RG", "g", "G")}  # type: ignore[arg-type]
    assert inks == {(0.0, 0.0, 0.0)}
    assert not [operator for operator, _ in drawn if operator in ("k", "K", "sc", "SC", "scn", "SCN", "cs", "CS", "gs")]


@pytest.mark.parametrize("text", ["EVENKEY:R:00000031K", "EVENKEY:R:" + "0123456789" * 49], ids=["short", "signed"])
@pytest.mark.parametrize("language", ["en", "zh-CN", "ar"])
def test_the_codes_modules_are_whole_dots_of_the_printer(language: str, text: str) -> None:
    rows = matrix(text)
    copy = Copy(compose(a_receipt(), language, words(), hotel()), None, rows, NOW)
    picture = printed(receipt_pdf(copy, ROLL, FontShelf(paths.assets() / "fonts")))
    dots = CODE_DOTS // len(rows)
    (found,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert found.text == text
    corners = (found.position.top_left, found.position.bottom_right)
    left, top = (WIDTH_DOTS - dots * len(rows)) // 2, corners[0].y
    assert picture.width == WIDTH_DOTS
    top = next(y for y in range(top - 2 * dots, top + dots) if not picture.getpixel((left, y)))
    for row, column in product(range(-QUIET_MODULES, len(rows) + QUIET_MODULES), repeat=2):
        is_dark = 0 <= row < len(rows) and 0 <= column < len(rows) and rows[row][column]
        x, y = left + column * dots, top + row * dots
        module = picture.crop((x, y, x + dots, y + dots))
        assert module.getextrema() == ((0, 0) if is_dark else (255, 255)), (row, column)


def test_a_roll_is_longer_the_more_it_has_to_tell() -> None:
    short, long = (printed(page_of(a_receipt(face=face), "en", form=ROLL)).height for face in ((), (a_life(),)))
    assert 1500 < short < long < 3600


def test_the_guests_language_is_whole_before_the_hotels_begins() -> None:
    parts = [kid for kid in tree(draw, "zh-CN", "en").kids if isinstance(kid, Element)]
    assert [(part.tag, part.language) for part in parts] == [
        ("Sect", "en"), ("Sect", "zh-CN"), ("Sect", "en"), ("L", None),
    ]  # fmt: skip
    assert tags(parts[0]) == ["P"] * 4
    assert tags(parts[1]) == ["H1", "H2", "P", "Figure", "P", "P", *["H3", "P"] * 6]
    assert tags(parts[2]) == ["H1", "H2", "P", *["H3", "P"] * 6]
    marks = [kid for part in parts[1:3] for each in part.kids if isinstance(each, Element) for kid in each.kids]
    assert marks == sorted(marks)  # type: ignore[type-var]


def test_one_language_is_printed_once() -> None:
    assert tags(tree(draw, "ar", None)) == ["Sect", "Sect", "L"]
