"""The tree against the published roots, against a tree written by others, and every proof of every small tree."""

import hashlib
from collections.abc import Sequence

import pytest
from pymerkle import InmemoryTree

from app.proof import merkle

ENTRIES = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The tree that Certificate Transparency's own tests grow, and its root after each entry."""


class Tree:
    """The kept nodes in a dictionary."""

    def __init__(self, entries: Sequence[bytes]) -> None:
        self.kept: dict[tuple[int, int], bytes] = {}
        for size, entry in enumerate(entries):
            for level, index, made in merkle.appended(self.node, size, merkle.leaf_hash(entry)):
                assert (level, index) not in self.kept
                self.kept[level, index] = made

    def node(self, level: int, index: int) -> bytes:
        return self.kept[level, index]


def test_the_root_over_nothing_is_the_hash_of_nothing() -> None:
    assert merkle.root(Tree([]).node, 0) == hashlib.sha256(b"").digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert merkle.root(Tree(ENTRIES).node, size).hex() == ROOTS[size - 1]
    assert merkle.root(Tree(ENTRIES[:size]).node, size).hex() == ROOTS[size - 1]


def test_the_proofs_that_the_standard_draws() -> None:
    tree = Tree(ENTRIES[:7])
    leaf = [merkle.leaf_hash(entry) for entry in ENTRIES]
    pair = [tree.node(1, 0), tree.node(1, 1), tree.node(1, 2)]

    assert merkle.inclusion(tree.node, 0, 7) == [leaf[1], pair[1], merkle.node_hash(pair[2], leaf[6])]
    assert merkle.inclusion(tree.node, 3, 7) == [leaf[2], pair[0], merkle.node_hash(pair[2], leaf[6])]
    assert merkle.inclusion(tree.node, 6, 7) == [pair[2], tree.node(2, 0)]
    assert merkle.consistency(tree.node, 3, 7) == [
        leaf[2],
        leaf[3],
        pair[0],
        merkle.node_hash(pair[2], leaf[6]),
    ]
    assert merkle.consistency(tree.node, 4, 7) == [merkle.node_hash(pair[2], leaf[6])]
    assert merkle.consistency(tree.node, 6, 7) == [pair[2], leaf[6], tree.node(2, 0)]


SIZES = range(1, 34)


def test_a_tree_written_by_others_has_the_same_roots_and_proofs() -> None:
    theirs, entries = InmemoryTree(algorithm="sha256"), [bytes([number]) * number for number in SIZES]
    for entry in entries:
        theirs.append_entry(entry)
    ours = Tree(entries)

    for size in SIZES:
        assert merkle.root(ours.node, size) == theirs.get_root(size)
        for index in range(size):
            told = theirs.prove_inclusion(index + 1, size)
            assert (
                merkle.inclusion(ours.node, index, size)
                == [bytes.fromhex(step) for step in told.serialize()["path"]][1:]
            )


@pytest.mark.parametrize("size", SIZES)
def test_every_entry_is_proved_in_its_place_and_nowhere_else(size: int) -> None:
    entries = [bytes([number]) for number in range(size)]
    tree = Tree(entries)
    wanted = merkle.root(tree.node, size)

    for index, entry in enumerate(entries):
        path, leaf = merkle.inclusion(tree.node, index, size), merkle.leaf_hash(entry)
        assert merkle.is_included(leaf, index, size, path, wanted)
        assert not merkle.is_included(merkle.leaf_hash(b"other"), index, size, path, wanted)
        assert not merkle.is_included(leaf, index, size, path, merkle.EMPTY)
        assert not merkle.is_included(leaf, index, size, [*path, wanted], wanted)
        assert not merkle.is_included(leaf, index, size, path[:-1], wanted) or not path
        others = [other for other in range(-1, size + 1) if other != index]
        assert not any(merkle.is_included(leaf, other, size, path, wanted) for other in others)


@pytest.mark.parametrize("size", SIZES)
def test_every_older_tree_is_proved_to_be_the_beginning(size: int) -> None:
    tree = Tree([bytes([number]) for number in range(size)])
    other = Tree([bytes([number ^ 1]) for number in range(size)])
    newest = merkle.root(tree.node, size)

    for old in range(size + 1):
        path, older = merkle.consistency(tree.node, old, size), merkle.root(tree.node, old)
        assert merkle.is_consistent(old, size, path, older, newest)
        assert not merkle.is_consistent(old, size, [*path, newest], older, newest)
        assert not merkle.is_consistent(old, size, path[:-1], older, newest) or not path
        assert not merkle.is_consistent(old, size, path, b"\x00" * 32, newest)
        if old:
            assert not merkle.is_consistent(old, size, path, merkle.root(other.node, old), newest)
            assert not merkle.is_consistent(old, size, path, older, merkle.root(other.node, size))


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_an_entry_that_is_not_there_cannot_be_proved(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no such entry"):
        merkle.inclusion(Tree(ENTRIES).node, index, size)
    assert not merkle.is_included(merkle.leaf_hash(b""), index, size, [], merkle.EMPTY)


@pytest.mark.parametrize("old", [-1, 9])
def test_an_older_tree_is_not_larger(old: int) -> None:
    with pytest.raises(ValueError, match="larger"):
        merkle.consistency(Tree(ENTRIES).node, old, 8)
    assert not merkle.is_consistent(old, 8, [merkle.EMPTY], merkle.EMPTY, merkle.EMPTY)


def test_the_peaks_are_the_whole_parts_from_left_to_right() -> None:
    assert merkle.peaks(0) == []
    assert merkle.peaks(1) == [(0, 0)]
    assert merkle.peaks(8) == [(3, 0)]
    assert merkle.peaks(13) == [(3, 0), (2, 2), (0, 12)]
