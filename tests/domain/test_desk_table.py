"""The tables of the desk: every one has columns, an order and an act that it needs."""

import pytest

from app.domain.desk_table import COLUMNS, COUNT_MAX, FILTERS, PAGE_ROWS, SORTED_BY, TAB_ACTS, DeskQuery, DeskTable, Tab


@pytest.mark.parametrize("tab", Tab)
def test_every_table_has_columns_an_order_among_them_and_an_act(tab: Tab) -> None:
    assert set(SORTED_BY[tab]) <= set(COLUMNS[tab])
    assert bool(SORTED_BY[tab]) is bool(COLUMNS[tab])
    assert DeskQuery(tab).sorted_by == (SORTED_BY[tab][0] if COLUMNS[tab] else "")
    assert tab in TAB_ACTS
    for column in SORTED_BY[tab]:
        assert DeskQuery(tab, sort=column).sorted_by == column


def test_filters_come_round_to_everything() -> None:
    query, seen = DeskQuery(Tab.RECEIPTS), []
    for _ in range(len(FILTERS[Tab.RECEIPTS]) + 1):
        query = DeskQuery(Tab.RECEIPTS, only=query.next_filter())
        seen.append(query.only)

    assert seen == [*FILTERS[Tab.RECEIPTS], ""]


@pytest.mark.parametrize(
    ("total", "pages"), [(0, 1), (1, 1), (PAGE_ROWS, 1), (PAGE_ROWS + 1, 2), (COUNT_MAX + 1, 1001)]
)
def test_there_is_always_a_page(total: int, pages: int) -> None:
    assert DeskTable(DeskQuery(Tab.RECEIPTS), (), total).pages == pages
