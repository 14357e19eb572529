"""How each act on the organisation is asked for on the web: its form, its service, what is said before and after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from permissions.administering import agencies, appointing, forms, people, posts
from permissions.models import Agency, Kind


@dataclass(frozen=True)
class AdminPage:
    """`do` is a service: the agency or person first, `by`, then the form's data."""

    label: Any
    do: Callable[..., Any]
    done: Any
    form: type[forms.AdminForm] = forms.AdminForm
    what: Any = ""
    committee: bool = False
    """Only for committees."""
    harsh: bool = False


def _appoint(agency: Agency, **given: Any) -> Any:
    return appointing.appoint(given.pop("user"), **given)


def _delegate(agency: Agency, **given: Any) -> Any:
    return appointing.delegate(given.pop("giver"), agency=agency, **given)


def _set_duties(agency: Agency, **given: Any) -> Any:
    return posts.set_duties(given.pop("post"), **given)


ON_AGENCY: dict[str, AdminPage] = {
    "create_agency": AdminPage(
        _("Thêm cơ quan"), agencies.create_agency, _("Đã thêm cơ quan."), forms.CreateAgency, committee=True
    ),
    "change_agency": AdminPage(
        _("Sửa thông tin"),
        agencies.change_agency,
        _("Đã sửa thông tin cơ quan."),
        forms.ChangeAgency,
        _("Chỉ sửa chỗ ghi nhầm; tên mới theo quyết định thì dùng “Đổi tên”."),
    ),
    "rename_agency": AdminPage(
        _("Đổi tên"),
        agencies.rename_agency,
        _("Đã ghi tên mới."),
        forms.RenameAgency,
        _("Văn bản đã ban hành giữ tên của thời điểm ban hành."),
    ),
    "move_agency": AdminPage(
        _("Chuyển về cấp ủy khác"), agencies.move_agency, _("Đã chuyển."), forms.MoveAgency, committee=True
    ),
    "merge_agency": AdminPage(
        _("Sáp nhập"), agencies.merge_agency, _("Đã ghi nhận sáp nhập."), forms.MergeAgency, harsh=True
    ),
    "end_agency": AdminPage(
        _("Kết thúc hoạt động"), agencies.end_agency, _("Đã ghi nhận kết thúc."), forms.EndAgency, harsh=True
    ),
    "open_term": AdminPage(
        _("Mở nhiệm kỳ mới"),
        agencies.open_term,
        _("Đã mở nhiệm kỳ mới."),
        forms.OpenTerm,
        _("Số văn bản của nhiệm kỳ mới bắt đầu lại từ 01."),
        committee=True,
    ),
    "add_post": AdminPage(_("Thêm chức vụ"), posts.add_post, _("Đã thêm chức vụ."), forms.AddPost),
    "set_duties": AdminPage(
        _("Giao nhiệm vụ cho chức vụ"),
        _set_duties,
        _("Đã giao nhiệm vụ."),
        forms.SetDuties,
        _("Nhiệm vụ mới thay các nhiệm vụ hiện có của chức vụ, có hiệu lực ngay với mọi người đang giữ."),
    ),
    "appoint": AdminPage(_("Bổ nhiệm, phân công"), _appoint, _("Đã phân công."), forms.Appoint),
    "delegate": AdminPage(
        _("Giao xử lý thay"),
        _delegate,
        _("Đã ghi nhận giao xử lý thay."),
        forms.Delegate,
        _("Việc làm thay được ghi rõ làm thay ai; phiếu của thành viên không giao được."),
    ),
    "add_person": AdminPage(
        _("Thêm người dùng"), people.add_person, _("Đã thêm người dùng."), forms.AddPerson
    ),
    "set_group": AdminPage(
        _("Lập nhóm nơi nhận"), agencies.set_group, _("Đã lập nhóm."), forms.SetGroup, committee=True
    ),
}
"""Verb → its page `agencies/<code>/do/<verb>/`."""

ON_PERSON: dict[str, AdminPage] = {
    "change_person": AdminPage(
        _("Sửa họ tên, thư điện tử"), people.change_person, _("Đã sửa."), forms.ChangePerson
    ),
    "first_link": AdminPage(
        _("Cấp đường dẫn đặt mật khẩu"),
        people.first_link,
        _("Đường dẫn dùng được một lần, trong 3 ngày; đề nghị trao tận tay."),
        what=_(
            "Dùng khi mới có tài khoản hoặc quên mật khẩu. Mật khẩu cũ vẫn dùng được đến khi đặt mật khẩu mới."
        ),
    ),
    "reset_factors": AdminPage(
        _("Xóa yếu tố xác thực thứ hai"),
        people.reset_factors,
        _("Đã xóa; lần đăng nhập sau phải thiết lập lại."),
        forms.ReasonForm,
        _("Dùng khi mất điện thoại, khóa bảo mật. Mọi phiên làm việc kết thúc."),
        harsh=True,
    ),
    "deactivate": AdminPage(
        _("Khóa tài khoản"),
        people.deactivate,
        _("Đã khóa tài khoản; mọi phiên làm việc đã kết thúc."),
        forms.ReasonForm,
        _("Người dùng không bị xóa: lịch sử xử lý giữ nguyên."),
        harsh=True,
    ),
    "reactivate": AdminPage(
        _("Mở lại tài khoản"), people.reactivate, _("Đã mở lại tài khoản."), forms.ReasonForm
    ),
}
"""Verb → its page `people/<username>/do/<verb>/`."""


def offered_on(agency: Agency) -> list[tuple[str, AdminPage]]:
    """The acts that make sense on this agency; what a person may do is asked by the services."""
    if agency.ended_on is not None:
        return []
    is_committee = agency.kind == Kind.COMMITTEE and agency.committee_id is None
    return [(verb, page) for verb, page in ON_AGENCY.items() if is_committee or not page.committee]
