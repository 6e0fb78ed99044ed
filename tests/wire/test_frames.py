"""The ring of pictures."""

import fcntl
import mmap
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.wire.frames import HD, SLOTS, FrameRing, FrameWriter, RingError, Shape

SMALL = Shape(width_px=8, height_px=4)


@pytest.fixture
def ring() -> Iterator[FrameRing]:
    made = FrameRing(SMALL)
    yield made
    made.close()


@pytest.fixture
def writer(ring: FrameRing) -> FrameWriter:
    return FrameWriter(ring_fd=ring.ring_fd, event_fd=ring.event_fd)


def write(writer: FrameWriter, value: int) -> None:
    with writer.slot(time.monotonic_ns()) as slot:
        slot[:] = bytes([value]) * len(slot)


def whole_memory(ring: FrameRing) -> bytes:
    """Everything behind the head, as any holder of the descriptor would read it."""
    return os.pread(ring.ring_fd, SMALL.ring_bytes, 4096)


def test_a_picture_arrives_as_it_was_written(ring: FrameRing, writer: FrameWriter) -> None:
    write(writer, 7)

    picture = ring.newest()

    assert picture is not None
    assert (picture.width_px, picture.height_px, picture.stride_bytes) == (8, 4, 32)
    assert bytes(picture.pixels) == b"\x07" * 128


def test_without_a_new_picture_there_is_none(ring: FrameRing, writer: FrameWriter) -> None:
    assert ring.newest() is None
    write(writer, 1)
    ring.newest()

    assert ring.newest() is None


def test_the_latest_picture_wins(ring: FrameRing, writer: FrameWriter) -> None:
    for value in range(1, 2 * SLOTS):
        write(writer, value)

    picture = ring.newest()

    assert picture is not None
    assert picture.pixels[0] == 2 * SLOTS - 1


def test_a_picture_that_is_being_overwritten_is_not_shown(ring: FrameRing, writer: FrameWriter) -> None:
    write(writer, 1)
    with writer.slot(0):
        pass
    with writer.slot(0):
        pass
    os.pwrite(ring.ring_fd, (1).to_bytes(8, "little"), 0)  # the head still names the first picture
    with writer.slot(0):
        assert ring.newest() is None


def test_a_picture_that_is_overwritten_while_it_is_copied_is_not_shown(
    ring: FrameRing, writer: FrameWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(writer, 1)
    whole = iter([True, False])
    monkeypatch.setattr(ring, "_is_whole", lambda _slot, _number: next(whole))

    assert ring.newest() is None
    monkeypatch.undo()
    assert ring.newest() is not None


def test_a_hasty_writer_never_makes_the_reader_show_half_a_picture() -> None:
    """Another process writes as fast as it can; its pictures begin and end with the same byte."""
    ring = FrameRing(HD)
    hasty = f"""
from app.wire.frames import FrameWriter
writer, number = FrameWriter(ring_fd={ring.ring_fd}, event_fd={ring.event_fd}), 0
while True:
    number = (number + 1) % 256
    with writer.slot(0) as slot:
        slot[0] = slot[-1] = number
"""
    with subprocess.Popen((sys.executable, "-c", hasty), pass_fds=(ring.ring_fd, ring.event_fd)) as process:
        select.select([ring.event_fd], [], [], 30)
        pictures = [(picture.pixels[0], picture.pixels[-1]) if (picture := ring.newest()) else None for _ in range(300)]
        process.kill()
    ring.close()

    assert None in pictures
    assert all(picture[0] == picture[1] for picture in pictures if picture is not None)


def test_a_written_picture_wakes_the_reader_once(ring: FrameRing, writer: FrameWriter) -> None:
    write(writer, 1)
    write(writer, 2)

    assert select.select([ring.event_fd], [], [], 0)[0] == [ring.event_fd]
    ring.drain()
    assert select.select([ring.event_fd], [], [], 0)[0] == []
    ring.drain()


def test_the_age_of_the_newest_picture_is_known(ring: FrameRing, writer: FrameWriter) -> None:
    assert ring.age_s() == float("inf")
    with writer.slot(time.monotonic_ns() - 3_000_000_000):
        pass

    assert 3.0 <= ring.age_s() < 60.0


def test_wiping_leaves_only_zeros_and_the_ring_goes_on(ring: FrameRing, writer: FrameWriter) -> None:
    for _ in range(SLOTS):
        write(writer, 255)
    picture = ring.newest()
    assert picture is not None

    ring.wipe()

    assert not any(whole_memory(ring))
    assert not any(picture.pixels)
    assert ring.newest() is None
    assert FrameWriter(ring_fd=ring.ring_fd, event_fd=ring.event_fd).shape == SMALL


def test_the_writer_can_zero_the_pictures_too(ring: FrameRing, writer: FrameWriter) -> None:
    for _ in range(SLOTS):
        write(writer, 255)

    writer.wipe()

    assert not any(whole_memory(ring))


def test_closing_wipes_what_another_holder_still_sees() -> None:
    ring = FrameRing(SMALL)
    held_fd = os.dup(ring.ring_fd)
    write(FrameWriter(ring_fd=ring.ring_fd, event_fd=ring.event_fd), 255)

    ring.close()
    ring.close()

    assert not any(os.pread(held_fd, SMALL.ring_bytes, 4096))
    os.close(held_fd)


def test_the_memory_can_neither_shrink_nor_grow(ring: FrameRing) -> None:
    for size in (0, SMALL.ring_bytes * 2):
        with pytest.raises(PermissionError):
            os.ftruncate(ring.ring_fd, size)


def test_the_memory_has_no_name_on_any_disk(ring: FrameRing) -> None:
    assert str(Path(f"/proc/self/fd/{ring.ring_fd}").readlink()).startswith("/memfd:")


def test_memory_that_is_not_sealed_is_refused() -> None:
    fd = os.memfd_create("unsealed", os.MFD_ALLOW_SEALING)
    os.ftruncate(fd, SMALL.ring_bytes)

    with pytest.raises(RingError):
        FrameWriter(ring_fd=fd, event_fd=fd)
    os.close(fd)


def test_memory_of_another_size_than_its_head_tells_is_refused() -> None:
    fd = os.memfd_create("odd", os.MFD_ALLOW_SEALING)
    os.ftruncate(fd, SMALL.ring_bytes)
    fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK)

    with pytest.raises(RingError):
        FrameWriter(ring_fd=fd, event_fd=fd)
    os.close(fd)


def test_memory_that_is_too_small_for_a_head_is_refused() -> None:
    fd = os.memfd_create("tiny", os.MFD_ALLOW_SEALING)

    with pytest.raises(RingError):
        FrameWriter(ring_fd=fd, event_fd=fd)
    os.close(fd)


def test_slots_begin_on_whole_pages() -> None:
    assert HD.picture_bytes == 1280 * 720 * 4
    assert HD.slot_bytes % mmap.PAGESIZE == 0
    assert HD.slot_bytes >= HD.picture_bytes
