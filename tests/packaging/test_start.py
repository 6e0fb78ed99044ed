"""The set-up command: what it leaves alone, what it makes anew, and what it says when it cannot go on."""

import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import script

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
OFFLINE = "The package index cannot be reached; is this machine online?"
STRANGE = "A package is not the one that the lock names; it was not installed."


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script, with a folder of its own in place of the project's environment; nothing is really installed."""
    module = script("start")
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return module


@pytest.fixture
def done(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the script did to the environment, in order."""
    acts: list[str] = []

    def make_venv() -> None:
        acts.append("make")
        start.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        start.PYTHON.touch()
        for mark in start.VENV.glob("*.ready"):
            mark.unlink()

    monkeypatch.setattr(start, "make_venv", make_venv)
    monkeypatch.setattr(start, "install", lambda group: acts.append(f"install {group}"))
    monkeypatch.setattr(start, "link_project", lambda: acts.append("link"))
    return acts


def test_the_first_run_makes_everything_and_the_second_nothing(start: ModuleType, done: list[str]) -> None:
    start.bring_packages("run")
    assert done == ["make", "install run", "link"]

    start.bring_packages("run")
    assert done == ["make", "install run", "link"]


def test_the_tests_add_to_what_the_kiosk_has(start: ModuleType, done: list[str]) -> None:
    start.bring_packages("run")
    start.bring_packages("test")
    start.bring_packages("run")

    assert done == ["make", "install run", "link", "install test"]


def test_an_interrupted_installation_is_made_anew(
    start: ModuleType, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(group: str) -> None:
        done.append(f"broke {group}")
        raise start.Stopped

    with monkeypatch.context() as patch:
        patch.setattr(start, "install", broken)
        with pytest.raises(start.Stopped):
            start.bring_packages("run")
    start.bring_packages("run")

    assert done == ["make", "broke run", "make", "install run", "link"]


def test_an_environment_for_another_lock_or_folder_is_made_anew(start: ModuleType, done: list[str]) -> None:
    start.bring_packages("run")
    start.mark_of("run").write_text(start.wanted_mark("run").replace(str(ROOT), "/elsewhere"), encoding="utf-8")

    start.bring_packages("run")

    assert done.count("make") == 2


def test_an_environment_without_its_python_is_made_anew(start: ModuleType, done: list[str]) -> None:
    start.bring_packages("run")
    start.PYTHON.unlink()

    start.bring_packages("run")

    assert done.count("make") == 2


def test_nothing_of_the_users_python_leaks_in(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PIP_TARGET", "PIP_USER", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "/somewhere")
    monkeypatch.setenv("PIP_CERT", "/kept")

    environment = start.environment()

    assert [name for name in environment if name.startswith("PYTHON")] == ["PYTHONNOUSERSITE"]
    assert environment.keys().isdisjoint({"PIP_TARGET", "PIP_USER", "VIRTUAL_ENV"})
    assert environment["PIP_CERT"] == "/kept"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("ERROR: [Errno 28] No space left on device", "The disk is full."),
        ("Failed to establish a new connection: [Errno -3]", OFFLINE),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", STRANGE),
        ("\nsomething else\n", "something else"),
        ("", "It gave no reason."),
    ],
)
def test_a_failure_is_told_in_one_sentence(start: ModuleType, said: str, sentence: str) -> None:
    assert start.cause_of(said) == sentence


def test_a_disk_without_room_stops_before_anything_is_made(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "ROOM_MB", 10**9)

    with pytest.raises(start.Stopped, match="are needed"):
        start.make_venv()

    assert not start.VENV.exists()


def test_a_user_who_may_not_install_reads_one_command(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    system = sys.modules["system"]
    monkeypatch.setattr(system, "is_library_there", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(system, "apt_command", lambda: None)

    with pytest.raises(system.SystemMissing, match=r"sudo apt-get install --no-install-recommends libegl1$"):
        system.bring_system(start.say, has_display=False, is_test=False)


def test_windows_need_more_libraries_than_pictures_in_memory(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = sys.modules["system"]
    assert start.bring_system is system.bring_system
    monkeypatch.setattr(system, "is_library_there", lambda _name: False)

    hidden = system.missing_packages(has_display=False, is_test=False)
    shown = system.missing_packages(has_display=True, is_test=False)

    assert set(hidden) < set(shown)
    assert "libxcb-cursor0" in set(shown) - set(hidden)
    assert set(shown) <= set(system.missing_packages(has_display=False, is_test=True)), "the tests open a window, too"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_by_digest_and_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = [block for block in re.split(r"\n(?=\S)", text.strip()) if block]

    assert "://" not in text
    assert all(re.match(r"[a-z0-9.-]+==\S+", block) for block in blocks)
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_locks_agree_with_each_other_and_with_the_project() -> None:
    run, test = (
        dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)) for lock in LOCKS
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {_name(need): need for need in project["dependencies"]}
    tested = {_name(need): need for need in project["optional-dependencies"]["test"]}

    assert run.items() <= test.items()
    assert wanted.keys() <= run.keys()
    assert tested.keys() <= test.keys()
    exact = [need for need in (*wanted.values(), *tested.values()) if "==" in need]
    assert [need for need in exact if test[_name(need)] != need.partition("==")[2]] == []


def _name(need: str) -> str:
    """A package's name as locks write it."""
    return re.split(r"[<>=]", need)[0].lower().replace("_", "-")


def test_what_carries_a_second_qt_or_runs_a_compiler_is_kept_out() -> None:
    for lock in LOCKS:
        names = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        assert names.isdisjoint({"opencv-contrib-python", "opencv-python", "sounddevice", "matplotlib", "pyside6"})


@pytest.mark.parametrize("task", ["run", "doctor"])
def test_a_kiosk_starts_without_the_models_of_the_face_way(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, task: str
) -> None:
    without_models(start, monkeypatch)

    start.prepare(task)


@pytest.mark.parametrize("task", ["demo", "test"])
def test_what_shows_the_face_way_stops_without_its_models(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, task: str
) -> None:
    without_models(start, monkeypatch)

    with pytest.raises(start.Stopped):
        start.prepare(task)


def without_models(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has everything but the models, and cannot fetch them."""
    monkeypatch.setattr(start, "bring_system", lambda say, **machine: None)
    monkeypatch.setattr(start, "bring_packages", lambda group: None)
    monkeypatch.setattr(start, "run", lambda *words: 1)
