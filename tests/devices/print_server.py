"""What a private CUPS is made of: folders and settings under one folder that is nobody else's."""

import grp
import os
import shutil
import subprocess
from pathlib import Path

SBIN = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))

CUPSD_CONF = """
Listen {folder}/socket
Browsing No
DefaultAuthType None
PreserveJobHistory No
PreserveJobFiles No
WebInterface No
DirtyCleanInterval 0
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
"""

CUPS_FILES_CONF = """
ServerBin {folder}/bin
ServerRoot {folder}/root
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/tmp
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
Printcap {folder}/printcap
SystemGroup {group}
"""


def missing(*programs: str) -> list[str]:
    """Which programs are not installed; servers lie outside an ordinary user's path."""
    return [name for name in programs if shutil.which(name, path=SBIN) is None]


def program(name: str) -> str:
    return shutil.which(name, path=SBIN) or name


def lay_out(folder: Path) -> Path:
    """Make what cupsd wants to find; the folder for its backends is left to the caller, and answered."""
    for name in ("bin", "root", "cache", "state", "spool", "tmp"):
        (folder / name).mkdir(parents=True)
    for name in ("filter", "daemon"):
        (folder / "bin" / name).symlink_to(Path("/usr/lib/cups") / name)
    group = grp.getgrgid(os.getgid()).gr_name
    for name, text in (("cupsd.conf", CUPSD_CONF), ("cups-files.conf", CUPS_FILES_CONF)):
        (folder / name).write_text(text.format(folder=folder, group=group), encoding="utf-8")
    return folder / "bin" / "backend"


def manage(*words: str) -> bool:
    """Run one of CUPS' own programs; false if it failed."""
    done = subprocess.run([program(words[0]), *words[1:]], capture_output=True, timeout=20, check=False)
    return done.returncode == 0
