"""The whole way from a receipt to a PDF file, looked at as a reader, a screen reader and a scanner would."""

import shutil
import subprocess
from itertools import pairwise, product
from pathlib import Path

import pikepdf
import pytest
import zxingcpp

from app.domain.codes import ReceiptScan, parse_scan
from app.domain.consent import Decision, Receipt
from app.domain.face_life import FaceLife
from app.domain.mode import Mode
from app.receipts.document import compose
from app.receipts.face_facts import KNOWN_PROTECTIONS
from app.receipts.isolates import OVERRIDES, plain
from app.receipts.qr import code_text
from tests.builders import a_draft, a_life, a_notice_ref, a_receipt, some_means
from tests.receipts.desk import (
    LANGUAGES,
    copied,
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

LIVES = ((), (a_life(means=some_means(mode=Mode.VERIFY_1TO1, protections=KNOWN_PROTECTIONS)),))
PAGES = [*product(LANGUAGES, Decision, LIVES[:1]), *product(LANGUAGES, [Decision.GIVEN], LIVES[1:])]
AWKWARD = [
    "Hotel “Zur Sonne” & <Söhne>",
    "酒店🌅海景",
    "فندق «الميناء» (عرض)",
    "é" * 10_000,
    "\u202eevil\u2066",
    "",
    "\x00\n",
]


def receipt_in(language: str, decision: Decision, face: tuple[FaceLife, ...] = ()) -> Receipt:
    return a_receipt(draft=a_draft(decision=decision, notice=a_notice_ref(language=language)), face=face)


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: f"{page[0]}-{page[1].value}-{len(page[2])}")
def page(request: pytest.FixtureRequest) -> tuple[str, Receipt, bytes]:
    language, decision, face = request.param
    receipt = receipt_in(language, decision, face)
    return language, receipt, page_of(receipt, language)


def test_a_receipt_is_one_page_of_a4(page: tuple[str, Receipt, bytes]) -> None:
    with opened(page[2]) as pdf:
        (only,) = pdf.pages
        assert [round(float(side)) for side in only.mediabox] == [0, 0, 595, 842]


def test_the_same_receipt_gives_the_same_bytes(page: tuple[str, Receipt, bytes]) -> None:
    language, receipt, pdf = page
    assert page_of(receipt, language) == pdf


def said(receipt: Receipt, language: str) -> list[str]:
    """What a receipt says in one language, without spaces and marks."""
    found = compose(receipt, language, words(), hotel())
    parts = [part for fact in found.facts for part in (fact.heading, fact.text)]
    return [squeezed(plain(part)) for part in (found.title, found.decision, found.moment, *parts)]


def test_everything_said_can_be_searched_and_copied(page: tuple[str, Receipt, bytes]) -> None:
    language, receipt, pdf = page
    text = copied(pdf)
    if language == "ar":  # this reader orders a whole page one way: there, sentences with numbers in them are shuffled
        wanted = [part for part in said(receipt, "ar") if not any(letter.isdecimal() for letter in part)]
    else:
        wanted = said(receipt, language) + said(receipt, "en")
    assert len(wanted) > 10
    assert [part for part in wanted if part not in text] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_the_hotels_language_can_be_copied_beside_arabic(tmp_path: Path) -> None:
    receipt = receipt_in("ar", Decision.GIVEN)
    path = tmp_path / "receipt.pdf"
    path.write_bytes(page_of(receipt, "ar"))
    found = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    text = squeezed("".join(letter for letter in found if letter not in OVERRIDES))
    assert [part for part in said(receipt, "en") if part not in text] == []


def test_every_font_is_embedded_in_part_and_says_what_its_codes_mean(page: tuple[str, Receipt, bytes]) -> None:
    with opened(page[2]) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert len(fonts) >= 2
        for font in fonts.values():
            (descendant,) = font.DescendantFonts
            assert str(font.BaseFont)[7] == "+"
            assert len(descendant.FontDescriptor.FontFile2.read_bytes()) > 1000
            assert b"beginbfchar" in font.ToUnicode.read_bytes()
            assert len(descendant.CIDToGIDMap.read_bytes()) == 2 * (len(descendant.W[1]) + 1)


def test_no_glyph_is_missing(page: tuple[str, Receipt, bytes]) -> None:
    with opened(page[2]) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            codes = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
            assert b"\x00\x00" not in [codes[index : index + 2] for index in range(2, len(codes), 2)]


def test_every_mark_on_the_page_is_told_to_screen_readers_or_is_an_ornament(page: tuple[str, Receipt, bytes]) -> None:
    with opened(page[2]) as pdf:
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


def test_the_tree_begins_with_the_guests_language_and_skips_no_heading(page: tuple[str, Receipt, bytes]) -> None:
    with opened(page[2]) as pdf:
        nodes = list(nodes_below(pdf.Root.StructTreeRoot))
        languages = [str(node.Lang) for node in nodes if node.S == "/Sect" and "/Lang" in node]
        assert languages == list(dict.fromkeys([page[0], "en"]))
        levels = [int(str(node.S)[2:]) for node in nodes if str(node.S) in ("/H1", "/H2", "/H3")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        (figure,) = [node for node in nodes if node.S == "/Figure"]
        assert compose(page[1], page[0], words(), hotel()).code in str(figure.Alt)


def test_a_printed_code_is_read_back(page: tuple[str, Receipt, bytes]) -> None:
    (found,) = zxingcpp.read_barcodes(picture_of(page[2], 200))
    assert found.text == code_text(page[1].code)
    assert parse_scan(found.text) == ReceiptScan(page[1].code)


def test_the_page_holds_nothing_but_what_the_receipt_and_the_hotel_say(page: tuple[str, Receipt, bytes]) -> None:
    with opened(page[2]) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert "/Names" not in pdf.Root
        assert "/Annots" not in pdf.pages[0]
        assert "/XObject" not in pdf.pages[0].Resources


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(page: tuple[str, Receipt, bytes], tmp_path: Path) -> None:
    path = tmp_path / "receipt.pdf"
    path.write_bytes(page[2])
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


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
def test_no_name_a_hotel_may_have_breaks_the_page(text: str, language: str) -> None:
    facts = hotel(name=text, legal_name=text, address=text, contact=text)
    with opened(page_of(a_receipt(), language, facts)) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.docinfo.Title)


def test_the_port_gives_the_code_without_quiet_zone() -> None:
    rows = papers().qr(a_receipt())
    assert len(rows) == 21
    assert all(rows[0][:7])
    assert not any(row[7] for row in rows[:7])
