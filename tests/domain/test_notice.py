"""The notice proves which words were shown, and knows what is missing."""

from dataclasses import replace

import pytest

from app.domain.notice import FIELDS, NoticeItem
from tests.builders import a_notice


def test_a_full_notice_misses_nothing() -> None:
    assert a_notice().missing_fields() == ()


@pytest.mark.parametrize("place", range(len(FIELDS)))
@pytest.mark.parametrize("item", [None, NoticeItem("N1", "", "x"), NoticeItem("N1", "x", " \n")])
def test_each_absent_or_empty_field_is_named(place: int, item: NoticeItem | None) -> None:
    items = list(a_notice().items)
    items[place : place + 1] = [replace(item, field=FIELDS[place])] if item else []

    notice = replace(a_notice(), items=tuple(items))

    assert notice.missing_fields() == (FIELDS[place],)


def test_the_same_words_have_the_same_digest() -> None:
    assert a_notice().ref == a_notice().ref
    assert len(a_notice().ref.sha256) == 64


def test_any_other_word_version_or_language_has_another_digest() -> None:
    notice = a_notice()
    changed = replace(notice.items[0], text="Another word.")

    digests = {
        notice.ref.sha256,
        replace(notice, items=(changed, *notice.items[1:])).ref.sha256,
        replace(notice, version="2026-12").ref.sha256,
        replace(notice, language="ar").ref.sha256,
        replace(notice, items=notice.items[::-1]).ref.sha256,
    }

    assert len(digests) == 5
