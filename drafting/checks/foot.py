"""Recipients and signature (document form, sections 3, 5 and 8)."""

import re
from collections.abc import Iterable

from drafting.checks.subject import Finding, Subject, rule
from drafting.deriving.spelling import folded

_COMMITTEE = re.compile(r"(?i)ban thường vụ|tỉnh ủy|thành ủy|đảng ủy|ban chấp hành|chi bộ|chi ủy")
_STATE_MARK = re.compile(r"(?i)^(?:TM|KT|TL|TUQ|Q)\.")
_RANK = re.compile(
    r"(?i)^(?:(?:PGS|GS|TS|ThS|CN|KS|BS|LS|NGND|NGƯT)\b\.?|tiến sĩ|thạc sĩ|giáo sư|đại tá|thượng tá|trung tá"
    r"|thiếu tướng|trung tướng|đồng chí|ông|bà)\s"
)
_POST = re.compile(r"(?i)^(?:PHÓ )?BÍ THƯ\s+(?:THƯỜNG TRỰC\s+)?(?:TỈNH|THÀNH|ĐẢNG|CHI)\b")


@rule
def archive(subject: Subject) -> Iterable[Finding]:
    if not subject.is_plan:
        return
    recipients, line = subject.document["recipients"], subject.document.get("archive")
    if not recipients:
        yield subject.finding("no-recipient", "error", "Chưa có nơi nhận.")
    if not line:
        yield subject.finding(
            "archive", "error", "Thiếu dòng lưu ở cuối nơi nhận, ví dụ: Lưu Văn phòng Tỉnh ủy."
        )
    elif re.search(r"(?<!\w)VT(?!\w)", line):
        yield subject.finding(
            "archive", "error", "Văn bản của Đảng ghi “Lưu Văn phòng …”, không ghi “Lưu: VT”.", quote=line
        )


@rule
def recipient_twice(subject: Subject) -> Iterable[Finding]:
    seen: set[str] = set()
    for line in subject.document["recipients"]:
        key = folded(line["text"]).casefold()
        if key in seen:
            yield subject.finding(
                "recipient-twice", "warning", f"Nơi nhận “{line['text']}” ghi hai lần.", quote=line["text"]
            )
        seen.add(key)


@rule
def marks_of_signing(subject: Subject) -> Iterable[Finding]:
    """T/M, K/T, T/L with a slash; a committee never has K/T; post and name stand bare."""
    signature = subject.document.get("signature") or {}
    on_behalf = signature.get("on_behalf") or ""
    position, name = signature.get("position") or "", signature.get("name") or ""
    if _STATE_MARK.match(on_behalf):
        yield subject.finding(
            "signature-mark",
            "error",
            "Văn bản của Đảng ghi T/M, K/T, T/L (dấu gạch chéo), không ghi TM., KT., TL.",
            quote=on_behalf,
        )
    if re.match(r"(?i)K/T", on_behalf) and _COMMITTEE.search(folded(on_behalf)):
        yield subject.finding(
            "signature-deputy",
            "error",
            "Cấp ủy, ban thường vụ không ký K/T; phó bí thư ký T/M BAN THƯỜNG VỤ.",
            quote=on_behalf,
        )
    if _POST.match(position):
        yield subject.finding(
            "signature-post",
            "warning",
            "Chức vụ ghi gọn (BÍ THƯ, PHÓ BÍ THƯ), không kèm tên cấp ủy.",
            quote=position,
        )
    if _RANK.match(name):
        yield subject.finding(
            "signature-name",
            "error",
            "Trước họ tên người ký không ghi học hàm, học vị, quân hàm, danh xưng.",
            quote=name,
        )


@rule
def who_decides(subject: Subject) -> Iterable[Finding]:
    """The preamble names the body that issues; the signature is on its behalf (form, section 3)."""
    on_behalf = (subject.document.get("signature") or {}).get("on_behalf") or ""
    issuer = subject.document.get("issuer") or ""
    if not (subject.is_plan and issuer and on_behalf.upper().startswith("T/M")):
        return
    signs = folded(on_behalf[3:]).casefold().strip()
    decides = folded(issuer).casefold()
    standing = decides.startswith("ban thường vụ")
    if standing != signs.startswith("ban thường vụ"):
        yield subject.finding(
            "signature-body",
            "warning",
            f"Mở đầu ghi {issuer} ban hành nhưng ký “{on_behalf}”; đề nghị thống nhất cơ quan quyết định.",
            quote=on_behalf,
        )
