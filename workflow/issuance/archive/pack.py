"""The ZIP of an issued plan; the same data give the same bytes."""

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from drafting.models import Plan
from records import files
from records.models import AuditEntry
from workflow.issuance import accessible
from workflow.issuance.archive import contents
from workflow.issuance.key_holders import authorities
from workflow.issuance.lasting import lasting_copy
from workflow.issuance.stamping import stamp_authorities
from workflow.models import Delivery, Issuance

VERIFIER = Path(__file__).with_name("verify.py")
MADE = (1980, 1, 1, 0, 0, 0)
"""The one time that entries carry: when something was done stands in the data."""
README = """HỒ SƠ LƯU TRỮ CỦA MỘT VĂN BẢN ĐÃ BAN HÀNH

van-ban.pdf      văn bản đã ký, đúng như khi phát hành
ban-in.pdf       với văn bản ký tay: bản đã in để ký; van-ban.pdf là bản quét của bản giấy đã ký, đóng dấu
van-ban.html     cùng nội dung ở dạng trang dễ tiếp cận (đọc bằng trình duyệt, phần mềm đọc màn hình)
plan.json        nội dung văn bản theo cấu trúc trao đổi (plan.schema.json)
register.json    dòng trong sổ đăng ký văn bản đi, mã băm của tệp và của nội dung
revisions.json   các lần nội dung được trình, chuyển; ý kiến và phiếu gắn với mã băm của chúng
opinions.json    ý kiến góp ý và giải trình
decisions.json   các lần xin ý kiến, biểu quyết
conclusion.json  các ý của kết luận đã hoàn chỉnh
papers.json      giấy tờ của hồ sơ trình đã lấy số
recipients.json  nơi nhận, việc gửi và tiếp nhận
trail.json       nhật ký của văn bản; nhật ký của việc khác chỉ có mã băm để nối chuỗi
luu-tru-dai-han.pdf  văn bản đã ký số kèm thông tin chứng thư và dấu thời gian (nếu có)
authority.pem    chứng thư gốc của các chữ ký, dấu thời gian (nếu có)
verify.py        chương trình kiểm tra, chỉ cần Python 3.9 trở lên:  python3 verify.py

Chữ ký số trong van-ban.pdf (nếu ký số) kiểm tra được bằng mọi phần mềm đọc PDF có chức năng này.
"""


def pack(plan: Plan, *, named: bool) -> bytes:
    """`named`: with the sheets of the members, for those alone who may see them."""
    issuance = Issuance.objects.select_related(
        "plan__issuer", "plan__deciding_body", "signer", "sealed", "filled", "revision__content"
    ).get(plan=plan)
    assert issuance.sealed is not None
    parts: dict[str, bytes] = {
        "van-ban.pdf": files.read(issuance.sealed),
        "van-ban.html": accessible.issued_html(issuance).encode(),
        "plan.json": _json(contents.bundle(issuance)),
        "register.json": _json(contents.register_entry(issuance)),
        "revisions.json": _json(contents.revisions(plan)),
        "opinions.json": _json(contents.opinions(plan)),
        "decisions.json": _json(contents.decisions(plan, named=named)),
        "conclusion.json": _json(contents.conclusion(plan)),
        "papers.json": _json(contents.papers(plan)),
        "recipients.json": _json(contents.recipients(issuance)),
        "trail.json": _json(contents.trail(plan)),
        "verify.py": VERIFIER.read_bytes(),
        "README.txt": README.encode(),
    }
    if copy := lasting_copy(plan):
        parts["luu-tru-dai-han.pdf"] = files.read(copy.file)
    if issuance.by_hand and issuance.filled:
        parts["ban-in.pdf"] = files.read(issuance.filled)
    if authority := _authority():
        parts["authority.pem"] = authority
    listed = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}
    parts["manifest.json"] = _json({"format": 1, "symbol": issuance.symbol, "files": listed})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, MADE), parts[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def stamp(plan: Plan) -> list[int]:
    """What changes whenever something is added to the archive of the plan; two queries."""
    entries = AuditEntry.objects.filter(subject=plan.subject).order_by("-pk").values_list("pk", flat=True)
    received = Delivery.objects.filter(plan=plan, arrival__isnull=False).count()
    return [entries.first() or 0, received]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _authority() -> bytes:
    from asn1crypto import pem

    roots = [*authorities(), *stamp_authorities()]
    return b"".join(pem.armor("CERTIFICATE", root.dump()) for root in roots)
