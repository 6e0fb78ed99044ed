"""Makes the two locks out of pyproject.toml: every package at one version, every file by its digest, no address.

`requirements.lock` is what the kiosk needs, `requirements-dev.lock` that and what the tests need.
Needs the program uv. Run it as `python packaging/lock.py`; `--upgrade` takes newer versions, where they may be.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN, TEST = "requirements.lock", "requirements-dev.lock"
PYTHON, PLATFORM = "3.11", "x86_64-manylinux_2_36"


def compile_command(lock: str, *options: str) -> list[str]:
    """The command that writes one lock; the overrides stand in pyproject.toml."""
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    asked = ("pip", "compile", "pyproject.toml", "--python-version", PYTHON, "--python-platform", PLATFORM)
    written = ("--output-file", lock, "--generate-hashes", "--no-annotate", "--no-header", "--quiet")
    return [uv, *asked, *written, *options]


def main() -> int:
    """Write both locks; the answer is the exit code."""
    parser = argparse.ArgumentParser(description="Makes requirements.lock and requirements-dev.lock.")
    parser.add_argument("--upgrade", action="store_true", help="take newer versions where pyproject.toml lets it")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    for command in (
        compile_command(RUN, *upgrade),
        compile_command(TEST, "--extra", "test", "--constraint", RUN, *upgrade),
    ):
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode != 0:
            return done.returncode
    for lock in (RUN, TEST):
        text = (ROOT / lock).read_text(encoding="utf-8")
        if "://" in text:
            print(f"{lock} holds an address and must not be committed.", file=sys.stderr)
            return 1
        print(f"{lock}: {text.count('==')} packages, {text.count('--hash=')} digests")
    return 0


if __name__ == "__main__":
    sys.exit(main())
