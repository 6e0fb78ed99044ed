"""The gates as they are read before every guest."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app import paths
from app.config import Config
from app.domain.gates import Assessment, Location, Lock, Part, assessment_locks
from app.domain.notice import NoticeApproval
from app.gates import FaceGates, gates_of, scope_now, settled_locks
from app.i18n import Words, load_words
from app.notices import notices_of, shipped
from tests.builders import TODAY

DEMO = Config().for_demo()
SCOPE = scope_now(DEMO, notices_of(DEMO, load_words(paths.resources())))
COVERING = Assessment("PIA-1", TODAY, TODAY + timedelta(days=9), "11", "ab" * 32, frozenset(Part), SCOPE)


@dataclass
class Drawer:
    """Where one assessment lies, or none."""

    found: Assessment | None = COVERING

    def newest(self) -> Assessment | None:
        return self.found


@dataclass
class Shelf:
    """Where one approved notice lies, or none."""

    found: NoticeApproval | None

    def in_force(self, today: date) -> NoticeApproval | None:
        return self.found if self.found and self.found.effective <= today else None


APPROVED = Shelf(NoticeApproval(shipped(), TODAY, "11", "12"))


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words(paths.resources())


@pytest.fixture
def gates(words: Words, tmp_path: Path) -> FaceGates:
    """The demo hotel's gates, with a folder of models of their own that are right: two small files."""
    made = gates_of(DEMO, notices_of(DEMO, words), Drawer(), APPROVED, shown=words.notice_sha256, today=lambda: TODAY)
    manifest = tmp_path / "models.toml"
    listed = (paths.resources() / "models.toml").read_text(encoding="utf-8")
    manifest.write_text(listed, encoding="utf-8")
    return replace(made, models=tmp_path / "models", manifest=manifest)


def without_models(gates: FaceGates) -> FaceGates:
    """The same gates where the face step used no model: what is left is told by the others."""
    return replace(gates, needed=())


def test_with_everything_in_order_nothing_is_locked(gates: FaceGates) -> None:
    assert without_models(gates).locks() == ()


def test_models_that_are_missing_or_changed_lock_the_face_way(gates: FaceGates) -> None:
    assert gates.locks() == (Lock.MODELS_DIFFER,)
    gates.models.mkdir()
    for file in ("face_landmarker.task", "face_recognition_sface_2021dec_int8bq_repaired.onnx"):
        (gates.models / file).write_bytes(b"changed")
    assert gates.locks() == (Lock.MODELS_DIFFER,)


def test_a_list_of_models_that_is_not_right_locks_it_too(gates: FaceGates) -> None:
    gates.manifest.write_text("nonsense = 1\n", encoding="utf-8")

    assert gates.locks() == (Lock.MODELS_DIFFER,)


def test_what_was_assessed_is_looked_at_each_time(gates: FaceGates) -> None:
    drawer = Drawer(None)
    looked = replace(without_models(gates), assessments=drawer)
    assert looked.locks() == (Lock.ASSESSMENT_MISSING,)

    drawer.found = COVERING
    assert looked.locks() == ()
    day: date = COVERING.valid_until + timedelta(days=1)
    assert replace(looked, today=lambda: day).locks() == (Lock.ASSESSMENT_EXPIRED,)


def test_where_the_law_asks_for_no_assessment_none_is_looked_for(gates: FaceGates) -> None:
    assert replace(without_models(gates), is_assessment_asked=False, assessments=Drawer(None)).locks() == ()


@pytest.mark.parametrize(
    ("config", "lock"),
    [
        (replace(DEMO, face=replace(DEMO.face, offered=False)), Lock.NOT_OFFERED),
        (replace(DEMO, hotel=replace(DEMO.hotel, contact="")), Lock.NOTICE_INCOMPLETE),
        (replace(DEMO, document=replace(DEMO.document, source="")), Lock.NO_DOCUMENT_CAMERA),
        (replace(DEMO, kiosk=replace(DEMO.kiosk, location=Location.BATH)), Lock.LOCATION_FORBIDDEN),
        (replace(DEMO, hotel=replace(DEMO.hotel, profiles=("US-IL",), policy="")), Lock.POLICY_MISSING),
    ],
)
def test_every_setting_that_stands_against_it_locks_it(words: Words, config: Config, lock: Lock) -> None:
    assert lock in settled_locks(config, notices_of(config, words))
    assert settled_locks(DEMO, notices_of(DEMO, words)) == ()


@pytest.mark.parametrize("place", ["US-IL", "STRICT"])
def test_a_place_that_asks_for_a_written_release_may_have_a_face_way(words: Words, place: str) -> None:
    config = replace(DEMO, hotel=replace(DEMO.hotel, profiles=(place,)))

    assert settled_locks(config, notices_of(config, words)) == ()
    assert "after a signed release" in scope_now(config, notices_of(config, words)).method
    assert "signed" not in scope_now(DEMO, notices_of(DEMO, words)).method


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_where_the_vision_program_cannot_shut_itself_in_the_face_way_is_locked(words: Words, system: str) -> None:
    assert settled_locks(DEMO, notices_of(DEMO, words), system) == (Lock.NO_ISOLATION,)


def test_a_notice_that_nobody_approved_or_another_than_is_shown_locks_it(gates: FaceGates) -> None:
    tomorrow = Shelf(NoticeApproval(shipped(), TODAY + timedelta(days=1), "11", "12"))

    assert replace(without_models(gates), approved=Shelf(None)).locks() == (Lock.NOTICE_UNAPPROVED,)
    assert replace(without_models(gates), approved=tomorrow).locks() == (Lock.NOTICE_UNAPPROVED,)
    assert replace(without_models(gates), shown="0" * 64).locks() == (Lock.NOTICE_UNAPPROVED,)


@pytest.mark.parametrize(("field", "is_stale"), [("N3", True), ("N4", True), ("N6", True), ("N8", False)])
def test_another_wording_of_purpose_method_or_retention_makes_the_assessment_stale(
    words: Words, field: str, *, is_stale: bool
) -> None:
    notices = dict(notices_of(DEMO, words))
    items = (replace(item, text="Other.") if item.field == field else item for item in notices["en"].items)
    notices["en"] = replace(notices["en"], items=tuple(items))

    found = assessment_locks(COVERING, scope_now(DEMO, notices), TODAY)

    assert found == ((Lock.NOTICE_CHANGED,) if is_stale else ())


def test_a_face_way_that_a_manager_closed_is_locked_once_and_open_again_when_it_is(words: Words) -> None:
    shut = [True]
    gates = gates_of(
        DEMO,
        notices_of(DEMO, words),
        Drawer(),
        APPROVED,
        shown=words.notice_sha256,
        today=lambda: TODAY,
        is_closed=lambda: shut[0],
    )

    assert gates.locks().count(Lock.NOT_OFFERED) == 1
    assert replace(gates, settled=(Lock.NOT_OFFERED,)).locks().count(Lock.NOT_OFFERED) == 1
    shut[0] = False
    assert Lock.NOT_OFFERED not in gates.locks()
