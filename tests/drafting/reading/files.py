"""Files that the reading tests build for themselves: Word documents, PDFs and packages with faults."""

import base64
import io
import random
import re
import zipfile

import docx
import pypdfium2 as pdfium
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

PLAN = """ĐẢNG BỘ TỈNH LAM SƠN
ĐẢNG ỦY XÃ HÒA BÌNH
*
Số 65-KH/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
Hòa Bình, ngày 05 tháng 02 năm 2027

KẾ HOẠCH
thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị
-----

- Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị;
- Căn cứ Kế hoạch số 12-KH/TU, ngày 10/01/2027 của Ban Thường vụ Tỉnh ủy;

Ban Thường vụ Đảng ủy xã ban hành Kế hoạch thực hiện như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Quán triệt sâu sắc nội dung Nghị quyết đến cán bộ, đảng viên.
2. Phân công rõ người, rõ việc, rõ thời gian.

II. NHIỆM VỤ

1. Ban Xây dựng Đảng

- Chủ trì, phối hợp với Văn phòng Đảng ủy xây dựng quy chế (trước ngày 30/6/2027).
- Theo dõi việc thực hiện (thực hiện thường xuyên).

2. Văn phòng Đảng ủy

Tổng hợp, báo cáo kết quả (hằng năm).

III. TỔ CHỨC THỰC HIỆN

1. Các chi bộ xây dựng kế hoạch thực hiện trong tháng 3/2027.

Kế hoạch này được phổ biến đến toàn thể đảng viên.

Nơi nhận:
- Thường trực Tỉnh ủy (để báo cáo),
- Các chi bộ trực thuộc,
- Lưu VPĐU.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn Bình
"""
"""A short plan of an invented commune, as text."""

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def two_columns(document, left: list[str], right: list[str]) -> None:
    """A head or foot as clerks set it: one row, two cells, a paragraph for each line."""
    row = document.add_table(rows=1, cols=2).rows[0]
    for cell, lines in zip(row.cells, (left, right), strict=True):
        cell.paragraphs[0].text = lines[0]
        for text in lines[1:]:
            cell.add_paragraph(text)


def word_plan() -> bytes:
    """The same plan as a Word file with tables for head and foot and Word's own list numbers."""
    document = docx.Document()
    two_columns(
        document,
        ["ĐẢNG BỘ TỈNH LAM SƠN", "ĐẢNG ỦY XÃ HÒA BÌNH", "*", "Số 65-KH/ĐU"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "Hòa Bình, ngày 05 tháng 02 năm 2027"],
    )
    body = PLAN.split("năm 2027\n", 1)[1].split("Nơi nhận:")[0]
    for text in [line for line in body.split("\n") if line]:
        if text.startswith("- ") and "Căn cứ" not in text:
            document.add_paragraph(text[2:], style="List Bullet")
        else:
            document.add_paragraph(text)
    two_columns(
        document,
        ["Nơi nhận:", "- Thường trực Tỉnh ủy (để báo cáo),", "- Các chi bộ trực thuộc,", "- Lưu VPĐU."],
        ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "", "Nguyễn Văn Bình"],
    )
    return saved(document)


def word_with_deletion() -> bytes:
    """A Word file with one tracked insertion and one tracked deletion in an item."""
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("I. NHIỆM VỤ TRỌNG TÂM")
    paragraph = document.add_paragraph("1. Xây dựng quy chế ")
    for tag, text_tag, text in (("w:del", "w:delText", "phối hợp"), ("w:ins", "w:t", "làm việc của cấp ủy.")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        run.append(words)
        change.append(run)
        change.set(qn("w:id"), "1")
        paragraph._p.append(change)
    return saved(document)


def word_with_lists_begun_again() -> bytes:
    """Two sections whose points Word numbers, by two lists of one kind; the second begins again with 1."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        ),
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for number, override in ((90, ""), (91, again)):
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{override}</w:num>'
            )
        )
    document.add_paragraph("KẾ HOẠCH")
    for heading, number in (("I. MỤC ĐÍCH", 90), ("II. NHIỆM VỤ", 91)):
        document.add_paragraph(heading)
        for text in ("Nâng cao chất lượng sinh hoạt chi bộ.", "Phân công rõ người, rõ việc."):
            properties = document.add_paragraph(text)._p.get_or_add_pPr()
            properties.append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
            )
    return saved(document)


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The package with parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return stream.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def blank_pdf(pages: int) -> bytes:
    """A PDF of empty pages, as a scan without text layer looks to a reader."""
    document = pdfium.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def printed_plan() -> bytes:
    """The same plan as a PDF with a text layer, wrapped by the printer."""
    return printed(PLAN)


def printed(text: str) -> bytes:
    """A paragraph for each line."""
    from weasyprint import HTML

    blocks = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    style = "@page{size:A4;margin:20mm 15mm 20mm 30mm}p{margin:0 0 6pt;font:14pt Tinos}"
    return HTML(string=f"<style>{style}</style>{blocks}").write_pdf()


def word_with_footnote() -> bytes:
    """A Word file whose first item carries a footnote."""
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("I. NHIỆM VỤ TRỌNG TÂM")
    paragraph = document.add_paragraph("1. Xây dựng quy chế làm việc")
    run, reference = OxmlElement("w:r"), OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "7")
    run.append(reference)
    paragraph._p.append(run)
    paragraph.add_run(" của cấp ủy.")
    data = saved(document)
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rels, types = part(data, "word/_rels/document.xml.rels"), part(data, "[Content_Types].xml")
    paragraph_xml = f"<w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p>"
    note = f'<w:footnotes xmlns:w="{main}"><w:footnote w:id="7">{paragraph_xml}</w:footnote></w:footnotes>'
    link = f'<Relationship Id="rF" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    content = WORD_TYPE.replace("document.main", "footnotes")
    named = f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/></Types>'
    return repacked(
        data,
        {
            "word/footnotes.xml": note.encode(),
            "word/_rels/document.xml.rels": rels.replace(b"</Relationships>", link.encode()),
            "[Content_Types].xml": types.replace(b"</Types>", named.encode()),
        },
    )


NOTE = "Theo Quyết định số 124-QĐ/TW của Ban Bí thư."


def printed_footnote_by_a_table() -> bytes:
    """The mark before the full stop, and more letters in a small table than in the text."""
    row = "<tr><td>1</td><td>Rà soát, sửa đổi các quy định về công tác cán bộ</td><td>Ban Tổ chức Tỉnh ủy</td></tr>"
    head = "<tr><td>TT</td><td>Nhiệm vụ</td><td>Cơ quan chủ trì</td></tr>"
    look = "<style>table{font:10pt Tinos;border-collapse:collapse}td{border:1px solid}</style>"
    return printed_footnote(
        "Xây dựng quy chế làm việc của cấp ủy{note}.",
        f"{look}<p>PHỤ LỤC</p><table>{head}{row * 12}</table>",
    )


def printed_footnote(item: str = "Xây dựng quy chế làm việc{note} của cấp ủy.", below: str = "") -> bytes:
    """The same in print: a raised mark in the text, the note in small letters at the page's foot."""
    from weasyprint import HTML

    filler = "".join(
        f"<p>{n}. Nâng cao chất lượng công tác tuyên truyền trong cán bộ, đảng viên.</p>" for n in range(2, 6)
    )
    note = ".n{float:footnote;font:10pt Tinos}::footnote-marker{content:counter(footnote) ' '}"
    style = "@page{size:A4;margin:20mm}p{font:14pt Tinos}" + note
    text = f"<p>1. {item}</p>".format(note=f'<span class="n">{NOTE}</span>')
    return HTML(
        string=f"<style>{style}</style><p>KẾ HOẠCH</p><p>I. NHIỆM VỤ TRỌNG TÂM</p>{text}{filler}{below}"
    ).write_pdf()


def encoded(letters: dict[str, str], text: str) -> str:
    """The text in the letters of an old font, which Unicode calls by other names."""
    return "".join(letters.get(letter, letter) for letter in text)


def pdf_in_font(font: str, lines: list[str]) -> bytes:
    """A PDF that names a font without carrying it; the lines are Latin letters of one byte each."""
    shows = b"".join(
        b"(%s) Tj T*\n" % re.sub(rb"([()\\])", rb"\\\1", line.encode("latin-1")) for line in lines
    )
    content = b"BT /F1 12 Tf 18 TL 60 780 Td\n" + shows + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding >>" % font.encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def scanned(pdf: bytes, *, dpi: int = 200, askew: float = 0.3) -> bytes:
    """The pages of a PDF as a scanner delivers them: grey pictures, a little askew, with specks."""
    document = pdfium.PdfDocument(pdf)
    pages = [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    chance = random.Random(7)
    for number, page in enumerate(pages):
        pages[number] = page.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255)
        for _ in range(150):
            pages[number].putpixel((chance.randrange(page.width), chance.randrange(page.height)), 60)
    return as_pdf(pages, dpi)


def pictures_of(pdf: bytes) -> list[Image.Image]:
    """The pages of a scan."""
    document = pdfium.PdfDocument(pdf)
    pages = [page.render(scale=200 / 72, grayscale=True).to_pil().convert("L") for page in document]
    document.close()
    return pages


def as_pdf(pages: list[Image.Image], dpi: int = 200) -> bytes:
    """A PDF of pictures alone."""
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])
    return stream.getvalue()


def together(*pdfs: bytes) -> bytes:
    """The pages of several PDFs in one."""
    whole = pdfium.PdfDocument.new()
    for pdf in pdfs:
        part = pdfium.PdfDocument(pdf)
        whole.import_pages(part)
        part.close()
    stream = io.BytesIO()
    whole.save(stream)
    whole.close()
    return stream.getvalue()


def signed_scan(pdf: bytes) -> bytes:
    """A scan over which a program for electronic signatures has printed its stamp as text."""
    from weasyprint import HTML

    page = pdfium.PdfDocument(pdf)[0].render(scale=2, grayscale=True).to_pil()
    picture = io.BytesIO()
    page.save(picture, "PNG")
    address = "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode()
    style = "@page{size:A4;margin:0}img{position:absolute;width:210mm}p{position:absolute;top:5mm;left:120mm}"
    stamp = "<p>Ký bởi: Đảng ủy xã Hòa Bình<br>Thời gian ký: 05/02/2027 08:15</p>"
    return HTML(string=f"<style>{style}</style><img src='{address}'>{stamp}").write_pdf()
