"""Exported acts stand by themselves; whatever is changed in them does not."""

import copy
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.proof import merkle
from app.proof.acts import NO_EXPORT, acts_document, check_acts
from app.proof.canonical import canonical
from app.proof.happenings import act_body
from app.proof.keys import KeyRing
from app.proof.note import signed_note
from app.proof.terms import Kind
from tests.builders import NOW
from tests.proof.written import DESK, Written


@pytest.fixture
def document(tmp_path: Path) -> dict[str, Any]:
    """Four acts out of a log of four."""
    log = Written(KeyRing(tmp_path, lambda: NOW))
    row = {"act": "print_receipt", "staff": "07", "second": None, "subject": "code", "reason": ""}
    for number in (1, 2, 3):
        log.write(Kind.ACT, partial(act_body, "staff_acts", number, row, DESK))
    log.write(Kind.ACT, lambda place: act_body("help_ends", 9, {"how": "left", "staff": None}, DESK, place))
    proved = [(entry, merkle.inclusion(log.node, entry.seq, 4)) for entry in log.entries]
    note = signed_note(log.checkpoint, log.ring.signer)
    made = acts_document(proved, note, log.ring.keys, ("2026-11-23", None))
    return json.loads(canonical(made))  # type: ignore[no-any-return]


def test_acts_stand(document: dict[str, Any]) -> None:
    verdict = check_acts(document)

    assert verdict.faults == ()
    assert (verdict.key, verdict.checkpoint and verdict.checkpoint.size) == (document["keys"][0]["id"], 4)


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "who did it": lambda told: told["acts"][0]["body"]["ek:row"].update(staff="08"),
    "when": lambda told: told["acts"][0]["body"].update({"dct:created": "2026-11-24T09:30:00+00:00"}),
    "the salt": lambda told: told["acts"][1].update(salt=told["acts"][0]["salt"]),
    "its place": lambda told: told["acts"][1].update(seq=0),
    "one left out": lambda told: told["acts"].pop(1),
    "two changed places": lambda told: told["acts"].reverse(),
    "one twice": lambda told: told["acts"].append(told["acts"][0]),
    "the head": lambda told: told.update(checkpoint=told["checkpoint"].replace("\n4\n", "\n5\n")),
    "another key": lambda told: told["keys"][0].update(raw="A" * 43),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_is_found(document: dict[str, Any], change: str) -> None:
    told = copy.deepcopy(document)
    CHANGES[change](told)

    assert check_acts(told).faults


@pytest.mark.parametrize("wrong", [None, [], {}, {"@type": "other"}, {"@type": "ek:Acts", "keys": 3}])
def test_what_is_no_export_gets_a_sentence(wrong: object) -> None:
    assert check_acts(wrong).faults == (NO_EXPORT,)
