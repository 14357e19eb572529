"""Choosing the recipients from the tree of agencies."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drafting.choosing import REPORT, Tree, fingerprint, lines_of, tree
from drafting.models import Part, Plan
from drafting.recipient_groups import groups_of
from permissions.models import Agency

NOTE = re.compile(r"\s*\((để [^()]*|báo cáo|b/c)\)[\s.,;]*$", re.IGNORECASE)
REPORTS = {"để báo cáo", "báo cáo", "để b/c", "b/c"}


def _boxes(label: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


class RecipientsForm(forms.Form):
    """The boxes of the tree, the groups, further lines, the archive."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reported_to = _boxes(_("Báo cáo"), _("Ghi trên văn bản kèm chữ “báo cáo”, xếp đầu danh sách."))
    own = _boxes(_("Cơ quan của cấp ủy"))
    groups = _boxes(
        _("Nhóm cơ quan"), _("Một dòng cho cả nhóm; khi phát hành, văn bản gửi đến từng cơ quan.")
    )
    below = _boxes(_("Đảng ủy trực thuộc"))
    lines = forms.CharField(
        label=_("Nơi nhận khác"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Mỗi dòng một nơi nhận, ví dụ: Các đồng chí Ủy viên Ban Thường vụ. "
            "Dòng ghi một đồng chí (Đồng chí Bí thư Tỉnh ủy) được gửi đến cơ quan của đồng chí đó. "
            "Thêm (để báo cáo) ở cuối dòng nếu cần."
        ),
    )
    archive = forms.CharField(label=_("Lưu"), max_length=300, help_text=_("Ví dụ: Văn phòng Tỉnh ủy"))

    def __init__(self, *args: Any, plan: Plan, parts: list[Part], **kwargs: Any) -> None:
        self.now = lines_of(parts)
        self.tree = _with_chosen(tree(plan.issuer), self.now)
        self.texts = {part.group: part.text for part in self.now if part.group}
        archive = next((part.text for part in parts if part.kind == Part.Kind.ARCHIVE), "")
        kwargs["initial"] = {"seen": fingerprint(parts), "archive": archive, **self._chosen()}
        super().__init__(*args, **kwargs)
        for name in ("reported_to", "own", "below"):
            rows: list[Agency] = getattr(self.tree, name)
            self.fields[name].choices = [(row.code, row.name) for row in rows]  # type: ignore[attr-defined]
            if not rows:
                del self.fields[name]
        known = {**groups_of(plan.issuer), **self.texts}
        groups = [(code, self.texts.get(code, label)) for code, label in known.items()]
        self.fields["groups"].choices = groups  # type: ignore[attr-defined]

    def _chosen(self) -> dict[str, Any]:
        codes = {part.agency.code for part in self.now if part.agency}
        chosen: dict[str, Any] = {
            name: [row.code for row in getattr(self.tree, name) if row.code in codes]
            for name in ("reported_to", "own", "below")
        }
        free = [part for part in self.now if not part.agency and not part.group]
        return {**chosen, "groups": list(self.texts), "lines": "\n".join(_line(part) for part in free)}

    def choice(self) -> dict[str, Any]:
        """The arguments of set_recipients."""
        data = self.cleaned_data
        chosen = {code for name in ("reported_to", "own", "below") for code in data.get(name) or ()}
        reported = set(data.get("reported_to") or ())
        rows = [*self.tree.reported_to, *self.tree.own, *self.tree.below]
        labels = dict(self.fields["groups"].choices)  # type: ignore[attr-defined]
        return {
            "agencies": [row for row in rows if row.code in chosen],
            "reported_to": {row.pk for row in rows if row.code in reported},
            "groups": {code: str(labels[code]) for code in data["groups"]},
            "lines": [_parsed(line) for line in data["lines"].splitlines() if line.strip()],
            "archive": re.sub(r"^lưu\s*:?\s+", "", data["archive"].strip(), flags=re.IGNORECASE),
            "seen": data["seen"],
        }


def _with_chosen(found: Tree, now: list[Part]) -> Tree:
    """The tree with the agencies that are on the list and stand elsewhere, so that saving loses none."""
    known = {row.pk for row in [*found.reported_to, *found.own, *found.below]}
    for part in now:
        if part.agency is not None and part.agency.pk not in known:
            (found.reported_to if part.note == REPORT else found.own).append(part.agency)
    return found


def _line(part: Part) -> str:
    note = "để báo cáo" if part.note == REPORT else part.note
    return f"{part.text} ({note})" if note else part.text


def _parsed(line: str) -> tuple[str, str]:
    """ "Thường trực Tỉnh ủy (để báo cáo)" → ("Thường trực Tỉnh ủy", "báo cáo")."""
    line = re.sub(r"^[-–+]\s*", "", line.strip())
    match = NOTE.search(line)
    if match is None:
        return line.rstrip(" .,;"), ""
    note = match[1].lower()
    return line[: match.start()].strip(), REPORT if note in REPORTS else note[:60]
