"""Compile every catalogue (.po) into the form gettext reads (.mo), beside it: same words, same bytes.

`compile_words.py` writes; `compile_words.py --check` writes nothing and exits with 1 where a .mo is stale or left over.
For each key the file `translated_from.json` holds the digest of the English words that the translations were made
from. A new key enters it by itself; where English words changed, look at every language and say so: `--translated KEY`.
"""

import argparse
import hashlib
import io
import json
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in every compiled file, so that the day of compiling makes no difference."""

SOURCE, TRANSLATED = "en", "translated_from.json"
"""The language translated from, and the file that says from which of its words."""

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


def sources(folder: Path) -> dict[str, str]:
    """The digest of the English words of each key."""
    found = {}
    for po in sorted((folder / SOURCE).glob("*.po")):
        for message in read_po(io.BytesIO(po.read_bytes()), abort_invalid=True):
            if message.id:
                key, words = (
                    (message.id, message.string) if isinstance(message.id, str) else (message.id[0], message.string)
                )
                told = words if isinstance(words, str) else "\0".join(words or ())
                found[str(key)] = hashlib.sha256(told.encode()).hexdigest()[:12]
    return found


def translated(folder: Path) -> dict[str, str]:
    """The digest of the English words that the translations of each key were made from."""
    path = folder / TRANSLATED
    return dict(json.loads(path.read_text("utf-8"))) if path.is_file() else {}


def untrue(folder: Path) -> list[str]:
    """List each key whose English words are not those that the translations were made from."""
    now, then = sources(folder), translated(folder)
    return sorted(key for key in now.keys() | then.keys() if now.get(key) != then.get(key))


def note(folder: Path, again: Collection[str]) -> None:
    """Take new keys in, drop those that are gone, and take the keys of `again` for translated anew."""
    now, then = sources(folder), translated(folder)
    kept = {key: digest if key in again else then.get(key, digest) for key, digest in sorted(now.items())}
    (folder / TRANSLATED).write_text(json.dumps(kept, indent=0) + "\n", "utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Compile, or check."""
    parser = argparse.ArgumentParser(description="Compile the catalogues of words.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a compiled file is stale")
    parser.add_argument("--translated", nargs="+", default=[], metavar="KEY", help="keys looked at in every language")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="the folder of languages")
    options = parser.parse_args(arguments)
    old = stale(options.folder)
    if options.check:
        for mo in old:
            sys.stderr.write(f"stale: {mo.parent.name}/{mo.name}\n")
        changed = untrue(options.folder)
        for key in changed:
            sys.stderr.write(f"its English words changed: {key}\n")
        return 1 if old or changed else 0
    note(options.folder, options.translated)
    for mo in old:
        po = mo.with_suffix(".po")
        if po.is_file():
            mo.write_bytes(compiled(po))
        else:
            mo.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
