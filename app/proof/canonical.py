"""One way to write a JSON value, so that a digest or a signature covers what is meant. Source: RFC 8785."""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import rfc8785

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""A value that JSON can hold."""

_EXACT = 2**53 - 1
"""The largest whole number that every reader of JSON holds exactly. Source: RFC 7493, 2.2."""


def canonical(value: Json) -> bytes:
    """Write a JSON value in its one canonical form (UTF-8). Raises: ValueError for what JSON cannot hold exactly."""
    if _is_plain(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")
    return rfc8785.dumps(value)


def digest(data: bytes) -> bytes:
    """The SHA-256 of some bytes (32 bytes)."""
    return hashlib.sha256(data).digest()


def b64(data: bytes) -> str:
    """Bytes as text for JSON: base64url without padding. Source: RFC 4648, 5; RFC 7515, 2."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64(text_untrusted: str) -> bytes:
    """Text as bytes again. Raises: ValueError for anything that `b64` did not write."""
    try:
        data = base64.b64decode(text_untrusted + "=" * (-len(text_untrusted) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise ValueError("not base64url") from None
    if b64(data) != text_untrusted:
        raise ValueError("not base64url")
    return data


def _is_plain(value: Any) -> bool:
    """Whether the standard library writes this value as RFC 8785 does, eight times as fast: no fractions, ASCII keys.

    Fractions are written in another way there, and keys beyond ASCII may be sorted in another.
    """
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return bool(-_EXACT <= value <= _EXACT)
    if kind is list:
        return all(map(_is_plain, value))
    if kind is dict:
        keys = value.keys()
        is_ascii = all(type(key) is str and key.isascii() for key in keys)
        return is_ascii and all(map(_is_plain, value.values()))
    return False
