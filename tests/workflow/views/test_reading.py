import pytest
from django.urls import reverse

from drafting.models import ReceivedDocument
from tests.arrivals import PARENT, assigned, confirmed, instructed
from tests.plans import person

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def drafter(client):
    client.force_login(person("soan"))
    return client


def item(received, path):
    return next(entry for entry in again(received).document["items"] if entry["path"] == path)


def texts(received):
    return [entry["text"] for entry in again(received).document["items"]]


def again(received):
    return ReceivedDocument.objects.get(pk=received.pk)


def mend(client, received, how, **data):
    form = {"how": how, "edit_number": again(received).edit_number} | data
    return client.post(reverse("received_mend", args=[received.uid]), form)


def test_the_source_stands_beside_what_was_read(drafter):
    received = assigned()
    context = drafter.get(reverse("received_reading", args=[received.uid])).context
    blocks = [block for sheet in context["source"].sheets for block in sheet.blocks]
    shown = " ".join(line["text"] for block in blocks for line in block.lines)
    assert [word for word in PARENT.split() if word not in shown] == []
    part = next(part for part in context["reading"].parts if part.path == "II.1")
    assert [words for words, _tone in part.tags] == [
        "Nhiệm vụ",
        "chủ trì: Ban Tổ chức Trung ương",
        "hoàn thành trong quý I/2027 (đến 31/03/2027)",
    ]


def test_an_item_is_corrected_and_its_new_words_tell_the_deadline(drafter):
    received = assigned()
    part = item(received, "II.1")
    text = "Ban Tổ chức Trung ương rà soát quy định (hoàn thành trước ngày 25/12/2026)."
    response = mend(
        drafter,
        received,
        "item",
        uid=part["uid"],
        text=text,
        item_kind="task",
        when="hoàn thành trong quý I/2027",
    )
    assert response.headers["Location"].endswith(f"#p-{part['uid']}")
    mended = item(received, "II.1")
    assert (mended["text"], [deadline["end"] for deadline in mended["deadlines"]]) == (text, ["2026-12-25"])


def test_words_of_time_that_mean_nothing_are_refused_and_what_was_typed_stays(drafter):
    received = assigned()
    part = item(received, "II.1")
    response = mend(
        drafter,
        received,
        "item",
        uid=part["uid"],
        text="Câu đang sửa.",
        item_kind="task",
        when="bao giờ cũng được",
    )
    assert "Chưa đọc được thời gian" in response.content.decode()
    assert "Câu đang sửa." in response.content.decode()
    assert item(received, "II.1")["text"] == part["text"]


def test_an_item_is_split_joined_again_and_left_out(drafter):
    received = assigned()
    before = texts(received)
    first = "Các tỉnh ủy, thành ủy xây dựng kế hoạch thực hiện."
    mend(drafter, received, "split", uid=item(received, "II.2")["uid"], first=first)
    assert texts(received)[2:4] == [first, "Báo cáo kết quả hằng năm."]
    mend(drafter, received, "merge", uid=item(received, "II.3")["uid"])
    assert texts(received) == before
    mend(drafter, received, "drop", uid=item(received, "I.1")["uid"])
    assert texts(received) == before[1:]
    assert [entry["text"] for entry in again(received).document["unplaced"]] == [before[0]]


def test_the_head_is_corrected(drafter):
    received = assigned()
    mend(
        drafter, received, "head", title="KẾ HOẠCH mới", symbol="42-KH/TW", date="2026-10-13", place="Hà Nội"
    )
    now = again(received)
    assert (now.document["title"], now.document["date"], now.symbol) == (
        "KẾ HOẠCH mới",
        "2026-10-13",
        "42-KH/TW",
    )


def test_a_page_that_is_out_of_date_overwrites_nothing_and_loses_nothing(drafter):
    received = assigned()
    part = item(received, "II.1")
    stale = {"uid": part["uid"], "item_kind": "task", "when": "", "edit_number": 0}
    mend(drafter, received, "item", **stale, text="Câu thứ nhất.")
    response = mend(drafter, received, "item", **stale, text="Câu thứ hai.")
    assert response.status_code == 409
    assert all(text in response.content.decode() for text in ("Câu thứ nhất.", "Câu thứ hai."))
    assert item(received, "II.1")["text"] == "Câu thứ nhất."


@pytest.mark.parametrize(
    ("username", "made", "code"),
    [
        ("truongban", assigned, 403),
        ("soan", instructed, 303),
        ("soan", confirmed, 303),
        ("nguoila", assigned, 404),
    ],
)
def test_nobody_else_and_at_no_other_time_is_it_changed(client, username, made, code):
    received = made()
    before = again(received).document
    client.force_login(person(username))
    part = item(received, "II.1")
    assert mend(client, received, "drop", uid=part["uid"]).status_code == code
    assert again(received).document == before


@pytest.mark.parametrize("data", [{"how": "x"}, {"how": ""}])
def test_a_forged_mending_is_not_found(drafter, data):
    assert mend(drafter, assigned(), **data).status_code == 404


def test_a_part_that_is_not_there_any_more_is_said(drafter):
    received = assigned()
    response = mend(drafter, received, "merge", uid="khong-co")
    assert response.status_code == 303
    assert "không còn trong kết quả đọc" in drafter.get(response.headers["Location"]).content.decode()


def test_confirming_makes_it_a_parent_and_closes_the_editors(drafter):
    received = assigned()
    drafter.post(reverse("received_confirm", args=[received.uid]))
    assert again(received).confirmed.body["items"] == again(received).document["items"]
    page = drafter.get(reverse("received_reading", args=[received.uid]) + "?edit=head")
    assert not page.context["may_mend"]
    assert "head_form" not in page.context
