"""Large tables on their way in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from permissions.models.people import User


class OrganisationImport(models.Model):
    """A file that the worker compares and, when its administrator has seen what comes of it, writes."""

    class State(models.TextChoices):
        COMPARING = "comparing", _("đang so với danh mục")
        SHOWN = "shown", _("chờ xác nhận")
        WRITING = "writing", _("đang ghi")
        DONE = "done", _("đã ghi")
        FAILED = "failed", _("không ghi được")

    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    file = models.ForeignKey("records.StoredFile", models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.COMPARING)
    turn = models.PositiveSmallIntegerField(
        default=1, help_text="counted on each time that the worker is asked"
    )
    counts = models.JSONField(default=dict, help_text="lines made, changed, same, wrong")
    lines = models.JSONField(default=list, help_text="the first of those that change something or are wrong")
    digest = models.CharField(max_length=64, blank=True, help_text="of what was shown")
    reason = models.CharField(max_length=500, blank=True, help_text="why nothing was written")
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.file_name}: {self.state}"

    @property
    def under_way(self) -> bool:
        return self.state in (self.State.COMPARING, self.State.WRITING)
