"""Lists of what is to be evaluated, right and wrong ones."""

from pathlib import Path

import pytest

from app.vision.evaluating.listing import EvaluationError, beside, read_rows, truth

COLUMNS = ("a", "b", "same")


def listing(folder: Path, text: str) -> Path:
    path = folder / "pairs.csv"
    path.write_bytes(text.encode())
    return path


def test_the_wanted_columns_are_read_in_any_order_and_others_left(tmp_path: Path) -> None:
    path = listing(tmp_path, '\ufeffsame,note, b,a\r\n1,x,"two, b.png",one.png\r\n\r\n0,,c.png,d.png\r\n')

    assert read_rows(path, COLUMNS) == [
        {"a": "one.png", "b": "two, b.png", "same": "1"},
        {"a": "d.png", "b": "c.png", "same": "0"},
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The list pairs.csv has no column a; it needs a, b, same."),
        ("a,b\nx,y\n", "The list pairs.csv has no column same; it needs a, b, same."),
        ("a,b,same\n", "The list pairs.csv is empty."),
        ("a,b,same\nx,y\n", "Row 1 of pairs.csv has 2 cells instead of 3."),
        ("a,b,same\nx,y,1\nx,y,1,2\n", "Row 2 of pairs.csv has 4 cells instead of 3."),
        ('a,b,same\n"x,y,1\n', "The list pairs.csv is not a CSV file."),
    ],
)
def test_a_wrong_list_is_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(EvaluationError) as refused:
        read_rows(listing(tmp_path, text), COLUMNS)

    assert str(refused.value) == sentence


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="There is no list"):
        read_rows(tmp_path / "absent.csv", COLUMNS)


def test_a_list_that_is_a_folder_or_a_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe")

    for path in (tmp_path, tmp_path / "picture.png"):
        with pytest.raises(EvaluationError, match="cannot be read as text"):
            read_rows(path, COLUMNS)


def test_truth_is_one_or_zero(tmp_path: Path) -> None:
    assert truth(tmp_path / "l.csv", [{"same": "1"}, {"same": "0"}], "same") == [True, False]


@pytest.mark.parametrize("word", ["yes", "", "2", "1.0", "True"])
def test_any_other_truth_is_refused(tmp_path: Path, word: str) -> None:
    with pytest.raises(EvaluationError, match=r"Row 2 of l\.csv: same must be 0 or 1\."):
        truth(tmp_path / "l.csv", [{"same": "1"}, {"same": word}], "same")


def test_paths_count_from_where_the_list_lies(tmp_path: Path) -> None:
    (tmp_path / "faces").mkdir()
    (tmp_path / "faces" / "a.png").touch()

    found = beside(tmp_path / "faces" / "l.csv", [{"a": "a.png"}, {"a": str(tmp_path / "faces" / "a.png")}], "a")

    assert found == [(tmp_path / "faces" / "a.png").resolve()] * 2


def test_a_file_that_is_not_there_is_named_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"Row 1 of l\.csv: there is no file a\.png\."):
        beside(tmp_path / "l.csv", [{"a": "a.png"}], "a")
