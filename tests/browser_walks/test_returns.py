"""Every way back of the procedure, walked twice in the browser: the reason is read first, the way on is open again."""

import re

import pytest

from tests.browser_walks.actor import Actor
from tests.browser_walks.conftest import Cast
from tests.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.walked_on("sqlite")]

PREPARED = """
from drafting.models import Status
from tests.plans import make_plan
from workflow.demo.walk import Walk
for status, more in {edges!r}:
    way = Walk()
    way.plan = make_plan()
    way.to(Status[status])
    exec(more)
    print("uid", way.plan.uid)
"""
AGAIN = """
from drafting.models import Plan
from workflow.demo.walk import Walk
for uid, steps in {edges!r}:
    way = Walk()
    way.plan = Plan.objects.get(uid=uid)
    exec(steps)
"""
REASON = "Đề nghị bổ sung căn cứ, lần {n}."
HANDED_UP = "way.answer_comments().hand_up().accept_warnings()"
TO_OFFICE = "way.hand_up().release_to_office()"

# who sends back, the words of the act, where the plan stands before, what brings it there, who reads the reason,
# what brings it there again
EDGES = {
    "hand_back": ("truongban", "Chuyển lại chuyên viên", "CONSOLIDATING", HANDED_UP, "soan", "way.hand_up()"),
    "recall": (
        *("truongban", "Rút lại để soạn tiếp", "ADVISORY_REVIEW", "", "soan"),
        "way.hand_up().release_to_advisers()",
    ),
    "return_from_appraisal": (
        *("vanphong", "Yêu cầu hoàn chỉnh, trình lại", "APPRAISAL", "", "soan", TO_OFFICE),
    ),
    "hand_back_appraisal": (
        *("chanhvp", "Chuyển lại chuyên viên", "APPRAISAL", "way.appraise()", "vanphong", "way.appraise()"),
    ),
    "return_from_steering": (
        *("thuongtruc", "Yêu cầu hoàn chỉnh, trình lại", "STEERING", "", "soan"),
        f"{TO_OFFICE}.appraise().release_to_steering()",
    ),
    "return_from_deciding": (
        *("thuongtruc", "Yêu cầu hoàn chỉnh, trình lại", "DECIDING"),
        *("way.ballots(agree=2, disagree=9).close()", "soan"),
        f"{TO_OFFICE}.appraise().release_to_steering().open_written_round().ballots(agree=2, disagree=9).close()",
    ),
    "return_final": (
        *(
            "vanphong",
            "Chuyển lại để hoàn chỉnh tiếp",
            "FINALISING",
            "way.complete()",
            "soan",
            "way.complete()",
        ),
    ),
    "ask_for_more": (
        *("truongban", "Xin ý kiến Thường trực về nội dung ngoài kết luận", "FINALISING", "way.hand_up()"),
        "thuongtruc",
        "way.open_written_round().ballots(agree=11).close().approve().hand_up()",
    ),
    "refuse_to_sign": (
        *("bithu", "Chưa ký, chuyển lại", "SIGNING", "", "soan", "way.complete().initialled()"),
    ),
}


def test_every_plan_that_goes_back_twice_comes_again_and_its_reason_is_read_first(
    served: Served, cast: Cast
) -> None:
    wanted = [(status, more) for _who, _act, status, more, _reader, _again in EDGES.values()]
    printed = served.manage("shell", "-c", PREPARED.format(edges=wanted))
    plans = dict(zip(EDGES, re.findall(r"uid (\S+)", printed), strict=True))
    _all_go_back(served, cast, plans, REASON.format(n=1))
    again = [(plans[edge], row[-1]) for edge, row in EDGES.items()]
    served.manage("shell", "-c", AGAIN.format(edges=again))
    _all_go_back(served, cast, plans, REASON.format(n=2))


def _all_go_back(served: Served, cast: Cast, plans: dict[str, str], reason: str) -> None:
    for edge, (sender, act, _status, _more, reader, _again) in EDGES.items():
        goes_back(cast(sender), served.url, plans[edge], act, reason)
        reads_first(cast(reader), served.url, plans[edge], reason)


def goes_back(who: Actor, url: str, uid: str, act: str, reason: str) -> None:
    who.page.goto(f"{url}/plans/{uid}/")
    with who.page.expect_navigation():
        who.button(act).first.click()
    field = who.page.locator("textarea[name=reason]")
    field.fill(reason)
    if who.page.locator("select[name=field]").count():
        who.choose("Phần cần hoàn chỉnh", "Trích yếu")
    with who.page.expect_navigation():
        who.button(act).last.click()
    assert not re.search(r"/do/\w+/$", who.page.url), who.page.locator("main").inner_text()


def reads_first(who: Actor, url: str, uid: str, reason: str) -> None:
    """The reason stands on the plan's page, above the text."""
    who.page.goto(f"{url}/plans/{uid}/")
    notice = who.page.locator(".notice").filter(has_text=reason)
    assert notice.count() == 1, who.page.locator("main").inner_text()[:600]
    who.look("returned")
