import pytest
from django.urls import reverse

from drafting import editing
from drafting.models import Coverage, Part, Plan, Status
from permissions.duties import Duty
from records.models import AuditEntry
from tests.plans import LEAD, SENTENCE, WHEN, items_of, join, make_plan, person

pytestmark = pytest.mark.usefixtures("cast")
HTMX = {"HX-Request": "true"}
NEW = "Ban Nội chính Tỉnh ủy"


def at(name, part, **more):
    return reverse(name, args=[part.plan.uid, part.uid], **more)


def sent(part, **typed):
    """What the editor sends, with what it was shown with."""
    shown = {"lead": LEAD, "partners": "Văn phòng Tỉnh ủy", "when": WHEN, "item_kind": "task"}
    initial = {f"initial-{name}": value for name, value in shown.items()}
    return {"edit_number": part.edit_number, "text": part.text, **shown, **initial, **typed}


@pytest.fixture
def part(client):
    client.force_login(person("soan"))
    return items_of(make_plan())[0]


def now(part):
    return Part.objects.get(pk=part.pk)


WRITES = {
    ("soan", Status.DRAFTING): 303,
    ("soan", Status.CONSOLIDATING): 303,
    ("vanphong", Status.APPRAISAL): 303,
}
SEES_NOTHING = {("vanphong", Status.DRAFTING), ("thuongtruc", Status.DRAFTING)}


@pytest.mark.parametrize("who", ["soan", "truongban", "vanphong", "thuongtruc", "nguoila"])
@pytest.mark.parametrize("status", list(Status))
def test_who_may_write_at_which_step(client, status, who):
    part = items_of(make_plan(status=status, items=1))[0]
    client.force_login(person(who))
    hidden = who == "nguoila" or (who, status) in SEES_NOTHING
    expected = 404 if hidden else WRITES.get((who, status), 403)
    assert client.post(at("edit_part", part), sent(part, text="Viết lại.")).status_code == expected
    assert (now(part).text == "Viết lại.") is (expected == 303)
    assert AuditEntry.objects.filter(verb="save_part").exists() is (expected == 303)
    if expected != 303:
        assert client.get(at("edit_part", part)).status_code == expected


def test_an_adviser_is_not_shown_the_text_in_work_by_the_editor(client):
    plan = make_plan(status=Status.CONSOLIDATING)
    join(plan, "ubkttu", Duty.ADVISE, plan.handed_up_revision)
    part = items_of(plan)[0]
    Part.objects.filter(pk=part.pk).update(text="Bản đang viết dở.")
    client.force_login(person("gopy1"))
    refused = client.get(at("edit_part", part))
    as_it_stands = client.get(at("edit_part", part) + "?shown=1", headers=HTMX)
    assert refused.status_code == 403
    assert "Bản đang viết dở." not in refused.content.decode() + as_it_stands.content.decode()


def test_the_editor_is_a_page_without_script_and_a_fragment_with_it(client, part):
    page = client.get(at("edit_part", part)).content.decode()
    fragment = client.get(at("edit_part", part), headers=HTMX).content.decode()
    assert "<html" in page
    assert "<html" not in fragment
    for shown in (page, fragment):
        assert f'id="p-{part.uid}"' in shown
        assert "Ban Nội chính Tỉnh ủy" in shown  # suggested as a lead


def test_saving_leads_back_to_the_part_or_gives_it_again(client, part):
    plain = client.post(at("edit_part", part), sent(part, text="Lần một."))
    assert plain["Location"] == f"{reverse('plan', args=[part.plan.uid])}#p-{part.uid}"
    in_place = client.post(at("edit_part", part), sent(now(part), text="Lần hai."), headers=HTMX)
    assert in_place.status_code == 200
    assert f'<div class="point" data-type="item" id="p-{part.uid}"' in in_place.content.decode()
    assert "Lần hai." in in_place.content.decode()


def test_who_and_when_typed_beside_the_sentence_are_kept(client, part):
    client.post(
        at("edit_part", part),
        sent(part, lead=NEW, partners="Ban A; Ban B, C", when="tháng 6/2027", item_kind="organisation"),
    )
    saved = now(part)
    assert (saved.lead, saved.partners, saved.item_kind) == (NEW, ["Ban A", "Ban B, C"], "organisation")
    assert saved.text == f"{NEW} chủ trì, phối hợp với Ban A, Ban B, C rà soát nội dung 1 (tháng 6/2027)."


def test_words_changed_in_the_sentence_are_not_undone_by_the_untouched_field(client, part):
    text = part.text.replace("quý I/2027", "quý II/2027")
    client.post(at("edit_part", part), sent(part), headers={"X-Autosave": "yes"})
    client.post(at("edit_part", part), sent(now(part), text=text), headers={"X-Autosave": "yes"})
    client.post(at("edit_part", part), sent(now(part), text=text))
    assert now(part).text == text
    assert [deadline["end"] for deadline in now(part).deadlines] == ["2027-06-30"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"when": "hôm kia"}, "hôm kia"), ({"text": " "}, "Nội dung để trống"), ({"lead": "x" * 301}, "300")],
)
def test_what_cannot_be_taken_is_said_beside_what_was_typed(client, part, typed, said):
    response = client.post(at("edit_part", part), sent(part, **{"text": "Đã gõ.", **typed}))
    shown = response.content.decode()
    assert response.status_code == 200
    assert said in shown
    assert typed.get("text", "Đã gõ.") in shown
    assert now(part).text == part.text


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "in place"])
def test_a_conflict_shows_both_texts_and_takes_the_joined_one(client, part, headers):
    editing.save_part(part, by=person("soan"), edit_number=0, text="Của người thứ nhất.")
    typed = sent(part, text="Của người thứ hai.", lead=NEW)
    response = client.post(at("edit_part", part), typed, headers=headers)
    shown = response.content.decode()
    assert response.status_code == 409
    assert "Của người thứ nhất." in shown
    assert "Của người thứ hai." in shown
    assert now(part).text == "Của người thứ nhất."
    again = response.context["again"]
    client.post(again["url"], {**dict(again["hidden"]), "text": "Của cả hai người."})
    assert (now(part).text, now(part).lead) == ("Của cả hai người.", NEW)


def test_what_was_typed_in_a_part_that_is_gone_is_shown_again(client, part):
    typed = sent(part, text="Đã gõ rất lâu.")
    editing.delete_part(part, by=person("soan"), edit_number=0)
    response = client.post(at("edit_part", part), typed)
    assert response.status_code == 409
    assert "Đã gõ rất lâu." in response.content.decode()


def test_saving_by_itself_gives_the_new_number_and_keeps_half_typed_fields_out(client, part):
    response = client.post(
        at("edit_part", part),
        sent(part, text="Đang gõ", when="hoàn thành tr"),
        headers={"X-Autosave": "yes"},
    )
    assert response.status_code == 200
    assert '<input type="hidden" name="edit_number" value="1">' in response.content.decode()
    assert (now(part).text, now(part).lead) == ("Đang gõ", "")


def test_saving_by_itself_over_a_newer_text_says_so(client, part):
    editing.save_part(part, by=person("soan"), edit_number=0, text="Của người thứ nhất.")
    response = client.post(at("edit_part", part), sent(part, text="Khác."), headers={"X-Autosave": "yes"})
    assert response.status_code == 409
    assert "Của người thứ nhất." in response.content.decode()


def test_recipient_lines_are_not_edited_as_text(client, part):
    line = part.plan.parts.filter(kind=Part.Kind.RECIPIENT).first()
    assert client.get(at("edit_part", line)).status_code == 404


def test_the_title_is_edited_in_its_place(client, part):
    url = reverse("edit_title", args=[part.plan.uid])
    response = client.post(url, {"edit_number": 0, "text": "KẾ HOẠCH mới"}, headers=HTMX)
    assert 'id="p-title"' in response.content.decode()
    assert Plan.objects.get(pk=part.plan_id).title == "KẾ HOẠCH mới"
    stale = client.post(url, {"edit_number": 0, "text": "KẾ HOẠCH khác"})
    assert stale.status_code == 409
    assert "KẾ HOẠCH mới" in stale.content.decode()


def test_an_own_task_is_added_behind_its_place(client, part):
    url = reverse("add_part", args=[part.plan.uid])
    assert SENTENCE.format(n=1) in client.get(url, {"after": part.uid}).content.decode()
    typed = {
        "after": part.uid,
        "kind": "item",
        "text": "Thí điểm ở 05 xã.",
        "lead": NEW,
        "when": "thường xuyên",
    }
    response = client.post(url, typed)
    made = items_of(part.plan)[1]
    assert response["Location"].endswith(f"#p-{made.uid}")
    assert (made.text, made.lead) == ("Thí điểm ở 05 xã (thường xuyên).", NEW)


def test_an_own_task_without_words_is_asked_for_them(client, part):
    url = reverse("add_part", args=[part.plan.uid])
    response = client.post(url, {"after": part.uid, "kind": "item", "text": " "})
    assert response.status_code == 200
    assert len(items_of(part.plan)) == 3


def test_moving_leads_back_to_the_part(client, part):
    response = client.post(at("move_part", part), {"up": "no"})
    assert response["Location"].endswith(f"#p-{part.uid}")
    assert items_of(part.plan)[1].pk == part.pk
    assert client.get(at("move_part", part)).status_code == 405


def test_deleting_asks_first_and_tells_which_task_opens_again(client, part):
    asked = client.get(at("delete_part", part)).content.decode()
    assert "Nhiệm vụ II.1 của cấp trên" in asked
    assert Part.objects.filter(pk=part.pk).exists()
    client.post(at("delete_part", part), {"edit_number": 0})
    assert not Part.objects.filter(pk=part.pk).exists()
    assert Coverage.objects.filter(basis__plan=part.plan, answer="unanswered").count() == 1


def test_a_part_that_was_changed_since_the_question_is_not_deleted(client, part):
    editing.save_part(part, by=person("soan"), edit_number=0, text="Vừa sửa.")
    response = client.post(at("delete_part", part), {"edit_number": 0})
    assert "Vừa sửa." in response.content.decode()
    assert Part.objects.filter(pk=part.pk).exists()


def test_a_part_of_another_plan_is_not_found_under_this_one(client, part):
    other = items_of(make_plan())[0]
    for name in ("edit_part", "delete_part"):
        assert client.get(reverse(name, args=[part.plan.uid, other.uid])).status_code == 404


def test_the_editor_costs_the_same_in_a_long_plan(client, part, django_assert_num_queries):
    large = items_of(make_plan(items=60))[0]
    client.get(at("edit_part", part))
    with django_assert_num_queries(30, exact=False) as few:
        client.get(at("edit_part", part))
    with django_assert_num_queries(len(few)):
        client.get(at("edit_part", large))


def test_changes_of_different_words_are_offered_joined_with_their_italics(client, part):
    editing.save_part(part, by=person("soan"), edit_number=0, text="Văn phòng rà soát mọi quy định.")
    part.refresh_from_db()
    shown = part.edit_number
    other = {"text": "_Văn phòng_ rà soát mọi quy định.", "edit_number": shown}
    assert client.post(at("edit_part", part), other).status_code == 303
    answer = client.post(
        at("edit_part", part), {"text": "Văn phòng rà soát mọi quy định hiện hành.", "edit_number": shown}
    )
    assert answer.status_code == 409
    joined = answer.context["again"]["joined"]
    assert joined["text"] == "_Văn phòng_ rà soát mọi quy định hiện hành."
    hidden = dict(answer.context["again"]["hidden"])
    assert client.post(at("edit_part", part), {**hidden, "text": joined["text"]}).status_code == 303
    part.refresh_from_db()
    assert part.text == "Văn phòng rà soát mọi quy định hiện hành."
    assert part.runs == [[0, 9, "italic"]]


def test_changes_of_the_same_words_are_not_joined_for_anybody(client, part):
    editing.save_part(part, by=person("soan"), edit_number=0, text="Văn phòng rà soát mọi quy định.")
    part.refresh_from_db()
    shown = part.edit_number
    client.post(at("edit_part", part), {"text": "Ban Tổ chức rà soát mọi quy định.", "edit_number": shown})
    answer = client.post(
        at("edit_part", part), {"text": "Ban Nội chính rà soát mọi quy định.", "edit_number": shown}
    )
    assert answer.status_code == 409
    assert "joined" not in answer.context["again"]
