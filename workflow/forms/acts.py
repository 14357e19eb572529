"""What the browser sends with one act on a plan; `cleaned_data` is exactly what its service takes."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from drafting.models import Plan, Status, Urgency
from drafting.text import live_document
from permissions.duties import Duty, holders
from permissions.models import Agency, Kind, User
from workflow.deciding.regulations import deciders
from workflow.holidays import working_days_after
from workflow.issuance.types import NAME_OF
from workflow.models import Ballot, ConclusionLine, HeldNumber, Meeting, Member, Opinion
from workflow.pacing import pace_of
from workflow.services.changes import changes_since_opinions, unclassed_changes

CLOSING_HOUR = 17


class ActForm(forms.Form):
    """An act that needs no words."""

    def __init__(self, *args: Any, plan: Plan, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.user = plan, user


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Lý do"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class ToAdvisersForm(ActForm):
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(), label=_("Cơ quan góp ý"), widget=forms.CheckboxSelectMultiple
    )
    due_on = forms.DateField(
        label=_("Thời hạn góp ý"),
        help_text=_("Đến hết ngày này."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    only_changes = forms.BooleanField(
        label=_("Chỉ lấy ý kiến về những nội dung đã thay đổi so với lần trước"), required=False
    )
    silence_agrees = forms.BooleanField(
        label=_("Quá thời hạn chưa gửi ý kiến coi như nhất trí"),
        help_text=_("Chỉ chọn khi công văn lấy ý kiến nêu như vậy."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["agencies"].queryset = advisers(self.plan)  # type: ignore[attr-defined]
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()
        self.fields["due_on"].initial = self._due_on
        if self.plan.status != Status.CONSOLIDATING or not changes_since_opinions(self.plan):
            del self.fields["only_changes"]

    def _due_on(self) -> date:
        return working_days_after(timezone.localdate(), pace_of(self.plan).advisory_review)

    def clean_agencies(self) -> list[Agency]:
        return list(self.cleaned_data["agencies"])


def advisers(plan: Plan) -> Any:
    """Whom this plan may be sent to: the issuer's advisory bodies and the committees below, not its drafters."""
    bodies = Q(committee=plan.issuer, kind=Kind.ADVISORY)
    below = Q(parent=plan.issuer, kind=Kind.COMMITTEE)
    return Agency.objects.standing().filter(bodies | below).exclude(pk=plan.drafted_by_id)


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


class AdviserForm(ActForm):
    """One agency of the round, and until when."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Cơ quan"), empty_label=None)
    due_on = day_field(_("Thời hạn góp ý"), help_text=_("Đến hết ngày này."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = self.agencies()  # type: ignore[attr-defined]
        if "due_on" in self.fields:
            today = timezone.localdate()
            self.fields["due_on"].widget.attrs["min"] = today.isoformat()
            self.fields["due_on"].initial = working_days_after(today, pace_of(self.plan).advisory_review)

    def agencies(self) -> Any:
        """Those of the newest round that have not answered."""
        open_ = Opinion.objects.filter(
            round__plan=self.plan, round__recalled=False, released_at=None, withdrawn_at=None
        )
        return Agency.objects.filter(pk__in=open_.values("agency"))


class AddAdviserForm(AdviserForm):
    def agencies(self) -> Any:
        asked = Opinion.objects.filter(round__plan=self.plan, round__closed_at=None)
        return advisers(self.plan).exclude(pk__in=asked.values("agency"))


class WithdrawAdviserForm(AdviserForm):
    due_on = None  # type: ignore[assignment]
    reason = forms.CharField(label=_("Lý do"), max_length=500)


class AskTimeForm(ActForm):
    until = day_field(_("Đề nghị được góp ý đến hết ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].widget.attrs["min"] = timezone.localdate().isoformat()


class PointElsewhereForm(ActForm):
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Cơ quan nên được lấy ý kiến"))
    reason = forms.CharField(label=_("Lý do"), max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = advisers(self.plan)  # type: ignore[attr-defined]


class EditorialField(forms.MultipleChoiceField):
    """Changes to class; the service looks which of them there are, as it alone knows the text under the lock."""

    def valid_value(self, value: Any) -> bool:
        return True


class ToOfficeForm(ActForm):
    personnel = forms.BooleanField(
        label=_("Kế hoạch quyết định nội dung về nhân sự"),
        help_text=_("Nội dung về nhân sự phải được quyết định tại hội nghị, không xin ý kiến bằng văn bản."),
        required=False,
    )
    editorial = EditorialField(
        label=_("Nội dung đã thay đổi sau khi lấy ý kiến"),
        help_text=_(
            "Đánh dấu những mục chỉ chỉnh sửa câu chữ. Mục có thay đổi về nội dung cần lấy ý kiến lại."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["editorial"].choices = lambda: self._changes  # type: ignore[attr-defined]

    @cached_property
    def _changes(self) -> list[tuple[str, str]]:
        return [
            (change.uid, f"{change.path}. {Truncator(change.text).words(24)}")
            for change in unclassed_changes(self.plan)
        ]

    def __iter__(self) -> Iterator[forms.BoundField]:
        """To be shown: without the field where nothing has changed."""
        return (bound for bound in super().__iter__() if bound.name != "editorial" or self._changes)


class PersonField(forms.ChoiceField):
    """One of a few people, the first of them by default.

    Gives a user of whom the id alone is known: the service looks under the lock whether it is one who may.
    """

    def offer(self, people: QuerySet[User]) -> None:
        self.choices = lambda: [(str(person.pk), str(person)) for person in people]
        self.initial = lambda: next((str(person.pk) for person in people), None)

    def valid_value(self, value: str) -> bool:
        return value.isascii() and value.isdecimal() and len(value) < 19

    def clean(self, value: Any) -> User | None:
        chosen = super().clean(value)
        return User(pk=int(chosen)) if chosen else None


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Which body decides; only where the regulation leaves a choice."""

    def __init__(self) -> None:
        super().__init__(
            Agency.objects.none(), label=_("Cơ quan quyết định"), required=False, empty_label=None
        )


def _offer_bodies(form: ActForm) -> None:
    """Take the field away where there is one body, where none was chosen, and in rounds that follow one."""
    unasked = form.is_bound and not form.data.get("body")
    if form.plan.status != Status.STEERING or unasked or len(bodies := deciders(form.plan)) == 1:
        del form.fields["body"]
        return
    form.fields["body"].queryset = Agency.objects.filter(pk__in=[body.pk for body in bodies])  # type: ignore[attr-defined]
    form.fields["body"].initial = form.plan.deciding_body_id


class UrgencyForm(ReasonForm):
    """How urgent, and why."""

    urgency = forms.ChoiceField(
        label=_("Mức độ khẩn"), choices=[("", _("Thường")), *Urgency.choices], required=False
    )
    field_order = ("urgency", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["urgency"].initial = self.plan.urgency


class WrittenRoundForm(ActForm):
    body = BodyField()
    closes_at = forms.DateTimeField(
        label=_("Thời hạn gửi phiếu"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    officer = PersonField(
        label=_("Cán bộ tổng hợp phiếu"),
        help_text=_("Trước khi hết thời hạn, chỉ đồng chí này và từng đồng chí gửi phiếu xem được phiếu."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime()
        _offer_bodies(self)
        self.fields["closes_at"].initial = self._closing
        self.fields["closes_at"].widget.attrs["min"] = f"{now:%Y-%m-%dT%H:%M}"
        self.fields["officer"].offer(office_people(self.plan))  # type: ignore[attr-defined]

    def _closing(self) -> datetime:
        day = working_days_after(timezone.localdate(), pace_of(self.plan).deciding)
        return timezone.make_aware(datetime.combine(day, time(CLOSING_HOUR)))


def office_people(plan: Plan) -> QuerySet[User]:
    """The officers of the Office who can keep the record of a round or a meeting."""
    bureau = Agency.objects.standing().filter(committee=plan.issuer, kind=Kind.OFFICE)
    return holders(Duty.APPRAISE, bureau, timezone.localdate())


class ToMeetingForm(ActForm):
    """A meeting that is called already, or the time and place of a new one."""

    body = BodyField()
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("Hội nghị đã có lịch"),
        required=False,
        empty_label=_("— hội nghị mới —"),
    )
    held_at = forms.DateTimeField(
        label=_("Thời gian họp"),
        help_text=_("Chỉ ghi khi mở hội nghị mới."),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    officer = PersonField(
        label=_("Cán bộ ghi chép"), help_text=_("Ghi danh sách dự họp, kết quả biểu quyết, biên bản.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime()
        _offer_bodies(self)
        called = Meeting.objects.filter(body__in=deciders(self.plan), closed_at=None, held_at__gt=now)
        self.fields["meeting"].queryset = called.order_by("held_at").select_related("body")  # type: ignore[attr-defined]
        self.fields["held_at"].widget.attrs["min"] = f"{now:%Y-%m-%dT%H:%M}"
        self.fields["officer"].offer(office_people(self.plan))  # type: ignore[attr-defined]


class VoteForm(ActForm):
    """The hands that were counted at the meeting."""

    agree = forms.IntegerField(label=_("Đồng ý"), min_value=0, max_value=1000)
    disagree = forms.IntegerField(label=_("Không đồng ý"), min_value=0, max_value=1000, initial=0)
    other = forms.IntegerField(label=_("Ý kiến khác"), min_value=0, max_value=1000, initial=0)


class ConfirmBallotsForm(ActForm):
    """The paper ballots that wait for a second look, each with what was entered."""

    ballots = forms.ModelMultipleChoiceField(
        Ballot.objects.none(),
        label=_("Phiếu đã đối chiếu"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Đề nghị chọn phiếu đã đối chiếu.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["ballots"]
        field.queryset = Ballot.objects.filter(
            Ballot.unconfirmed(), member__round__plan=self.plan, member__round__closed_at=None
        ).select_related("member__user", "entered_by")
        field.label_from_instance = self._named

    @staticmethod
    def _named(ballot: Ballot) -> str:
        words = Truncator(ballot.text).words(30)
        said = f"{ballot.member.user}: {ballot.get_choice_display()}{'. ' + words if words else ''}"
        return _("%(said)s (đồng chí %(name)s nhập)") % {"said": said, "name": ballot.entered_by}


class InterestForm(ActForm):
    member = forms.ChoiceField(label=_("Đồng chí không tham gia quyết định"))
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ví dụ: có lợi ích liên quan trực tiếp đến nội dung này."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = members_to_choose(self.plan)  # type: ignore[attr-defined]

    def clean_member(self) -> int:
        return int(self.cleaned_data["member"])


def members_to_choose(plan: Plan) -> list[tuple[str, str]]:
    """The roster of the round that is open, those who take part in the decision."""
    rows = Member.objects.filter(round__plan=plan, round__closed_at=None, interest="").select_related("user")
    return [(str(row.pk), f"{row.user}, {row.post}") for row in rows]


class ReassignForm(ActForm):
    person = PersonField(label=_("Giao cho đồng chí"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = holders(Duty.DRAFT, self.plan.drafted_by, timezone.localdate())
        self.fields["person"].offer(people.exclude(pk=self.plan.drafter_id))  # type: ignore[attr-defined]


class ReassignOfficerForm(ActForm):
    person = PersonField(label=_("Giao cho đồng chí"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = self.plan.decision_rounds.filter(closed_at=None).values_list("officer", flat=True).last()
        people = office_people(self.plan)
        self.fields["person"].offer(people.exclude(pk=now) if now else people)  # type: ignore[attr-defined]


class InitialForm(ActForm):
    signer = PersonField(label=_("Người ký"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = holders(Duty.SIGN, self.plan.issuer, timezone.localdate())
        self.fields["signer"].offer(people)  # type: ignore[attr-defined]


class RefuseForm(ReasonForm):
    """A refusal names the place to mend, for that place alone is opened to the drafter."""

    field = forms.ChoiceField(label=_("Phần cần hoàn chỉnh"), choices=ConclusionLine.Field.choices)
    part_uid = forms.ChoiceField(
        label=_("Nội dung"), help_text=_("Chỉ chọn khi phần cần hoàn chỉnh là một nội dung."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part_uid"].choices = item_choices(live_document(self.plan), "—")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("field") == ConclusionLine.Field.ITEM and not data.get("part_uid"):
            self.add_error("part_uid", _("Cần chọn nội dung phải hoàn chỉnh."))
        return data


def item_choices(document: dict[str, Any], empty: Any) -> list[tuple[str, Any]]:
    """The items of a document to choose from, by path and first words."""
    items = [
        (item["uid"], f"{item['path']}. {Truncator(item['text']).words(14)}") for item in document["items"]
    ]
    return [("", empty), *items]


class IssueForm(ActForm):
    dated = forms.DateField(
        label=_("Ngày văn bản"),
        help_text=_("Số văn bản là số tiếp theo trong Sổ đăng ký văn bản đi."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["dated"].initial = today
        self.fields["dated"].widget.attrs["max"] = today.isoformat()
        held = HeldNumber.objects.filter(
            series__body=self.plan.issuer.body,
            series__type_name=NAME_OF[self.plan.type],
            state=HeldNumber.State.RESERVED,
        )
        if held.exists():
            self.fields["held"] = forms.ModelChoiceField(
                held.order_by("number"),
                label=_("Số đã giữ"),
                help_text=_("Chọn thì lấy số này cùng ngày đã giữ; để trống thì lấy số tiếp theo."),
                empty_label=_("— lấy số tiếp theo —"),
                required=False,
            )
