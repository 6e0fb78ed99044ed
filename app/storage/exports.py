"""What staff hand out as files: one folder beside the store, which nobody else reads."""

from collections.abc import Callable
from pathlib import Path

from app.domain.consent import Receipt
from app.domain.ids import ReceiptId
from app.domain.problems import KioskError, Problem
from app.storage.files import settle, staged


class FolderExports:
    """Implements `ports.Exports`. Keeps: files until somebody takes or deletes them; a receipt names no guest."""

    def __init__(self, folder: Path, *, issued: Callable[[ReceiptId], bytes]) -> None:
        self._folder = folder
        self._issued = issued

    def write(self, receipt: Receipt, pdf: bytes) -> tuple[str, ...]:
        """Write a receipt as paper (PDF) and as it is issued (JSON); says the files' names.

        Raises: STORE_UNAVAILABLE.
        """
        contents = {"pdf": pdf, "json": self._issued(receipt.id)}
        targets = {self._folder / f"receipt-{receipt.code}.{ending}": told for ending, told in contents.items()}
        try:
            for target, content in targets.items():
                with staged(target) as draft:
                    draft.write_bytes(content)
                    settle(draft, target)
        except OSError:
            raise KioskError(Problem.STORE_UNAVAILABLE) from None
        return tuple(target.name for target in targets)
