"""Write `resources/voice/ja.txt`: how the Japanese voice reads each phrase that a guest is shown.

A phrase that has a reading keeps it, so that one mended by hand stays; new ones are read by the package janome
(Apache-2.0), which the product itself does not need; what is shown no longer goes. Look at what is printed.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from babel.messages.pofile import read_po
from janome.tokenizer import Tokenizer

from app import paths
from app.devices.kana import READINGS, phrases
from app.i18n import LANGUAGES, shipped_notice

TAG = "ja"
SPOKEN = ("desk", "office", "profile", "screens", "voice")
"""The catalogues whose words are on screens; those of papers are not spoken."""

COUNTED = frozenset({"n", "number", "count", "seconds", "face_s", "retention_years", "minor_age"})
"""Placeholders that stand for numbers."""

LEANING = "がではをのにとも"
"""Particles that janome takes for other words where a name or a number stands before them."""

WEEKDAYS = "月火水木金土日"
JOINED = ("助詞", "助動詞")
"""Parts of speech that lean on the word before them."""

CLOSED = (*JOINED, "副詞")
"""Parts of speech after which a word begins anew."""


def shown() -> list[str]:
    """Every Japanese text that may be spoken, as it is written, placeholders and all."""
    texts = [f"{day}曜日" for day in WEEKDAYS] + [language.own_name for language in LANGUAGES.values()]
    for name in SPOKEN:
        with (paths.resources() / "i18n" / TAG / f"{name}.po").open("rb") as file:
            for message in read_po(file):
                texts += [message.string] if isinstance(message.string, str) else list(message.string)
    return [*texts, shipped_notice(paths.resources()).texts[TAG]]


def wanted() -> list[str]:
    """Every phrase that needs a reading, in one order."""
    return sorted({phrase for text in shown() for phrase in phrases(filled(text))})


def read(phrase: str, tokenizer: Tokenizer) -> str:
    """How a phrase is read: in sounds, a space before each word that begins anew."""
    said = ""
    is_closed = False
    for token in tokenizer.tokenize(phrase):
        part = token.part_of_speech.split(",")[0]
        sound = token.phonetic if token.phonetic != "*" else token.surface
        said += (" " if is_closed and part not in JOINED else "") + sound
        is_closed = part in CLOSED or token.surface in LEANING
    return said


def main() -> None:
    """Write the file anew."""
    target = paths.resources() / READINGS
    old = dict(line.split("\t") for line in target.read_text("utf-8").splitlines()) if target.exists() else {}
    tokenizer = Tokenizer()
    lines = []
    for phrase in wanted():
        if phrase not in old:
            print(f"{phrase}\t{read(phrase, tokenizer)}")
        lines.append(f"{phrase}\t{old.get(phrase) or read(phrase, tokenizer)}\n")
    target.write_text("".join(lines), "utf-8", newline="\n")


def filled(text: str) -> str:
    """A text with values as they are shown: digits for what is counted, Latin letters for the rest."""
    return re.sub(r"\{(\w+)\}", lambda found: "2" if found[1] in COUNTED else "X", text)


if __name__ == "__main__":
    main()
