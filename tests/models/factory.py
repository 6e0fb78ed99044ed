"""Models that tests can make themselves."""

import hashlib
from dataclasses import replace

from app.models.manifest import Model, Package, Repair

CONTENT = b"a very small model"


def a_model(content: bytes = CONTENT) -> Model:
    """A model whose right file holds this content."""
    return Model(
        name="eyes",
        file="eyes.task",
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        licence="Apache-2.0",
        purpose="sees",
        publisher="somebody",
        package=Package("eyes==1.0", "b" * 64, "eyes/eyes.task"),
    )


def an_optional_model(content: bytes = CONTENT) -> Model:
    """A model that no package carries."""
    return replace(a_model(content), package=None)


def field(number: int, content: bytes) -> bytes:
    """One field of a protocol buffers message that has a length."""
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def number(field_number: int, value: int) -> bytes:
    """One field that is a number."""
    return _varint(field_number << 3) + _varint(value)


def onnx(*inputs: str, weight: bytes = b"w" * 200) -> bytes:
    """An ONNX model with a node, a weight, these inputs and an output."""
    values = b"".join(field(11, field(1, name.encode()) + field(2, b"type")) for name in inputs)
    graph = field(1, b"node") + field(2, b"graph") + field(5, weight) + values + field(12, field(1, b"out"))
    return number(1, 8) + field(2, b"maker") + field(7, graph) + field(8, number(2, 13))


def a_model_to_repair() -> tuple[Model, bytes]:
    """A model with a surplus input, and what its package holds."""
    before, after = onnx("data", "weight"), onnx("data")
    package = Package("eyes==1.0", "b" * 64, "eyes/eyes.task", Repair(hashlib.sha256(before).hexdigest(), "data"))
    return replace(a_model(after), package=package), before


def _varint(value: int) -> bytes:
    low, high = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(high) if high else bytes([low])
