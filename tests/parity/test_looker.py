"""The list that is handed to the program that examines pictures."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QGraphicsOpacityEffect

from app.cli.evaluate import evaluated
from app.parity.looker import LISTING, shares
from app.parity.stage import Stage
from app.parity.suite import _taken
from tests.parity.looks import a_variant


def test_the_list_names_each_picture_and_where_the_two_ways_stand(tmp_path: Path) -> None:
    asked: list[tuple[str, Sequence[Path]]] = []

    def evaluate(what: str, files: Sequence[Path]) -> dict[str, object]:
        asked.append((what, files))
        return {"items": [{"image": "a.png", "share": 0.5}]}

    found = shares([(tmp_path / "a.png", (1, 2, 3, 4), (5, 6, 7, 8))], tmp_path, evaluate)

    assert found == [0.5]
    assert asked == [("prominence", [tmp_path / LISTING])]
    assert (tmp_path / LISTING).read_text().splitlines() == ["image,first,second", "a.png,1 2 3 4,5 6 7 8"]


def test_the_real_program_sees_which_of_two_is_louder(stage: Stage, tmp_path: Path) -> None:
    pair = stage.show(a_variant())
    fair = _taken(pair, tmp_path)
    effect = QGraphicsOpacityEffect(pair.other)
    effect.setOpacity(0.35)
    pair.other.setGraphicsEffect(effect)
    grey = tmp_path / "grey.png"
    pair.window.grab().save(str(grey))

    found = shares([fair, (grey, fair[1], fair[2])], tmp_path, evaluated)

    assert found[0] == pytest.approx(0.5, abs=0.05)
    assert found[1] > 0.7
