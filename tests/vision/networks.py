"""Writes a network small enough to know its answer: the mean of each colour of what it is shown. By hand, as ONNX."""


def _number(value: int) -> bytes:
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def _int(field: int, value: int) -> bytes:
    return _number(field << 3) + _number(value)


def _part(field: int, content: bytes | str) -> bytes:
    content = content.encode() if isinstance(content, str) else content
    return _number(field << 3 | 2) + _number(len(content)) + content


def _node(kind: str, source: str, target: str) -> bytes:
    return _part(1, _part(1, source) + _part(2, target) + _part(4, kind))


def _tensor(name: str, *shape: int) -> bytes:
    sizes = b"".join(_part(1, _int(1, size)) for size in shape)
    return _part(1, name) + _part(2, _part(1, _int(1, 1) + _part(2, sizes)))


def mean_colours(side_px: int = 80) -> bytes:
    """Takes `(1, 3, side, side)`, gives three numbers: the mean of each channel."""
    graph = _node("GlobalAveragePool", "shown", "means") + _node("Flatten", "means", "answer")
    graph += _part(2, "means") + _part(11, _tensor("shown", 1, 3, side_px, side_px))
    graph += _part(12, _tensor("answer", 1, 3))
    return _int(1, 8) + _part(7, graph) + _part(8, _part(1, "") + _int(2, 13))
