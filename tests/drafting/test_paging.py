"""Pages of a long list: every row once, whatever way one goes."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from drafting.paging import Page, page_of
from permissions.models import Agency


@pytest.fixture
def agencies(db: None) -> list[int]:
    made = Agency.objects.bulk_create(
        Agency(
            code=f"a{n}",
            level="base",
            kind="unit",
            name=f"Cơ quan {n}",
            short_name="",
            symbol="",
            order=900 - n,
        )
        for n in range(57)
    )
    return sorted((agency.pk for agency in made), reverse=True)


def shown(query: str = "", **more: Any) -> Page:
    return page_of(RequestFactory().get("/" + query), Agency.objects.filter(code__startswith="a"), **more)


def test_going_on_shows_every_row_once_and_going_back_shows_the_same_pages(agencies: list[int]) -> None:
    forward = [page := shown()]
    while page.older:
        forward.append(page := shown(page.older))
    assert [row.pk for page in forward for row in page.rows] == agencies
    assert [len(page.rows) for page in forward] == [25, 25, 7]
    back = [page]
    while page.newer:
        back.append(page := shown(page.newer))
    assert [[row.pk for row in page.rows] for page in reversed(back)] == [
        [row.pk for row in page.rows] for page in forward
    ]


def test_the_first_page_leads_only_on_and_the_last_only_back(agencies: list[int]) -> None:
    first, last = shown(), shown(f"?before={agencies[49]}")
    assert (bool(first.newer), bool(first.older)) == (False, True)
    assert (bool(last.newer), bool(last.older)) == (True, False)


def test_a_page_costs_one_query_and_reads_one_row_more_than_it_shows(
    agencies: list[int], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1) as asked:
        shown(f"?before={agencies[30]}", size=10)
    assert "LIMIT 11" in asked.captured_queries[0]["sql"]


@pytest.mark.parametrize("wrong", ["abc", "-1", "", "1e9", "²", "9" * 40, "1;drop table"])
def test_an_address_that_says_nothing_is_the_first_page(agencies: list[int], wrong: str) -> None:
    query = QueryDict(mutable=True)
    query["before"] = wrong
    assert [row.pk for row in shown("?" + query.urlencode()).rows] == agencies[:25]


def test_beyond_the_ends_there_is_nothing_and_no_way_on(agencies: list[int]) -> None:
    assert shown("?before=1") == Page([])
    assert shown(f"?after={agencies[0]}") == Page([])


def test_the_other_choices_in_the_address_are_kept(agencies: list[int]) -> None:
    assert "series=3" in shown("?series=3&before=999999").older


def test_the_order_may_be_by_another_number(agencies: list[int]) -> None:
    page = shown("?before=870", by="order", size=3)
    assert [row.order for row in page.rows] == [869, 868, 867]
    assert page.older == "?before=867"
