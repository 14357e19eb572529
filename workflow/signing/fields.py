"""The form of a file to sign: two text fields and two signature fields, all made before any signature.

A field that is added later would make the first signature invalid, so nothing may be missing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
)

from workflow.signing.results import BODY, DATE, NUMBER, PERSON

if TYPE_CHECKING:  # the child that examines a file needs the names of the fields, not all that renders
    from drafting.rendering.pdf import Box


LABELS = {
    NUMBER: "Số, ký hiệu",
    DATE: "Địa danh, ngày, tháng, năm ban hành",
    PERSON: "Chữ ký của người có thẩm quyền",
    BODY: "Chữ ký số của cơ quan ban hành",
}
"""What a viewer says when the pointer rests on the field."""

PRINTED = 4
"""Annotation flag "Print", which the archive form asks for."""


class QuietWriter(IncrementalPdfFileWriter):
    """Adds a revision that leaves the file's properties alone.

    pyHanko writes the time of each change into them; between two signatures our verdict allows no
    change but the declared ones.
    """

    def _update_meta(self) -> None:
        return


def prepare(pdf: bytes, boxes: Mapping[str, Box]) -> bytes:
    """Add the empty fields at the boxes "number", "date", "signature" and "seal" of a rendered plan.

    KeyError when a box is missing: the plan was not rendered with fields.
    """
    writer = QuietWriter(BytesIO(pdf))
    _text_field(writer, NUMBER, boxes["number"])
    _text_field(writer, DATE, boxes["date"])
    # After the first signature only what is left to do may change, after the second nothing may.
    open_after_first = FieldMDPSpec(FieldMDPAction.EXCLUDE, fields=[NUMBER, DATE, BODY])
    _signature_field(writer, PERSON, boxes["signature"], open_after_first, None)
    _signature_field(writer, BODY, boxes["seal"], FieldMDPSpec(FieldMDPAction.ALL), MDPPerm.NO_CHANGES)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _text_field(writer: QuietWriter, name: str, box: Box) -> None:
    page_ref, _ = writer.find_page_for_modification(box.page)
    page = page_ref.get_object()
    blank = RawContent(b"", box=BoxConstraints(width=box.x2 - box.x1, height=box.y2 - box.y1))
    field = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/Widget"),
                pdf_name("/FT"): pdf_name("/Tx"),
                pdf_name("/T"): pdf_string(name),
                pdf_name("/TU"): pdf_string(LABELS[name]),
                pdf_name("/DA"): pdf_string("0 g"),
                pdf_name("/F"): generic.NumberObject(PRINTED),
                pdf_name("/P"): page_ref,
                pdf_name("/Rect"): generic.ArrayObject(
                    generic.FloatObject(round(edge, 3)) for edge in (box.x1, box.y1, box.x2, box.y2)
                ),
                pdf_name("/AP"): generic.DictionaryObject(
                    {pdf_name("/N"): writer.add_object(blank.as_form_xobject())}
                ),
            }
        )
    )
    if "/AcroForm" not in writer.root:
        form = generic.DictionaryObject({pdf_name("/Fields"): generic.ArrayObject()})
        writer.root["/AcroForm"] = writer.add_object(form)
        writer.update_root()
    writer.root["/AcroForm"]["/Fields"].append(field)
    if "/Annots" not in page:
        page["/Annots"] = generic.ArrayObject()
    page["/Annots"].append(field)
    writer.update_container(page["/Annots"])
    writer.mark_update(page_ref)


def _signature_field(
    writer: QuietWriter, name: str, box: Box, locks: FieldMDPSpec, document: MDPPerm | None
) -> None:
    append_signature_field(
        writer,
        SigFieldSpec(
            name,
            on_page=box.page,
            box=(round(box.x1), round(box.y1), round(box.x2), round(box.y2)),
            field_mdp_spec=locks,
            doc_mdp_update_value=document,
            readable_field_name=LABELS[name],
        ),
    )
