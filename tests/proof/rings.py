"""Key rings of kiosks, each with a key of its own."""

import tempfile
from pathlib import Path

from app.proof.keys import KeyRing
from tests.builders import NOW


def a_kiosks_ring() -> KeyRing:
    """The ring of a kiosk that starts for the first time; its folder is gone, its keys are in memory."""
    with tempfile.TemporaryDirectory() as folder:
        return KeptRing(Path(folder))


class KeptRing(KeyRing):
    """A ring that never looks at its folder again."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, lambda: NOW)

    def _stamp(self) -> tuple[int, int]:
        return 0, 0
