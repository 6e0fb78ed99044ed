"""Removes surplus inputs from an ONNX model, byte by byte, so that the result can be held against one digest.

Some exporters list every weight among the inputs as well; engines then ask for inputs that nobody has. Only the few
field numbers below are known here; everything else is carried over as it is.
Source: Protocol Buffers, "Encoding"; ONNX, onnx.proto, ModelProto, GraphProto and ValueInfoProto.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_MODEL_GRAPH = 7
_GRAPH_INPUT = 11
_INPUT_NAME = 1

_VARINT, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5
_FIXED_SIZES = {_FIXED_64: 8, _FIXED_32: 4}


class RepairError(Exception):
    """These bytes are not a model that can be repaired."""


@dataclass(frozen=True)
class _Field:
    """One field of a message: its number, its whole text, and its content if it has a length (else empty)."""

    number: int
    whole: bytes
    content: bytes


def keep_only_input(model: bytes, name: str) -> bytes:
    """The model with one graph input, the one of this name.

    Raises: RepairError if this is no ONNX model, or has no such input.
    """
    repaired = bytearray()
    kept = 0
    for field in _fields(model):
        if field.number != _MODEL_GRAPH:
            repaired += field.whole
            continue
        graph = bytearray()
        for part in _fields(field.content):
            if part.number == _GRAPH_INPUT and not _is_named(part.content, name):
                continue
            kept += part.number == _GRAPH_INPUT
            graph += part.whole
        repaired += _varint(_MODEL_GRAPH << 3 | _BYTES) + _varint(len(graph)) + graph
    if kept != 1:
        raise RepairError
    return bytes(repaired)


def _is_named(value_info: bytes, name: str) -> bool:
    return any(field.number == _INPUT_NAME and field.content == name.encode() for field in _fields(value_info))


def _fields(message: bytes) -> Iterator[_Field]:
    """The fields of a message in their order.

    Raises: RepairError if the bytes are no message.
    """
    place = 0
    while place < len(message):
        start = place
        key, place = _read_varint(message, place)
        begin = place
        match key & 7:
            case 0:
                _, place = _read_varint(message, place)
                begin = place
            case 2:
                length, begin = _read_varint(message, place)
                place = begin + length
            case kind if kind in _FIXED_SIZES:
                place = begin = place + _FIXED_SIZES[kind]
            case _:
                raise RepairError
        if place > len(message):
            raise RepairError
        yield _Field(key >> 3, message[start:place], message[begin:place])


def _read_varint(message: bytes, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, low bits first, and the place behind it."""
    value = 0
    for shift in range(0, 70, 7):
        if place >= len(message):
            break
        byte = message[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
    raise RepairError


def _varint(value: int) -> bytes:
    written = bytearray()
    while value >= 0x80:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])
