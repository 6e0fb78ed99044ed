"""The notice proves which words were shown, and knows what is missing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.notice import FIELDS, NoticeApproval, NoticeItem, WrittenNotice, in_force
from tests.builders import TODAY, a_notice

TOMORROW = TODAY + timedelta(days=1)


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


def test_a_written_notice_has_another_digest_with_any_change_of_version_language_or_text() -> None:
    notice = WrittenNotice("2.0", {"en": "a", "ar": "b"})

    others = [
        WrittenNotice("2.1", notice.texts),
        WrittenNotice("2.0", {"en": "a"}),
        WrittenNotice("2.0", {"en": "b", "ar": "a"}),
    ]

    assert len({each.sha256 for each in (notice, *others)}) == len(others) + 1
    assert WrittenNotice("2.0", {"ar": "b", "en": "a"}).sha256 == notice.sha256


def test_the_approval_that_began_last_holds_and_of_two_from_one_day_the_later_one() -> None:
    notice = WrittenNotice("2.0", {})
    old, first, second, coming = (
        NoticeApproval(notice, day, first, "12")
        for day, first in ((TODAY, "01"), (TOMORROW, "02"), (TOMORROW, "03"), (TOMORROW + timedelta(days=9), "04"))
    )

    assert in_force([coming, first, second, old], TOMORROW) == second
    assert in_force([coming, first, old], TODAY) == old
    assert in_force([coming], TODAY) is None
