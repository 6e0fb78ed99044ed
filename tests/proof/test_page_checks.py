"""The page in a browser: it says of a right receipt that it is right, and of no other.

Where there are many cases the page is asked by its own function; `test_page_use` does what a guest does.
"""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import paths
from app.proof import merkle
from app.proof.canonical import b64, canonical, digest, unb64
from app.proof.cose import encode, sign1
from app.proof.page import page_with
from app.proof.token import Claims, State, digits_of, token_of
from tests.proof.browser import Browser, a_browser, needs_chromium
from tests.proof.documents import issued_by
from tests.proof.rings import a_kiosks_ring
from tests.proof.test_token import CLAIMS, PAYLOAD
from tests.proof.written import DESK, GIVEN

pytestmark = needs_chromium

PAGE = (paths.resources() / "verifier" / "receipt.html").read_text(encoding="utf-8")
RING, STRANGER = a_kiosks_ring(), a_kiosks_ring()
RECEIPT, WITHDRAWAL, ENTRY = issued_by(RING)
TOKEN = digits_of(
    token_of(
        Claims(
            kiosk_id=DESK.kiosk_id,
            issued_s=int(GIVEN.created_at.timestamp()),
            receipt_id=GIVEN.id,
            state=State.GIVEN,
            digest=digest(ENTRY.body),
            notice_version="2026-11",
            notice_language="en",
            log_index=ENTRY.seq,
        ),
        RING.signer,
    )
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all of them."""
    with a_browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of this kiosk."""
    file = tmp_path_factory.mktemp("page") / "receipt.html"
    file.write_text(page_with(PAGE, hotel="Evening Star", kiosk_id=DESK.kiosk_id, keys=RING.keys), encoding="utf-8")
    return file


@pytest.fixture
def opened(browser: Browser, page: Path) -> Iterator[Browser]:
    """This kiosk's page, opened; afterwards nothing was fetched and nothing went wrong."""
    browser.open(page)
    yield browser
    assert browser.asked == [page.as_uri()]
    assert browser.faults == []


def verdicts(browser: Browser, cases: list[tuple[str, object]]) -> list[str]:
    """What the page says of each (digits, document); a document may be a text."""
    given = [[digits, found if isinstance(found, str) else json.dumps(found)] for digits, found in cases]
    return list(
        browser.says(
            f"Promise.all({json.dumps(given)}.map(async ([digits, text]) =>"
            " (await examine(digits, text))?.verdict ?? 'none'))"
        )
    )


def leaves(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value that holds no others."""
    if isinstance(value, dict | list) and value:
        for name in value if isinstance(value, dict) else range(len(value)):
            yield from leaves(value[name], (*way, name))
    else:
        yield way


def with_changed(document: Any, way: tuple[Any, ...], change: Any) -> Any:
    """A copy with one value changed; the document itself if nothing is to be."""
    changed = copy.deepcopy(document)
    holder = changed
    for name in way[:-1]:
        holder = holder[name]
    holder[way[-1]] = change(holder[way[-1]])
    return changed


def other(value: Any) -> Any:
    """Another value of the same kind, as like as can be."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return ("A" if value[:1] != "A" else "B") + value[1:]
        case _:
            return "A"


@pytest.mark.parametrize("document", [RECEIPT, WITHDRAWAL], ids=["given", "withdrawn"])
def test_a_right_receipt_is_genuine(opened: Browser, document: Any) -> None:
    assert verdicts(opened, [("", document)]) == ["good"]


def test_no_field_can_be_altered(opened: Browser) -> None:
    ways = [way for way in leaves(WITHDRAWAL) if way[0] != "keys" or way[-1] != "until"]
    changed = [with_changed(WITHDRAWAL, way, other) for way in ways]

    found = verdicts(opened, [("", document) for document in changed])

    assert len(ways) > 300
    trusted = [way for way, verdict in zip(ways, found, strict=True) if verdict in ("good", "unsure")]
    assert [way for way in trusted if way not in (("signature", "key"), ("keys", 0, "id"))] == []
    assert "good" not in found


def test_no_field_can_be_left_out_or_put_in(opened: Browser) -> None:
    cases = []
    for way in [*{way[:-1] for way in leaves(RECEIPT) if len(way) > 1}, *leaves(RECEIPT)]:
        holder_way, name = way[:-1], way[-1]
        if not holder_way and name == "checkpoint":
            continue
        less = copy.deepcopy(RECEIPT)
        holder = less
        for step in holder_way:
            holder = holder[step]
        del holder[name]
        cases.append(("", less))
    cases += [("", {**RECEIPT, "more": 1}), ("", {**RECEIPT, "proofs": []}), ("", {**RECEIPT, "keys": []})]

    assert set(verdicts(opened, cases)) <= {"bad", "none"}


def test_a_proof_cut_short_lengthened_or_of_another_place_fails(opened: Browser) -> None:
    cut = with_changed(RECEIPT, ("proofs", 0, "path"), lambda path: path[:-1])
    longer = with_changed(RECEIPT, ("proofs", 0, "path"), lambda path: [*path, b64(bytes(32))])
    moved = with_changed(RECEIPT, ("proofs", 0, "seq"), lambda seq: seq + 1)
    fewer = with_changed(RECEIPT, ("proofs",), lambda proofs: proofs[:-1])
    mixed = {**RECEIPT, "proofs": WITHDRAWAL["proofs"], "checkpoint": WITHDRAWAL["checkpoint"]}
    older = {**WITHDRAWAL, "checkpoint": RECEIPT["checkpoint"]}

    assert verdicts(opened, [("", each) for each in (cut, longer, moved, fewer, mixed, older)]) == ["bad"] * 6


def test_what_a_stranger_signed_is_never_genuine(opened: Browser) -> None:
    forged, *_ = issued_by(STRANGER)
    in_our_name = with_changed(forged, ("signature", "key"), lambda _: RING.signer.id)
    with_our_key = {**in_our_name, "keys": RECEIPT["keys"]}
    under_our_name = with_changed(forged, ("keys", 0, "id"), lambda _: RING.signer.id)
    partly = {**RECEIPT, "proofs": forged["proofs"], "keys": [*RECEIPT["keys"], *forged["keys"]]}

    found = verdicts(opened, [("", each) for each in (forged, in_our_name, with_our_key, under_our_name, partly)])

    assert found == ["unsure", "bad", "bad", "bad", "unsure"]  # the last holds together, and one of its keys is unknown


def test_a_page_without_keys_says_only_that_a_receipt_agrees_with_itself(browser: Browser) -> None:
    browser.open(paths.resources() / "verifier" / "receipt.html")

    assert verdicts(browser, [("", RECEIPT), (TOKEN, ""), (TOKEN, RECEIPT)]) == ["unsure", "foreign", "unsure"]


def test_a_token_is_checked_alone_and_against_its_file(opened: Browser) -> None:
    assert verdicts(opened, [(TOKEN, ""), (TOKEN, RECEIPT), (TOKEN, WITHDRAWAL)]) == ["good", "good", "bad"]


def test_forged_foreign_damaged_and_short_tokens_are_told_apart(opened: Browser) -> None:
    right = token_of(CLAIMS, RING.signer)
    forged = right[:-64] + token_of(CLAIMS, STRANGER.signer)[-64:]
    more = sign1(encode({**PAYLOAD, -65541: "room 7"}), RING.signer)
    loose = right.replace(b"\x1a", b"\x1b\x00\x00\x00\x00", 1)  # the same number in a longer form
    tokens = [right, forged, token_of(CLAIMS, STRANGER.signer), right[:-1], more, loose, right + b"\x00", right[1:]]

    found = verdicts(opened, [(digits_of(token), "") for token in tokens])

    assert found == ["good", "bad", "foreign", "none", "none", "none", "none", "none"]


def test_no_byte_of_a_token_can_be_changed(opened: Browser) -> None:
    right = token_of(CLAIMS, RING.signer)
    changed = [right[:at] + bytes([right[at] ^ 1]) + right[at + 1 :] for at in range(len(right))]

    assert "good" not in verdicts(opened, [(digits_of(token), "") for token in changed])


def test_a_token_of_another_kiosk_with_the_same_keys_is_not_of_this_one(opened: Browser) -> None:
    elsewhere = token_of(Claims(**{**CLAIMS.__dict__, "kiosk_id": "kiosk-2"}), RING.signer)

    assert verdicts(opened, [(digits_of(elsewhere), "")]) == ["bad"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"receipt":{}}', '{"receipt":' * 500, "7" * 300, "hello"])
def test_anything_else_is_no_receipt(opened: Browser, text: str) -> None:
    opened.says(f"take({json.dumps(text or ' x')})")

    opened.waits("shown.verdict")
    assert opened.says("shown.verdict") == "none"


def test_the_page_writes_json_as_the_kiosk_does(opened: Browser) -> None:
    values = [
        {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7},
        [1e30, 4.5, 2e-3, 1e-27, -0.0, 333333333.3333333, 2**53 - 1, 1e21, 1e-7, True, None],
        '\u2028\b\f\n\r\t"\\/\u0007\u007f€',
        {},
    ]  # fmt: skip

    written = opened.says(f"JSON.parse({json.dumps(json.dumps(values))}).map(canonical)")

    assert [text.encode() for text in written] == [canonical(value) for value in values]


def test_the_page_follows_paths_as_the_kiosk_does(opened: Browser) -> None:
    nodes: dict[tuple[int, int], bytes] = {}
    cases = []
    for size in range(1, 18):
        leaf = merkle.leaf_hash(bytes([size]))
        for level, index, made in merkle.appended(lambda level, index: nodes[level, index], size - 1, leaf):
            nodes[level, index] = made
        root = merkle.root(lambda level, index: nodes[level, index], size)
        for index in range(size):
            path = merkle.inclusion(lambda level, index: nodes[level, index], index, size)
            cases.append([b64(nodes[0, index]), index, size, [b64(step) for step in path], b64(root)])

    asked = (
        f"Promise.all({json.dumps(cases)}.flatMap(([leaf, index, size, path, root]) =>"
        " [[index, size], [index + 1, size], [index, size + 1]].map("
        "([at, of]) => isIncluded(unb64(leaf), at, of, path.map(unb64), unb64(root)))))"
    )
    found = opened.says(asked)

    wanted = [
        merkle.is_included(leaf, at, of, path, root)
        for leaf, index, size, path, root in _bytes(cases)
        for at, of in ((index, size), (index + 1, size), (index, size + 1))
    ]
    assert found == wanted
    assert found[::3] == [True] * len(cases)


def _bytes(cases: list[list[Any]]) -> Iterator[tuple[bytes, int, int, list[bytes], bytes]]:
    """The cases as the kiosk takes them."""
    for leaf, index, size, path, root in cases:
        yield unb64(leaf), index, size, [unb64(step) for step in path], unb64(root)
