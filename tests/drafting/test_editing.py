import pytest

from drafting import coverage, editing
from drafting.models import Coverage, CoverageLink, Part, Plan, Status
from drafting.refusals import Conflict, NotEditable, Unfit
from drafting.text import live_document
from records.models import AuditEntry
from tests.plans import LEAD, PARTNER, SENTENCE, items_of, make_plan, person

pytestmark = pytest.mark.usefixtures("cast")
NEW = "Ban Nội chính Tỉnh ủy"
BEGINS = "chủ trì, phối hợp với"


def save(part, **fields):
    return editing.save_part(part, by=person("soan"), edit_number=part.edit_number, **fields)


def answers(plan):
    return list(Coverage.objects.filter(basis__plan=plan).values_list("answer", flat=True))


def paths(plan):
    return [(item["path"], item["text"]) for item in live_document(plan)["items"] if item["kind"] == "task"]


def test_a_typed_lead_is_kept_and_replaces_the_old_name_in_the_sentence():
    part = save(items_of(make_plan())[0], lead=NEW)
    assert part.lead == NEW
    assert part.text == SENTENCE.format(n=1).replace(LEAD, NEW)


def test_a_typed_lead_is_kept_where_the_sentence_names_none():
    part = items_of(make_plan())[0]
    Part.objects.filter(pk=part.pk).update(text="Rà soát nội dung.", deadlines=[])
    saved = save(Part.objects.get(pk=part.pk), lead=NEW)
    assert (saved.lead, saved.text) == (NEW, "Rà soát nội dung.")


def test_a_lead_changed_in_the_sentence_alone_is_read_from_it():
    part = save(items_of(make_plan())[0], text=SENTENCE.format(n=1).replace(LEAD, NEW))
    assert part.lead == NEW


def test_partners_change_in_the_sentence_too():
    part = save(items_of(make_plan())[0], partners=[NEW, PARTNER])
    assert part.partners == [NEW, PARTNER]
    assert part.text.startswith(f"{LEAD} {BEGINS} {NEW}, {PARTNER} rà soát")


def test_a_typed_deadline_takes_the_place_of_the_words_and_is_checked_by_the_grammar():
    part = items_of(make_plan())[0]
    saved = save(part, when="tháng 6/2027")
    assert saved.text.endswith("rà soát nội dung 1 (tháng 6/2027).")
    assert [deadline["end"] for deadline in saved.deadlines] == ["2027-06-30"]
    with pytest.raises(Unfit, match="hôm kia"):
        save(saved, when="hôm kia")
    assert Part.objects.get(pk=part.pk).text == saved.text


def test_an_emptied_deadline_leaves_the_sentence_without_one():
    part = save(items_of(make_plan())[0], when="")
    assert (part.deadlines, part.text.endswith("nội dung 1.")) == ([], True)


def test_deadlines_that_stand_in_no_sentence_survive_a_change_of_words():
    part = items_of(make_plan())[0]
    Part.objects.filter(pk=part.pk).update(text="Rà soát nội dung.")
    saved = save(Part.objects.get(pk=part.pk), text="Rà soát kỹ nội dung.")
    assert [deadline["end"] for deadline in saved.deadlines] == ["2027-03-31"]


def test_a_changed_sentence_turns_kept_tasks_into_adapted_ones_in_the_same_entry():
    plan = make_plan()
    save(items_of(plan)[0], text=SENTENCE.format(n=1).replace("rà soát", "rà soát, chuẩn hóa"))
    assert answers(plan) == ["adapted", "adopted", "adopted"]
    (entry,) = AuditEntry.objects.filter(subject=plan.subject, verb="save_part")
    assert entry.detail["adapted"] == [Coverage.objects.filter(basis__plan=plan).first().uid]


def test_a_mended_comma_adapts_nothing():
    plan = make_plan()
    save(items_of(plan)[0], text=SENTENCE.format(n=1).replace("nội dung 1", "nội dung 1,"))
    assert answers(plan) == ["adopted"] * 3


def test_saving_over_a_newer_text_keeps_both_and_writes_nothing():
    part = items_of(make_plan())[0]
    save(part, text="Bản của người thứ nhất.")
    with pytest.raises(Conflict) as conflict:
        save(part, text="Bản của người thứ hai.")
    assert conflict.value.mine == {"text": "Bản của người thứ hai."}
    assert conflict.value.theirs["text"] == "Bản của người thứ nhất."
    assert Part.objects.get(pk=part.pk).text == "Bản của người thứ nhất."


def test_deleting_an_item_opens_its_task_again():
    plan = make_plan()
    part = items_of(plan)[1]
    editing.delete_part(part, by=person("soan"), edit_number=0)
    assert answers(plan) == ["adopted", "unanswered", "adopted"]
    assert [row.parent_uid for row in coverage.unanswered(plan)] == [f"parent{plan.pk}x2"]


def test_a_task_that_another_item_carries_too_stays_answered():
    plan = make_plan()
    first, second, _third = items_of(plan)
    row = Coverage.objects.get(basis__plan=plan, links__part=second)
    CoverageLink.objects.create(coverage=row, part=first)
    editing.delete_part(second, by=person("soan"), edit_number=0)
    assert not coverage.unanswered(plan).exists()


def test_the_office_mends_words_but_not_what_is_to_be_done():
    plan = make_plan(status=Status.APPRAISAL)
    part = items_of(plan)[0]
    by = person("vanphong")
    editing.save_part(part, by=by, edit_number=0, text=part.text.replace("rà soát", "rà  soát kỹ"))
    with pytest.raises(NotEditable):
        editing.delete_part(part, by=by, edit_number=1)
    with pytest.raises(NotEditable):
        editing.add_part(plan, by=by, kind=Part.Kind.ITEM, after=part, text="Thêm.")
    with pytest.raises(NotEditable):
        editing.answer_task(Coverage.objects.first(), by=by, answer="not_applicable", reason="…")
    assert plan.parts.filter(item_kind="task").count() == 3


def test_a_new_item_stands_behind_its_place_and_reads_who_and_when_from_its_sentence():
    plan = make_plan()
    first = items_of(plan)[0]
    made = editing.add_part(
        plan, by=person("soan"), kind=Part.Kind.ITEM, after=first, text=f"{NEW} kiểm tra (thường xuyên)."
    )
    assert [path for path, text in paths(plan) if text == made.text] == ["II.2"]
    assert (made.lead, [d["kinds"] for d in made.deadlines]) == (NEW, [["ongoing"]])


def test_many_items_behind_one_place_keep_their_order():
    plan = make_plan(items=1)
    (first,) = items_of(plan)
    for n in range(15):
        editing.add_part(plan, by=person("soan"), kind=Part.Kind.ITEM, after=first, text=f"Việc {n}")
    assert [text for _path, text in paths(plan)][1:] == [f"Việc {n}" for n in reversed(range(15))]
    positions = list(plan.parts.values_list("position", flat=True))
    assert len(set(positions)) == len(positions)


def move(part, *, up):
    editing.move_part(Part.objects.select_related("plan").get(pk=part.pk), by=person("soan"), up=up)


def test_an_item_moves_past_its_neighbour_and_keeps_its_uid():
    plan = make_plan()
    second = items_of(plan)[1]
    move(second, up=True)
    assert items_of(plan)[0].pk == second.pk


def test_an_item_moves_into_the_section_before_and_nothing_comes_back():
    plan = make_plan(items=2)
    first, second = items_of(plan)
    move(first, up=True)
    document = live_document(plan)
    assert [item["path"] for item in document["items"]] == ["I.1", "I.2", "II.1"]
    assert [item["uid"] for item in document["items"]][1:] == [first.uid, second.uid]


def test_an_item_takes_the_level_of_the_group_that_it_moves_into():
    plan = make_plan(items=2)
    first, second = items_of(plan)
    group = editing.add_part(
        plan, by=person("soan"), kind=Part.Kind.GROUP, after=first, text="Ban Tổ chức Tỉnh ủy"
    )
    move(first, up=False)
    document = live_document(plan)
    assert [(item["uid"], item["path"]) for item in document["items"]][1] == (first.uid, "II.1.1")
    assert document["groups"][0]["uid"] == group.uid
    assert {item["uid"] for item in document["items"]} >= {first.uid, second.uid}


def test_a_section_moves_with_all_that_stands_under_it():
    plan = make_plan(items=2)
    section = plan.parts.get(text="Nhiệm vụ trọng tâm")
    move(section, up=True)
    document = live_document(plan)
    assert [entry["heading"] for entry in document["sections"]] == ["Nhiệm vụ trọng tâm", "Mục đích, yêu cầu"]
    assert [item["path"] for item in document["items"]] == ["I.1", "I.2", "II.1"]


def test_the_first_and_the_last_stay_where_they_are():
    plan = make_plan(items=1)
    purpose = plan.parts.get(item_kind="purpose")
    with pytest.raises(Unfit):
        move(purpose, up=True)
    with pytest.raises(Unfit):
        move(items_of(plan)[0], up=False)


def test_a_title_is_not_overwritten():
    plan = make_plan()
    editing.save_title(plan, by=person("soan"), edit_number=0, title="KẾ HOẠCH  thực hiện A")
    with pytest.raises(Conflict):
        editing.save_title(plan, by=person("soan"), edit_number=0, title="KẾ HOẠCH thực hiện B")
    assert Plan.objects.get(pk=plan.pk).title == "KẾ HOẠCH thực hiện A"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"answer": "delegated"}, "đảng ủy trực thuộc"),
        ({"answer": "not_applicable", "reason": "  "}, "lý do"),
        ({"answer": "joined", "parts": []}, "nội dung"),
    ],
)
def test_an_answer_names_what_it_needs(given, reason):
    row = Coverage.objects.filter(basis__plan=make_plan()).first()
    with pytest.raises(Unfit, match=reason):
        editing.answer_task(row, by=person("soan"), **given)
    row.refresh_from_db()
    assert (row.answer, row.links.count()) == ("adopted", 1)


def test_a_parts_answer_takes_no_part_of_another_plan():
    plan, other = make_plan(), make_plan()
    row = Coverage.objects.filter(basis__plan=plan).first()
    with pytest.raises(Unfit):
        editing.answer_task(row, by=person("soan"), answer="joined", parts=items_of(other))


def test_a_task_put_into_the_plan_anew_is_linked_and_marked_for_a_look():
    plan = make_plan()
    part = items_of(plan)[2]
    editing.delete_part(part, by=person("soan"), edit_number=0)
    row = coverage.unanswered(plan).get()
    made = editing.adopt_anew(row, by=person("soan"), after=items_of(plan)[0])
    assert made.text == "Ban Tổ chức Trung ương rà soát nội dung 3."
    assert made.mark
    assert [path for path, text in paths(plan) if text == made.text] == ["II.2"]
    assert not coverage.unanswered(plan).exists()
