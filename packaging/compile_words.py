"""Compile every catalogue (.po) into the form gettext reads (.mo), beside it: same words, same bytes.

`compile_words.py` writes; `compile_words.py --check` writes nothing and exits with 1 where a .mo is stale or left over.
"""

import argparse
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every compiled file, so that the day of compiling makes no difference."""

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"


def compiled(po: Path) -> bytes:
    """The .mo of one .po. A .po that cannot be read in full is an error."""
    catalogue = read_po(io.BytesIO(po.read_bytes()), abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = ALWAYS
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def stale(folder: Path) -> list[Path]:
    """List each .mo that is absent, differs from its .po, or has none."""
    wanted = {po.with_suffix(".mo"): compiled(po) for po in sorted(folder.glob("*/*.po"))}
    left_over = [mo for mo in sorted(folder.glob("*/*.mo")) if mo not in wanted]
    return [mo for mo, content in wanted.items() if not mo.is_file() or mo.read_bytes() != content] + left_over


def main(arguments: list[str]) -> int:
    """Compile, or check."""
    parser = argparse.ArgumentParser(description="Compile the catalogues of words.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a compiled file is stale")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="the folder of languages")
    options = parser.parse_args(arguments)
    old = stale(options.folder)
    if options.check:
        for mo in old:
            sys.stderr.write(f"stale: {mo.parent.name}/{mo.name}\n")
        return 1 if old else 0
    for mo in old:
        po = mo.with_suffix(".po")
        if po.is_file():
            mo.write_bytes(compiled(po))
        else:
            mo.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
