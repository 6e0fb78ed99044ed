"""The page as a file: nothing from outside, one policy, and a kiosk's keys in its one block."""

import base64
import hashlib
import json
import re

import pytest

from app import paths
from app.proof.page import page_with
from tests.proof.rings import a_kiosks_ring

PAGE = (paths.resources() / "verifier" / "receipt.html").read_text(encoding="utf-8")


def part(tag: str) -> str:
    """What stands between the one opening and the one closing tag of a kind."""
    (found,) = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, re.DOTALL)
    return str(found)


def digest_of(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_policy_lets_this_style_and_this_script_be_and_nothing_else() -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', PAGE)

    wanted = (
        f"default-src 'none'; script-src '{digest_of(part('script'))}'; style-src '{digest_of(part('style'))}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert policy == wanted


def test_nothing_is_asked_of_anybody() -> None:
    outside = re.findall(r"""(?:src|href|action|@import|url\()\s*=?\s*["']?([^"'\s>)]+)""", part("style"))
    addresses = set(re.findall(r"https?://[^\s\"'`]+", PAGE))

    assert outside == []
    assert addresses == {"https://w3id.org/dpv/schema/dpv-27560#receipt", "http://www.w3.org/2000/svg"}
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(|innerHTML|eval)\b", PAGE)


def test_the_words_are_the_same_in_every_language() -> None:
    languages = re.findall(r'^  "?([\w-]+)"?: \{\n    name: (.*?)^  \},$', part("script"), re.DOTALL | re.MULTILINE)
    keys = {tag: re.findall(r"^    (\w+): ", words, re.MULTILINE) for tag, words in languages}
    values = {tag: [sorted(re.findall(r"\{\w+\}", line)) for line in words.splitlines()] for tag, words in languages}

    assert {"en", "zh-CN", "ar"} <= keys.keys()
    assert all(keys[tag] == keys["en"] and values[tag] == values["en"] for tag in keys)


def test_the_keys_of_a_kiosk_are_put_into_their_block_whatever_the_hotel_is_called() -> None:
    ring = a_kiosks_ring()

    made = page_with(PAGE, hotel='Hôtel </script><script>alert("x")</script>', kiosk_id="kiosk-1", keys=ring.keys)

    (held,) = re.findall(r'<script type="application/json" id="keys">(.*?)</script>', made)
    assert json.loads(held) == {
        "hotel": 'Hôtel </script><script>alert("x")</script>',
        "kiosk": "kiosk-1",
        "keys": [key.plain() for key in ring.keys],
    }
    assert made.replace(held, "") == re.sub(r'(id="keys">).*?(</script>)', r"\1\2", PAGE)


def test_another_page_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for keys"):
        page_with("<!doctype html><title>Hotel</title>", hotel="", kiosk_id="", keys=())
