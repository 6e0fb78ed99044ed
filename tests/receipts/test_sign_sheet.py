"""The sign on paper: tagged, whole, legible from two metres in every language, and nothing in another's place."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from app import paths
from app.config import Config
from app.i18n import LANGUAGES
from app.notices import notices_of
from app.receipts.fonts import FontShelf
from app.receipts.look import MILLIMETRE
from app.receipts.sign import Sign, SignHotel, compose_sign
from app.receipts.sign_sheet import LEGIBLE_PT, SignForm, sign_pdf
from tests.builders import NOW
from tests.receipts.desk import copied, faults, nodes_below, opened, sizes, words

DEMO = Config().for_demo()
HOTEL = SignHotel("Hotel Evening Star", "12 Lantern Street", "Front desk, extension 0", "kiosk-1", "1.1")
FOOT_PT = 12.0
PAIRS = [*pairwise([*LANGUAGES, "en"]), ("ar", "en"), ("de", "ar")]


def sign(language: str) -> Sign:
    """The shipped words of one language."""
    return compose_sign(words(), notices_of(DEMO, words())[language], DEMO.hotel.legal_name)


def page(*languages: str, form: SignForm = SignForm.A4, hotel: SignHotel = HOTEL) -> bytes:
    """A sign as a PDF."""
    signs = [sign(language) for language in languages]
    return sign_pdf(signs, hotel, form, 60, NOW, FontShelf(paths.assets() / "fonts"))


def margins(form: SignForm) -> tuple[float, float, float, float]:
    """How far text may go: ten millimetres from every edge."""
    width, height = (side * MILLIMETRE for side in form.value)
    edge = 10 * MILLIMETRE * form.value[0] / 210 - 4
    return (edge, edge, width - edge, height - edge)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_language_can_be_read_from_two_metres_and_nothing_overlaps(first: str, second: str) -> None:
    pdf = page(first, second)

    assert faults(pdf, margins(SignForm.A4)) == []
    assert min(size for size in sizes(pdf) if size > FOOT_PT) >= LEGIBLE_PT
    assert min(sizes(pdf)) >= FOOT_PT


def test_everything_that_must_stand_there_does() -> None:
    text = copied(page("en", "zh-CN"))

    for told in ("Facecamera", "needno", "Passportorbookingcode", "atmost60seconds", "Responsible", "护照", "1.1"):
        assert told in text, told
    for named in (HOTEL.name, HOTEL.address, HOTEL.contact, DEMO.hotel.legal_name):
        assert named.replace(" ", "") in text


def test_on_a3_everything_is_larger_by_as_much_as_the_sheet() -> None:
    small, large = page("en", "zh-CN"), page("en", "zh-CN", form=SignForm.A3)

    assert faults(large, margins(SignForm.A3)) == []
    assert max(sizes(large)) == pytest.approx(max(sizes(small)) * 297 / 210, abs=0.01)


def test_it_is_tagged_each_language_by_itself_and_the_drawing_is_told() -> None:
    with opened(page("ar", "en")) as pdf:
        top = pdf.Root.StructTreeRoot.K
        sections = [node for node in nodes_below(top) if node.S == "/Sect"]
        figure = next(node for node in nodes_below(top) if node.S == "/Figure")
        assert [str(node.Lang) for node in sections] == ["ar", "en", "en"]
        assert [kid.S for kid in sections[0].K][:3] == ["/H1", "/P", "/H2"]
        assert str(figure.Alt) == sign("ar").drawing
        assert isinstance(pdf.Root.MarkInfo, pikepdf.Dictionary)
        assert str(pdf.Root.Lang) == "ar"


def test_one_language_has_the_sheet_for_itself_and_the_same_sign_the_same_bytes() -> None:
    pdf = page("en")

    assert pdf == page("en")
    assert faults(pdf, margins(SignForm.A4)) == []


def test_a_hotel_with_long_names_has_smaller_words_and_no_overlap() -> None:
    long = replace(HOTEL, name="The Grand Old Harbour View Hotel and Residences " * 3, address="Long Lane, " * 14)

    assert faults(page("de", "ru", hotel=long), margins(SignForm.A4)) == []


@pytest.mark.parametrize("languages", [("en", "zh-CN"), ("ar", "en"), ("th", "en")], ids="-".join)
def test_a_stranger_that_knows_the_standard_finds_nothing(languages: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "sign.pdf"
    path.write_bytes(page(*languages))

    assert list(pdfua.validate(path).findings) == []
