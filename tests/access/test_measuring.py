"""The numbers of rights.md section 6 on the real window, at the usual pixel pitch and at others."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app import paths
from app.access.measuring import Measure, Ruler, contrast
from app.i18n import LANGUAGES, Words, load_words
from app.ui.application import register_fonts

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)


@pytest.fixture(scope="module")
def words(qapp: QApplication) -> Words:
    qapp.setStyle("Fusion")
    register_fonts()
    return load_words(paths.resources())


def _missed(measures: list[Measure]) -> list[tuple[str, str]]:
    return [(measure.code, measure.found) for measure in measures if not measure.is_met]


@pytest.mark.parametrize("glass", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("pitch_mm", [0.248, 0.3])
def test_every_number_is_met_in_every_language(words: Words, glass: tuple[int, int], pitch_mm: float) -> None:
    measures = Ruler(words, tuple(LANGUAGES), pitch_mm=pitch_mm, glass=glass).measures()

    assert _missed(measures) == []
    assert len(measures) >= 11
    assert all(words.text("en", f"statement.measure.{measure.code}") for measure in measures)


def test_a_glass_too_small_for_its_pixels_is_found_out(words: Words) -> None:
    measures = Ruler(words, ("en",), pitch_mm=0.15, glass=PORTRAIT).measures()

    missed = {code for code, _ in _missed(measures)}
    assert {"capital", "touch", "gap"} <= missed


def test_a_control_without_name_or_key_is_found_out(words: Words) -> None:
    ruler = Ruler(words, ("en",), pitch_mm=0.248, glass=PORTRAIT)
    stray = QPushButton(ruler.window)
    stray.setObjectName("stray")
    stray.setFocusPolicy(stray.focusPolicy().NoFocus)
    stray.setGeometry(500, 800, 100, 100)

    found = {measure.code: measure.found for measure in ruler.measures()}

    assert found["unnamed"] == "stray"
    assert found["unreached"] == "stray"


def test_in_low_reach_the_highest_control_begins_lower(words: Words) -> None:
    ruler = Ruler(words, ("en",), pitch_mm=0.248, glass=PORTRAIT)

    assert ruler.highest_px(has_low_reach=True) >= 0.4 * PORTRAIT[1]
    assert ruler.highest_px(has_low_reach=False) < ruler.highest_px(has_low_reach=True)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1.0
