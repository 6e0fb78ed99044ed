"""Runs a few lines of Python in a process of its own, since what a jail takes away never comes back."""

import os
import subprocess
import sys

from app import paths


def confined(lines: str, *, code: int = 0) -> list[str]:
    """What the lines print, line by line; fails with their error if the process ends with another code."""
    open_stdin, held_open = os.pipe()
    done = subprocess.run(
        (sys.executable, "-B", "-c", lines),
        stdin=open_stdin,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=paths.APP.parent,
        check=False,
    )
    os.close(open_stdin)
    os.close(held_open)
    assert done.returncode == code, done.stderr
    return done.stdout.splitlines()
