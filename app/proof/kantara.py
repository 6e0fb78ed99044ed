"""A receipt in the older form of the Kantara Initiative, for those who read that one.

It knows consent that was given and no other state: what ended a consent stands in `termination`, and a refusal has no
such form. What the hotel has not set says so. Source: Kantara Consent Receipt Specification 1.1.0.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.proof.terms import Body

VERSION = "KI-CR-v1.1.0"
BIOMETRIC = "Biometric"
_NO_LINE = "not set by the hotel; see contact"
_ENDS = {"dpv:ConsentWithdrawn": "withdrawn on", "dpv:ConsentExpired": "ran out on"}


class NoConsent(ValueError):
    """The receipt is of a refusal, which this form cannot tell."""


def kantara(receipt: Mapping[str, Any]) -> Body:
    """An issued receipt (its `receipt` member) in Kantara's form, every mandatory field filled. Raises: NoConsent."""
    record = receipt["dpv:hasRecordOfActivity"][0]
    states = {state["@type"][0]: state for state in record["dpv:hasConsentStatus"]}
    if "dpv:ConsentGiven" not in states:
        raise NoConsent
    given = states["dpv:ConsentGiven"]
    (process,), (controller,) = record["dpv:hasProcess"], record["dpv:hasEntity"]
    country = process["dpv:hasJurisdiction"].removeprefix("loc:")
    contact = controller["dpv:hasContact"]
    return {
        "version": VERSION,
        "jurisdiction": country,
        "consentTimestamp": int(datetime.fromisoformat(given["dpv:isIndicatedAtTime"]).timestamp()),
        "collectionMethod": given["dpv:hasIndicationMethod"],
        "consentReceiptID": receipt["dct:identifier"],
        "language": receipt["dct:language"],
        "piiPrincipalId": record["dpv:hasDataSubject"]["@id"],
        "piiControllers": [
            {
                "piiController": controller["dpv:hasName"],
                "onBehalf": False,
                "contact": contact,
                "address": {"streetAddress": controller["dpv:hasAddress"], "addressCountry": country},
                "email": contact if "@" in contact else _NO_LINE,
                "phone": contact if "+" in contact else _NO_LINE,
            }
        ],
        "policyUrl": record["dpv:hasNotice"]["@id"],
        "services": [
            {
                "service": process["dpv:hasService"],
                "purposes": [
                    {
                        "purpose": process["dpv:hasPurpose"],
                        "purposeCategory": ["Core Function"],
                        "consentType": "EXPLICIT",
                        "piiCategory": [BIOMETRIC],
                        "primaryPurpose": False,
                        "termination": _termination(states, given),
                        "thirdPartyDisclosure": False,
                    }
                ],
            }
        ],
        "sensitive": True,
        "spiCat": [BIOMETRIC],
    }


def _termination(states: Mapping[str, Mapping[str, Any]], given: Mapping[str, Any]) -> str:
    """What ended the consent, or what will."""
    for state, words in _ENDS.items():
        if state in states:
            return f"{words} {states[state]['dpv:isIndicatedAtTime']}"
    return f"after {given['dpv:hasDuration']['rdf:value']}, or when withdrawn at the kiosk or the desk"
