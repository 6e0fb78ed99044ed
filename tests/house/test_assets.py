"""What the shipped fonts and icons must be able to do, on screen and on paper."""

import hashlib
import importlib.metadata
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TypedDict

import pytest
import uharfbuzz
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from reportlab.pdfbase.ttfonts import TTFont

ROOT = Path(__file__).resolve().parents[2]
FONTS, ICONS = ROOT / "assets" / "fonts", ROOT / "assets" / "icons"


class Listed(TypedDict):
    """One entry of fonts.toml."""

    file: str
    family: str
    weight: int
    script: str
    languages: list[str]
    sha256: str
    source: str
    licence: str


LISTED: list[Listed] = tomllib.loads((FONTS / "fonts.toml").read_text("utf-8"))["font"]
FILES = [entry["file"] for entry in LISTED]
ICON_NAMES = sorted(path.stem for path in ICONS.glob("*.svg"))

SIGNS = "¥€«»·…–—‘’“”←↑→↓✓✕×\u00a0"
INVISIBLE = "\u200e\u200f\u2066\u2067\u2068\u2069"
WORDS = {
    "Latn": "Ångström Žižek Nguyễn Thị Đặng İĞŞ Соколова Їжак Ελένη 0123456789",
    "Arab": "مرحبا محمد عبدالله ٠١٢٣ پژگ Ali 12",
    "Hans": "您好，证件与收据。堃喆珺祎璟䶮龑¥１２",
    "Hant": "您好，護照與收據。堃喆珺邨１２",
    "Jpan": "ようこそ、領収書。髙橋﨑峯彅カナ１２",
    "Kore": "안녕하세요, 영수증. 뷁쀍 12",
    "Thai": "สวัสดี น้ำ ก๊วยเตี๋ยว ผู้ใหญ่ 12",
}
NEEDED_ICONS = frozenset(
    """
    face passport booking-qr keypad printer phone receipt key-card help desk back language text-size contrast voice
    reach time camera-off camera-on check caution people person light closer farther left right up down hold-still
    lock staff withdraw arrived backspace enter turn-left turn-right evenkey-mark
    """.split()  # noqa: SIM905 - a list to read
)


def shaped(file: str, text: str) -> list[tuple[int, int]]:
    """Return glyph number and advance (font units) of each glyph of the shaped text."""
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / file))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return [(i.codepoint, p.x_advance) for i, p in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)]


def drawn(icon: str, side_px: int = 160) -> QImage:
    """Return the icon on a transparent square, alpha only (one byte a pixel)."""
    picture = QImage(QSize(side_px, side_px), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(ICONS / f"{icon}.svg")).render(painter)
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Alpha8)


def ink_px(picture: QImage) -> float:
    """Return how many pixels the picture covers; half-covered pixels count half."""
    pixels, line_bytes = bytes(picture.constBits()), picture.bytesPerLine()  # Lines end in padding.
    return sum(sum(pixels[y * line_bytes :][: picture.width()]) for y in range(picture.height())) / 255


def test_the_manifest_lists_every_font_file_with_its_digest() -> None:
    assert sorted(FILES) == sorted(path.name for path in FONTS.glob("*.ttf"))
    for entry in LISTED:
        assert hashlib.sha256((FONTS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"], entry["file"]


def test_every_family_is_there_and_three_are_also_bold() -> None:
    assert {entry["script"] for entry in LISTED if entry["weight"] == 400} == WORDS.keys()
    assert {entry["script"] for entry in LISTED if entry["weight"] == 700} >= {"Latn", "Arab", "Hans"}


def test_each_font_stands_beside_its_open_font_licence() -> None:
    for entry in LISTED:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / entry["licence"]).read_text("utf-8")


def test_all_fonts_together_stay_under_thirty_megabytes() -> None:
    assert sum((FONTS / file).stat().st_size for file in FILES) <= 30_000_000


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("entry", LISTED, ids=FILES)
def test_qt_knows_each_font_by_its_noto_family_and_weight(entry: Listed) -> None:
    number = QFontDatabase.addApplicationFont(str(FONTS / entry["file"]))
    assert QFontDatabase.applicationFontFamilies(number) == [entry["family"]]
    style = "Bold" if entry["weight"] == 700 else "Regular"
    assert style in QFontDatabase.styles(entry["family"])
    assert QFontDatabase.weight(entry["family"], style) == entry["weight"]


@pytest.mark.parametrize("entry", LISTED, ids=FILES)
def test_reportlab_has_a_glyph_for_every_sign_in_each_font(entry: Listed) -> None:
    face = TTFont(entry["file"], str(FONTS / entry["file"])).face
    assert [sign for sign in SIGNS + INVISIBLE if ord(sign) not in face.charToGlyph] == []
    assert all(face.getCharWidth(ord(mark)) == 0 for mark in INVISIBLE)


@pytest.mark.parametrize("entry", LISTED, ids=FILES)
def test_harfbuzz_draws_guests_names_without_an_empty_box(entry: Listed) -> None:
    assert 0 not in [glyph for glyph, _ in shaped(entry["file"], WORDS[entry["script"]] + SIGNS + INVISIBLE)]


@pytest.mark.parametrize("file", [file for file in FILES if "Arabic" in file])
def test_arabic_letters_join(file: str) -> None:
    apart = [glyph for letter in "محمد" for glyph, _ in shaped(file, letter)]
    assert not {glyph for glyph, _ in shaped(file, "محم")} & set(apart[:2])


def test_thai_marks_stand_above_their_letter_without_width() -> None:
    consonant, vowel_and_tone = shaped("NotoSansThai-Regular.ttf", "ก๊")
    assert consonant[1] > 0
    assert vowel_and_tone[1] == 0


@pytest.mark.parametrize("file", [file for file in FILES if "Arabic" not in file and "Thai" not in file])
def test_figures_are_all_equally_wide(file: str) -> None:
    assert len({advance for _, advance in shaped(file, "0123456789")}) == 1


def test_the_same_packages_give_the_same_bytes() -> None:
    try:
        importlib.metadata.version("fontpkg-noto-sans-thai")
        importlib.metadata.version("justmytype-intl-cjk")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("the packages with the variable Noto fonts are not installed")
    script = ROOT / "packaging" / "build_fonts.py"
    made = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr


def test_every_meaning_has_an_icon() -> None:
    assert set(ICON_NAMES) >= NEEDED_ICONS


@pytest.mark.parametrize("icon", ICON_NAMES)
def test_icons_are_strokes_of_one_colour_that_a_theme_can_replace(icon: str) -> None:
    elements = list(ET.parse(ICONS / f"{icon}.svg").iter())
    assert elements[0].get("viewBox") == "0 0 96 96"
    assert {e.get("stroke") for e in elements} - {None} == {"#000"}
    assert {e.get("fill") for e in elements} - {None} == {"none"}
    assert {e.tag.rpartition("}")[2] for e in elements} <= {"svg", "g", "path"}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("icon", ICON_NAMES)
def test_icons_draw_and_are_not_cut_off(icon: str) -> None:
    assert QSvgRenderer(str(ICONS / f"{icon}.svg")).isValid()
    picture = drawn(icon)
    inner = picture.copy(5, 5, 150, 150)
    assert ink_px(picture) > 1000
    assert ink_px(inner) == pytest.approx(ink_px(picture))


@pytest.mark.usefixtures("qapp")
def test_the_two_ways_have_the_same_ink_within_a_tenth() -> None:
    face, passport = ink_px(drawn("face")), ink_px(drawn("passport"))
    assert abs(face - passport) / max(face, passport) <= 0.10


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("icon", ["face", "passport"])
def test_the_icons_of_the_two_ways_lean_to_neither_side(icon: str) -> None:
    picture = drawn(icon)
    left, right = picture.copy(0, 0, 80, 160), picture.copy(80, 0, 80, 160)
    assert ink_px(left) == pytest.approx(ink_px(right), rel=0.01)


@pytest.mark.usefixtures("qapp")
def test_the_two_keys_of_the_mark_weigh_the_same() -> None:
    mark = drawn("evenkey-mark")
    assert ink_px(mark.copy(0, 0, 160, 80)) == pytest.approx(ink_px(mark.copy(0, 80, 160, 80)), rel=0.01)
