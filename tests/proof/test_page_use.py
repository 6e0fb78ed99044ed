"""The page as a guest uses it: a file chosen or dropped, text pasted, an address opened, in three languages."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pikepdf import Pdf

from app import paths
from app.proof.canonical import canonical
from app.proof.page import page_with
from app.proof.token import digits_of, token_of
from app.receipts.attaching import attach
from tests.builders import NOW
from tests.proof.browser import Browser, a_browser, needs_chromium
from tests.proof.documents import issued_by
from tests.proof.rings import a_kiosks_ring
from tests.proof.test_token import CLAIMS
from tests.proof.written import DESK, GIVEN, WITHDRAWN, Written

pytestmark = needs_chromium

RING = a_kiosks_ring()
RECEIPT = canonical(issued_by(RING)[0]).decode()
DIGITS = digits_of(token_of(CLAIMS, RING.signer))
HEADLINES = {"en": "Genuine and unchanged", "zh-CN": "回执真实，未被改动", "ar": "إيصال صحيح لم يتغيّر"}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all of them."""
    with a_browser(tmp_path_factory.mktemp("browser")) as opened:
        yield opened


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The page of this kiosk."""
    file = tmp_path / "receipt.html"
    html = (paths.resources() / "verifier" / "receipt.html").read_text(encoding="utf-8")
    file.write_text(page_with(html, hotel="Evening Star", kiosk_id=DESK.kiosk_id, keys=RING.keys), encoding="utf-8")
    return file


def reads(browser: Browser) -> str:
    """What stands on the page once it has an answer."""
    browser.waits("shown.verdict")
    return str(browser.says("document.body.innerText")).replace("\u2068", "").replace("\u2069", "")


def test_a_file_is_chosen(browser: Browser, page: Path, tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_text(RECEIPT, encoding="utf-8")
    browser.open(page)

    browser.chooses(file, "#file")

    read = reads(browser)
    assert HEADLINES["en"] in read
    assert "It was signed with a key of Evening Star, and every check passed." in read
    assert "The face camera was closed and the face erased" in read
    assert "Each record stands in the kiosk’s log, which has 4 entries." in read
    assert "Who the guest is. No name, room or passport number stands in it." in read


def test_a_consent_that_was_withdrawn_is_told_with_the_time_of_that(browser: Browser, page: Path) -> None:
    log = Written(RING)
    log.decide(GIVEN)
    log.decide(WITHDRAWN, GIVEN)
    receipt = log.issue(GIVEN, 0, 1)
    browser.open(page)

    browser.says(f"take({json.dumps(canonical(receipt).decode())})")
    reads(browser)

    decided, at = browser.says("shown.report.facts.slice(0, 2).map(([, fact]) => fact.say || fact.time.getTime())")
    assert (decided, at) == ("withdrawn", WITHDRAWN.created_at.timestamp() * 1000)


def a_pdf(folder: Path, attachment: bytes, *, is_packed: bool = True) -> Path:
    """A PDF of one empty page with an attachment, as the receipts on paper have it."""
    file = folder / "receipt.pdf"
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        attach(pdf, attachment, description="", made_at=NOW)
        pdf.save(file, compress_streams=is_packed)
    return file


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_pdf_is_read_by_what_is_attached_to_it_and_its_page_is_said_to_be_unread(
    browser: Browser, page: Path, tmp_path: Path, is_packed: bool
) -> None:
    browser.open(page)

    browser.chooses(a_pdf(tmp_path, RECEIPT.encode(), is_packed=is_packed), "#file")

    read = reads(browser)
    assert HEADLINES["en"] in read
    assert "Whether the PDF’s page says the same." in read

    browser.says("document.getElementById('again').click()")
    browser.says(f"take({json.dumps(RECEIPT)})")
    assert "Whether the PDF" not in reads(browser)


@pytest.mark.parametrize("fault", ["changed", "of nothing", "cut", "packed without end"])
def test_a_pdf_with_another_attachment_is_no_genuine_receipt(
    browser: Browser, page: Path, tmp_path: Path, fault: str
) -> None:
    held = {"changed": RECEIPT.replace("dpv:Optional", "dpv:Required").encode(), "packed without end": b" " * 9_000_000}
    file = a_pdf(tmp_path, held.get(fault, RECEIPT.encode()))
    whole = file.read_bytes()
    if fault == "of nothing":
        file.write_bytes(whole.replace(b"/EmbeddedFile ", b"/EmbeddedFold "))
    if fault == "cut":
        file.write_bytes(whole[: whole.index(b"stream", whole.index(b"/EmbeddedFile ")) + 200])
    browser.open(page)

    browser.chooses(file, "#file")

    read = reads(browser)
    assert ("Do not rely on this receipt" if fault == "changed" else "This is not a receipt") in read


def test_a_file_is_dropped(browser: Browser, page: Path) -> None:
    browser.open(page)

    browser.says(
        f"(() => {{ const carried = new DataTransfer(); carried.items.add(new File([{json.dumps(RECEIPT)}], 'r.json'));"
        " const how = { dataTransfer: carried, bubbles: true, cancelable: true };"
        " document.body.dispatchEvent(new DragEvent('drop', how)); })()"
    )

    assert HEADLINES["en"] in reads(browser)


@pytest.mark.parametrize(
    "text", [RECEIPT, DIGITS, f"EVENKEY:R:{DIGITS}", f"https://h.example/r#{DIGITS[:50]} {DIGITS[50:]}"]
)
def test_a_text_is_pasted(browser: Browser, page: Path, text: str) -> None:
    browser.open(page)
    browser.says("document.getElementById('text').focus()")
    browser.do("Input.insertText", text=text)

    browser.says("document.getElementById('check').click()")

    assert HEADLINES["en"] in reads(browser)


@pytest.mark.parametrize("language", HEADLINES)
def test_an_address_with_a_token_is_opened_and_told_in_three_languages(
    browser: Browser, page: Path, language: str
) -> None:
    browser.open(page, f"#{DIGITS}")
    browser.waits("shown.verdict")

    browser.says(f"document.querySelector('button[lang=\"{language}\"]').click()")

    read = reads(browser)
    assert HEADLINES[language] in read
    assert browser.says("document.documentElement.lang + ' ' + document.documentElement.dir") == (
        f"{language} {'rtl' if language == 'ar' else 'ltr'}"
    )
    assert not any(word in read for word in ("undefined", "{", "NaN", "null"))
    assert browser.says("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_another_receipt_starts_from_the_beginning(browser: Browser, page: Path) -> None:
    browser.open(page, f"#{DIGITS}")
    reads(browser)

    browser.says("document.getElementById('again').click()")

    assert browser.says("[location.hash, document.getElementById('result').hidden, shown.digits]") == ["", True, ""]


def test_a_browser_that_cannot_check_says_so(browser: Browser, page: Path) -> None:
    browser.open(page)

    browser.says("crypto.subtle.importKey = async () => { throw new DOMException('', 'NotSupportedError'); }")
    browser.says(f"take('{DIGITS}')")

    assert "This browser cannot check it" in reads(browser)


REACHING = {
    "fetch": "fetch('https://hotel.example/').then(() => done('reached'), () => done('not'));",
    "picture": """
        const image = new Image();
        Object.assign(image, { onload: () => done('reached'), onerror: () => done('not') });
        image.src = 'https://hotel.example/x.png';
    """,
    "script": """
        const script = document.createElement('script');
        script.textContent = 'window.ran = 1';
        document.head.append(script);
        done(window.ran ? 'reached' : 'not');
    """,
    "socket": """
        const socket = new WebSocket('wss://hotel.example/');
        Object.assign(socket, { onopen: () => done('reached'), onerror: () => done('not') });
    """,
}


@pytest.mark.parametrize("reaching", REACHING)
def test_the_policy_stops_whatever_would_leave_the_page(browser: Browser, page: Path, reaching: str) -> None:
    browser.open(page)
    browser.says("addEventListener('securitypolicyviolation', event => { window.stopped = event.effectiveDirective; })")

    said = browser.says(f"new Promise(done => {{ {REACHING[reaching]} }})")

    browser.waits("window.stopped")
    assert said == "not"
