"""No key, token or password lies in the repository."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BYTES_MAX = 2_000_000
"""Larger files are films, fonts and tables that are built."""

SECRETS = (
    re.compile(rb"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{20}"),
    re.compile(rb"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    re.compile(rb"\bgh[pousr]_[A-Za-z0-9]{36}"),
    re.compile(rb"\bglpat-[A-Za-z0-9_-]{20}"),
    re.compile(rb"\bpypi-[A-Za-z0-9_-]{50}"),
    re.compile(rb"\bxox[abprs]-[0-9A-Za-z-]{20}"),
    re.compile(rb"\b(?:sk|rk)[-_](?:live[-_])?[A-Za-z0-9]{32}"),
    re.compile(rb"\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}"),
    re.compile(rb"://[^/\s:@'\"{}<]{1,40}:[^/\s:@'\"{}<]{3,}@[a-z0-9.-]+\.[a-z]{2,}"),
    re.compile(rb"(?i)\b(?:password|passwd|api_?key|secret|token)\s*[:=]\s*['\"][A-Za-z0-9+/_-]{24,}={0,2}['\"]"),
)
"""How secrets look: private keys, tokens of services, passwords in addresses and in assignments."""


def found(content: bytes) -> list[bytes]:
    """What looks like a secret, cut short."""
    return [match.group()[:12] for pattern in SECRETS for match in pattern.finditer(content)]


def kept() -> list[Path]:
    """Every file that the repository keeps."""
    listed = subprocess.run(("git", "ls-files", "-z"), cwd=ROOT, capture_output=True, check=False)
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in map(ROOT.joinpath, names) if path.is_file() and path.stat().st_size <= BYTES_MAX]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no clone: what the repository keeps is not known")
def test_no_secret_is_kept() -> None:
    files = kept()

    assert len(files) > 500
    assert {str(file.relative_to(ROOT)): found(file.read_bytes()) for file in files if found(file.read_bytes())} == {}


@pytest.mark.parametrize(
    "planted",
    [
        b"-----BEGIN " + b"PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAA",
        b"key = AKIA" + b"ABCDEFGHIJKLMNOP",
        b"ghp_" + b"a" * 36,
        b"https://kiosk:" + b"hunter22@index.example.org/simple",
        b'api_key = "' + b"0123456789abcdef0123456789abcdef" + b'"',
    ],
    ids=["key", "cloud", "forge", "address", "assignment"],
)
def test_a_planted_one_is_found(planted: bytes) -> None:
    assert found(b"before\n" + planted + b"\nafter")
