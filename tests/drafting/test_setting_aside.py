import pytest

from drafting.models import Coverage, CoverageLink, Part
from drafting.refusals import NotEditable, Unfit
from drafting.setting_aside import only_for, set_aside
from tests.plans import items_of, make_plan, person

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def plan():
    return make_plan()


def task(plan, position):
    return Coverage.objects.get(basis__plan=plan, position=position)


def test_what_came_over_for_a_task_that_is_not_applicable_leaves_the_draft(plan):
    kept, gone, last = items_of(plan)
    set_aside(task(plan, 2), by=person("soan"), reason="Không có đối tượng thực hiện.")
    assert items_of(plan) == [kept, last]
    assert task(plan, 2).answer == "not_applicable"
    assert {task(plan, 1).answer, task(plan, 3).answer} == {"adopted"}
    assert not Part.objects.filter(pk=gone.pk).exists()


def test_an_item_that_carries_another_task_too_stays(plan):
    shared = items_of(plan)[1]
    CoverageLink.objects.create(coverage=task(plan, 1), part=shared)
    assert only_for(task(plan, 2)) == []
    set_aside(task(plan, 2), by=person("soan"), reason="Không có đối tượng thực hiện.")
    assert shared in items_of(plan)
    assert task(plan, 1).answer == "adopted"


def test_a_group_goes_with_its_last_item_and_not_before(plan):
    first, second, third = items_of(plan)
    group = Part.objects.create(
        plan=plan, kind=Part.Kind.GROUP, level=1, text="Ban Kinh tế", position=first.position + 1
    )
    set_aside(task(plan, 2), by=person("soan"), reason="Không có cơ quan này.")
    assert Part.objects.filter(pk=group.pk).exists()
    set_aside(task(plan, 3), by=person("soan"), reason="Không có cơ quan này.")
    assert not Part.objects.filter(pk__in=[group.pk, second.pk, third.pk]).exists()
    assert items_of(plan) == [first]


@pytest.mark.parametrize(
    ("who", "reason", "refusal"), [("soan", "  ", Unfit), ("truongban", "Không có cơ quan này.", NotEditable)]
)
def test_a_refusal_leaves_the_draft_as_it_was(plan, who, reason, refusal):
    before = items_of(plan)
    with pytest.raises(refusal):
        set_aside(task(plan, 2), by=person(who), reason=reason)
    assert items_of(plan) == before
    assert task(plan, 2).answer == "adopted"
