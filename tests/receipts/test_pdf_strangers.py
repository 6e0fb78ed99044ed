"""What programs by other people say of our files: each language, on both forms of paper."""

import shutil
import subprocess
from itertools import product
from pathlib import Path

import pdfua
import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.consent import Decision, Receipt
from app.domain.mode import Mode
from app.domain.paper import PaperForm
from app.receipts.attaching import FILE_NAME
from tests.builders import a_draft, a_life, a_notice_ref, a_receipt, some_means
from tests.receipts.desk import EVERY, an_issued, page_of

GIVEN = [*product(EVERY, [Decision.GIVEN], PaperForm)]
OTHERS = [("zh-CN", decision, form) for decision in Decision if decision is not Decision.GIVEN for form in PaperForm]
MISSING = [name for name in ("qpdf", "pdfinfo", "pdffonts", "pdfdetach") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


@pytest.fixture(scope="module", params=[*GIVEN, *OTHERS], ids=lambda page: f"{page[0]}-{page[1].value}-{page[2].value}")
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    language, decision, form = request.param
    receipt = receipt_in(language, decision)
    path = tmp_path_factory.mktemp("receipt") / f"{receipt.draft.decision.value}.pdf"
    path.write_bytes(page_of(receipt, language, form=form))
    return path


def receipt_in(language: str, decision: Decision) -> Receipt:
    draft = a_draft(decision=decision, notice=a_notice_ref(language=language), mode=Mode.VERIFY_1TO1)
    return a_receipt(draft=draft, face=(a_life(means=some_means(mode=Mode.VERIFY_1TO1)),))


def told(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr
    return done.stdout


def test_qpdf_finds_no_fault(file: Path) -> None:
    assert "No syntax or stream encoding errors found" in told("qpdf", "--check", file)


def test_pdfua_finds_nothing(file: Path) -> None:
    assert list(pdfua.validate(file).findings) == []


def test_pdfua_does_find_what_an_ordinary_file_lacks(tmp_path: Path) -> None:
    path = tmp_path / "ordinary.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 72, "Consent receipt")
    canvas.save()
    assert len(pdfua.validate(path).findings) > 2


def test_poppler_calls_the_file_tagged_titled_and_one_page(file: Path) -> None:
    found = dict(line.split(":", 1) for line in told("pdfinfo", file).splitlines())
    said = {key: value.strip() for key, value in found.items()}
    assert (said["Tagged"], said["Suspects"], said["Pages"], said["Encrypted"]) == ("yes", "no", "1", "no")
    assert "Harbour View Hotel" in said["Title"]


def test_poppler_finds_every_font_embedded_in_part_and_mapped_to_letters(file: Path) -> None:
    _, _, *fonts = told("pdffonts", file).splitlines()
    assert len(fonts) >= 2
    assert [line.split()[-5:-2] for line in fonts] == [["yes"] * 3] * len(fonts)


def test_poppler_and_pdfium_both_take_the_issued_receipt_out(file: Path) -> None:
    taken = file.with_name("taken.json")
    told("pdfdetach", "-savefile", FILE_NAME, "-o", taken, file)
    assert taken.read_bytes() == an_issued(receipt_in("en", Decision(file.stem)))
    with pdfium.PdfDocument(file) as document:
        assert document.count_attachments() == 1
        assert bytes(document.get_attachment(0).get_data()) == an_issued(receipt_in("en", Decision(file.stem)))
