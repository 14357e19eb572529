"""Splitting, joining, indenting and moving points, and undoing it: nothing said and no answer is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting import editing
from drafting.models import Coverage, CoverageLink, EditStep, Part
from drafting.refusals import Conflict, NotEditable, Unfit
from drafting.rows import row_of
from records.models import AuditEntry
from tests.plans import items_of, make_plan, person

pytestmark = pytest.mark.usefixtures("cast")
KEEPS = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


def tasks(plan):
    return [part for part in items_of(plan) if part.item_kind == "task"]


def state(plan):
    """Everything that a person would miss: rows in order, links and answers."""
    return (
        [(part.uid, {**row_of(part), "mark": "", "position": 0}) for part in plan.parts.all()],
        sorted(CoverageLink.objects.filter(part__plan=plan).values_list("coverage__uid", "part__uid")),
        dict(Coverage.objects.filter(basis__plan=plan).values_list("uid", "answer")),
    )


def split(part, at, text=None, by="soan"):
    text = part.text if text is None else text
    return editing.split_part(part, by=person(by), edit_number=part.edit_number, text=text, at=at)


def join(part, by="soan"):
    return editing.join_parts(part, by=person(by), edit_number=part.edit_number)


WORDS = st.lists(
    st.sampled_from(
        ["rà soát", "Ban Tổ chức Tỉnh ủy", "quý I/2027", "(trước ngày 31/3/2027)", "cấp ủy;", "Đảng."]
    ),
    min_size=2,
    max_size=12,
)


@KEEPS
@given(words=WORDS, share=st.floats(0.05, 0.95))
def test_what_is_split_and_joined_again_says_the_same(words, share):
    plan = make_plan()
    part = tasks(plan)[1]
    part = editing.save_part(part, by=person("soan"), edit_number=part.edit_number, text=" ".join(words))
    before = part.text
    carried = set(CoverageLink.objects.filter(part=part).values_list("coverage", flat=True))
    try:
        new = split(part, int(len(before) * share))
    except Unfit:
        return
    part.refresh_from_db()
    assert part.text
    assert new.text
    assert f"{part.text}{new.text}".replace(" ", "") == before.replace(" ", "")
    assert set(CoverageLink.objects.filter(part=new).values_list("coverage", flat=True)) == carried
    whole = join(new)
    assert whole.pk == part.pk
    assert whole.text.replace(" ", "") == before.replace(" ", "")
    assert set(CoverageLink.objects.filter(part=whole).values_list("coverage", flat=True)) == carried
    assert not Part.objects.filter(pk=new.pk).exists()


def test_italics_and_paragraphs_go_with_their_words():
    plan = make_plan()
    part = tasks(plan)[0]
    part = editing.save_part(
        part,
        by=person("soan"),
        edit_number=part.edit_number,
        text="Một hai ba\nbốn năm sáu",
        runs=[[4, 7, "italic"], [15, 18, "bold"]],
    )
    new = split(part, 11, "Một hai ba\nbốn năm sáu")
    part.refresh_from_db()
    assert (part.text, part.runs, part.breaks) == ("Một hai ba", [[4, 7, "italic"]], [])
    assert (new.text, new.runs, new.breaks) == ("bốn năm sáu", [[4, 7, "bold"]], [])
    whole = join(new)
    assert whole.runs == [[4, 7, "italic"], [15, 18, "bold"]]


def test_each_half_keeps_the_time_that_it_names():
    plan = make_plan()
    part = tasks(plan)[0]
    text = "Rà soát quy định (trước ngày 31/3/2027). Báo cáo kết quả (trước ngày 30/6/2027)."
    part = editing.save_part(part, by=person("soan"), edit_number=part.edit_number, text=text)
    new = split(part, text.index("Báo cáo"))
    part.refresh_from_db()
    assert [entry["end"] for entry in part.deadlines] == ["2027-03-31"]
    assert [entry["end"] for entry in new.deadlines] == ["2027-06-30"]


@pytest.mark.parametrize("at", [0, 10_000])
def test_a_half_without_words_is_none(at):
    plan = make_plan()
    with pytest.raises(Unfit):
        split(tasks(plan)[0], at)


def test_who_has_an_older_text_before_them_overwrites_nothing():
    plan = make_plan()
    part, before = tasks(plan)[1], state(plan)
    part.edit_number = 7
    for act in (lambda: split(part, 5), lambda: join(part)):
        with pytest.raises(Conflict):
            act()
    assert state(plan) == before


def test_joining_gathers_the_answers_of_both():
    plan = make_plan()
    first, second, _third = tasks(plan)
    join(second)
    assert CoverageLink.objects.filter(part=first).count() == 2
    assert not Coverage.objects.filter(basis__plan=plan, answer="unanswered").exists()


def test_the_first_point_of_a_kind_has_nothing_to_join():
    plan = make_plan()
    with pytest.raises(Unfit):
        join(tasks(plan)[0])


def test_a_point_moves_behind_any_other_and_into_its_group():
    plan = make_plan()
    first, second, third = tasks(plan)
    editing.move_behind(first, third, by=person("soan"))
    assert [part.pk for part in tasks(plan)] == [second.pk, third.pk, first.pk]
    group = editing.add_part(plan, by=person("soan"), kind="group", after=third, text="Nhóm mới")
    editing.move_behind(second, group, by=person("soan"))
    second.refresh_from_db()
    assert second.level == 1


def test_a_section_moves_with_all_that_stands_under_it():
    plan = make_plan()
    first, second = plan.parts.filter(kind="section")
    inside = [part.pk for part in tasks(plan)]
    editing.move_behind(first, plan.parts.get(pk=inside[-1]), by=person("soan"))
    assert [part.pk for part in plan.parts.filter(kind="section")] == [second.pk, first.pk]
    order = list(plan.parts.values_list("pk", flat=True))
    assert [order.index(pk) for pk in [second.pk, *inside]] == sorted(
        order.index(pk) for pk in [second.pk, *inside]
    )
    with pytest.raises(Unfit):
        editing.move_behind(second, plan.parts.get(pk=inside[0]), by=person("soan"))


def test_a_point_goes_under_the_group_before_it_and_out_again():
    plan = make_plan()
    first = tasks(plan)[0]
    with pytest.raises(Unfit):
        editing.indent_part(first, by=person("soan"), deeper=True)
    editing.add_part(plan, by=person("soan"), kind="group", after=first, text="Nhóm mới")
    second = tasks(plan)[1]
    for deeper, level in ((True, 1), (False, 0), (True, 1)):
        editing.indent_part(second, by=person("soan"), deeper=deeper)
        second.refresh_from_db()
        assert second.level == level


def acts(plan, by):
    """One of each act, on fresh rows."""
    first, second, third = tasks(plan)[:3]
    return {
        "save_part": lambda: editing.save_part(
            first, by=by, edit_number=first.edit_number, text="Văn phòng Tỉnh ủy làm việc khác.", lead="Ban A"
        ),
        "add_part": lambda: editing.add_part(plan, by=by, kind="item", after=second, text="Việc mới."),
        "delete_part": lambda: editing.delete_part(third, by=by, edit_number=third.edit_number),
        "move_part": lambda: editing.move_part(second, by=by, up=True),
        "move_behind": lambda: editing.move_behind(first, third, by=by),
        "split_part": lambda: editing.split_part(
            first, by=by, edit_number=first.edit_number, text=first.text, at=20
        ),
        "join_parts": lambda: editing.join_parts(second, by=by, edit_number=second.edit_number),
    }


@pytest.mark.parametrize(
    "verb", ["save_part", "add_part", "delete_part", "move_part", "move_behind", "split_part", "join_parts"]
)
def test_each_act_is_undone_and_done_again_whole(verb):
    plan, soan = make_plan(), person("soan")
    before = state(plan)
    acts(plan, soan)[verb]()
    after = state(plan)
    assert after != before
    editing.undo(plan, by=soan)
    assert state(plan) == before
    editing.redo(plan, by=soan)
    assert state(plan) == after
    assert AuditEntry.objects.filter(subject=plan.subject, verb__in=["undo", "redo"]).count() == 2


@settings(KEEPS, max_examples=15)
@given(
    chosen=st.lists(
        st.sampled_from(["save_part", "add_part", "delete_part", "move_part", "split_part", "join_parts"]),
        min_size=1,
        max_size=5,
    )
)
def test_any_row_of_acts_is_undone_to_where_it_began(chosen):
    plan, soan = make_plan(items=8), person("soan")
    before = state(plan)
    for verb in chosen:
        try:
            acts(plan, soan)[verb]()
        except Unfit:
            continue
    for _step in range(len(chosen)):
        try:
            editing.undo(plan, by=soan)
        except Unfit:
            break
    assert state(plan) == before


def test_what_somebody_else_has_written_since_is_not_undone():
    plan, soan = make_plan(), person("soan")
    part = tasks(plan)[0]
    part = editing.save_part(part, by=soan, edit_number=part.edit_number, text="Chữ của một người.")
    other = person("xa1")  # any other person: what counts is the edit number
    Part.objects.filter(pk=part.pk).update(text="Chữ của người khác.", edit_number=part.edit_number + 1)
    with pytest.raises(Unfit, match="sửa tiếp"):
        editing.undo(plan, by=soan)
    with pytest.raises(NotEditable):
        editing.undo(plan, by=other)
    assert Part.objects.get(pk=part.pk).text == "Chữ của người khác."


def test_ones_own_older_saving_is_not_undone_over_what_another_wrote_between():
    plan, soan = make_plan(), person("soan")
    part = tasks(plan)[0]
    part = editing.save_part(part, by=soan, edit_number=part.edit_number, text="Một.")
    Part.objects.filter(pk=part.pk).update(text="Của người khác.", edit_number=part.edit_number + 1)
    EditStep.objects.update(made_at=timezone.now() - timedelta(minutes=9))
    part.refresh_from_db()
    editing.save_part(part, by=soan, edit_number=part.edit_number, text="Hai.")
    editing.undo(plan, by=soan)
    assert Part.objects.get(pk=part.pk).text == "Của người khác."
    with pytest.raises(Unfit, match="sửa tiếp"):
        editing.undo(plan, by=soan)


def test_savings_while_a_point_is_typed_are_one_step_and_nothing_is_left_to_undo_after():
    plan, soan = make_plan(), person("soan")
    part = tasks(plan)[0]
    before = part.text
    for text in ("M", "Mộ", "Một việc."):
        part = editing.save_part(part, by=soan, edit_number=part.edit_number, text=text)
    editing.undo(plan, by=soan)
    assert tasks(plan)[0].text == before
    with pytest.raises(Unfit, match="Không còn"):
        editing.undo(plan, by=soan)


def test_nothing_is_undone_across_a_hand_over():
    plan, soan = make_plan(), person("soan")
    part = tasks(plan)[0]
    editing.save_part(part, by=soan, edit_number=part.edit_number, text="Một việc.")
    plan.turn += 1
    plan.save()
    with pytest.raises(Unfit):
        editing.undo(plan, by=soan)
    assert EditStep.objects.filter(undone=True).count() == 0
