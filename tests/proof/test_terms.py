"""The prefixes and terms: those of DPV 2.3, by name, and our own under an address that leads nowhere."""

import re
from pathlib import Path

from app.proof.terms import CONTEXT, OWN, guest_of
from tests.proof.written import GIVEN, a_log, an_expiry

KNOWN = frozenset(
    """
    ConsentExpired ConsentGiven ConsentNotice ConsentReceipt ConsentRecord ConsentRefused ConsentWithdrawn Collect
    ConsentStatusInvalidForProcessing
    Customer DataController DataSubjectDataSource DataSubjectRight Derive EndlessDuration Erase
    ExplicitlyExpressedConsent IdentityVerification Match Observe Optional Organisation Process SensitivePersonalData
    SpecialCategoryPersonalData
    StorageDeletion StorageDuration StorageLocation TemporalDuration UntilEventDuration WithdrawConsent WithinDevice
    hasAddress hasConsentControl hasConsentStatus hasContact hasDataController hasDataSource hasDataSubject hasDuration
    hasEntity hasIdentifier hasIndicationMethod hasJurisdiction hasLegalBasis hasLocation hasName hasNecessity hasNotice
    hasPersonalData hasProcess hasProcessing hasPurpose hasRecipient hasRecordOfActivity hasRight hasService
    hasStorageCondition isExercisedAt isIndicatedAtTime isIndicatedBy
    """.split()  # noqa: SIM905 - a list to read
)
"""The terms that are used, each looked up in the vocabulary's own list (`2.3/dpv/dpv.csv`)."""


def test_every_term_of_dpv_is_one_of_the_vocabulary(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    an_expiry(log)
    text = str([entry.body for entry in log.entries]) + str(log.issue(GIVEN, 2, 3, 4, 5)["receipt"])

    used = set(re.findall(r"dpv:([A-Za-z]+)", text))

    assert used - KNOWN == set()
    assert len(used) > 40


def test_every_prefix_in_use_is_in_the_context(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    text = str(log.issue(GIVEN, 2, 3, 4, 5)["receipt"]["dpv:hasRecordOfActivity"])

    prefixes = set(re.findall(r"'([a-z]+):[A-Za-z]+'", text)) - {"urn"}

    assert prefixes <= CONTEXT.keys()


def test_our_own_terms_cannot_be_fetched() -> None:
    assert OWN.split("/")[2].endswith(".invalid")


def test_a_guest_is_known_by_the_first_receipt_alone() -> None:
    assert guest_of("a") == "urn:uuid:a#guest"
