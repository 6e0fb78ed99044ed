"""Every record and every issued receipt is held against one JSON Schema: `resources/schema/receipt.schema.json`.

A record that differs from one found right only in its ids, its times, its code and its place is as right as that one,
once those few values have the shape that the schema gives them. So the whole schema holds for every record before it is
stored, for a fortieth of the price. Source: JSON Schema 2020-12.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator, ValidationError

from app import paths
from app.proof.terms import Body, Kind

_PARTS = {
    Kind.GIVEN: "decision",
    Kind.DECLINED: "decision",
    Kind.WITHDRAWN: "decision",
    Kind.EXPIRED: "expiry",
    Kind.FACE_OPENED: "opening",
    Kind.FACE_ERASED: "ending",
    Kind.KEY: "key",
    Kind.ERASED: "erasure",
    Kind.ACT: "act",
}
"""Which part of the schema is about which kind."""

_VARYING = {"uuid": "00000000-0000-7000-8000-000000000000", "time": "2000-01-01T00:00:00+00:00", "code": "000000000"}
"""What stands for a value that varies, by its part of the schema; each is right there itself."""

_SEQ = re.compile(rb'"ek:seq":[0-9]+')
_SHAPES_MAX = 4096
_FAULTS_MAX = 5


_TIMES = ("dct:created", "ek:validUntil", "ek:entered")


class Schema:
    """The schema, ready to be asked."""

    def __init__(self, file: Path) -> None:
        told = json.loads(file.read_text(encoding="utf-8"))
        self._document = Draft202012Validator(told)
        self._parts = {kind: self._document.evolve(schema=told["$defs"][part]) for kind, part in _PARTS.items()}
        self._patterns = {name: re.compile(told["$defs"][name]["pattern"]) for name in _VARYING}
        self._shapes: set[tuple[Kind, bytes]] = set()

    def faults(self, document_untrusted: object) -> tuple[str, ...]:
        """What is wrong with an issued receipt, as sentences that quote no value; at most a few."""
        errors = sorted(self._document.iter_errors(document_untrusted), key=lambda error: error.json_path)
        return tuple(_sentence(error) for error in errors[:_FAULTS_MAX])

    def fits(self, kind: Kind, body_untrusted: object) -> bool:
        """Whether something that came from outside is as the schema says of a record of this kind."""
        return bool(self._parts[kind].is_valid(body_untrusted))

    def is_record(self, kind: Kind, body: bytes, varying: Mapping[str, str]) -> bool:
        """Whether a record in canonical JSON is as the schema says of its kind.

        `varying` are values that differ from record to record, each with its part of the schema.
        """
        shape = _SEQ.sub(b'"ek:seq":0', body, count=1)
        for value, part in varying.items():
            if not self._patterns[part].search(value):
                return False
            shape = shape.replace(value.encode(), _VARYING[part].encode())
        if (kind, shape) in self._shapes:
            return True
        if not self._parts[kind].is_valid(json.loads(body)):
            return False
        if kind is not Kind.ACT and len(self._shapes) < _SHAPES_MAX:
            self._shapes.add((kind, shape))
        return True


def varying(told: Body) -> dict[str, str]:
    """What differs from record to record of one shape, each with its part of the schema."""
    found = {str(told["dct:identifier"]): "uuid"}
    found |= {
        str(told[name]).removeprefix("urn:uuid:"): "uuid" for name in ("ek:receipt", "dct:replaces") if name in told
    }
    found |= {str(told[name]): "time" for name in _TIMES if told.get(name)}
    return found | ({str(told["ek:code"]): "code"} if "ek:code" in told else {})


@cache
def schema() -> Schema:
    """The schema that is shipped."""
    return Schema(paths.resources() / "schema" / "receipt.schema.json")


def _sentence(error: ValidationError) -> str:
    """Where a document does not fit, and which rule it breaks; never what stands there."""
    return f"{error.json_path} breaks the rule {error.validator} of the schema."
