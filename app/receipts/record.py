"""A receipt as a plain JSON object for machines, in the field names of ISO/IEC TS 27560 where it has one.

Source: W3C DPV guide on consent records and receipts as per ISO/IEC TS 27560:2023; own fields begin with `kx_`.
"""

from app.domain.consent import Receipt


def record_of(receipt: Receipt) -> dict[str, object]:
    """Write a receipt down for a machine. It holds no face data, document number, room number or name."""
    draft = receipt.draft
    return {
        "receipt_id": receipt.id,
        "short_code": receipt.code,
        "event_state": draft.decision.value,
        "event_time": receipt.created_at.isoformat(),
        "language": draft.language,
        "privacy_notice": {"version": draft.notice.version, "sha256": draft.notice.sha256},
        "processing_method": draft.mode.value,
        "replaces": draft.replaces,
        "kx_face_card_side": draft.face_side.value,
        "kx_comfort": list(draft.comfort),
    }
