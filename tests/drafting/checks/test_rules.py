"""Each slip that a clerk marks is found in a plan that is otherwise right, and the right plan is left in peace."""

import re
from datetime import date

import pytest

from drafting.checks import check
from tests.drafting.checks.good_plan import LEAD, good_plan


def rules(document, **more):
    return [each.rule for each in check({"documents": [document]}, **more)]


def say(document, text, index=1, **fields):
    document["items"][index] |= {"text": text, **fields}


def test_a_right_plan_is_left_in_peace():
    assert check({"documents": [good_plan()]}) == []


def renumber(document, number):
    document["sections"][1]["number"] = number
    for item in document["items"][1:]:
        item |= {"section": number, "path": item["path"].replace("II.", f"{number}.")}


SLIPS = {
    "symbol-malformed": lambda d: say(d, f"{LEAD} thực hiện Quy định số 85-QĐTW, ngày 23/5/2017 của Bộ Chính trị."),
    "citation-two-dates": lambda d: d["closing"].append("Kế hoạch số 41-KH/TW, ngày 13/10/2026 của Bộ Chính trị."),
    "citation-two-issuers": lambda d: d["closing"].append("Kế hoạch số 41-KH/TW, ngày 12/10/2026 của Ban Bí thư."),
    "citation-type": lambda d: d["closing"].append("Quy định số 18/QĐ-TTg, ngày 01/02/2026 của Thủ tướng Chính phủ."),
    "citation-short-first": lambda d: d["closing"].append("Tiếp tục thực hiện Chỉ thị số 05-CT/TW."),
    "citation-comma": lambda d: d["closing"].append("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị."),
    "citation-future": lambda d: d["closing"].append("Chỉ thị số 05-CT/TW, ngày 15/5/2027 của Bộ Chính trị."),
    "basis-repealed": lambda d: d["closing"].append("Quy định số 66-QĐ/TW, ngày 06/02/2017 của Ban Bí thư."),
    "state-frame": lambda d: d.update(unplaced=[{"text": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}]),
    "issuer-head": lambda d: d.update(issuer_head="BAN THƯỜNG VỤ TỈNH ỦY"),
    "addressee": lambda d: d["preamble"].insert(0, "Kính gửi: Các đảng ủy trực thuộc"),
    "number": lambda d: d.update(symbol="5-KH/TU"),
    "title": lambda d: d.update(title="KẾ HOẠCH"),
    "numbering": lambda d: renumber(d, "III"),
    "empty-section": lambda d: d["sections"].append({"number": "III", "heading": "TỔ CHỨC THỰC HIỆN"}),
    "this-document": lambda d: d["closing"].append("Các cơ quan thực hiện nghiêm Chương trình này."),
    "annex-unnamed": lambda d: d.update(annexes=[{"number": None, "title": "DANH MỤC", "blocks": [{"text": "Một"}]}]),
    "ending": lambda d: d["closing"].append("Kế hoạch được phổ biến đến chi bộ./."),
    "no-recipient": lambda d: d.update(recipients=[]),
    "archive": lambda d: d.update(archive="VT, TH"),
    "recipient-twice": lambda d: d["recipients"].append({"text": "Các đảng uỷ trực thuộc Tỉnh uỷ", "note": None}),
    "signature-mark": lambda d: d["signature"].update(on_behalf="TM. BAN THƯỜNG VỤ"),
    "signature-deputy": lambda d: d["signature"].update(on_behalf="K/T BAN THƯỜNG VỤ"),
    "signature-post": lambda d: d["signature"].update(position="BÍ THƯ TỈNH ỦY"),
    "signature-name": lambda d: d["signature"].update(name="ThS. Lê Văn Bình"),
    "signature-body": lambda d: d["signature"].update(on_behalf="T/M TỈNH ỦY"),
    "body-gone": lambda d: d["closing"].append("Các huyện ủy báo cáo kết quả."),
    "mixed-spelling": lambda d: d["closing"].append("Các cấp uỷ báo cáo kết quả."),
    "placeholder": lambda d: d["closing"].append("Kinh phí: ........ triệu đồng."),
    "punctuation": lambda d: d["closing"].append("Các cơ quan,, đơn vị báo cáo."),
    "unpaired": lambda d: d["closing"].append("Các cơ quan (theo mẫu báo cáo."),
    "no-such-day": lambda d: d["closing"].append("Báo cáo trước ngày 31/02/2027."),
    "twice": lambda d: d["items"].append({**d["items"][1], "path": "II.3"}),
    "deadline-past": lambda d: d["items"][1]["deadlines"][0].update(end="2026-11-01"),
    "deadline-weekend": lambda d: d["items"][1]["deadlines"][0].update(end="2027-03-14"),
    "task-without-lead": lambda d: d["items"][1].update(lead=None),
    "task-without-time": lambda d: d["items"][1].update(deadlines=[]),
    "two-leads": lambda d: d["items"][1].update(lead=f"{LEAD} và Văn phòng Tỉnh ủy"),
    "not-recipient": lambda d: d["items"][1].update(lead="Trường Chính trị tỉnh"),
    "sum": lambda d: d["closing"].append("Tổ chức 100 lớp, gồm: 60 lớp cho bí thư và 50 lớp cho cấp ủy viên."),
}  # fmt: skip


@pytest.mark.parametrize("rule", SLIPS)
def test_one_slip_is_one_finding(rule):
    document = good_plan()
    SLIPS[rule](document)
    assert rules(document) == [rule]


def test_the_rules_of_the_day_of_issue_are_asked():
    document = good_plan()
    document["closing"].append("Các huyện ủy báo cáo kết quả./.")
    document["items"][1]["deadlines"] = document["items"][2]["deadlines"]
    assert set(rules(document)) == {"body-gone", "ending"}
    assert {"body-gone", "ending"}.isdisjoint(rules(document, issued_on=date(2025, 6, 30)))


def test_names_of_documents_and_quotations_may_keep_bodies_that_are_no_more():
    document = good_plan()
    document["closing"].append(
        "Quy định số 15-QĐ/TW, ngày 01/02/2020 của Ban Bí thư về huyện ủy. Nhiệm kỳ trước gọi là “huyện ủy”."
    )
    assert rules(document) == []


def parent(**item):
    document = good_plan()
    document |= {"symbol": "41-KH/TW", "issuer": "Bộ Chính trị"}
    document["items"] = [{**document["items"][1], "path": "II.7", **item}]
    return document


def child():
    document = good_plan()
    document["items"][1]["source"] = [{"document": "41-KH/TW", "path": "II.7"}]
    return document


def test_a_child_is_due_before_its_parent():
    early = {"text": "trong quý I/2027", "kinds": ["fixed"], "start": None, "end": "2027-03-31"}
    assert rules(child(), parents=[parent(deadlines=[early])]) == []
    late = {**early, "end": "2027-02-28"}
    [finding] = check({"documents": [child()]}, parents=[parent(deadlines=[late])])
    assert (finding.rule, finding.path, finding.severity) == ("later-than-parent", "II.1", "error")
    assert "28/02/2027" in finding.message


def test_a_parents_day_that_is_over_cannot_be_kept_so_it_is_only_pointed_out():
    over = {"text": "trong năm 2025", "kinds": ["fixed"], "start": None, "end": "2025-12-31"}
    [finding] = check({"documents": [child()]}, parents=[parent(deadlines=[over])])
    assert (finding.rule, finding.severity) == ("later-than-parent", "warning")


@pytest.mark.parametrize(
    ("own", "theirs", "found"), [("80", "90", ["weaker-target"]), ("95", "90", []), ("1.000", "900", [])]
)
def test_a_target_is_no_weaker_than_the_parents(own, theirs, found):
    def target(value):
        return [{"value": value, "value_to": None, "unit": "lớp", "comparator": ">="}]

    document = child()
    document["items"][1]["targets"] = target(own)
    assert rules(document, parents=[parent(targets=target(theirs))]) == found


def test_a_target_bounded_from_above_is_weaker_when_it_is_higher():
    def target(value):
        return [{"value": value, "value_to": None, "unit": "%", "comparator": "=", "direction": "at_most"}]

    document = child()
    document["items"][1]["targets"] = target("5")
    assert rules(document, parents=[parent(targets=target("3"))]) == ["weaker-target"]


def test_a_lead_outside_the_own_bodies_is_told_where_these_are_known():
    assert rules(good_plan(), bodies=[LEAD, "Văn phòng Tỉnh ủy"]) == []
    assert rules(good_plan(), bodies=["Văn phòng Tỉnh ủy"]) == ["lead-outside"]


def test_the_own_register_goes_before_what_a_sentence_says():
    known = {"41-KH/TW": [{"date": "2026-10-11"}]}
    assert "citation-register" in rules(good_plan(), look_up=known.get)
    assert rules(good_plan(), look_up={"41-KH/TW": [{"date": "2026-10-12"}]}.get) == []


def test_a_number_that_came_back_with_a_new_term_is_right_with_either_day():
    known = {"41-KH/TW": [{"date": "2021-03-02"}, {"date": "2026-10-12"}]}
    assert rules(good_plan(), look_up=known.get) == []


def test_a_letter_names_what_it_forwards():
    letter = good_plan() | {
        "type": "CV",
        "symbol": "738-CV/TU",
        "title": "về việc sao gửi Kế hoạch số 65-KL/TU",
    }
    letter |= {
        "sections": [],
        "items": [],
        "preamble": ["Gửi Kế hoạch số 65-KH/TU, ngày 21/11/2026."],
        "closing": [],
    }
    found = check({"documents": [letter, good_plan()]})
    assert {each.rule for each in found if each.document == 0} >= {"letter-enclosure"}
    quotes = [each.quote for each in found if each.rule == "letter-enclosure"]
    assert any("65-KL/TU" in quote for quote in quotes)
    assert any("21/11/2026" in quote for quote in quotes)


def test_an_exact_mend_stands_in_the_text_and_takes_the_finding_away():
    document = good_plan()
    document["closing"].append(
        "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị; Quy định số 85-QĐTW, ngày 23/5/2017."
    )
    for finding in check({"documents": [document]}):
        wrong, right = finding.mend
        assert wrong in document["closing"][-1]
        document["closing"][-1] = document["closing"][-1].replace(wrong, right)
    assert rules(document) == []


def test_totals_of_a_table_are_added_up():
    document = good_plan()
    document["closing"].append("(Phụ lục kèm theo)")
    rows = [["TT", "Lớp"], ["1", "10"], ["2", "20"], ["Tổng", "31"]]
    document["annexes"] = [{"number": None, "title": "DANH MỤC", "blocks": [{"rows": rows}]}]
    assert rules(document) == ["sum"]
    rows[3][1] = "30"
    assert rules(document) == []


def test_codes_are_words_with_hyphens():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule) for rule in SLIPS)
