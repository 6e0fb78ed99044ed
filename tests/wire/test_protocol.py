"""The closed vocabulary."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.face import Guidance
from app.domain.matching import MatchBand, MatchOutcome
from app.domain.page import NAME_READINGS_MAX, PageGuidance
from app.wire.fields import TEXT_MAX, WireError
from app.wire.protocol import (
    LINE_BYTES_MAX,
    CameraKind,
    CloseCamera,
    Closed,
    CodeRead,
    Fault,
    Faulted,
    Guided,
    Held,
    Judged,
    Opened,
    OpenFace,
    OpenPage,
    Order,
    PageGuided,
    PageRead,
    Protection,
    Ready,
    Report,
    decode_order,
    decode_report,
    encode_order,
    encode_report,
)

REPORTS: list[Report] = [
    Ready(1, 4711, tuple(Protection)),
    Ready(1, 4711, ()),
    Opened(CameraKind.FACE, 1280, 720, 5120),
    Opened(CameraKind.DOCUMENT, 1280, 720, 5120),
    *[Guided(guidance, 0.25) for guidance in Guidance],
    Held(45),
    *[Judged(outcome, band, 90) for outcome in MatchOutcome for band in MatchBand],
    *[PageGuided(guidance, 0.5) for guidance in PageGuidance],
    PageRead(("P<UTOERIKSSON<<ANNA", "L898902C3"), has_portrait=True),
    PageRead(("I<UTO", "74081", "ERIKSSON"), has_portrait=False),
    PageRead(("I<UTO", "74081", "ERIKSSON"), has_portrait=False, names_untrusted=("FRIKSSON",) * NAME_READINGS_MAX),
    CodeRead("HTL1:HV10001"),
    CodeRead("订" * 60),
    CodeRead("EVENKEY:R:" + "7" * (TEXT_MAX - 10)),
    Closed(300, 290),
    *[Faulted(fault) for fault in Fault],
]


@pytest.mark.parametrize("order", [OpenFace(), OpenPage(), CloseCamera()])
def test_an_order_is_the_same_after_the_wire(order: Order) -> None:
    assert decode_order(encode_order(order)) == order


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: encode_report(report).decode())
def test_a_report_is_the_same_after_the_wire(report: Report) -> None:
    assert decode_report(encode_report(report)) == report


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: encode_report(report).decode())
def test_every_line_is_short_and_ends_once(report: Report) -> None:
    line = encode_report(report)

    assert len(line) <= LINE_BYTES_MAX
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"not json",
        b"\xff\xfe",
        b"[]",
        b"3",
        b"{}",
        b'{"say":3}',
        b'{"say":"landmarks","points":[]}',
        b'{"say":"open"}',
        b'{"say":"held"}',
        b'{"say":"held","frames":1,"image":"AAAA"}',
        b'{"say":"held","frames":1,"frames":2}',
        b'{"say":"held","frames":-1}',
        b'{"say":"held","frames":1.5}',
        b'{"say":"held","frames":true}',
        b'{"say":"held","frames":"1"}',
        b'{"say":"held","frames":1e400}',
        b'{"say":"held","frames":9007199254740993}',
        b'{"say":"guidance","code":"good","hold_ratio":NaN}',
        b'{"say":"guidance","code":"good","hold_ratio":1.01}',
        b'{"say":"guidance","code":"good","hold_ratio":true}',
        b'{"say":"guidance","code":"good","hold_ratio":null}',
        b'{"say":"guidance","code":"smile","hold_ratio":0.5}',
        b'{"say":"guidance","code":7,"hold_ratio":0.5}',
        b'{"say":"ready","wire_version":1,"pid":1,"protections":"no_sockets"}',
        b'{"say":"ready","wire_version":1,"pid":1,"protections":["magic"]}',
        b'{"say":"fault","code":"tired"}',
        b'{"say":"judged","outcome":"same","band":"clear","frames":9,"score":0.87}',
        b'{"say":"judged","outcome":"refused","band":"clear","frames":9}',
        b'{"say":"page_read","lines":[],"has_portrait":true}',
        b'{"say":"page_read","lines":["A","B","C","D"],"has_portrait":true}',
        b'{"say":"page_read","lines":["A\\u0000"],"has_portrait":true}',
        b'{"say":"page_read","lines":["A"],"has_portrait":1}',
        b'{"say":"code_read","text":""}',
        b'{"say":"code_read","text":7}',
        b'{"say":"code_read","text":"' + b"A" * (TEXT_MAX + 1) + b'"}',
        b'{"say":"held","frames":1}' + b" " * LINE_BYTES_MAX,
        b"[" * 500,
    ],
)
def test_whatever_is_not_exactly_a_report_is_refused(line: bytes) -> None:
    with pytest.raises(WireError):
        decode_report(line)


@pytest.mark.parametrize("line", [b'{"say":"close","now":true}', b'{"say":"held","frames":1}', b'{"say":"record"}'])
def test_whatever_is_not_exactly_an_order_is_refused(line: bytes) -> None:
    with pytest.raises(WireError):
        decode_order(line)


@given(st.binary(max_size=1200))
def test_no_bytes_break_the_reader(line: bytes) -> None:
    with contextlib.suppress(WireError):
        assert isinstance(decode_report(line), Report)


def test_an_error_never_quotes_what_was_read() -> None:
    with pytest.raises(WireError) as refused:
        decode_report(b'{"say":"Collins"}')

    assert "Collins" not in str(refused.value)


def test_a_line_that_would_be_too_long_is_not_sent() -> None:
    with pytest.raises(WireError):
        encode_report(Ready(1, 1, tuple(Protection) * 20))


def test_no_report_has_a_field_for_pictures_or_measurements() -> None:
    """Only these names ever go up; whoever adds one must think about what it tells of a guest."""
    names = {name for report in REPORTS for name in json.loads(encode_report(report))}

    assert names == {
        "say", "wire_version", "pid", "protections", "width_px", "height_px", "stride_bytes", "code", "hold_ratio",
        "frames", "examined", "camera", "outcome", "band", "read_ratio", "lines", "has_portrait", "names", "text",
    }  # fmt: skip
