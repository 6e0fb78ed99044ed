"""How long the plain page stays, on a clock of the test: five minutes in all, whether it shows or fails."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "debian" / "plain-page.sh"
STEP = '#!/bin/sh\nnow=$(cut -d. -f1 "{clock}")\necho "$((now + {seconds})).25 1.00" >"{clock}"\n'


def shown(folder: Path, lasts: str, code: int) -> tuple[list[str], int]:
    """Run the script with a page that lasts so long; says what was asked for, and how long it took."""
    clock, calls = folder / "uptime", folder / "calls"
    clock.write_text("1000.25 1.00\n")
    (folder / "sleep").write_text(STEP.format(clock=clock, seconds="$1"))
    (folder / "cage").write_text(STEP.format(clock=clock, seconds=lasts) + f'echo "$*" >>"{calls}"\nexit {code}\n')
    for name in ("sleep", "cage"):
        (folder / name).chmod(0o755)
    text = SCRIPT.read_text(encoding="utf-8").replace("/proc/uptime", str(clock)).replace("/usr/bin/cage", "cage")

    done = subprocess.run(("sh", "-c", text), env={"PATH": f"{folder}:/usr/bin:/bin"}, check=False)

    assert done.returncode == 0
    return calls.read_text().splitlines(), int(clock.read_text().split(".")[0]) - 1000


def test_a_page_that_shows_is_asked_for_once(tmp_path: Path) -> None:
    calls, seconds = shown(tmp_path, "$6", 0)

    assert calls == ["-d -- /usr/bin/evenkey closed --seconds 300"]
    assert 300 <= seconds < 310


@pytest.mark.parametrize("code", [0, 1, 134])
def test_a_page_that_fails_at_once_is_tried_again_until_the_kiosk_may(tmp_path: Path, code: int) -> None:
    calls, seconds = shown(tmp_path, "1", code)

    left = [int(call.split()[-1]) for call in calls]
    assert left[0] == 300
    assert left == sorted(left, reverse=True)
    assert len(left) == 50
    assert 300 <= seconds < 310
