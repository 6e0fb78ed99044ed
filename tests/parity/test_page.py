"""The report as a page."""

from pathlib import Path

from lxml import html as parser

from app.parity.metrics import METRICS, Finding
from app.parity.page import html
from app.parity.report import summed


def test_the_page_tells_every_measure_and_shows_every_picture() -> None:
    findings = [Finding("P01", "1.000", passes=True, at="here"), Finding("P19", "<fast>", passes=False, at="en")]
    report = summed("1.0", 2, ("en",), findings)

    page = parser.fromstring(html(report, [Path("a.png"), Path("b.png")]))

    rows = page.xpath("//tbody/tr")
    assert len(rows) == len(METRICS)
    assert "passes" in rows[0].text_content()
    assert "fails 1" in rows[18].text_content()
    assert "<fast>" in rows[18].text_content()
    assert "not measured" in rows[1].text_content()
    assert page.xpath("//img/@src") == ["a.png", "b.png"]
    assert report.id in page.text_content()
    assert page.xpath("//script|//link") == []
