"""The ring of pictures: three slots in sealed memory without a name; the desk owns and reads it, vision writes it.

Nothing of it is a file: it lives in two descriptors and ends with them. The latest picture wins. The writer marks a
slot before and after it writes; the reader compares both marks before and after it copies, so that a picture which was
overwritten meanwhile is never shown.
"""

import fcntl
import mmap
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.domain.picture import BYTES_PER_PIXEL, Picture

SLOTS = 3
_WORD_BYTES = 8
_HEAD_BYTES = 4096
_SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
# The head is an array of 64-bit words: the newest sequence number, then width and height,
# then for every slot: the number being written, the number written, and when (monotonic ns).
_NEWEST, _WIDTH, _HEIGHT, _FIRST_SLOT = range(4)
_BEGUN, _WRITTEN, _STAMP, _SLOT_WORDS = range(4)
_ZEROS = bytes(1 << 16)


class RingError(Exception):
    """The memory is not a ring of ours: wrong size, or not sealed."""


@dataclass(frozen=True)
class Shape:
    """The size of every picture in a ring."""

    width_px: int
    height_px: int

    @property
    def stride_bytes(self) -> int:
        """Bytes from one row to the next; rows follow each other without a gap."""
        return self.width_px * BYTES_PER_PIXEL

    @property
    def picture_bytes(self) -> int:
        """Bytes of one picture."""
        return self.stride_bytes * self.height_px

    @property
    def slot_bytes(self) -> int:
        """Bytes of one slot: a picture, rounded up to whole pages."""
        return -(-self.picture_bytes // mmap.PAGESIZE) * mmap.PAGESIZE

    @property
    def ring_bytes(self) -> int:
        """Bytes of the whole ring."""
        return _HEAD_BYTES + SLOTS * self.slot_bytes


HD = Shape(width_px=1280, height_px=720)
"""The default shape."""


class FrameRing:
    """The owner's side: makes the memory, reads the newest picture, and zeroes everything at the end.

    Keeps: pictures of one guest until `wipe`; `close` wipes too.
    """

    def __init__(self, shape: Shape = HD) -> None:
        self.shape = shape
        self.ring_fd = os.memfd_create("evenkey-ring", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        os.ftruncate(self.ring_fd, shape.ring_bytes)
        fcntl.fcntl(self.ring_fd, fcntl.F_ADD_SEALS, _SEALS)
        self.event_fd = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._map = mmap.mmap(self.ring_fd, shape.ring_bytes, prot=mmap.PROT_READ)
        self._map.madvise(mmap.MADV_DONTDUMP)
        self._bytes = memoryview(self._map)
        self._words = self._bytes[:_HEAD_BYTES].cast("Q")
        self._copy = bytearray(shape.picture_bytes)
        self._seen = 0
        self._write_shape()

    def newest(self) -> Picture | None:
        """A private copy of the newest picture that was not yet read, or None; the same bytes serve every call."""
        newest = self._words[_NEWEST]
        if newest == self._seen:
            return None
        slot = newest % SLOTS
        if not self._is_whole(slot, newest):
            return None
        start = _HEAD_BYTES + slot * self.shape.slot_bytes
        self._copy[:] = self._bytes[start : start + self.shape.picture_bytes]
        if not self._is_whole(slot, newest):
            return None
        self._seen = newest
        pixels = memoryview(self._copy).toreadonly()
        return Picture(self.shape.width_px, self.shape.height_px, self.shape.stride_bytes, pixels)

    def drain(self) -> None:
        """Take all pending wake-ups, so that the descriptor is quiet until the next picture."""
        try:
            os.eventfd_read(self.event_fd)
        except BlockingIOError:
            return

    def age_s(self) -> float:
        """How old the newest picture is, in seconds; infinite before the first one."""
        newest = self._words[_NEWEST]
        stamp_ns = self._words[_slot_word(newest % SLOTS, _STAMP)]
        return (time.monotonic_ns() - stamp_ns) / 1e9 if newest else float("inf")

    def wipe(self) -> None:
        """Overwrite every picture and the private copy with zeros. Call it when the writer is gone."""
        offset = 0
        while offset < self.shape.ring_bytes:
            offset += os.pwrite(self.ring_fd, _ZEROS[: self.shape.ring_bytes - offset], offset)
        self._copy[:] = bytes(self.shape.picture_bytes)
        self._seen = 0
        self._write_shape()

    def close(self) -> None:
        """Wipe, and give the memory back. Safe to call twice."""
        if self.ring_fd < 0:
            return
        self.wipe()
        self._words.release()
        self._bytes.release()
        self._map.close()
        os.close(self.ring_fd)
        os.close(self.event_fd)
        self.ring_fd = self.event_fd = -1

    def _write_shape(self) -> None:
        """Put width and height into the head, for the writer to find."""
        for word, number in ((_WIDTH, self.shape.width_px), (_HEIGHT, self.shape.height_px)):
            os.pwrite(self.ring_fd, number.to_bytes(_WORD_BYTES, sys.byteorder), word * _WORD_BYTES)

    def _is_whole(self, slot: int, number: int) -> bool:
        """Whether the slot holds this picture, and nobody has begun another one."""
        return self._words[_slot_word(slot, _BEGUN)] == number == self._words[_slot_word(slot, _WRITTEN)]


class FrameWriter:
    """The writer's side: puts pictures into the ring and wakes the reader.

    Raises: RingError if the memory is not a sealed ring of the size that its head tells.
    """

    def __init__(self, *, ring_fd: int, event_fd: int) -> None:
        size = os.fstat(ring_fd).st_size
        if size < _HEAD_BYTES or not fcntl.fcntl(ring_fd, fcntl.F_GET_SEALS) & fcntl.F_SEAL_SHRINK:
            raise RingError("the memory is not a sealed ring")
        self._event_fd = event_fd
        self._map = mmap.mmap(ring_fd, size)
        self._map.madvise(mmap.MADV_DONTDUMP)
        self._bytes = memoryview(self._map)
        self._words = self._bytes[:_HEAD_BYTES].cast("Q")
        self.shape = Shape(self._words[_WIDTH], self._words[_HEIGHT])
        if self.shape.ring_bytes != size:
            raise RingError("the ring has another size than its head tells")
        self._number = self._words[_NEWEST]

    @contextmanager
    def slot(self, stamp_ns: int) -> Iterator[memoryview]:
        """Lend the next slot's bytes (one BGRX picture) for writing; on leaving, it is the newest picture.

        `stamp_ns` says when the frame was taken, on the monotonic clock.
        """
        number = self._number + 1
        slot = number % SLOTS
        start = _HEAD_BYTES + slot * self.shape.slot_bytes
        self._words[_slot_word(slot, _BEGUN)] = number
        yield self._bytes[start : start + self.shape.picture_bytes]
        self._words[_slot_word(slot, _STAMP)] = stamp_ns
        self._words[_slot_word(slot, _WRITTEN)] = number
        self._words[_NEWEST] = number
        self._number = number
        os.eventfd_write(self._event_fd, 1)

    def wipe(self) -> None:
        """Overwrite every picture with zeros; numbers go on counting."""
        for start in range(_HEAD_BYTES, len(self._bytes), self.shape.slot_bytes):
            self._bytes[start : start + self.shape.slot_bytes] = bytes(self.shape.slot_bytes)


def _slot_word(slot: int, word: int) -> int:
    """Where a word of a slot stands in the head."""
    return _FIRST_SLOT + slot * _SLOT_WORDS + word
