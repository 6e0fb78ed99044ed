"""The whole way from a receipt to a PDF file, looked at as a reader, a screen reader and a scanner would."""

import shutil
import subprocess
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
import zxingcpp

from app import paths
from app.domain.codes import ReceiptScan, parse_scan
from app.domain.consent import Decision, Receipt
from app.domain.face_life import FaceLife
from app.domain.mode import Mode
from app.domain.paper import PaperForm
from app.receipts.attaching import FILE_NAME
from app.receipts.document import compose
from app.receipts.face_facts import KNOWN_PROTECTIONS
from app.receipts.isolates import OVERRIDES, plain
from app.receipts.papers import PdfPapers
from app.receipts.qr import code_text
from tests.builders import a_draft, a_life, a_notice_ref, a_receipt, some_means
from tests.receipts.desk import (
    EVERY,
    LANGUAGES,
    an_issued,
    copied,
    faults,
    hotel,
    marks_of,
    nodes_below,
    opened,
    page_of,
    papers,
    picture_of,
    squeezed,
    words,
)

A4, ROLL = PaperForm.A4, PaperForm.ROLL_80
LIVES = ((), (a_life(means=some_means(mode=Mode.VERIFY_1TO1, protections=KNOWN_PROTECTIONS)),))
PAGES = [
    *product(LANGUAGES, Decision, LIVES[:1], [A4]),
    *product(["zh-CN"], Decision, LIVES[:1], [ROLL]),
    *product(EVERY, [Decision.GIVEN], LIVES[1:], PaperForm),
]
AWKWARD = [
    "Hotel “Zur Sonne” & <Söhne>",
    "酒店🌅海景",
    "فندق «الميناء» (عرض)",
    "é" * 10_000,
    "\u202eevil\u2066",
    "",
    "\x00\n",
    "Hotel \ud83c 👨‍👩‍👧 \u200f\u2067\u2067",
    "\u0e40" * 900,
    "e\u0301\u0301\u0301" * 500,
]
DUBLIN = "http://purl.org/dc/elements/1.1/"


def receipt_in(language: str, decision: Decision, face: tuple[FaceLife, ...] = ()) -> Receipt:
    return a_receipt(draft=a_draft(decision=decision, notice=a_notice_ref(language=language)), face=face)


@dataclass(frozen=True)
class Page:
    """One receipt on paper."""

    language: str
    receipt: Receipt
    form: PaperForm
    pdf: bytes


def name_of(page: tuple[str, Decision, tuple[FaceLife, ...], PaperForm]) -> str:
    return f"{page[0]}-{page[1].value}-{len(page[2])}-{page[3].value}"


@pytest.fixture(scope="module", params=PAGES, ids=name_of)
def page(request: pytest.FixtureRequest) -> Page:
    language, decision, face, form = request.param
    receipt = receipt_in(language, decision, face)
    return Page(language, receipt, form, page_of(receipt, language, form=form))


def test_a_receipt_is_one_page_of_its_paper(page: Page) -> None:
    with opened(page.pdf) as pdf:
        (only,) = pdf.pages
        width, height = (float(side) / 72 * 25.4 for side in only.mediabox[2:])
        assert [float(side) for side in only.mediabox[:2]] == [0, 0]
        assert width == pytest.approx(210 if page.form is A4 else 72, abs=0.01)
        assert page.form is ROLL or height == pytest.approx(297, abs=0.01)


def test_a_roll_asks_not_to_be_scaled_and_a_sheet_may_be_fitted_to_other_paper(page: Page) -> None:
    with opened(page.pdf) as pdf:
        assert pdf.Root.ViewerPreferences.get("/PrintScaling") == ("/None" if page.form is ROLL else None)


def test_the_same_receipt_gives_the_same_bytes(page: Page) -> None:
    anew = PdfPapers(words(), hotel(), paths.assets() / "fonts", form=page.form, issue=an_issued)
    assert anew.pdf(page.receipt, page.language) == page.pdf


def said(receipt: Receipt, language: str) -> list[str]:
    """What a receipt says in one language, without spaces and marks."""
    found = compose(receipt, language, words(), hotel())
    parts = [part for fact in found.facts for part in (fact.heading, fact.text)]
    return [squeezed(plain(part)) for part in (found.title, found.decision, found.moment, *parts)]


def test_everything_said_can_be_searched_and_copied(page: Page) -> None:
    language, receipt = page.language, page.receipt
    text = copied(page.pdf)
    if language == "ar":  # this reader orders a whole page one way: there, sentences with numbers in them are shuffled
        wanted = [part for part in said(receipt, "ar") if not any(letter.isdecimal() for letter in part)]
    else:
        wanted = said(receipt, language) + said(receipt, "en")
    assert len(wanted) > 10
    assert [part for part in wanted if part not in text] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("form", PaperForm)
def test_the_hotels_language_can_be_copied_beside_arabic(form: PaperForm, tmp_path: Path) -> None:
    receipt = receipt_in("ar", Decision.GIVEN)
    path = tmp_path / "receipt.pdf"
    path.write_bytes(page_of(receipt, "ar", form=form))
    found = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    text = squeezed("".join(letter for letter in found if letter not in OVERRIDES))
    assert [part for part in said(receipt, "en") if part not in text] == []


def test_every_font_is_embedded_in_part_and_says_what_its_codes_mean(page: Page) -> None:
    with opened(page.pdf) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert len(fonts) >= 2
        for font in fonts.values():
            (descendant,) = font.DescendantFonts
            assert str(font.BaseFont)[7] == "+"
            assert len(descendant.FontDescriptor.FontFile2.read_bytes()) > 1000
            assert b"beginbfchar" in font.ToUnicode.read_bytes()
            assert len(descendant.CIDToGIDMap.read_bytes()) == 2 * (len(descendant.W[1]) + 1)


def test_no_glyph_is_missing(page: Page) -> None:
    with opened(page.pdf) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            codes = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
            assert b"\x00\x00" not in [codes[index : index + 2] for index in range(2, len(codes), 2)]


def test_every_mark_on_the_page_is_told_to_screen_readers_or_is_an_ornament(page: Page) -> None:
    with opened(page.pdf) as pdf:
        told = [mark for node in nodes_below(pdf.Root.StructTreeRoot) for mark in marks_of(node)]
        drawn, depth = [], 0
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            name = str(instruction.operator)
            if name == "BDC":
                drawn.append(int(instruction.operands[1].MCID))
            depth += (name in ("BDC", "BMC")) - (name == "EMC")
            assert depth == 1 or name not in ("Tj", "TJ", "f", "f*", "S", "B")
        assert sorted(told) == drawn == list(range(len(drawn)))
        assert depth == 0


def test_the_tree_begins_with_the_guests_language_and_skips_no_heading(page: Page) -> None:
    with opened(page.pdf) as pdf:
        nodes = list(nodes_below(pdf.Root.StructTreeRoot))
        languages = [str(node.Lang) for node in nodes if node.S == "/Sect" and "/Lang" in node]
        assert languages == ["en", *dict.fromkeys([page.language, "en"])]
        levels = [int(str(node.S)[2:]) for node in nodes if str(node.S) in ("/H1", "/H2", "/H3")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        (figure,) = [node for node in nodes if node.S == "/Figure"]
        assert compose(page.receipt, page.language, words(), hotel()).code in str(figure.Alt)


def test_a_printed_code_is_read_back(page: Page) -> None:
    (found,) = zxingcpp.read_barcodes(picture_of(page.pdf, 200))
    assert found.text == code_text(page.receipt.code)
    assert parse_scan(found.text) == ReceiptScan(page.receipt.code)


def test_the_file_holds_its_page_and_the_issued_receipt_and_nothing_else(page: Page) -> None:
    with opened(page.pdf) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert list(pdf.Root.Names.keys()) == ["/EmbeddedFiles"]
        assert {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()} == {
            FILE_NAME: an_issued(page.receipt)
        }
        assert "/Annots" not in pdf.pages[0]
        assert "/XObject" not in pdf.pages[0].Resources


def test_one_language_has_the_page_to_itself_where_guest_and_hotel_share_it() -> None:
    alone = compose(a_receipt(), "en", words(), hotel())
    text = copied(page_of(a_receipt(), "en", hotel(language="en")))
    assert text.count(squeezed(alone.decision)) == 1
    assert "同意回执" not in text


def test_receipts_differ_where_their_facts_differ() -> None:
    pages = {page_of(a_receipt(number=number), "en") for number in (1, 2, 3)}
    assert len(pages) == 3


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("form", PaperForm)
def test_no_name_a_hotel_may_have_breaks_the_page(text: str, language: str, form: PaperForm) -> None:
    facts = hotel(name=text, legal_name=text, address=text, contact=text)
    pdf = page_of(a_receipt(), language, facts, form)
    margins = (4.0, 4.0, *((591.0, 838.0) if form is A4 else (200.1, 5000.0)))
    assert faults(pdf, margins) == []
    with opened(pdf) as found:
        assert len(found.pages) == 1
        title = str(found.docinfo.Title)
        assert title.isprintable()
        assert len(title) <= 200
        (said,) = ET.fromstring(found.Root.Metadata.read_bytes()).iter(f"{{{DUBLIN}}}title")
        assert "".join(said.itertext()).strip() == title


def test_the_port_gives_the_code_without_quiet_zone() -> None:
    rows = papers().qr(a_receipt())
    assert len(rows) == 21
    assert all(rows[0][:7])
    assert not any(row[7] for row in rows[:7])


@pytest.mark.parametrize(("language", "desk"), [("en", "zh-CN"), ("zh-CN", "en"), ("ar", "zh-TW")])
def test_a_receipt_in_another_language_than_its_notice_says_which_that_was(language: str, desk: str) -> None:
    receipt = receipt_in("ja", Decision.GIVEN)
    pdf = page_of(receipt, language, hotel(language=desk))
    assert copied(pdf).count("日本語") == 2
    with opened(pdf) as found:
        assert str(found.Root.Lang) == language
        names = [str(font.BaseFont).partition("+")[2] for font in found.pages[0].Resources.Font.values()]
    assert "NotoSansJP-Regular" in names


def test_what_is_read_aloud_is_each_sentence_in_its_order_with_its_spaces(page: Page) -> None:
    with opened(page.pdf) as pdf:
        aloud = {str(node.ActualText) for node in nodes_below(pdf.Root.StructTreeRoot) if "/ActualText" in node}
    found = compose(page.receipt, page.language, words(), hotel())
    sentences = [" ".join(plain(fact.text).split()) for fact in found.facts]
    long = [text for text in sentences if sum(1 + (letter >= "\u2e80") for letter in text) > 100]
    wanted = [*sentences, found.title, found.decision] if found.is_rtl else long
    assert wanted or not page.receipt.face
    assert [text for text in wanted if text not in aloud] == []
