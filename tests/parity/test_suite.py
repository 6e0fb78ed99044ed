"""The whole measurement, on few looks: on every build, every language, and no hard failure."""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.consent import Side
from app.i18n import LANGUAGES, Words
from app.parity import suite
from app.parity.metrics import METRICS, Where
from app.parity.stage import Stage
from app.parity.suite import Pictured, measured
from app.parity.variants import chosen_variants, is_pictured
from tests.parity.looks import a_variant


@pytest.mark.usefixtures("stage", "qapp")
def test_the_kiosk_has_no_hard_failure_in_any_language(words: Words) -> None:
    sides = cycle(Side)

    report = measured(words, tuple(LANGUAGES), chosen_variants(tuple(LANGUAGES)), draw=lambda: next(sides))

    assert [(line.metric, line.failures) for line in report.lines if line.failed] == []
    assert report.score == 100
    elsewhere = {Where.FIELD, Where.READER, Where.PICTURE}
    assert {line.metric for line in report.lines if not line.measured} == {
        metric for metric, one in METRICS.items() if one.where in elsewhere
    }


@pytest.mark.usefixtures("stage")
def test_pictures_are_taken_and_looked_at(words: Words, tmp_path: Path, qapp: QApplication) -> None:
    looks = [a_variant(), a_variant(text_ratio=1.5), a_variant(text_ratio=2.0, face_side=Side.RIGHT)]
    seen: list[Pictured] = []
    steps: list[tuple[int, int]] = []

    def looker(taken: Sequence[Pictured]) -> list[float]:
        seen.extend(taken)
        return [0.5, 0.6]

    report = measured(
        words,
        ("en",),
        looks,
        draw=lambda: Side.LEFT,
        pictures=tmp_path,
        looker=looker,
        progress=lambda done, total: steps.append((done, total)),
    )

    assert [file.name for file, _, _ in seen] == [f"{look.name}.png" for look in looks if is_pictured(look)]
    assert all(file.stat().st_size > 10_000 for file, _, _ in seen)
    assert all(box[2] > 300 and box[3] > 300 for _, face, other in seen for box in (face, other))
    (line,) = (line for line in report.lines if line.metric == "P22")
    assert (line.measured, line.failed, line.value) == (2, 1, "0.600")
    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert "P10" in {line.metric for line in report.lines if line.failed}


def test_a_way_out_that_is_smaller_than_another_button_is_caught(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert suite._way_out(stage, a_variant()).passes
    leave, others = stage.show_face(a_variant())
    rival = others[0]
    monkeypatch.setattr(stage, "show_face", lambda _variant: (leave, [rival]))
    rival.setParent(leave.parentWidget())
    rival.resize(leave.width() * 2, leave.height())
    rival.show()

    assert not suite._way_out(stage, a_variant()).passes
