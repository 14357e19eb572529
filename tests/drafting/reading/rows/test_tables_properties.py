"""Any table of tasks that is written to a Word file or a PDF is read back row by row as it was."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from drafting.reading.reader import read_file
from drafting.reading.structure.marks import roman
from tests.drafting.reading.tables import Cell, Merged, Rows, pdf, word
from tests.drafting.reading.test_properties import read_or_refusal

HEAD = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm"]
WORDS = ("rà soát", "quy chế", "cán bộ", "đảng viên", "chất lượng", "tuyên truyền", "hiệu quả", "kiểm tra")
BODIES = ("Ban Xây dựng Đảng", "Văn phòng Đảng ủy", "Ủy ban Kiểm tra", "Ban Tuyên giáo và Dân vận")
TIMES = ("Quý I/2027", "Trước ngày 30/6/2027", "Hằng năm", "Thường xuyên", "Tháng 9/2027")
PRODUCTS = ("Quy chế", "Báo cáo kết quả", "Thông báo kết luận", "")

tasks = st.lists(st.sampled_from(WORDS), min_size=3, max_size=30).map(lambda w: " ".join(w).capitalize())
leads = st.one_of(st.sampled_from(BODIES), st.just("nt"), st.just("merged"))
rows = st.tuples(
    tasks,
    leads,
    st.lists(st.sampled_from(BODIES), max_size=2, unique=True),
    st.sampled_from(TIMES),
    st.sampled_from(PRODUCTS),
    st.integers(0, 5).map(lambda n: n == 0),
)
tables = st.lists(rows, min_size=1, max_size=30)


def written(drawn):
    """(rows to write, what each task must be read as); a group begins where the row says so."""
    out: Rows = [[*HEAD]]
    expected = []
    groups, lead = 0, BODIES[0]
    open_cell: tuple[int, Merged] | None = None
    for n, (task, how, partners, when, product, group) in enumerate(drawn, start=1):
        if group:
            groups += 1
            out.append([roman(groups), Merged(f"CÔNG TÁC NHÓM {groups}", columns=5)])
            open_cell = None
        own: list[Cell] = [str(n), task]
        if how == "merged" and open_cell is not None:
            row, cell = open_cell
            taller = Merged(cell.text, rows=cell.rows + 1)
            out[row][2] = taller
            open_cell = (row, taller)
        else:
            said = "nt" if how == "nt" and n > 1 else BODIES[0] if how in ("nt", "merged") else how
            lead = lead if said == "nt" else said
            cell = Merged(said)
            own.append(cell)
            open_cell = (len(out), cell)
        out.append([*own, "; ".join(partners), when, product])
        path = f"PL1.{roman(groups)}.{n}" if groups else f"PL1.{n}"
        expected.append((path, task, lead, partners, [when], product or None))
    return out, expected


def read(data: bytes):
    (found,) = read_file(data, "x")["documents"]
    return [
        (
            item["path"],
            item["text"],
            item["lead"],
            item["partners"],
            [deadline["text"] for deadline in item["deadlines"]],
            item.get("product"),
        )
        for item in found["items"]
        if item["section"] == "PL1"
    ]


@given(drawn=tables)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_table_in_a_word_file_comes_back_as_it_was(drawn):
    table, expected = written(drawn)
    assert read(word(table)) == expected


@given(drawn=tables)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate]
)
def test_a_table_in_a_pdf_comes_back_as_it_was(drawn):
    table, expected = written(drawn)
    assert read(pdf(table, style="tbody { break-inside: avoid }")) == expected


PIECES = (
    "KẾ HOẠCH",
    "I. NHIỆM VỤ TRỌNG TÂM",
    "PHỤ LỤC 1",
    "Nơi nhận:",
    "T/M BAN THƯỜNG VỤ",
    "TT | Nhiệm vụ | Chủ trì | Thời gian",
    "TT\tNhiệm vụ\tChủ trì\tThời gian",
    "STT   Nội dung   Cơ quan chủ trì   Thời gian",
    "1 | rà soát | Ban Tổ chức | Quý I/2027",
    "1   rà soát   Ban Tổ chức   2027",
    "I | CÔNG TÁC TỔ CHỨC",
    "a | nt",
    "|---|---|---|",
    "+----+----+----+",
    "| | |",
    " \t \t ",
    "\n",
    "\f",
    "rà soát",
)


@given(
    pieces=st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "\n", "\n", "\n"])), max_size=50
    )
)
@settings(max_examples=150, deadline=None)
def test_any_mixture_of_table_pieces_is_read_or_refused(pieces):
    text = "".join(f"{piece}{between}" for piece, between in pieces)
    assert read_or_refusal(text.encode())
