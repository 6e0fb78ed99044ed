"""How long a receipt takes as a PDF, on both forms of paper, once the first has been made.

Run: python -m tests.benchmarks.bench_papers. Each receipt is one whose face camera opened, in one language beside the
hotel's English, with its signed code and an issued document inside.
"""

from time import perf_counter, process_time

from app import paths
from app.domain.codes import RECEIPT_PREFIX
from app.domain.consent import Receipt
from app.domain.mode import Mode
from app.domain.paper import PaperForm
from app.receipts.face_facts import KNOWN_PROTECTIONS
from app.receipts.papers import PdfPapers
from tests.benchmarks.figures import line
from tests.builders import a_draft, a_life, a_notice_ref, a_receipt, some_means
from tests.receipts.desk import EVERY, an_issued, hotel, words

ROUNDS = 20
SIGNED = RECEIPT_PREFIX + "0123456789" * 48
"""As long as a signed code."""


def receipt_in(language: str, number: int) -> Receipt:
    """A receipt with a face to tell of."""
    draft = a_draft(notice=a_notice_ref(language=language), mode=Mode.VERIFY_1TO1)
    face = (a_life(means=some_means(mode=Mode.VERIFY_1TO1, protections=KNOWN_PROTECTIONS)),)
    return a_receipt(draft=draft, number=number, face=face)


def times_ms(made_by: PdfPapers, language: str) -> tuple[list[float], list[float], int]:
    """What making some receipts takes, in milliseconds of wall clock and of processor; and the last one's bytes."""
    walls, processors, size = [], [], 0
    for number in range(1, ROUNDS + 1):
        receipt = receipt_in(language, number)
        began, spent = perf_counter(), process_time()
        size = len(made_by.pdf(receipt, language))
        walls.append((perf_counter() - began) * 1000)
        processors.append((process_time() - spent) * 1000)
    return walls, processors, size


if __name__ == "__main__":
    for form in PaperForm:
        made_by = PdfPapers(
            words(), hotel(), paths.assets() / "fonts", form=form, issue=an_issued, qr_text=lambda _: SIGNED
        )
        began = perf_counter()
        made_by.pdf(receipt_in("en", 1), "en")
        print(f"{form.value}, the first: {(perf_counter() - began) * 1000:.0f} ms")
        all_walls, all_processors = [], []
        for language in EVERY:
            made_by.pdf(receipt_in(language, 1), language)
            walls, processors, size = times_ms(made_by, language)
            all_walls += walls
            all_processors += processors
            print(line(f"{form.value} {language}, {size / 1024:.0f} KiB", walls, "ms"))
        print(line(f"{form.value}, all languages", all_walls, "ms"))
        print(line(f"{form.value}, all languages, processor time", all_processors, "ms"))
