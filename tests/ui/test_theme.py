import re

import pytest
from PySide6.QtGui import QColor, QFont, QTextLayout
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.comfort import TEXT_SIZES, Theme
from app.ui.theme import CAPITAL_RATIO, COLOURS, ROLES, dress, families, fonts, style_sheet, tokens
from tests.ui.looks import a_look

WORDS_ON = [
    (ink, ground) for ink in ("ink", "ink_soft", "good", "caution", "problem") for ground in ("paper", "card", "press")
] + [("accent_ink", "accent"), ("hero_ink", "hero")]
EDGES = [(edge, ground) for edge in ("line", "accent", "focus") for ground in ("paper", "card")]


def _light(colour: QColor) -> float:
    """Relative luminance, 0 to 1. Source: WCAG 2.2, "relative luminance"."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize(("ink", "ground"), WORDS_ON)
def test_words_stand_out_from_their_ground(theme: Theme, ink: str, ground: str) -> None:
    look = a_look(theme=theme)
    least = 20.0 if theme is Theme.CONTRAST else 10.0

    assert _contrast(look.color(ink), look.color(ground)) >= least


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_stand_out_from_their_ground(theme: Theme, edge: str, ground: str) -> None:
    look = a_look(theme=theme)

    assert _contrast(look.color(edge), look.color(ground)) >= 3.0


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_has_every_colour_and_no_other(theme: Theme) -> None:
    assert set(tokens().colours[theme.value]) == set(COLOURS)


def test_every_role_of_text_has_a_size() -> None:
    assert tuple(tokens().text) == ROLES


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("pitch_mm", [0.18, 0.248, 0.3])
def test_no_word_is_lower_than_the_norm_asks(role: str, pitch_mm: float) -> None:
    """4.9 mm at normal size, 7.3 mm at the largest. Source: EN 301 549 5.1.4, at 400 and 600 mm."""
    normal = a_look(pitch_mm=pitch_mm)
    largest = a_look(pitch_mm=pitch_mm, text_ratio=2.0)

    assert normal.text_px(role) * CAPITAL_RATIO * pitch_mm >= 4.9
    assert largest.text_px(role) * CAPITAL_RATIO * pitch_mm >= 7.3


@pytest.mark.parametrize("role", ["title", "lead", "label", "body", "fine"])
def test_sentences_and_buttons_double_the_normal_size(role: str) -> None:
    largest = a_look(text_ratio=2.0)

    assert largest.text_px(role) * CAPITAL_RATIO * largest.pitch_mm >= 2 * 4.9


@pytest.mark.parametrize("role", ROLES)
def test_text_grows_with_every_step(role: str) -> None:
    sizes = [a_look(text_ratio=ratio).text_px(role) for ratio in TEXT_SIZES]

    assert sizes == sorted(set(sizes))


def test_millimetres_are_never_rounded_down() -> None:
    look = a_look()

    assert look.px(12.7) * look.pitch_mm >= 12.7
    assert look.size_px("choice") * look.pitch_mm >= 20.0
    assert look.size_px("gap") * look.pitch_mm >= 8.0


def test_the_glass_turns() -> None:
    assert a_look(glass="portrait").is_portrait
    assert not a_look(glass="landscape").is_portrait


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("en", "Noto Sans"),
        ("zh-CN", "Noto Sans SC"),
        ("ar", "Noto Sans Arabic"),
        ("zh-TW", "Noto Sans TC"),
        ("xx", "Noto Sans"),
    ],
)
def test_the_languages_own_family_comes_first(language: str, family: str) -> None:
    assert families(language)[0] == family


def test_every_family_is_there_to_fall_back_on() -> None:
    assert set(families("ar")) == {font.family for font in fonts()}


@pytest.mark.parametrize(
    ("language", "text", "family"),
    [
        ("en", "Check in", "Noto Sans"),
        ("zh-CN", "办理入住", "Noto Sans SC"),
        ("ar", "تسجيل الوصول", "Noto Sans Arabic"),
    ],
)
def test_the_shipped_font_really_draws(language: str, text: str, family: str) -> None:
    """Qt falls back in silence to whatever the machine has."""
    font = QFont()
    font.setFamilies(list(families(language)))
    font.setPixelSize(28)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()

    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {family}


def test_one_look_gives_one_sheet_without_gaps() -> None:
    sheet = style_sheet(a_look(language="zh-CN"))

    assert "$" not in sheet
    assert sheet == style_sheet(a_look(language="zh-CN"))
    assert sheet != style_sheet(a_look(language="ar"))


def test_the_style_sheet_is_set_in_one_place_only() -> None:
    callers = [path for path in paths.APP.rglob("*.py") if "setStyleSheet(" in path.read_text(encoding="utf-8")]

    assert [path.name for path in callers] == ["theme.py"]


def test_no_colour_is_written_in_code() -> None:
    literal = re.compile(r"[\"']#[0-9a-fA-F]{6}[\"']")
    found = [path.name for path in (paths.APP / "ui").rglob("*.py") if literal.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_dressing_twice_changes_nothing(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415

    label = QLabel("Words")
    qtbot.addWidget(label)
    dress(label, a_look())
    before = label.styleSheet()

    dress(label, a_look())

    assert label.styleSheet() == before
