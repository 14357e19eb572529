"""Many plans of 90 items: the search page for somebody who sees all of them, some of them, and none."""

# ruff: noqa: E402 -- Django is set up before its models are imported; the SQL holds nothing typed

import random
import statistics
import sys
import time

import django

django.setup()

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from drafting.models import Part, Participation, Plan, Status
from permissions.duties import Duty
from permissions.models import Agency

ROUNDS = 9
ITEMS = 90
BATCH = 500
SOME = 100
"""One plan in so many is also the Inspection Committee's."""
RARE_EVERY = 100_000
TEXT = """tổ chức cán bộ đảng viên cấp ủy quy định nghị quyết kết luận chỉ thị kế hoạch nhiệm vụ thực hiện rà soát
bổ sung xây dựng hoàn thành báo cáo kiểm tra giám sát sơ kết tổng kết đánh giá chất lượng quy hoạch luân chuyển
đào tạo bồi dưỡng bảo vệ chính trị nội bộ dân vận tuyên giáo mặt trận đoàn thể hướng dẫn triển khai quán triệt
cơ quan đơn vị địa phương chi bộ cơ sở doanh nghiệp nông thôn đô thị số hóa dữ liệu phần mềm chuyển đổi thi đua"""
WORDS = TEXT.split()
ASKED = (
    ("a rare word", "Lũng Cú"),
    ("a word that stands everywhere, without marks", "to chuc"),
    ("a phrase", "“rà soát quy định”"),
    ("a symbol", "41-KH/TW"),
    ("a word begun", "nghị quy"),
    ("two frequent words", "chi bộ cơ sở số hóa"),
    ("what stands nowhere", "khổng lồ xanh"),
)


def fill(items: int) -> None:
    """Plans of the province's Organization Committee; words as often as language has them, few very often."""
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    soan = get_user_model().objects.get(username="soan")
    chance = random.Random(4)
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]
    written = 0
    while written < items:
        plans = Plan.objects.bulk_create(
            Plan(
                title=f"KẾ HOẠCH thực hiện Kế hoạch số {chance.randrange(1, 400)}-KH/TW",
                status=Status.DRAFTING,
                issuer=agencies["tu"],
                deciding_body=agencies["btv-tu"],
                drafted_by=agencies["btctu"],
                drafter=soan,
            )
            for _plan in range(min(BATCH, (items - written) // ITEMS + 1))
        )
        parts = []
        for plan in plans:
            for place in range(ITEMS):
                written += 1
                text = " ".join(chance.choices(WORDS, weights, k=30))
                if written % RARE_EVERY == 0:
                    text += " Lũng Cú"
                parts.append(Part(plan=plan, kind="item", item_kind="task", position=place, text=text))
        Part.objects.bulk_create(parts, batch_size=5000)
        seen_by = [Participation(plan=plan, agency=agencies["btctu"], duty=Duty.DRAFT) for plan in plans]
        seen_by += [
            Participation(plan=plan, agency=agencies["ubkttu"], duty=Duty.DRAFT) for plan in plans[::SOME]
        ]
        Participation.objects.bulk_create(seen_by)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(username: str, words: str) -> tuple[float, float, int]:
    """(median, slowest milliseconds, queries) of the page."""
    client = Client()
    client.force_login(
        get_user_model().objects.get(username=username),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/search/", {"q": words}).status_code == 200
    asked = len(queries)
    taken = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        client.get("/search/", {"q": words})
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), max(taken), asked


def main(items: int) -> None:
    setup_test_environment()
    fill(items)
    for who, username in (("sees all", "soan"), ("sees one plan in 100", "gopy1"), ("sees none", "nguoila")):
        for told, words in ASKED:
            median, slowest, queries = measure(username, words)
            value = f"{median:.0f} ms, slowest {slowest:.0f}, {queries} queries"
            print(f"search for {told}\t{value}\t{items:,} items, {who}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
