"""An opened store in a folder of its own, on a temporary disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.storage.backup import back_up
from app.storage.database import open_database
from tests.fakes import FakeBookings
from tests.storage.lists import Maker, real_bookings
from tests.storage.stores import ORIGIN, fill


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where the store of a test lies."""
    return tmp_path / "state" / "evenkey.db"


@pytest.fixture
def database(store_path: Path) -> Iterator[Database]:
    """An empty store, open."""
    database = open_database(store_path)
    yield database
    database.close()


@pytest.fixture(params=["fake", "real"])
def bookings_with(request: pytest.FixtureRequest, database: Database) -> Maker:
    """Make a list of arrivals, once as the fake and once as the real one."""
    return lambda *bookings: FakeBookings(bookings) if request.param == "fake" else real_bookings(database, *bookings)


@pytest.fixture
def file(tmp_path: Path, store_path: Path) -> Path:
    """A backup of a store with six receipts."""
    fill(store_path)
    return back_up(store_path, tmp_path / "backup.tar", ORIGIN)[0]
