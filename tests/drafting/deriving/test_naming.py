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


@pytest.mark.parametrize(
    ("kind", "title", "symbol", "named"),
    [
        ("KL", "KẾT LUẬN CỦA BỘ CHÍNH TRỊ về chi bộ", "47-KL/TW", "Kết luận số 47-KL/TW"),
        ("CTr", "CHƯƠNG TRÌNH HÀNH ĐỘNG về chi bộ", "42-CTr/TU", "Chương trình hành động số 42-CTr/TU"),
        ("NQ", "NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ về chi bộ", None, "Nghị quyết của Bộ Chính trị"),
    ],
)
def test_a_document_of_another_kind_is_never_called_this_one(kind, title, symbol, named):
    plan = parent(type=kind, symbol=symbol, title=title)
    plan["items"][1]["text"] = f"Cụ thể hóa {named.split(' số ')[0].split(' của ')[0]} này trong cả nước."
    document = derive(plan, own=PROVINCE, body_map=CENTRE, today=TODAY).document
    text = next(item["text"] for item in document["items"] if item["source"][0]["path"] == "II.1.1")
    assert text == f"Cụ thể hóa {named} trong toàn tỉnh."


@pytest.mark.parametrize("title", ["CHỈ THỊ (", "KẾT LUẬN [*", "NGHỊ QUYẾT \\1"])
def test_signs_in_a_title_or_number_are_but_letters(title):
    plan = parent(title=f"{title} về chi bộ", symbol="\\1-CT/TW")
    made = derive(plan, own=PROVINCE, body_map=CENTRE, today=TODAY)
    assert len(made.document["items"]) == len(plan["items"])


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
