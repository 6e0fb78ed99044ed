"""The sign says in every language what must stand at a face camera, in the notice's own words."""

import pytest

from app.config import Config
from app.i18n import LANGUAGES
from app.notices import notices_of
from app.receipts.isolates import plain
from app.receipts.sign import compose_sign
from tests.receipts.desk import words

DEMO = Config().for_demo()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    notice = notices_of(DEMO, words())[language]
    told = {item.field: item.text for item in notice.items}

    sign = compose_sign(words(), notice, DEMO.hotel.legal_name)

    assert (sign.purpose, sign.kept, sign.other_way) == (told["N3"], told["N6"], told["N10"])
    assert "120" in sign.looked
    assert DEMO.hotel.legal_name in plain(sign.responsible)
    assert all((sign.title, sign.off, sign.choice, sign.seen, sign.drawing))
    assert sign.is_rtl == (language == "ar")
