"""Numbers of the papers of a dossier: without gap, once, kept with the words that they were given for."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from drafting.models import Status
from permissions.models import User
from tests.plans import person
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.can import Stand
from workflow.dossier import listing
from workflow.models import Paper, Series
from workflow.refusals import Hidden, Overtaken, Refused, Unfit
from workflow.services import dossier

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def way():
    return at(Status.STEERING)


def number(plan, username="soan", kind="submission", about="1", **more):
    return dossier.number_paper(plan, by=person(username), kind=kind, about=about, **more)


def test_a_paper_gets_the_next_number_of_its_agency_type_and_term(way):
    with one_entry("number_paper"):
        paper = number(way.plan)
    assert paper.symbol == "01-TTr/BTCTU"
    assert (paper.content.body["number"], paper.content.body["date"]) == (1, timezone.localdate().isoformat())
    assert number(way.plan, "vanphong", "appraisal_report").symbol == "01-BC/VPTU"
    assert number(way.plan, kind="asking").symbol == "01-CV/BTCTU"


def test_a_second_press_takes_no_second_number(way):
    number(way.plan)
    with untouched(), pytest.raises(Overtaken):
        number(way.plan)
    assert Series.objects.get(type_name="Tờ trình").last == 1


def test_only_who_wrote_a_paper_gives_it_its_number(way):
    with untouched(), pytest.raises(Refused):
        number(way.plan, "vanphong")
    with untouched(), pytest.raises(Hidden):
        number(way.plan, "nguoila")


def test_a_paper_is_not_dated_after_today_nor_before_the_number_before(way):
    today = timezone.localdate()
    with untouched(), pytest.raises(Unfit):
        number(way.plan, dated=today + timedelta(days=1))
    number(way.plan, dated=today)
    with untouched(), pytest.raises(Overtaken):
        number(way.plan, dated=today - timedelta(days=1))
    number(way.plan, kind="asking", dated=today)
    reply = listing.entries(Stand(person("gopy1"), way.plan))[-1]
    assert reply.kind == Paper.Kind.REPLY
    assert number(way.plan, "gopy1", "reply", reply.about).symbol == "01-CV/UBKTTU"


def test_a_numbered_paper_says_later_what_it_said_then(way):
    paper = number(way.plan)
    before = dict(paper.content.body)
    User.objects.filter(username="truongban").update(full_name="Người Đứng Đầu Mới")
    unnumbered = listing.write(way.again(), "submission", "1").body
    assert unnumbered["signatures"][0]["name"] == "Người Đứng Đầu Mới"
    entry = listing.find(Stand(person("soan"), way.again()), "submission", "1")
    assert listing.data_of(way.plan, entry) == before
    with pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(symbol="99-TTr/BTCTU")
    with pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).delete()


def test_the_page_offers_the_number_to_who_wrote_the_paper_and_the_file_to_all_who_may_read_it(way):
    mine = browser("soan").get(address(way.plan, "dossier/")).content.decode()
    theirs = browser("vanphong").get(address(way.plan, "dossier/")).content.decode()
    post = address(way.plan, "dossier/submission/1/number/")
    assert post in mine
    assert post not in theirs
    assert address(way.plan, "dossier/submission/1.pdf") in theirs
    assert browser("soan").post(post).status_code == 303
    assert "01-TTr/BTCTU" in browser("vanphong").get(address(way.plan, "dossier/")).content.decode()


def test_an_adviser_sees_the_letter_that_asks_and_its_own_reply_alone(way):
    kinds = {(row.kind, row.note) for row in listing.entries(Stand(person("gopy1"), way.plan))}
    assert kinds == {("asking", "Lấy ý kiến lần 1"), ("reply", "Ủy ban Kiểm tra Tỉnh ủy")}
    other = Paper.Kind.REPLY
    foreign = next(
        row
        for row in listing.entries(Stand(person("soan"), way.plan))
        if row.kind == other and "Nội chính" in row.note
    )
    assert browser("gopy1").get(address(way.plan, f"dossier/reply/{foreign.about}.pdf")).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_opinions(way, django_assert_max_num_queries):
    stand = Stand(person("vanphong"), way.plan)
    with django_assert_max_num_queries(8):
        listing.entries(stand)


def test_the_file_is_made_by_the_worker_and_handed_out_under_a_readable_name(way):
    from records import jobs

    client = browser("vanphong")
    waiting = client.get(address(way.plan, "dossier/submission/1.docx"))
    assert waiting["Refresh"]
    jobs.run_all()
    ready = client.get(address(way.plan, "dossier/submission/1.docx"))
    assert ready.content[:2] == b"PK"
    whole = client.get(address(way.plan, "dossier.pdf"))
    assert whole["Refresh"]
    jobs.run_all()
    assert client.get(address(way.plan, "dossier.pdf")).content[:4] == b"%PDF"
