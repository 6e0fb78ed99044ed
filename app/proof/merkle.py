"""A tree of hashes over a growing list: any entry can be proved to be in it, and that nothing before was rewritten.

Only nodes over whole powers of two are kept, by level and index; every other one is computed from them. Source: RFC
6962, 2.1; the verification of proofs follows RFC 9162, 2.1.3.2 and 2.1.4.2.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence

Nodes = Callable[[int, int], bytes]
"""The kept node at (level, index): over the 2**level entries from index * 2**level on."""

EMPTY = hashlib.sha256().digest()
"""The root over nothing."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of one entry."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two nodes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def appended(nodes: Nodes, size: int, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The nodes to keep, as (level, index, hash), when an entry joins a tree of `size` entries; its leaf first."""
    level, index, made = 0, size, leaf
    yield level, index, made
    while index & 1:
        made = node_hash(nodes(level, index - 1), made)
        level, index = level + 1, index >> 1
        yield level, index, made


def peaks(size: int) -> list[tuple[int, int]]:
    """Where the largest whole parts of a tree of `size` entries are, as (level, index), the largest first."""
    spots, start = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            spots.append((level, start >> level))
            start += 1 << level
    return spots


def root(nodes: Nodes, size: int) -> bytes:
    """The root over the first `size` entries."""
    return _over(nodes, 0, size) if size else EMPTY


def inclusion(nodes: Nodes, index: int, size: int) -> list[bytes]:
    """What proves that the entry at `index` is in the tree of the first `size`, from the bottom up."""
    if not 0 <= index < size:
        raise ValueError("there is no such entry in this tree")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_over(nodes, middle, end))
            end = middle
        else:
            path.append(_over(nodes, start, middle))
            start = middle
    return path[::-1]


def consistency(nodes: Nodes, old: int, size: int) -> list[bytes]:
    """What proves that the tree of the first `old` entries is the beginning of the tree of the first `size`."""
    if not 0 <= old <= size:
        raise ValueError("the older tree is larger than the newer")
    if old in (0, size):
        return []
    path: list[bytes] = []
    start, end, is_whole = 0, size, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(_over(nodes, middle, end))
            end = middle
        else:
            path.append(_over(nodes, start, middle))
            start, is_whole = middle, False
    return ([] if is_whole else [_over(nodes, start, end)]) + path[::-1]


def is_included(leaf: bytes, index: int, size: int, path: Sequence[bytes], wanted: bytes) -> bool:
    """Whether the path leads from a leaf at `index` to the wanted root over `size` entries."""
    if not 0 <= index < size:
        return False
    place, last, made = index, size - 1, leaf
    for beside in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            made = node_hash(beside, made)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            made = node_hash(made, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and made == wanted


def is_consistent(old: int, size: int, path: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the path shows that the tree of `size` entries begins with the tree of `old` entries."""
    if old == size:
        return not path and old_root == new_root
    if old == 0:
        return not path and old_root == EMPTY
    steps = list(path) if old & (old - 1) else [old_root, *path]
    if not 0 < old < size or not steps:
        return False
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = steps[0]
    for beside in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            older, newer = node_hash(beside, older), node_hash(beside, newer)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            newer = node_hash(newer, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and older == old_root and newer == new_root


def _split(count: int) -> int:
    """The largest power of two below `count`, which is at least 2."""
    return 1 << ((count - 1).bit_length() - 1)


def _over(nodes: Nodes, start: int, end: int) -> bytes:
    """The hash over the entries from `start` to before `end`; `start` is where a left part of the tree may begin."""
    count = end - start
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return nodes(level, start >> level)
    middle = start + _split(count)
    return node_hash(_over(nodes, start, middle), _over(nodes, middle, end))
