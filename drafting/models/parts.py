"""The live rows of a plan's text, in reading order."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


def new_uid() -> str:
    return uuid.uuid4().hex


class Part(models.Model):
    """One heading, introduction, item or recipient line; its uid survives moves and renumbering."""

    class Kind(models.TextChoices):
        PREAMBLE = "preamble", _("Phần mở đầu")
        SECTION = "section", _("Mục")
        INTRO = "intro", _("Câu dẫn")
        GROUP = "group", _("Nhóm")
        ITEM = "item", _("Nội dung")
        CLOSING = "closing", _("Phần kết")
        RECIPIENT = "recipient", _("Nơi nhận")
        ARCHIVE = "archive", _("Lưu")
        TEXT = "text", _("Đoạn văn của phụ lục")
        TABLE = "table", _("Bảng")
        FILE = "file", _("Tệp kèm theo")

    class ItemKind(models.TextChoices):
        PURPOSE = "purpose", _("Mục đích, yêu cầu")
        TARGET = "target", _("Chỉ tiêu")
        DISSEMINATION = "dissemination", _("Quán triệt, tuyên truyền")
        TASK = "task", _("Nhiệm vụ")
        ORGANISATION = "organisation", _("Tổ chức thực hiện")

    BLOCKS = (Kind.TEXT, Kind.TABLE, Kind.FILE)
    """What an annex consists of beside tasks."""
    TASKS = (ItemKind.TASK, ItemKind.ORGANISATION, ItemKind.DISSEMINATION)

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="parts")
    uid = models.CharField(max_length=32, default=new_uid)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    position = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="groups around an item, depth of a group; empty for the usual place"
    )
    text = models.TextField(blank=True)
    item_kind = models.CharField(max_length=14, choices=ItemKind.choices, blank=True)
    is_agency = models.BooleanField(
        default=False, help_text="a group headed by the agency that its items are for"
    )
    lead = models.CharField(max_length=300, blank=True)
    partners = models.JSONField(default=list, blank=True)
    deadlines = models.JSONField(default=list, blank=True)
    target = models.JSONField(null=True, blank=True)
    targets = models.JSONField(
        default=list, blank=True, help_text="all figures with a unit, the first is target"
    )
    columns = models.JSONField(
        default=dict, blank=True, help_text="product, approving_level, in_charge, remark"
    )
    breaks = models.JSONField(default=list, blank=True, help_text="places in text where a paragraph begins")
    runs = models.JSONField(default=list, blank=True, help_text="[start, end, italic or bold] in text")
    cells = models.JSONField(default=list, blank=True, help_text="rows of a table, the first is its head")
    file = models.ForeignKey(
        "records.StoredFile", models.PROTECT, to_field="sha256", null=True, blank=True, related_name="+"
    )
    notes = models.JSONField(default=list, blank=True, help_text="footnotes: mark and text")
    agency = models.ForeignKey("permissions.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    group = models.CharField(
        max_length=30, blank=True, help_text="a recipient line that names a kind of agencies"
    )
    note = models.CharField(
        max_length=60,
        blank=True,
        help_text="báo cáo, or empty; of an annex its name, of a row of a table its number",
    )
    mark = models.TextField(blank=True, help_text="why a person must look at it; empty once decided")
    open = models.BooleanField(default=False, help_text="while finalising: named by a line of the conclusion")
    edit_number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "uid"], name="part_uid_once")]
        indexes = [models.Index(fields=["plan", "position"], name="part_order")]

    def __str__(self) -> str:
        return self.text[:60]
