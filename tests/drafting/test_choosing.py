from datetime import date

import pytest

from drafting.choosing import fingerprint, set_recipients, tree
from drafting.forms.recipients import RecipientsForm
from drafting.models import Part
from drafting.recipient_groups import groups_of, members_of
from drafting.refusals import Conflict, Unfit
from permissions.administering.agencies import end_agency, set_group
from tests.plans import agency, make_plan, person

pytestmark = pytest.mark.usefixtures("cast")


def choose(plan, **given):
    values = {"agencies": [], "groups": {}, "reported_to": set(), **given}
    set_recipients(plan, by=person("soan"), **values)


def lines(plan):
    kinds = [Part.Kind.RECIPIENT, Part.Kind.ARCHIVE]
    return list(plan.parts.filter(kind__in=kinds).values_list("text", "note"))


def test_the_lines_stand_in_the_order_of_the_form():
    plan = make_plan()
    choose(
        plan,
        agencies=[agency("ubkttu"), agency("tw"), agency("vptu")],
        groups={"committees_below": "Các đảng ủy trực thuộc"},
        reported_to={agency("tw").pk},
        lines=[("Các đồng chí Tỉnh ủy viên", ""), ("Vụ Địa phương I", "báo cáo")],
        archive="VPTU",
    )
    assert lines(plan) == [
        ("Ban Chấp hành Trung ương", "báo cáo"),
        ("Vụ Địa phương I", "báo cáo"),
        ("Văn phòng Tỉnh ủy", ""),
        ("Ủy ban Kiểm tra Tỉnh ủy", ""),
        ("Các đảng ủy trực thuộc", ""),
        ("Các đồng chí Tỉnh ủy viên", ""),
        ("VPTU", ""),
    ]


def test_a_line_that_stays_keeps_its_uid():
    plan = make_plan()
    before = plan.parts.get(agency=agency("tt-tu")).uid
    choose(plan, agencies=[agency("vptu"), agency("tt-tu")], reported_to={agency("tt-tu").pk})
    assert plan.parts.get(agency=agency("tt-tu")).uid == before
    assert lines(plan)[-1] == ("Văn phòng Tỉnh ủy", "")


def test_a_list_that_somebody_else_changed_is_not_overwritten():
    plan = make_plan()
    seen = fingerprint(plan.parts.all())
    choose(plan, agencies=[agency("vptu")])
    with pytest.raises(Conflict):
        choose(plan, agencies=[agency("bnctu")], seen=seen)
    assert lines(plan)[0] == ("Văn phòng Tỉnh ủy", "")


@pytest.mark.parametrize("given", [{}, {"lines": [("A", "")], "archive": " "}])
def test_a_list_without_lines_or_archive_is_refused(given):
    plan = make_plan()
    before = lines(plan)
    with pytest.raises(Unfit):
        choose(plan, **given)
    assert lines(plan) == before


def test_the_tree_names_who_is_above_beside_and_below():
    found = tree(agency("du-thanh-binh"))
    assert {row.code for row in found.reported_to} >= {"tu", "tt-tu", "btctu", "tt-du-thanh-binh"}
    assert {row.code for row in found.own} == {
        "vp-du-thanh-binh",
        "bxdd-du-thanh-binh",
        "ubkt-du-thanh-binh",
    }
    assert found.below == []
    assert {row.code for row in tree(agency("tu")).below} == {
        "du-thanh-binh",
        "du-hoa-an",
        "du-ubnd",
        "du-cq-dang",
    }


def test_a_group_of_the_committees_own_is_offered_and_means_its_members_on_the_day():
    tu, tct = agency("tu"), agency("tct")
    group = set_group(tu, by=person("quantri"), name="Các trường, trung tâm", members=[tct], by_rule=False)
    code = f"group-{group.pk}"
    assert groups_of(tu)[code] == "Các trường, trung tâm"
    plan = make_plan(items=1)
    form = RecipientsForm(plan=plan, parts=list(plan.parts.select_related("agency")))
    assert (code, "Các trường, trung tâm") in form.fields["groups"].choices  # type: ignore[attr-defined]
    assert members_of(code, tu) == [tct]
    assert members_of(code, agency("du-hoa-an")) == []
    end_agency(tct, by=person("quantri"), on=date(2026, 11, 1), decision="QĐ 1")
    assert members_of(code, tu) == []
