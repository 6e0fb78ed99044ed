"""Repairing an ONNX model: surplus inputs go, nothing else changes, and nonsense is refused."""

import pytest

from app.models.repair import RepairError, keep_only_input
from tests.models.factory import field, number, onnx


@pytest.mark.parametrize("inputs", [("data",), ("data", "a"), ("a", "data", "b"), ("a" * 300, "data")])
def test_only_the_wanted_input_stays_and_everything_else_is_as_it_was(inputs: tuple[str, ...]) -> None:
    assert keep_only_input(onnx(*inputs), "data") == onnx("data")


def test_fields_of_fixed_size_are_carried_over() -> None:
    fixed = bytes([15 << 3 | 1]) + b"8 bytes!" + bytes([14 << 3 | 5]) + b"four"

    assert keep_only_input(fixed + onnx("data", "a"), "data") == fixed + onnx("data")


def test_a_long_graph_keeps_its_true_length() -> None:
    weight = b"w" * 70_000

    assert keep_only_input(onnx("data", "a", weight=weight), "data") == onnx("data", weight=weight)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        onnx("a", "b"),
        onnx("data", "data"),
        onnx("data")[:-1],
        number(1, 8),
        b"not a model at all",
        bytes([7 << 3 | 3]),
        b"\xff" * 12,
        field(7, b"\x80"),
        bytes([14 << 3 | 5]) + b"fo",
    ],
)
def test_what_is_no_such_model_is_refused(content: bytes) -> None:
    with pytest.raises(RepairError):
        keep_only_input(content, "data")
