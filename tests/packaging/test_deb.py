"""The Debian package: what it asks of the system, what its units allow, and that its scripts are whole."""

import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from app.cli.entry import evenkey
from tests.scripts import script

ROOT = Path(__file__).resolve().parents[2]
DEBIAN = ROOT / "packaging" / "debian"
UNITS = (
    *("evenkey.service", "evenkey-closed.service", "evenkey-backup.service", "evenkey-backup.timer"),
    *("evenkey-health.service", "evenkey-health.timer"),
)
EXPOSURE_MAX = 2.0

needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")


@pytest.fixture
def deb() -> ModuleType:
    """The script that builds the package."""
    return script("deb")


@pytest.fixture
def unit_files(tmp_path: Path) -> dict[str, Path]:
    """The units as they would be installed, with programs that are there in place of the kiosk's."""
    files = {}
    for name in UNITS:
        text = (DEBIAN / name).read_text(encoding="utf-8")
        files[name] = tmp_path / name
        text = text.replace("/usr/bin/cage -d -- ", "")
        files[name].write_text(re.sub("/usr/bin/evenkey|/usr/lib/evenkey/plain-page", "/bin/true", text))
    return files


def settings(unit: str) -> dict[str, list[str]]:
    """What a unit says, each setting with all its values."""
    lines = re.findall(r"^([A-Za-z]+)=(.*)$", (DEBIAN / unit).read_text(encoding="utf-8"), re.MULTILINE)
    return {name: [value for key, value in lines if key == name] for name, _ in lines}


def test_it_asks_debian_for_every_library_that_the_program_loads(deb: ModuleType) -> None:
    system = script("system")
    asked = deb.depends().split(", ")

    assert set(system.ALWAYS.values()) | set(system.SHOWN.values()) <= set(asked)
    assert {"cage", "xwayland", "python3 (>= 3.11)", "python3 (<< 3.12)"} <= set(asked)
    assert asked[2:] == sorted(set(asked[2:]))


def test_the_versions_are_one(deb: ModuleType) -> None:
    from app import __version__  # noqa: PLC0415 - beside the script that reads it from the file

    assert deb.version() == __version__


def test_everything_it_installs_is_there(deb: ModuleType) -> None:
    assert all(source.is_file() for source, _, _ in deb.placed())
    assert "usr/bin/evenkey" in {target for _, target, _ in deb.placed()}
    assert not deb.SHIPPED or all((ROOT / name).is_dir() for name in deb.SHIPPED)


@pytest.mark.parametrize("script", ["preinst", "postinst", "prerm", "postrm", "evenkey.sh", "plain-page.sh"])
def test_every_script_is_whole_and_stops_at_a_fault(script: str) -> None:
    text = (DEBIAN / script).read_text(encoding="utf-8")

    assert subprocess.run(("sh", "-n", str(DEBIAN / script)), check=False).returncode == 0
    assert text.startswith("#!/bin/sh\n")
    assert re.search(r"^set -eu?$", text, re.MULTILINE)


def test_the_installed_program_refuses_another_user(tmp_path: Path) -> None:
    fake = tmp_path / "id"
    fake.write_text('#!/bin/sh\n[ "$1" = -u ] && echo 1234 || echo guest\n')
    fake.chmod(0o755)

    done = subprocess.run(
        ("sh", str(DEBIAN / "evenkey.sh"), "doctor"),
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Run this as root, or as the user evenkey.\n"


@needs_systemd
def test_systemd_understands_the_units(unit_files: dict[str, Path]) -> None:
    done = subprocess.run(
        ("systemd-analyze", "verify", "--man=no", *map(str, unit_files.values())),
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    ours = [line for line in done.stderr.splitlines() if "evenkey" in line and "not-found" not in line]
    assert (done.returncode, ours) == (0, [])


@needs_systemd
@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.endswith(".service")])
def test_each_service_is_exposed_to_little(unit_files: dict[str, Path], unit: str) -> None:
    done = subprocess.run(
        ("systemd-analyze", "security", "--no-pager", "--offline=true", str(unit_files[unit])),
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    found = re.search(rf"Overall exposure level for {unit}: ([0-9.]+)", done.stdout)
    assert found is not None, done.stderr
    assert float(found.group(1)) < EXPOSURE_MAX


@pytest.mark.parametrize("unit", [unit for unit in UNITS if "SystemCallFilter" in settings(unit)])
def test_a_forbidden_call_is_refused_and_kills_nobody(unit: str) -> None:
    assert settings(unit)["SystemCallErrorNumber"] == ["EPERM"], "a library that asks for mbind was killed with SIGSYS"


def test_the_kiosk_has_no_network_and_leaves_no_dump() -> None:
    said = settings("evenkey.service")

    assert said["PrivateNetwork"] == ["yes"]
    assert said["LimitCORE"] == ["0"]
    assert said["ProtectSystem"] == ["strict"]
    assert "AF_INET" not in " ".join(said["RestrictAddressFamilies"])


def test_the_settings_are_no_file_of_the_packages_which_an_upgrade_would_ask_about(deb: ModuleType) -> None:
    assert not any(target.startswith("etc/") for _, target, _ in deb.placed())


@pytest.mark.parametrize("unit", ["evenkey.service", "evenkey-closed.service"])
def test_what_is_shown_waits_for_nothing_that_waits_for_the_network(unit: str) -> None:
    said = settings(unit)
    waited = {name for line in (*said["After"], *said["Wants"]) for name in line.split()}

    assert waited <= {"seatd.service", "plymouth-quit-wait.service", "getty@tty1.service", "evenkey.service"}


@pytest.mark.parametrize("unit", ["evenkey.service", "evenkey-closed.service"])
def test_what_is_shown_stays_in_the_services_own_control_group(deb: ModuleType, unit: str) -> None:
    said = settings(unit)

    assert "PAMName" not in said, "a login's session leaves the group: limits, watchdog and READY=1 would be lost"
    assert "LIBSEAT_BACKEND=seatd" in " ".join(said["Environment"])
    assert said["Wants"] == ["seatd.service"]
    assert "seatd" in deb.depends().split(", ")
    assert f"XDG_RUNTIME_DIR=/run/{said['RuntimeDirectory'][0]}" in " ".join(said["Environment"])


def test_the_system_asks_the_kiosk_to_end_before_its_compositor_and_by_a_command_that_there_is() -> None:
    said = settings("evenkey.service")
    (line,) = said["ExecStop"]

    assert line.split()[0] == "/usr/bin/evenkey"
    assert evenkey.commands["stop"].make_context("stop", line.split()[2:], resilient_parsing=True)
    assert not {"TTYPath", "TTYVHangup", "StandardInput"} & said.keys(), "what asks would hang the kiosk up"


def test_what_runs_beside_the_kiosk_runs_a_command_that_there_is() -> None:
    for unit, command in (("evenkey-backup.service", "backup"), ("evenkey-health.service", "health")):
        (line,) = settings(unit)["ExecStart"]
        assert line.split()[:2] == ["/usr/bin/evenkey", command]
        assert evenkey.commands[command].make_context(command, line.split()[2:], resilient_parsing=True)


def test_three_crashes_lead_to_the_plain_page_and_its_end_to_the_kiosk(deb: ModuleType) -> None:
    kiosk, page = settings("evenkey.service"), settings("evenkey-closed.service")
    (script,) = page["ExecStart"]

    assert (kiosk["StartLimitBurst"], kiosk["OnFailure"]) == (["3"], ["evenkey-closed.service"])
    assert "evenkey-closed.service" in kiosk["Conflicts"][0].split(), "two on one seat: the second cannot start"
    assert (page["OnSuccess"], "OnFailure" in page) == (["evenkey.service"], False), "two that trigger make a warning"
    assert script.startswith("-/"), "however the page ends, the kiosk is tried again"
    assert script.removeprefix("-/") in {target for _, target, _ in deb.placed()}
    seconds = re.search(r"\+ (\d+)\)\)$", (DEBIAN / "plain-page.sh").read_text(encoding="utf-8"), re.MULTILINE)
    assert seconds is not None
    assert int(seconds.group(1)) >= int(kiosk["StartLimitIntervalSec"][0])
