"""What the register has of the bookings of a list."""

from datetime import date, timedelta
from pathlib import Path

from app.domain.booking import Stage
from app.storage.arrival_fields import fields_of, missing_from
from app.storage.booking_store import SqliteBookings
from app.storage.database import open_database
from tests.builders import a_booking

DAY = a_booking().arrival
AFTER = a_booking().departure + timedelta(days=1)


def test_every_guest_of_a_booking_is_told_until_the_day_after_departure(tmp_path: Path) -> None:
    database = open_database(tmp_path / "evenkey.db")
    party = [a_booking(ref="AB12", surname=name, guests=2) for name in ("Li", "Roe")]
    SqliteBookings(database, lambda: DAY).import_arrivals(party)

    assert fields_of(database, ["AB12", "CD34"], DAY).keys() == {"AB12"}
    fields = fields_of(database, ["AB12"], DAY)["AB12"]
    assert (fields["surname"], fields["surname 2"], fields["guests"]) == ("Li", "Roe", "2")
    left = fields_of(database, ["AB12"], AFTER)["AB12"]
    assert left["display_name"] == ""
    assert "surname" not in left


def test_only_expected_bookings_of_the_days_of_a_list_are_missed(tmp_path: Path) -> None:
    database = open_database(tmp_path / "evenkey.db")
    listed = [a_booking(ref="AB12"), a_booking(ref="CD34"), a_booking(ref="EF56", stage=Stage.CANCELLED)]
    SqliteBookings(database, lambda: DAY).import_arrivals(listed)

    assert missing_from(database, {"AB12"}, [DAY]) == {"CD34"}
    assert missing_from(database, {"AB12"}, [date(2020, 1, 1)]) == set()
