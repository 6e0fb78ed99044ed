"""Pictures of documents are evaluated: a reading, or a reason."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from app.domain.mrz import MrzFormat
from app.vision.evaluating.mrz import RULE, examine
from tests.builders import ERIKSSON_LINES
from tests.vision.page.seen import SLANTED, STRAIGHT, frame, net
from tests.vision.page_film import View
from tests.vision.page_maker import drawn

TODAY = date(2026, 11, 23)


def evaluated(*images: Path) -> dict[str, Any]:
    return examine(images, net(), lambda done, total: None, today=TODAY)


def picture(folder: Path, lines: tuple[str, ...] = ERIKSSON_LINES, view: View = SLANTED) -> Path:
    """A file with a picture of a passport."""
    page = drawn(MrzFormat.TD3, lines, np.random.default_rng(4), wear=0.0)
    path = folder / "page.png"
    cv2.imwrite(str(path), frame(page, view))
    return path


def test_a_clear_picture_gives_its_fields_and_check_digits(tmp_path: Path) -> None:
    (item,) = evaluated(picture(tmp_path))["items"]

    assert item["accepted"] is True
    assert item["reason"] is None
    assert item["fields"] == {
        "format": "TD3",
        "issuer": "UTO",
        "nationality": "UTO",
        "document_number": "L898902C3",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "birth_date": "1974-08-12",
        "expiry_date": "2012-04-15",
        "sex": "F",
        "is_truncated": False,
    }
    assert set(item["check_digits"].values()) == {True}
    assert item["milliseconds"] > 0


def test_a_wrong_check_digit_is_told_and_no_field_is(tmp_path: Path) -> None:
    wrong = (ERIKSSON_LINES[0], ERIKSSON_LINES[1][:9] + "7" + ERIKSSON_LINES[1][10:])

    (item,) = evaluated(picture(tmp_path, wrong))["items"]

    assert (item["accepted"], item["fields"], item["lines"]) == (False, None, None)
    assert item["reason"] == "wrong_document_number"
    assert item["check_digits"] == {
        "document_number": False,
        "birth_date": True,
        "expiry_date": True,
        "optional_data": True,
        "composite": False,
    }


def test_a_blurred_picture_gives_no_field(tmp_path: Path) -> None:
    (item,) = evaluated(picture(tmp_path, view=View(width=0.5, blur_px=3.0)))["items"]

    assert (item["accepted"], item["fields"]) == (False, None)
    assert item["reason"]


def test_files_that_are_no_pictures_are_items_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("no picture", encoding="utf-8")
    (tmp_path / "empty.png").write_bytes(b"")

    told = evaluated(tmp_path / "words.txt", tmp_path / "empty.png", tmp_path / "missing.png")

    assert [item["reason"] for item in told["items"]] == ["not_a_picture", "not_a_picture", "file_not_readable"]
    assert (told["images"], told["accepted"], told["rule"]) == (3, 0, RULE)


def test_progress_is_told_and_the_result_is_json(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []

    told = examine([picture(tmp_path)] * 2, net(), lambda done, total: steps.append((done, total)), today=TODAY)

    assert steps == [(1, 2), (2, 2)]
    assert json.loads(json.dumps(told, allow_nan=False)) == told


def test_a_small_picture_of_a_straight_page_is_read(tmp_path: Path) -> None:
    assert evaluated(picture(tmp_path, view=STRAIGHT))["accepted"] == 1
