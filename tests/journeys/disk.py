"""A small disk in memory, filled up or made read-only under a running kiosk; only a program of its own may mount."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

DISK_MB = 24


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A small disk in memory under `folder`, gone after the block."""
    disk = folder / "disk"
    disk.mkdir(parents=True)
    mount("-t", "tmpfs", "-o", f"size={DISK_MB}m,mode=0700", "none", str(disk))
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def is_written(write: Callable[[bytes], object]) -> bool:
    """Write a little more; False once the disk takes no more."""
    try:
        write(bytes(4096))
    except OSError:
        return False
    return True


def mount(*words: str) -> None:
    """Mount, or mount otherwise."""
    subprocess.run(["mount", *words], check=True)
