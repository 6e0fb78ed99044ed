"""Builds the Debian package: `python3 packaging/deb.py --out DIR`. Needs pip, dpkg-deb and the Python that it is for.

The package brings every Python package of `requirements.lock`, each checked by its digest, and the models; of Debian it
needs the interpreter, the libraries that Qt loads, and cage, the compositor that shows one program and nothing else.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sbom import bill
from system import ALWAYS, SHOWN

ROOT = Path(__file__).resolve().parent.parent
DEBIAN = ROOT / "packaging" / "debian"
HOME = "usr/lib/evenkey"
LOCK = "requirements.lock"
SHIPPED = ("app", "assets", "resources")
NEEDS = ("adduser", "cage", "seatd", "xwayland", "init-system-helpers", "util-linux")
SCRIPTS = ("preinst", "postinst", "prerm", "postrm")
UNITS = (
    *("evenkey.service", "evenkey-closed.service", "evenkey-backup.service", "evenkey-backup.timer"),
    *("evenkey-health.service", "evenkey-health.timer"),
)
NOT_RUN = "/(tests?|scripts)/"
"""Folders of packages with what nobody runs here: some of it is no Python at all."""
PYTHON = (3, 11)
"""The interpreter of Debian 12, which the packages of the lock are built for."""


class BuildStopped(Exception):
    """It cannot be built; the message is one sentence."""


def version() -> str:
    """The program's version."""
    text = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    return text.split('__version__ = "')[1].split('"')[0]


def depends() -> str:
    """What Debian must bring, in a fixed order."""
    python = (f"python3 (>= {PYTHON[0]}.{PYTHON[1]})", f"python3 (<< {PYTHON[0]}.{PYTHON[1] + 1})")
    return ", ".join((*python, *sorted({*ALWAYS.values(), *SHOWN.values(), *NEEDS})))


def stage(tree: Path) -> None:
    """Put everything where it will lie. Raises: BuildStopped."""
    home = tree / HOME
    for name in SHIPPED:
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__", "pictures"))
    packages(home / "site")
    models(home / "models", home / "site")
    for source, target, mode in placed():
        put(source, tree / target, mode)
    documents = tree / "usr/share/doc/evenkey"
    for name in ("NOTICE", "README.md"):
        put(ROOT / name, documents / name, 0o644)
    put(ROOT / "LICENSE", documents / "copyright", 0o644)
    (documents / "sbom.cdx.json").write_text(bill(version(), home / "site", ROOT), encoding="utf-8")
    compiled(tree)


def placed() -> list[tuple[Path, str, int]]:
    """The single files: where from, where to, with which rights."""
    return [
        (DEBIAN / "evenkey.sh", "usr/bin/evenkey", 0o755),
        (DEBIAN / "plain-page.sh", f"{HOME}/plain-page", 0o755),
        *((DEBIAN / unit, f"usr/lib/systemd/system/{unit}", 0o644) for unit in UNITS),
    ]


def put(source: Path, target: Path, mode: int) -> None:
    """Copy one file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def packages(site: Path) -> None:
    """Install exactly what the lock names. Raises: BuildStopped."""
    words = (
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-compile",
        "--require-hashes",
        "--only-binary",
        ":all:",
    )
    run(sys.executable, *words, "--target", str(site), "--requirement", str(ROOT / LOCK))
    shutil.rmtree(site / "bin", ignore_errors=True)


def models(folder: Path, site: Path) -> None:
    """Fetch the models as the program itself does. Raises: BuildStopped."""
    paths = os.pathsep.join((str(ROOT), str(site)))
    run(sys.executable, "-m", "app", "models", "fetch", PYTHONPATH=paths, EVENKEY_MODELS=str(folder))


def compiled(tree: Path) -> None:
    """Compile what starts at every boot, with the paths it will have; nothing may change it afterwards."""
    words = ("-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-j", "0", "-x", NOT_RUN)
    run(sys.executable, *words, "-s", str(tree), "-p", "/", str(tree / HOME / "app"), str(tree / HOME / "site"))


def run(*words: str, **more: str) -> None:
    """Run one program. Raises: BuildStopped."""
    done = subprocess.run(words, env={**os.environ, **more}, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it gave no reason"]
        raise BuildStopped(f"{Path(words[0]).name} {' '.join(words[1:4])} failed: {last[0]}")


def describe(tree: Path) -> None:
    """Write what dpkg wants to know."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    size_kb = sum(path.stat().st_size for path in files) // 1024
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}"
        for path in files
    ]
    control = (DEBIAN / "control.in").read_text(encoding="utf-8")
    for name, value in (("VERSION", version()), ("SIZE", str(size_kb)), ("DEPENDS", depends())):
        control = control.replace(f"@{name}@", value)
    folder = tree / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(control, encoding="utf-8")
    (folder / "md5sums").write_text("\n".join(sums) + "\n", encoding="utf-8")
    for name in SCRIPTS:
        put(DEBIAN / name, folder / name, 0o755)


def readable(tree: Path) -> None:
    """Let everybody read, and nobody but root write, whatever the umask of the one who builds."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def main() -> int:
    """Build; the answer is the exit code."""
    parser = argparse.ArgumentParser(description="Builds the Debian package of Evenkey.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the package")
    out = parser.parse_args().out.resolve()
    if sys.version_info[:2] != PYTHON:
        print(f"Build with Python {PYTHON[0]}.{PYTHON[1]}, which Debian 12 has.", file=sys.stderr)
        return 1
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out) as folder:
            tree = Path(folder) / "tree"
            stage(tree)
            readable(tree)
            describe(tree)
            package = out / f"evenkey_{version()}_amd64.deb"
            run("dpkg-deb", "--root-owner-group", "-Zzstd", "--build", str(tree), str(package))
    except BuildStopped as stop:
        print(stop, file=sys.stderr)
        return 1
    print(f"{package}: {package.stat().st_size // 1_000_000} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
