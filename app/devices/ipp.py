"""What is said to the print system, and a closed reader of its answers: whole numbers and words, in groups.

Source: RFC 8010 (the encoding) and RFC 8011 (operations and tags).
"""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

VERSION = b"\x02\x00"
ANSWER_MAX_BYTES = 262_144
"""An answer is a few hundred bytes; a longer one is not read."""

END, FIRST_VALUE_TAG = 0x03, 0x10
INTEGER, ENUM, BOOLEAN = 0x21, 0x23, 0x22
WORDS = frozenset({0x35, 0x36, 0x41, 0x42, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49})
"""The tags whose values are read as words: texts, names, keywords, addresses, languages and kinds of document."""

SUCCESS_BELOW, NOT_FOUND, NOT_POSSIBLE, NOT_ACCEPTING = 0x0100, 0x0406, 0x0404, 0x0506


class Operation(IntEnum):
    """What may be asked; nothing else is. Source: RFC 8011 section 5.4.15, RFC 3995 section 11, RFC 3996 section 5."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER = 0x000B
    SUBSCRIBE = 0x0016
    UNSUBSCRIBE = 0x001B
    GET_NOTIFICATIONS = 0x001C


class Group(IntEnum):
    """Which part of a message attributes stand in."""

    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04
    SUBSCRIPTION = 0x06
    EVENT = 0x07


class Kind(IntEnum):
    """Of what kind a value is that we send."""

    INTEGER = INTEGER
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MEDIA_TYPE = 0x49


class IppError(Exception):
    """An answer that is none; its message quotes nothing of it."""


@dataclass(frozen=True)
class Attribute:
    """One attribute that we send, with one value or several of one kind."""

    kind: Kind
    name: str
    values: tuple[str | int, ...]

    def encoded(self) -> bytes:
        """The attribute as bytes; values after the first have no name."""
        parts = []
        for number, value in enumerate(self.values):
            name = b"" if number else self.name.encode("ascii")
            raw = struct.pack(">i", value) if isinstance(value, int) else value.encode("utf-8")
            parts.append(struct.pack(">BH", self.kind, len(name)) + name + struct.pack(">H", len(raw)) + raw)
        return b"".join(parts)


Values = tuple[str | int, ...]
"""The values of one attribute of an answer, as far as they are whole numbers or words."""


@dataclass(frozen=True)
class Answer:
    """An answer: its status, and its groups in the order they came in."""

    status: int
    groups: tuple[tuple[int, Mapping[str, Values]], ...]

    @property
    def is_done(self) -> bool:
        """Whether what was asked was done."""
        return self.status < SUCCESS_BELOW

    def all_of(self, group: Group) -> tuple[Mapping[str, Values], ...]:
        """The attributes of each group of this kind."""
        return tuple(attributes for tag, attributes in self.groups if tag == group)

    def of(self, group: Group) -> Mapping[str, Values]:
        """The attributes of the first group of this kind; none if there is no such group."""
        return next(iter(self.all_of(group)), {})


def request(operation: Operation, parts: Iterable[tuple[Group, Iterable[Attribute]]], document: bytes = b"") -> bytes:
    """A whole request; charset and language come first, as the standard wants it."""
    first = (
        Attribute(Kind.CHARSET, "attributes-charset", ("utf-8",)),
        Attribute(Kind.LANGUAGE, "attributes-natural-language", ("en",)),
    )
    message = [VERSION, struct.pack(">Hi", operation, 1)]
    for group, attributes in parts:
        message.append(bytes((group,)))
        message.extend(attribute.encoded() for attribute in (first if group is Group.OPERATION else ()))
        message.extend(attribute.encoded() for attribute in attributes)
    return b"".join((*message, bytes((END,)), document))


def read(answer_untrusted: bytes) -> Answer:
    """Read an answer. Raises: IppError if it is cut off or out of shape."""
    try:
        return _read(answer_untrusted)
    except (struct.error, UnicodeDecodeError, IndexError):
        raise IppError("the print system's answer has not the shape of one") from None


def _read(raw: bytes) -> Answer:
    """Read an answer, or fail where it ends too early."""
    status = struct.unpack_from(">H", raw, 2)[0]
    groups: list[tuple[int, dict[str, Values]]] = []
    name, at = "", 8
    while raw[at] != END:
        tag, at = raw[at], at + 1
        if tag < FIRST_VALUE_TAG:
            groups.append((tag, {}))
            name = ""
            continue
        named, at = _piece(raw, at)
        value, at = _piece(raw, at)
        name = named.decode("ascii") or name
        attributes = groups[-1][1]
        attributes[name] = (*attributes.get(name, ()), *_values(tag, value))
    return Answer(status, tuple(groups))


def _piece(raw: bytes, at: int) -> tuple[bytes, int]:
    """The bytes that a length of two bytes stands before, and where they end."""
    (length,) = struct.unpack_from(">H", raw, at)
    end = at + 2 + length
    if end > len(raw):
        raise IndexError
    return raw[at + 2 : end], end


def _values(tag: int, value: bytes) -> Values:
    """A value as a whole number or words; what is neither is left out."""
    if tag in (INTEGER, ENUM):
        return (int(struct.unpack(">i", value)[0]),)
    if tag == BOOLEAN:
        return (int(value != b"\x00"),)
    return (value.decode("utf-8"),) if tag in WORDS else ()
