"""What the package does to a running kiosk when it is upgraded, stopped midway or removed, on folders of a test."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.storage.retention import UPGRADES

DEBIAN = Path(__file__).resolve().parents[2] / "packaging" / "debian"
PROGRAMS = (
    *("systemctl", "evenkey", "deb-systemd-invoke", "deb-systemd-helper"),
    *("getent", "adduser", "usermod", "userdel", "groupdel", "dpkg-query"),
)
HOLD = "run/systemd/system/evenkey.service.d/upgrade.conf"
WAITING = "evenkey stop --seconds 900"
ENDED = "systemctl stop evenkey.service"
BEGUN = "deb-systemd-invoke restart evenkey.service"
READ = "evenkey log head"


@dataclass
class Machine:
    """A folder as the root of a system whose programs only say that they were called, and fail where told to."""

    root: Path
    failing: set[str] = field(default_factory=set)
    said: str = ""

    def __post_init__(self) -> None:
        """Lay out a system that runs, with a kiosk that has a store."""
        for folder in ("run/systemd/system", "var/lib/evenkey", "etc", "usr/bin", "usr/lib/evenkey/resources"):
            (self.root / folder).mkdir(parents=True)
        (self.root / "usr/lib/evenkey/resources/evenkey.example.toml").write_text("# all of it\n")
        (self.root / "var/lib/evenkey/evenkey.db").write_text("a store")
        for name in PROGRAMS:
            program = self.root / "usr/bin" / name
            program.write_text(
                f'#!/bin/sh\necho "{name} $*" >>"{self.root}/calls"\n! grep -qxF -- "{name} $*" "{self.root}/failing"\n'
            )
            program.chmod(0o755)

    def play(self, script: str, *words: str) -> int:
        """Run one of the scripts; the answer is its exit code."""
        text = (DEBIAN / script).read_text(encoding="utf-8").replace("-o evenkey -g evenkey", "")
        for folder in ("/run/", "/var/", "/etc/", "/usr/"):
            text = text.replace(folder, f"{self.root}{folder}")
        (self.root / "failing").write_text("".join(f"{call}\n" for call in self.failing))
        done = subprocess.run(
            ("sh", "-c", text, script, *words),
            env={"PATH": f"{self.root}/usr/bin:/usr/bin:/bin"}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.said = done.stderr
        return done.returncode

    @property
    def calls(self) -> list[str]:
        """What was called, in its order."""
        file = self.root / "calls"
        return file.read_text().splitlines() if file.exists() else []

    def holds(self) -> bool:
        """Whether a kiosk that ends now stays down."""
        return (self.root / HOLD).exists()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A kiosk that runs."""
    return Machine(tmp_path)


def copied(machine: Machine, version: str) -> str:
    """The call that leaves a copy of the store in the folder of a version."""
    return f"evenkey backup {machine.root}/var/lib/evenkey/{UPGRADES}/{version} --keep 1"


def test_an_upgrade_waits_and_copies_before_anything_is_changed(machine: Machine) -> None:
    assert machine.play("preinst", "upgrade", "0.1.0", "0.2.0") == 0

    done = machine.calls
    assert done.index(WAITING) < done.index(ENDED) < done.index(copied(machine, "0.1.0"))


def test_while_it_is_held_the_end_of_the_kiosk_is_the_plain_pages_beginning(machine: Machine) -> None:
    machine.play("preinst", "upgrade", "0.1.0", "0.2.0")

    held = (machine.root / HOLD).read_text()
    assert "[Unit]\nOnSuccess=evenkey-closed.service\n" in held, "killed here, the glass would stay dark"
    assert "[Service]\nRestart=no\n" in held


def test_the_limit_ends_the_wait_and_then_the_visit(machine: Machine) -> None:
    machine.failing = {WAITING}

    assert machine.play("preinst", "upgrade", "0.1.0", "0.2.0") == 0

    assert machine.calls.index(WAITING) < machine.calls.index(ENDED) < machine.calls.index(copied(machine, "0.1.0"))


def test_without_a_copy_there_is_no_upgrade_and_the_kiosk_is_back(machine: Machine) -> None:
    machine.failing = {copied(machine, "0.1.0")}

    assert machine.play("preinst", "upgrade", "0.1.0", "0.2.0") != 0
    assert machine.holds()
    assert machine.play("postinst", "abort-upgrade", "0.2.0") == 0

    assert not machine.holds()
    assert machine.calls[-1] == "deb-systemd-invoke start evenkey.service"


def test_an_upgrade_tried_again_or_gone_back_on_replaces_no_other_versions_copy(machine: Machine) -> None:
    for old, new in (("0.1.0", "0.2.0"), ("0.2.0", "0.2.0"), ("0.2.0", "0.1.0")):
        machine.play("preinst", "upgrade", old, new)

    made = [call for call in machine.calls if call.startswith("evenkey backup")]
    assert made == [copied(machine, version) for version in ("0.1.0", "0.2.0", "0.2.0")]


def test_a_first_installation_waits_for_nobody(machine: Machine) -> None:
    (machine.root / "var/lib/evenkey/evenkey.db").unlink()

    assert machine.play("preinst", "install") == 0
    assert machine.calls == []
    assert machine.play("postinst", "configure", "") == 0

    assert READ not in machine.calls
    assert (machine.root / "etc/evenkey/evenkey.toml").read_text() == "# all of it\n"


def test_a_first_installation_without_a_screen_is_still_one(machine: Machine) -> None:
    (machine.root / "var/lib/evenkey/evenkey.db").unlink()
    machine.failing = {BEGUN}

    assert machine.play("postinst", "configure", "") == 0


def test_the_store_is_brought_up_to_date_before_the_kiosk_begins(machine: Machine) -> None:
    machine.play("preinst", "upgrade", "0.1.0", "0.2.0")

    assert machine.play("postinst", "configure", "0.1.0") == 0

    assert machine.calls.index(READ) < machine.calls.index(BEGUN)
    assert not machine.holds()
    assert machine.said == ""


@pytest.mark.parametrize("words", [("configure", "0.1.0"), ("abort-upgrade", "0.2.0")])
def test_a_kiosk_that_crashed_three_times_may_be_started_by_who_mends_it(
    machine: Machine, words: tuple[str, str]
) -> None:
    machine.play("postinst", *words)

    assert "systemctl reset-failed evenkey.service" in machine.calls[:-1]
    assert machine.calls[-1].endswith("start evenkey.service")


def test_settings_are_not_written_over(machine: Machine) -> None:
    (machine.root / "etc/evenkey").mkdir()
    (machine.root / "etc/evenkey/evenkey.toml").write_text("# the hotel's\n")

    machine.play("postinst", "configure", "0.1.0")

    assert (machine.root / "etc/evenkey/evenkey.toml").read_text() == "# the hotel's\n"


@pytest.mark.parametrize(("fails", "why"), [(READ, "cannot read the store"), (BEGUN, "does not start")])
def test_an_upgrade_that_took_the_kiosk_away_says_so_and_both_ways_on(machine: Machine, fails: str, why: str) -> None:
    machine.failing = {fails}

    assert machine.play("postinst", "configure", "0.1.0") == 1

    assert why in machine.said
    assert "dpkg --configure -a" in machine.said
    assert "./evenkey_0.1.0_amd64.deb" in machine.said
    assert "evenkey restore" not in machine.said, "this version never had the store, so it left none"


def test_who_went_back_is_shown_the_store_as_that_version_left_it(machine: Machine) -> None:
    copy = machine.root / "var/lib/evenkey" / UPGRADES / "0.1.0/evenkey-kiosk-1-20261130T120000Z.tar"
    copy.parent.mkdir(parents=True)
    copy.touch()
    (machine.root / "usr/bin/dpkg-query").write_text("#!/bin/sh\nprintf 0.1.0\n")
    machine.failing = {READ}

    assert machine.play("postinst", "configure", "0.2.0") == 1

    assert f"evenkey restore {copy}, then dpkg --configure -a" in machine.said


def test_asked_again_the_upgrade_is_finished(machine: Machine) -> None:
    machine.failing = {READ}
    machine.play("preinst", "upgrade", "0.1.0", "0.2.0")
    machine.play("postinst", "configure", "0.1.0")
    machine.failing = set()

    assert machine.play("postinst", "configure", "0.1.0") == 0

    assert machine.calls[-1] == BEGUN
    assert not machine.holds()


def test_a_kiosk_that_came_back_meanwhile_is_waited_for(machine: Machine) -> None:
    machine.play("postinst", "configure", "0.1.0")

    assert machine.calls.index(WAITING) < machine.calls.index(BEGUN)


def test_the_end_of_the_plain_page_starts_no_kiosk_that_is_being_removed(machine: Machine) -> None:
    machine.play("preinst", "upgrade", "0.1.0", "0.2.0")

    assert machine.play("prerm", "remove") == 0
    masked, asked, stopped = machine.calls[-3:]
    for unit in ("evenkey", "evenkey-closed"):
        (machine.root / "run" / unit).mkdir()
    assert machine.play("postrm", "remove") == 0

    assert masked == "systemctl --runtime mask --quiet evenkey.service evenkey-closed.service"
    assert asked == "evenkey stop --now --seconds 5", "a masked unit has no ExecStop"
    assert stopped.startswith("systemctl stop ")
    assert [folder.name for folder in (machine.root / "run").iterdir()] == ["systemd"]
    assert "systemctl --runtime unmask --quiet evenkey.service evenkey-closed.service" in machine.calls
    assert not machine.holds()


def test_purging_leaves_no_state_and_no_settings(machine: Machine) -> None:
    machine.play("postinst", "configure", "")

    assert machine.play("postrm", "purge") == 0

    assert not (machine.root / "var/lib/evenkey").exists()
    assert not (machine.root / "etc/evenkey").exists()
