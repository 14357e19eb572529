"""Forms of the acts on the organisation; each names its service's arguments."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.administering.acting import branch_of
from permissions.duties import NEVER_DELEGATED, Duty
from permissions.models import Agency, Kind, Level, Post, PostDuty, User

FIRST_DUTIES = [(duty.value, duty.label) for duty in Duty]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayInput(), initial=timezone.localdate, **kwargs)


class AgencyField(forms.CharField):
    """An agency by its code, which the directory shows; only those of the administrator's branch are found."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Mã cơ quan, ghi ở trang của cơ quan."))
        super().__init__(max_length=40, **kwargs)
        self.by: User | None = None

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        if not code:
            return None
        assert self.by is not None
        found = branch_of(self.by).filter(code=code).first()
        if found is None:
            raise forms.ValidationError(
                _("Không có cơ quan mã “%(code)s” trong phạm vi quản trị của đồng chí."),
                params={"code": code},
            )
        return found


class PersonField(forms.CharField):
    """A person by username."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=150, help_text=_("Tên đăng nhập."), **kwargs)

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        found = User.objects.filter(username=name).first()
        if found is None:
            raise forms.ValidationError(_("Không có tài khoản “%(name)s”."), params={"name": name})
        return found


class AdminForm(forms.Form):
    """`about`: the agency or person; `by`: the administrator."""

    def __init__(self, *args: Any, about: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about, self.by = about, by
        for field in self.fields.values():
            if isinstance(field, AgencyField):
                field.by = by
            if not isinstance(field, forms.BooleanField):
                field.error_messages["required"] = _("Đề nghị điền mục này.")
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the agency or the person."""


class ReasonForm(AdminForm):
    reason = forms.CharField(label=_("Lý do"), max_length=300)


class Names(AdminForm):
    name = forms.CharField(label=_("Tên đầy đủ"), max_length=200)
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=100)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=20, help_text=_("Như TU trong 05-KH/TU."))


class Particulars(Names):
    place = forms.CharField(label=_("Địa danh"), max_length=100, required=False)
    signature_form = forms.CharField(
        label=_("Thể thức đề ký"),
        help_text=_("In trên chức vụ người ký, như T/M BAN THƯỜNG VỤ; để trống thì in T/M và tên gọi tắt."),
        max_length=120,
        required=False,
        validators=[
            RegexValidator(
                r"^(T/M|K/T|T/L|Q\.) \S",
                _("Thể thức đề ký bắt đầu bằng T/M, K/T, T/L hoặc Q., như T/M BAN THƯỜNG VỤ."),
            )
        ],
    )
    seal = forms.CharField(
        label=_("Dấu"),
        help_text=_("Chữ khắc giữa con dấu; để trống nếu cơ quan không có con dấu."),
        max_length=200,
        required=False,
    )
    order = forms.IntegerField(label=_("Thứ tự"), min_value=0, max_value=32000, initial=0)


class CreateAgency(Particulars):
    field_order = ("code", "kind", "level", "name", "short_name", "symbol")
    code = forms.SlugField(
        label=_("Mã cơ quan"),
        max_length=40,
        help_text=_("Không đổi về sau; chữ không dấu, chữ số, gạch nối."),
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=Kind.choices)
    level = forms.ChoiceField(label=_("Cấp"), choices=Level.choices)
    since = DayField(label=_("Hoạt động từ ngày"))
    decision = forms.CharField(label=_("Quyết định thành lập"), max_length=100, required=False)


class ChangeAgency(Particulars):
    def prepare(self) -> None:
        for name, field in self.fields.items():
            field.initial = getattr(self.about, name)


class RenameAgency(Names):
    since = DayField(label=_("Từ ngày"))
    decision = forms.CharField(label=_("Quyết định đổi tên"), max_length=100)


class MoveAgency(AdminForm):
    above = AgencyField(label=_("Chuyển về cấp ủy"))
    since = DayField(label=_("Từ ngày"))
    decision = forms.CharField(label=_("Quyết định"), max_length=100)


class EndAgency(AdminForm):
    on = DayField(label=_("Ngày kết thúc"))
    decision = forms.CharField(label=_("Quyết định"), max_length=100)


class MergeAgency(EndAgency):
    into = AgencyField(label=_("Cơ quan nhận sáp nhập"))


class OpenTerm(AdminForm):
    name = forms.CharField(label=_("Nhiệm kỳ"), max_length=20, help_text="2025 - 2030")
    since = DayField(label=_("Từ ngày"))


class AddPost(AdminForm):
    name = forms.CharField(label=_("Chức vụ"), max_length=120)
    rank = forms.IntegerField(
        label=_("Thứ tự"), min_value=1, max_value=32000, initial=100, help_text=_("Số nhỏ đứng trước.")
    )


class PostForm(AdminForm):
    post = forms.ModelChoiceField(Post.objects.none(), label=_("Chức vụ"))

    def prepare(self) -> None:
        self.fields["post"].queryset = self.about.posts.order_by("rank", "pk")  # type: ignore[attr-defined]
        self.fields["post"].label_from_instance = lambda post: post.name  # type: ignore[attr-defined]


class SetDuties(PostForm):
    """One line for each agency: duties of the own agency are ticked, those for another are written below."""

    own = forms.MultipleChoiceField(
        label=_("Nhiệm vụ ở cơ quan này"),
        choices=FIRST_DUTIES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    elsewhere = forms.CharField(
        label=_("Nhiệm vụ cho cơ quan khác"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một nhiệm vụ: mã nhiệm vụ, dấu @, mã cơ quan; ví dụ decide@btv-tu."),
    )

    def prepare(self) -> None:
        """Of a post that is named already, show what comes with it now."""
        super().prepare()
        chosen = self.initial.get("post")
        duties = list(PostDuty.objects.filter(post=chosen, post__agency=self.about).select_related("agency"))
        self.initial["own"] = [row.duty for row in duties if row.agency == self.about]
        others = [f"{row.duty}@{row.agency.code}" for row in duties if row.agency != self.about]
        self.initial["elsewhere"] = "\n".join(sorted(others))

    def clean_elsewhere(self) -> list[tuple[str, Agency]]:
        found = []
        for line in self.cleaned_data["elsewhere"].splitlines():
            duty, _at, code = line.strip().partition("@")
            if not line.strip():
                continue
            agency = branch_of(self.by).filter(code=code).first()
            if duty not in Duty.values or agency is None:
                raise forms.ValidationError(
                    _("Dòng “%(line)s” chưa đúng: cần mã nhiệm vụ@mã cơ quan trong phạm vi quản trị."),
                    params={"line": line.strip()[:60]},
                )
            found.append((duty, agency))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        own, elsewhere = cleaned.pop("own", []), cleaned.pop("elsewhere", [])
        cleaned["duties"] = [(duty, self.about) for duty in own] + elsewhere
        return cleaned


class Appoint(PostForm):
    user = PersonField(label=_("Đồng chí"))
    since = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến hết ngày"), required=False)
    decision = forms.CharField(label=_("Số, ngày quyết định"), max_length=100)

    def prepare(self) -> None:
        super().prepare()
        self.fields["until"].initial = None


class Delegate(AdminForm):
    giver = PersonField(label=_("Đồng chí giao"))
    taker = PersonField(label=_("Đồng chí được giao xử lý thay"))
    duty = forms.ChoiceField(
        label=_("Nhiệm vụ"), choices=[pair for pair in FIRST_DUTIES if pair[0] not in NEVER_DELEGATED]
    )
    since = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến hết ngày"), required=False)
    decision = forms.CharField(label=_("Văn bản ủy quyền"), max_length=100)

    def prepare(self) -> None:
        self.fields["until"].initial = None


class AddPerson(AdminForm):
    username = forms.CharField(label=_("Tên đăng nhập"), max_length=64)
    full_name = forms.CharField(label=_("Họ và tên"), max_length=200)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class ChangePerson(AdminForm):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=200)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def prepare(self) -> None:
        for name, field in self.fields.items():
            field.initial = getattr(self.about, name)


class SetGroup(AdminForm):
    name = forms.CharField(
        label=_("Tên nhóm"), max_length=200, help_text=_("Như ghi ở nơi nhận: Các đảng ủy xã, phường.")
    )
    by_rule = forms.BooleanField(label=_("Chọn theo quy tắc dưới đây"), required=False, initial=True)
    below = forms.BooleanField(
        label=_("Các cấp ủy trực thuộc (bỏ trống: các cơ quan của cấp ủy)"), required=False
    )
    level = forms.ChoiceField(label=_("Cấp"), choices=[("", _("mọi cấp")), *Level.choices], required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("mọi loại")), *Kind.choices], required=False)
    members = forms.CharField(
        label=_("Thêm các cơ quan"), required=False, help_text=_("Mã cơ quan, cách nhau bằng dấu phẩy.")
    )

    def clean_members(self) -> list[Agency]:
        codes = [code.strip() for code in self.cleaned_data["members"].split(",") if code.strip()]
        found = {agency.code: agency for agency in branch_of(self.by).filter(code__in=codes)}
        if missing := [code for code in codes if code not in found]:
            raise forms.ValidationError(
                _("Không có cơ quan mã “%(code)s” trong phạm vi quản trị của đồng chí."),
                params={"code": missing[0]},
            )
        return list(found.values())
