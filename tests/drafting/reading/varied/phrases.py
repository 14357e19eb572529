"""Deadlines as drafters put them, with what they say; none of them leaves room for two readings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """`text` stands in parentheses at the end of a task; `running` before its first word or after its last."""

    text: str
    kinds: tuple[str, ...]
    start: str | None = None
    end: str | None = None

    def label(self) -> dict[str, object]:
        return {"text": self.text, "kinds": list(self.kinds), "start": self.start, "end": self.end}


def fixed(text: str, start: str | None, end: str | None) -> Phrase:
    return Phrase(text, ("fixed",), start, end)


IN_PARENTHESES = [
    fixed("hoàn thành trước ngày 30/6/2027", None, "2027-06-30"),
    fixed("hoàn thành trong quý II/2027", None, "2027-06-30"),
    fixed("hoàn thành trong tháng 9/2027", None, "2027-09-30"),
    fixed("trước 31/3/2027", None, "2027-03-31"),
    fixed("trong quý I/2027", "2027-01-01", "2027-03-31"),
    fixed("thực hiện trong tháng 12/2026", "2026-12-01", "2026-12-31"),
    fixed("tháng 12/2026 - 01/2027", "2026-12-01", "2027-01-31"),
    fixed("quý IV/2026 và quý I/2027", "2026-10-01", "2027-03-31"),
    fixed("thực hiện trong năm 2027", "2027-01-01", "2027-12-31"),
    fixed("chậm nhất trong quý III/2027", None, "2027-09-30"),
    fixed("giai đoạn 2026 - 2030", "2026-01-01", "2030-12-31"),
    Phrase("thực hiện thường xuyên", ("ongoing",)),
    Phrase("thường xuyên", ("ongoing",)),
    Phrase("thực hiện hằng năm", ("recurring",)),
    Phrase("định kỳ 6 tháng, hằng năm", ("recurring",)),
    Phrase("trước ngày 15/11 hàng năm", ("recurring",)),
    Phrase("thực hiện hằng năm, từ năm 2027", ("from", "recurring"), "2027-01-01"),
    Phrase("từ năm 2027", ("from",), "2027-01-01"),
    Phrase("năm 2026 và những năm tiếp theo", ("from",), "2026-01-01"),
    Phrase("khi có văn bản của Trung ương", ("on_condition",)),
    Phrase("sau khi có hướng dẫn của cấp trên", ("on_condition",)),
    Phrase("thực hiện từ năm thứ 3 của nhiệm kỳ", ("from", "term_year")),
    Phrase("thực hiện thường xuyên và khi có văn bản của Trung ương", ("ongoing", "on_condition")),
]

AFTER = [
    fixed("hoàn thành trước ngày 31/12/2026", None, "2026-12-31"),
    fixed("xong trước ngày 15/8/2027", None, "2027-08-15"),
    Phrase("trước ngày 10/12 hằng năm", ("recurring",)),
]

BEFORE = [
    Phrase("Định kỳ hằng năm hoặc khi có yêu cầu,", ("recurring", "on_condition")),
    Phrase("Hằng năm,", ("recurring",)),
    fixed("Trong quý I/2027,", "2027-01-01", "2027-03-31"),
]
