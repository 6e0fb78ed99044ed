"""The page on which anybody checks a receipt, with the public keys of one kiosk written into it.

The page itself is one file, `resources/verifier/receipt.html`; only the block with the keys is replaced, which its
policy leaves free because nothing in it runs.
"""

import json
import re
from collections.abc import Iterable
from typing import Final

from app.proof.keys import PublicKey

_BLOCK: Final = re.compile(r'(<script type="application/json" id="keys">).*?(</script>)', re.DOTALL)


def page_with(page: str, *, hotel: str, kiosk_id: str, keys: Iterable[PublicKey]) -> str:
    """The page for receipts of one kiosk. Raises: ValueError if this is not the page."""
    held = {"hotel": hotel, "kiosk": kiosk_id, "keys": [key.plain() for key in keys]}
    text = json.dumps(held, ensure_ascii=False).replace(
        "<", "\\u003c"
    )  # a hotel may be called anything, `</script>` too
    made, count = _BLOCK.subn(lambda found: found[1] + text + found[2], page)
    if count != 1:
        raise ValueError("the page has no place for keys")
    return made
