"""How long the desk's console takes with ten thousand arrivals and a million receipts: opened, searched, sorted.

Run: python -m tests.benchmarks.bench_desk [ROUNDS]. The store is drawn up by SQL in a folder of its own, in a minute.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from sqlite_utils import Database

from app import paths
from app.domain.desk_table import COUNT_MAX, PAGE_ROWS, SORTED_BY, DeskQuery, DeskTable, Tab
from app.flow.pages import ConsolePage
from app.i18n import load_words
from app.storage.database import open_database
from app.storage.desk_tables import SqliteDeskTables
from tests.benchmarks.figures import line, machine
from tests.benchmarks.many import fill
from tests.builders import NOW, TODAY, a_notice

ARRIVALS, RECEIPTS = 10_000, 1_000_000


def queries() -> dict[str, DeskQuery]:
    """What staff ask for, by what they do."""
    arrivals, receipts = DeskQuery(Tab.ARRIVALS), DeskQuery(Tab.RECEIPTS)
    found = {
        "arrivals opened": arrivals,
        "arrivals searched": replace(arrivals, search="Guest 77"),
        "arrivals filtered": replace(arrivals, only="checked_in"),
        "arrivals, last page": replace(arrivals, page=ARRIVALS // PAGE_ROWS - 1),
        "receipts opened": receipts,
        "receipts searched": replace(receipts, search="0007"),
        "receipts filtered": replace(receipts, only="given"),
        "receipts filtered, oldest first": replace(receipts, only="given", is_descending=True),
        "receipts, one letter searched": replace(receipts, search="0"),
        "receipts, last page counted": replace(receipts, page=COUNT_MAX // PAGE_ROWS - 1),
    }
    for tab in (Tab.ARRIVALS, Tab.RECEIPTS):
        for column in SORTED_BY[tab]:
            found[f"{tab.value} by {column}, downwards"] = DeskQuery(tab, sort=column, is_descending=True)
    return found


def times_ms(call: Callable[[], object], rounds: int) -> list[float]:
    """How long something takes, again and again, in milliseconds."""
    times = []
    for _ in range(rounds):
        began = perf_counter()
        call()
        times.append((perf_counter() - began) * 1000)
    return times


def painted(table: DeskTable) -> Callable[[], object]:
    """Shows a page of a table and paints it; every second time another one, since the same is not painted anew."""
    from app.ui.application import make_application  # noqa: PLC0415 - Qt only for this
    from app.ui.shell import Shell  # noqa: PLC0415
    from tests.ui.looks import GLASSES, a_page  # noqa: PLC0415

    painted.application = make_application(["bench"])  # type: ignore[attr-defined]
    shell = Shell(load_words(paths.resources()), notice_for=lambda tag: a_notice(language=tag), hotel_name="Hotel")
    shell.resize(*GLASSES["portrait"])
    shell.show()
    tables = (table, replace(table, rows=table.rows[1:]))
    pages = [a_page(ConsolePage("Lin", tuple(Tab), table.query, each)) for each in tables]

    def paint() -> object:
        pages.reverse()
        shell.show_page(pages[0])
        return shell.grab()

    return paint


def main(rounds: int) -> None:
    """Draw a store up, and measure everything."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(machine())
    with tempfile.TemporaryDirectory(dir=".") as folder:
        database: Database = open_database(Path(folder) / "evenkey.db")
        fill(database, arrivals=ARRIVALS, receipts=RECEIPTS)
        tables = SqliteDeskTables(database, today=lambda: TODAY, now=lambda: NOW)
        for name, query in queries().items():
            print(line(name, times_ms(lambda query=query: tables.table(query), rounds), "ms"))  # type: ignore[misc]
        print(line("a page shown and painted", times_ms(painted(tables.table(DeskQuery(Tab.ARRIVALS))), rounds), "ms"))
        database.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
