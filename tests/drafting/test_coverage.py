"""The ledger under any change of its links: what no living item carries is open, and only that."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting import coverage
from drafting.models import Coverage, CoverageLink, Plan
from tests.plans import items_of, make_plan
from tests.workflow.ways import address, browser

TASKS = 4
ANSWERS = st.lists(st.sampled_from(Coverage.Answer.values), min_size=TASKS, max_size=TASKS)
LINKS = st.lists(st.sets(st.integers(0, TASKS - 1)), min_size=TASKS, max_size=TASKS)


@pytest.fixture
def plan(cast: None) -> Plan:
    return make_plan(items=TASKS)


def mutate(plan: Plan, answers: list[str], links: list[set[int]]) -> list[Coverage]:
    """The ledger's rows with these answers, each linked to these items of the plan."""
    items = items_of(plan)
    rows = list(Coverage.objects.filter(basis__plan=plan).order_by("position"))
    CoverageLink.objects.filter(coverage__in=rows).delete()
    for row, answer, chosen in zip(rows, answers, links, strict=True):
        row.answer, row.reason, row.delegated_to = answer, "Lý do.", "Các đảng ủy trực thuộc"
        row.save(update_fields=["answer", "reason", "delegated_to"])
        CoverageLink.objects.bulk_create(
            CoverageLink(coverage=row, part=items[place]) for place in sorted(chosen)
        )
    return rows


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS, links=LINKS)
def test_a_task_is_open_exactly_when_nothing_answers_it_any_more(
    plan: Plan, answers: list[str], links: list[set[int]]
) -> None:
    rows = mutate(plan, answers, links)
    wanted = [
        row.pk
        for row, answer, chosen in zip(rows, answers, links, strict=True)
        if answer == Coverage.Answer.UNANSWERED or (answer in Coverage.LINKED and not chosen)
    ]
    book = coverage.ledger(plan)
    assert sorted(row.coverage.pk for row in book.open) == wanted
    assert sorted(coverage.unanswered(plan).values_list("pk", flat=True)) == wanted
    assert sum(book.counts.values()) == TASKS
    assert book.counts[Coverage.Answer.UNANSWERED] == len(wanted)


def test_the_last_item_that_carried_a_task_opens_it_when_it_goes_and_closes_it_when_it_comes_back(
    plan: Plan,
) -> None:
    rows = mutate(plan, [Coverage.Answer.JOINED] * TASKS, [{0, 1}, {1}, {2}, {3}])
    second = items_of(plan)[1]
    soan = browser("soan")
    soan.post(address(plan, f"parts/{second.uid}/delete/"), {"edit_number": second.edit_number})
    assert [row.coverage.pk for row in coverage.ledger(plan).open] == [rows[1].pk]
    soan.post(address(plan, "undo/"))
    assert coverage.ledger(plan).open == []
    assert [len(row.parts) for row in coverage.ledger(plan).rows] == [2, 1, 1, 1]


def test_an_item_of_another_plan_answers_nothing(plan: Plan) -> None:
    other = make_plan(items=1)
    rows = mutate(plan, [Coverage.Answer.ADOPTED] * TASKS, [{0}, {1}, {2}, {3}])
    CoverageLink.objects.filter(coverage=rows[0]).update(part=items_of(other)[0])
    desk = browser("soan").get(address(plan)).context["desk"]
    carriers = {part.uid for row in desk.ledger.rows for part in row.parts}
    assert items_of(other)[0].uid not in {uid for uid in carriers if uid in desk.paths}
