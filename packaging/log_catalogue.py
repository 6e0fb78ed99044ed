"""Write `packaging/LOGS.md`: every event that the kiosk may log, when, and what each of its fields holds."""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.logs import CATALOGUE, FILE, FILE_BYTES, FILES_KEPT, Holds

FILE_OUT = Path(__file__).with_name("LOGS.md")

HEAD = f"""# What is logged

Written by `python packaging/log_catalogue.py` from `app/logs.py`, which refuses anything else.

The running kiosk writes `logs/{FILE}` in its state folder: one line of JSON an event, readable by the kiosk's user
alone, in files of {FILE_BYTES // 1_000_000} MB, of which {FILES_KEPT} older ones are kept. Every line has two more:
`event`, its name below, and `at`, when it was (UTC, ISO 8601).

No field can name a guest: there is none for a name, a document, a booking, a receipt, a code that was typed, an
address, a picture or a message. A field holds one of these:

"""


def catalogue() -> str:
    """The whole document."""
    return HEAD + "\n".join([*(f"- {each.value}" for each in Holds), "", *_table()]) + "\n"


def _table() -> Iterator[str]:
    """One row a field."""
    yield "| Event | When | Field | Holds, and its unit | What it says |"
    yield "|---|---|---|---|---|"
    for event, line in CATALOGUE.items():
        begin = f"| `{event.value}` | {line.when} |"
        for name, (holds, what) in line.fields.items():
            yield f"{begin} `{name}` | {holds.value} | {what} |"
            begin = "| | |"
        if not line.fields:
            yield f"{begin} none | | |"


if __name__ == "__main__":
    FILE_OUT.write_text(catalogue(), encoding="utf-8")
    print(f"{FILE_OUT.name}: {len(CATALOGUE)} events")
