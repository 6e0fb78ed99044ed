"""The fixed folders that files come from: one in the state folder, and a medium that is mounted read-only.

Nothing is browsed: what may be taken over is listed, by the form of its name, and only what is listed can be chosen.
"""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path

BYTES_MAX = 8_000_000
"""The largest file that is read; a list of ten thousand arrivals has a tenth of it."""

FILES_MAX = 500
"""So many names of a folder are looked at, the first by the alphabet."""


class Source(Enum):
    """Which of the two folders something lies in."""

    FOLDER = "folder"
    MEDIUM = "medium"


@dataclass(frozen=True)
class Found:
    """Something that may be taken over; `id` names it again."""

    source: Source
    path: Path
    day: date

    @property
    def id(self) -> str:
        """The id of its row."""
        return f"{self.source.value}:{self.path.name}"


class UnreadableError(Exception):
    """A file that was listed cannot be read, or is too large."""


def is_read_only(folder: Path) -> bool:
    """Whether a folder is mounted so that nobody can write to it here."""
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False


@dataclass(frozen=True)
class ImportFolder:
    """What may be taken over. `medium` is used only while it is mounted read-only."""

    folder: Path
    medium: Path | None = None
    is_read_only: Callable[[Path], bool] = is_read_only

    @property
    def has_medium(self) -> bool:
        """Whether a medium is there, mounted as it must be."""
        return self.medium is not None and self.is_read_only(self.medium)

    def files(self, ending: str) -> list[Found]:
        """The plain files whose name ends so, by name; no links, nothing hidden."""
        return [each for each in self._found(stat.S_ISREG) if each.path.suffix.lower() == ending]

    def folders(self) -> list[Found]:
        """The folders within, by name; no links, nothing hidden."""
        return list(self._found(stat.S_ISDIR))

    def named(self, id_untrusted: str, found: list[Found]) -> Found | None:
        """The one of these with an id, if it is still there."""
        return next((each for each in found if each.id == id_untrusted), None)

    def read(self, found: Found) -> bytes:
        """The bytes of a file. Raises: UnreadableError."""
        try:
            descriptor = os.open(found.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            with os.fdopen(descriptor, "rb") as file:
                raw = file.read(BYTES_MAX + 1)
        except OSError:
            raise UnreadableError from None
        if len(raw) > BYTES_MAX:
            raise UnreadableError
        return raw

    def _found(self, is_kind: Callable[[int], bool]) -> Iterator[Found]:
        """What lies in the folders, of one kind."""
        medium = [(Source.MEDIUM, self.medium)] if self.medium and self.has_medium else []
        for source, folder in ((Source.FOLDER, self.folder), *medium):
            for path in _names(folder):
                try:
                    about = path.lstat()
                except OSError:
                    continue
                if is_kind(about.st_mode) and not path.name.startswith(".") and path.name.isprintable():
                    yield Found(source, path, datetime.fromtimestamp(about.st_mtime, tz=UTC).date())


def _names(folder: Path) -> list[Path]:
    """The first names of a folder; none where it is not there."""
    try:
        return sorted(folder.iterdir())[:FILES_MAX]
    except OSError:
        return []
