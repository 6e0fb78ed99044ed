"""The older form: every field that its own schema demands, and no consent told that was not given."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.proof.kantara import NoConsent, kantara
from tests.builders import NOW, a_draft, a_receipt, a_release
from tests.proof.written import DECLINED, GIVEN, a_log, an_expiry

MANDATORY = frozenset(
    {"version", "jurisdiction", "consentTimestamp", "collectionMethod", "consentReceiptID", "language"}
    | {"piiPrincipalId", "piiControllers", "policyUrl", "services", "sensitive", "spiCat"}
)
OF_A_CONTROLLER = frozenset({"piiController", "contact", "address", "email", "phone"})
OF_A_PURPOSE = frozenset({"consentType", "purposeCategory", "piiCategory", "termination", "thirdPartyDisclosure"})


def exported(log: Any, *seqs: int) -> Any:
    return kantara(log.issue(GIVEN, *seqs)["receipt"])


def test_every_mandatory_field_is_filled(tmp_path: Path) -> None:
    told = exported(a_log(tmp_path), 2, 3, 4)

    assert told.keys() >= MANDATORY
    assert told["piiControllers"][0].keys() >= OF_A_CONTROLLER
    assert told["services"][0]["purposes"][0].keys() >= OF_A_PURPOSE
    assert all(str(value) for value in told.values())
    assert told["consentTimestamp"] == int(NOW.timestamp())
    assert told["consentReceiptID"] == GIVEN.id
    assert told["sensitive"] is True


@pytest.mark.parametrize(("seqs", "how"), [((2,), "after PT86400S"), ((2, 5), "withdrawn on"), ((2, 6), "ran out on")])
def test_what_ended_the_consent_is_told(tmp_path: Path, seqs: tuple[int, ...], how: str) -> None:
    log = a_log(tmp_path)
    an_expiry(log)

    assert exported(log, *seqs)["services"][0]["purposes"][0]["termination"].startswith(how)


def test_a_signed_release_is_told_by_its_digest(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    signed = a_receipt(number=9, draft=a_draft(release=a_release()), valid_until=NOW + timedelta(hours=24))
    seq = log.decide(signed).seq

    method = kantara(log.issue(signed, seq)["receipt"])["collectionMethod"]

    assert "electronic signature" in method
    assert a_release().sha256 in method


def test_a_refusal_has_no_such_form(tmp_path: Path) -> None:
    with pytest.raises(NoConsent):
        kantara(a_log(tmp_path).issue(DECLINED, 1)["receipt"])
