"""Questions to the print system have the shape of the standard, and only answers of its shape are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.ipp import Answer, Attribute, Group, IppError, Kind, Operation, read, request
from tests.print_system import an_answer

SHAPELESS = "the print system's answer has not the shape of one"


def test_a_request_is_the_bytes_of_the_standard() -> None:
    uri = Attribute(Kind.URI, "printer-uri", ("ipp://localhost/printers/a",))
    wanted = Attribute(Kind.KEYWORD, "requested-attributes", ("x", "y"))

    raw = request(Operation.GET_PRINTER, ((Group.OPERATION, (uri, wanted)),), b"%PDF")

    # RFC 8010, section 3: version, operation, number; then groups, each attribute with its kind, name and values.
    assert raw == (
        b"\x02\x00\x00\x0b\x00\x00\x00\x01\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x02en"
        b"\x45\x00\x0bprinter-uri\x00\x1aipp://localhost/printers/a"
        b"\x44\x00\x14requested-attributes\x00\x01x\x44\x00\x00\x00\x01y"
        b"\x03%PDF"
    )


def test_a_number_is_four_bytes() -> None:
    assert Attribute(Kind.INTEGER, "job-id", (258,)).encoded() == b"\x21\x00\x06job-id\x00\x04\x00\x00\x01\x02"


def test_numbers_words_and_groups_are_read() -> None:
    raw = (
        b"\x02\x00\x00\x00\x00\x00\x00\x01\x01\x47\x00\x01c\x00\x05utf-8"
        b"\x04\x23\x00\x01s\x00\x04\x00\x00\x00\x05\x44\x00\x01r\x00\x01a\x44\x00\x00\x00\x01b\x22\x00\x01t\x00\x01\x01"
        b"\x30\x00\x01o\x00\x02\xff\xff\x13\x00\x01n\x00\x00"
        b"\x03left over"
    )

    answer = read(raw)

    assert answer.is_done
    assert answer.of(Group.PRINTER) == {"s": (5,), "r": ("a", "b"), "t": (1,), "o": (), "n": ()}
    assert answer.of(Group.JOB) == {}
    assert answer.all_of(Group.OPERATION) == ({"c": ("utf-8",)},)


@pytest.mark.parametrize(("status", "is_done"), [(0x0000, True), (0x0001, True), (0x0406, False), (0x0506, False)])
def test_a_status_says_whether_it_was_done(status: int, is_done: bool) -> None:
    assert read(an_answer(status=status)).is_done is is_done


@given(st.binary(max_size=80))
def test_whatever_comes_is_read_or_refused_and_never_quoted(raw: bytes) -> None:
    try:
        answer = read(b"\x02\x00\x00\x00\x00\x00\x00\x01" + raw)
    except IppError as error:
        answer = Answer(0, ())
        said, is_alone = str(error), error.__suppress_context__
    else:
        said, is_alone = SHAPELESS, True

    assert (said, is_alone) == (SHAPELESS, True)
    assert all(isinstance(value, int | str) for _, group in answer.groups for each in group.values() for value in each)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x02\x00\x00",
        an_answer()[:-1],
        b"\x02\x00\x00\x00\x00\x00\x00\x01\x44\x00\x01a\x00\x01b\x03",
        b"\x02\x00\x00\x00\x00\x00\x00\x01\x04\x44\x00\x01a\x00\x09b\x03",
        b"\x02\x00\x00\x00\x00\x00\x00\x01\x04\x44\x00\x01a\x00\x01\xff\x03",
        b"\x02\x00\x00\x00\x00\x00\x00\x01\x04\x21\x00\x01a\x00\x02\x00\x01\x03",
    ],
    ids=["nothing", "half a head", "no end", "no group", "longer than it is", "no words", "half a number"],
)
def test_an_answer_out_of_shape_is_refused(raw: bytes) -> None:
    with pytest.raises(IppError):
        read(raw)
