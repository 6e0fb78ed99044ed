"""The doctor says how many faces are stored, and what the law asks of many."""

from pathlib import Path

import pytest

from app.bootstrap import DATABASE
from app.config import Config
from app.doctor import checks
from app.doctor.checks import examine
from app.doctor.finding import Finding
from app.doctor.stored import stored_faces
from app.doctor.vision import Protections
from app.domain.device import Grade
from app.storage.database import open_database


def faces(state: Path, monkeypatch: pytest.MonkeyPatch) -> Finding:
    """What is found of stored faces; no vision process starts."""
    monkeypatch.setattr(checks, "protections_of", lambda _: Protections(on=(), missing=()))
    return next(finding for finding in examine(Config(), state) if finding.name == "faces")


def put(state: Path, persons: int) -> None:
    """A foreign table with so many rows."""
    database = open_database(state / DATABASE)
    database.execute(
        "CREATE TABLE foreign_faces AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " SELECT i FROM n",
        (persons,),
    )
    database.conn.commit()


def test_in_a_new_store_nobodys_face_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = faces(tmp_path, monkeypatch)

    assert (found.state, found.mend) == (Grade.WORKS, "")
    assert found.sentence.startswith("Nobody's face is stored")


def test_one_is_a_failure_and_is_no_matter_for_filing_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, 1)

    found = faces(tmp_path, monkeypatch)

    assert found.state is Grade.FAILS
    assert "foreign_faces: 1" in found.sentence
    assert "100,000" not in found.mend


def test_from_80000_on_the_duty_to_file_is_told(tmp_path: Path) -> None:
    put(tmp_path, 80_000)

    persons, sentence, mend = stored_faces(tmp_path)

    assert persons == 80_000
    assert "80,000 persons" in sentence
    assert "100,000 persons on, file with the authority within 30 working days" in mend


def test_what_cannot_be_counted_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / DATABASE).write_bytes(b"no store" * 200)

    found = faces(tmp_path, monkeypatch)

    assert (found.state, found.sentence) == (Grade.FAILS, "Stored faces could not be counted.")
