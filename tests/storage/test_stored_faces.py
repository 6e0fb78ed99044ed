"""The count of stored faces is nothing in a hotel at work, and notices a face wherever one is put."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from app.bootstrap import DATABASE
from app.config import Config
from app.demo.hotel import prepare_hotel
from app.storage.database import open_database
from app.storage.stored_faces import StoredFaces, count_stored_faces

PICTURE = b"\xff\xd8\xff\xe0" + bytes(60)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a hotel with guests, decisions, signed records and an assessment."""
    state = tmp_path_factory.mktemp("state")
    prepare_hotel(Config().for_demo(), state)
    return state


@pytest.fixture
def store(kept: Path) -> Database:
    """Its store; what a test writes is not kept."""
    database = open_database(kept / DATABASE)
    database.execute("BEGIN")
    return database


def counted(store: Database, folder: Path) -> StoredFaces:
    """What is counted, after which the store is as it was."""
    try:
        return count_stored_faces(store, folder)
    finally:
        store.execute("ROLLBACK")


def test_a_hotel_at_work_stores_nobodys_face(store: Database, kept: Path) -> None:
    found = counted(store, kept)

    assert (found.persons, found.found) == (0, {})
    assert found.rows > 10
    assert found.files > 1


def test_every_table_refuses_bytes_in_place_of_text(store: Database) -> None:
    own = [name for name in store.table_names() if not name.startswith("_")]

    assert [name for name in own if not store[name].strict] == []


@pytest.mark.parametrize(
    ("wrong", "where", "persons"),
    [
        ("CREATE TABLE faces AS SELECT 1 AS face UNION SELECT 2", "faces", 2),
        ("ALTER TABLE staff ADD COLUMN face BLOB; UPDATE staff SET face = x'01'", "staff", None),
        ("INSERT INTO log_nodes VALUES (60, 1, zeroblob(32))", "log_nodes", 0),
        ("INSERT INTO failures VALUES (hex(zeroblob(200)), 1, 0, 0)", "failures", 1),
        ("INSERT INTO failures VALUES ('data:image/png;base64,', 1, 0, 0)", "failures", 1),
        ("INSERT INTO failures VALUES ('/9j/4AAQSkZJRg', 1, 0, 0)", "failures", 1),
        (
            "INSERT INTO records VALUES (900, 'a', NULL, 'given', '', x'ffd8ff', x'00', zeroblob(64), 'k')",
            "records",
            1,
        ),
        (
            "INSERT INTO records VALUES (900, 'a', NULL, 'given', '', CAST('{}' AS BLOB), x'00', zeroblob(65), 'k')",
            "records",
            1,
        ),
        (
            "INSERT INTO records VALUES (9, 'a', NULL, 'key', '', CAST('{}' AS BLOB), zeroblob(33), zeroblob(64), '')",
            "records",
            1,
        ),
    ],
)
def test_a_face_is_noticed_wherever_it_is_put(
    store: Database, kept: Path, wrong: str, where: str, persons: int | None
) -> None:
    for statement in wrong.split("; "):
        store.execute(statement)
    everyone = store["staff"].count

    found = counted(store, kept)

    assert found.persons == found.found.get(where, 0) == (everyone if persons is None else persons)


def test_a_picture_among_the_files_is_noticed_and_other_files_are_not(store: Database, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "unnamed").write_bytes(PICTURE)
    (tmp_path / "notes.txt").write_text("no picture", encoding="utf-8")

    found = counted(store, tmp_path)

    assert (found.persons, found.files, found.found) == (1, 2, {"files": 1})
