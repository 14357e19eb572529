"""The mendings of a reading: what the button `how` of the confirming page asks for."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from drafting.readings import mending, placing, shaping, wording
from workflow.forms import reading as forms


class Way(NamedTuple):
    """`said` names the mending in “Hoàn tác: …”; `words`: it brings words, which a refusal must not lose."""

    form: type[forms.Mending]
    how: Callable[..., None]
    done: Any
    said: Any = ""
    words: bool = False


WAYS = {
    "head": Way(
        forms.HeadForm, wording.mend_head, _("Đã lưu phần đầu văn bản."), _("sửa phần đầu văn bản"), True
    ),
    "heading": Way(
        forms.PartForm, wording.mend_part, _("Đã lưu nội dung vừa sửa."), _("sửa một nội dung"), True
    ),
    "group": Way(forms.GroupForm, wording.mend_part, _("Đã lưu nội dung vừa sửa."), words=True),
    "item": Way(forms.ItemForm, wording.mend_part, _("Đã lưu nội dung vừa sửa."), words=True),
    "merge": Way(
        forms.Editor,
        shaping.merge_with_previous,
        _("Đã ghép với nội dung liền trước."),
        _("ghép hai nội dung"),
    ),
    "split": Way(
        forms.SplitForm, shaping.split_part, _("Đã tách thành hai nội dung."), _("tách một nội dung"), True
    ),
    "move": Way(forms.MoveForm, shaping.move_part, _("Đã chuyển đến chỗ mới."), _("chuyển chỗ")),
    "retype": Way(forms.RetypeForm, shaping.retype_part, _("Đã chuyển loại."), _("chuyển loại")),
    "drop": Way(
        forms.Editor,
        shaping.drop_part,
        _("Đã bỏ; nội dung vẫn còn trong mục Chưa xếp được."),
        _("bỏ một nội dung"),
    ),
    "add": Way(forms.AddForm, shaping.add_part, _("Đã thêm vào kết quả đọc."), _("thêm một nội dung"), True),
    "place": Way(
        forms.PlaceForm, placing.place, _("Đã xếp vào kết quả đọc."), _("xếp một dòng vào kết quả đọc")
    ),
    "dismiss": Way(
        forms.IndexForm, placing.dismiss, _("Đã ghi nhận."), _("đánh dấu một dòng không phải nội dung")
    ),
    "choose": Way(
        forms.IndexForm,
        placing.choose_document,
        _("Đã lấy văn bản này làm kế hoạch; đề nghị rà soát kết quả đọc của văn bản này."),
        _("chọn văn bản khác làm kế hoạch"),
    ),
    "undo": Way(forms.Mending, mending.undo, _("Đã hoàn tác lần sửa gần nhất.")),
}
SAID = {way.how.__name__: way.said for way in WAYS.values() if way.said}
"""Name of a mending, as kept with the state before it → its words."""
