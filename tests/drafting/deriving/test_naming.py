"""Which document a derived sentence names: the own plan, the parent, or the parent's basis."""

from datetime import date

import pytest

from drafting.deriving import derive
from drafting.deriving.naming import Naming
from tests.drafting.deriving.small_plan import CENTRE, PROVINCE, central_plan

TODAY = date(2026, 11, 22)


def parent(**more):
    plan = central_plan()
    plan["preamble"] = [
        "Thực hiện Nghị quyết số 12-NQ/TW, ngày 28/8/2026 của Ban Chấp hành Trung ương Đảng về cấp ủy cơ sở, "
        "Bộ Chính trị ban hành Kế hoạch như sau:"
    ]
    return plan | more


DIRECTIVE = {"type": "CT", "symbol": "05-CT/TW", "title": "CHỈ THỊ CỦA BỘ CHÍNH TRỊ về chi bộ"}


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("theo dõi việc thực hiện Kế hoạch này", "theo dõi việc thực hiện Kế hoạch này"),
        ("thực hiện Kế hoạch của Bộ Chính trị", "thực hiện Kế hoạch này"),
        ("thực hiện Kế hoạch của Bộ Chính trị về chi bộ", "thực hiện Kế hoạch của Bộ Chính trị về chi bộ"),
        (
            "Nghị quyết của Ban Chấp hành Trung ương Đảng được quán triệt",
            "Nghị quyết số 12-NQ/TW được quán triệt",
        ),
        ("thực hiện nghiêm Nghị quyết, bảo đảm", "thực hiện nghiêm Nghị quyết số 12-NQ/TW, bảo đảm"),
        ("thực hiện Nghị quyết số 30-NQ/TW", "thực hiện Nghị quyết số 30-NQ/TW"),
    ],
)
def test_a_plan_speaks_of_itself_and_names_its_only_basis_by_its_number(told, named):
    assert Naming(parent()).own(told) == named


def test_a_directive_that_speaks_of_itself_is_named_and_its_life_is_the_own_plans():
    naming = Naming(parent(**DIRECTIVE))
    assert naming.own("tổ chức thực hiện Chỉ thị này") == "tổ chức thực hiện Chỉ thị số 05-CT/TW"
    assert naming.own("Chỉ thị này được phổ biến đến chi bộ.") == "Kế hoạch này được phổ biến đến chi bộ."


def test_a_short_name_that_the_parent_explains_is_kept():
    assert (
        Naming(central_plan()).own("thực hiện nghiêm Nghị quyết, bảo đảm")
        == "thực hiện nghiêm Nghị quyết, bảo đảm"
    )


def test_a_derived_plan_never_says_that_another_document_is_this_plan():
    plan = parent(**DIRECTIVE)
    plan["items"][1]["text"] = "Sơ kết một năm thực hiện Chỉ thị này; báo cáo việc thực hiện Chỉ thị này."
    document = derive(plan, own=PROVINCE, body_map=CENTRE, today=TODAY).document
    text = next(item["text"] for item in document["items"] if item["source"][0]["path"] == "II.1.1")
    assert text.startswith(
        "Sơ kết một năm thực hiện Chỉ thị số 05-CT/TW; báo cáo việc thực hiện Chỉ thị số 05-CT/TW"
    )
