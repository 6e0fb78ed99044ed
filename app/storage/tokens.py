"""The tokens of receipts: written out of the log, and read back with the kiosk's own keys."""

from app.domain.consent import Receipt
from app.domain.ids import ReceiptId
from app.domain.problems import KioskError, Problem
from app.proof.canonical import digest
from app.proof.keys import KeysBroken
from app.proof.terms import DECISIONS
from app.proof.token import Claims, ForeignToken, ForgedToken, NotToken, State, bytes_of, read_token, token_of
from app.storage.ledger import Ledger


def token_for(receipt: Receipt, ledger: Ledger) -> bytes | None:
    """The token of a receipt; None where its record was erased. Same stored state and key, same bytes.

    Raises: STORE_UNAVAILABLE without keys.
    """
    proved = ledger.proved(ledger.about([receipt.id]))
    own = next((entry for entry, _ in proved if entry.kind in DECISIONS), None)
    if own is None:
        return None
    state = State.EXPIRED if receipt.expired_at else State[receipt.draft.decision.name]
    claims = Claims(
        kiosk_id=ledger.desk.kiosk_id,
        issued_s=int((receipt.expired_at or receipt.created_at).timestamp()),
        receipt_id=receipt.id,
        state=state,
        digest=digest(own.body),
        notice_version=receipt.draft.notice.version,
        notice_language=receipt.draft.notice.language,
        log_index=own.seq,
    )
    try:
        return token_of(claims, ledger.keys.signer)
    except (KeysBroken, OSError):
        raise KioskError(Problem.STORE_UNAVAILABLE) from None


def receipt_named(digits_untrusted: str, ledger: Ledger) -> ReceiptId:
    """The receipt that a token of this kiosk names.

    Raises: RECEIPT_UNREADABLE for what is no token, RECEIPT_FORGED for one that our key did not sign,
    RECEIPT_ELSEWHERE for one of another kiosk, STORE_UNAVAILABLE without keys.
    """
    try:
        _ = ledger.keys.signer  # another program may have put a new key there; this notices
        claims = read_token(bytes_of(digits_untrusted), ledger.keys)
    except NotToken:
        raise KioskError(Problem.RECEIPT_UNREADABLE) from None
    except ForgedToken:
        raise KioskError(Problem.RECEIPT_FORGED) from None
    except ForeignToken:
        raise KioskError(Problem.RECEIPT_ELSEWHERE) from None
    except (KeysBroken, OSError):
        raise KioskError(Problem.STORE_UNAVAILABLE) from None
    if claims.kiosk_id != ledger.desk.kiosk_id:
        raise KioskError(Problem.RECEIPT_ELSEWHERE)
    return claims.receipt_id
