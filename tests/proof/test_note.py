"""Checkpoints: the published form, signed by a key of the ring, and by nobody else."""

import base64
from datetime import timedelta
from pathlib import Path

import pytest

from app.proof.keys import KeyRing
from app.proof.note import Checkpoint, NoteBroken, _key_hash, grouped, opened_note, origin_of, root_digits, signed_note
from tests.builders import NOW

HEAD = Checkpoint(origin_of("kiosk-1"), 7, bytes(range(32)))


def a_ring(folder: Path) -> KeyRing:
    return KeyRing(folder, lambda: NOW + timedelta(hours=1))


def test_a_note_is_three_lines_a_gap_and_a_signature(tmp_path: Path) -> None:
    note = signed_note(HEAD, a_ring(tmp_path).signer)

    origin, size, root, gap, signature, end = note.split("\n")
    assert (origin, size, gap, end) == ("evenkey/kiosk-1", "7", "", "")
    assert base64.b64decode(root) == HEAD.root
    assert signature.startswith("— evenkey/kiosk-1 ")
    assert len(base64.b64decode(signature.split(" ")[2])) == 4 + 64


def test_the_digits_on_paper_are_the_beginning_of_the_root_in_groups(tmp_path: Path) -> None:
    assert root_digits(signed_note(HEAD, a_ring(tmp_path).signer)) == "0001 0203 0405 0607"
    assert grouped("abcdef") == "abcd ef"


def test_the_name_of_a_key_is_computed_as_others_compute_it() -> None:
    raw = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:]

    assert _key_hash("PeterNeumann", raw).hex() == "c74f20a3"


def test_a_note_is_opened_by_the_key_that_signed_it_and_by_an_old_one(tmp_path: Path) -> None:
    ring = a_ring(tmp_path)
    note = signed_note(HEAD, ring.signer)
    ring.rotate()

    assert opened_note(note, ring.keys) == HEAD
    assert opened_note(signed_note(HEAD, ring.signer), ring.keys) == HEAD


def test_a_strangers_note_and_a_changed_one_are_refused(tmp_path: Path) -> None:
    ring, stranger = a_ring(tmp_path / "ours"), a_ring(tmp_path / "theirs")
    note = signed_note(HEAD, ring.signer)

    for wrong in (
        signed_note(HEAD, stranger.signer),
        note.replace("\n7\n", "\n8\n"),
        note.replace("kiosk-1", "kiosk-2"),
    ):
        with pytest.raises(NoteBroken, match="none of the keys"):
            opened_note(wrong, ring.keys)
    with pytest.raises(NoteBroken):
        opened_note(note.replace("kiosk-1\n7", "kiosk-2\n7"), ring.keys)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "evenkey/kiosk-1\n7\n",
        "evenkey/kiosk-1\n07\nAAAA\n\n— a b\n",
        "evenkey/kiosk-1\n-7\nAAAA\n\n— a b\n",
        "evenkey/kiosk-1\n7\n?\n\n— evenkey/kiosk-1 AAAA\n",
        "evenkey/kiosk-1\n7\nAAAA\n\n— evenkey/kiosk-1 ?\n",
        "evenkey/kiosk-1\n7\nAAAA\n\nno dash\n",
    ],
)
def test_what_is_no_note_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(NoteBroken):
        opened_note(text, a_ring(tmp_path).keys)
