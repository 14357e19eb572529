"""The committee's own table: what a superior's body, or word of reach, is called here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OwnName(models.Model):
    """One row goes before the usual pair of the same name; an empty own name says that there is no counterpart."""

    class Kind(models.TextChoices):
        BODY = "body", _("Cơ quan")
        SCOPE = "scope", _("Từ chỉ phạm vi")

    committee = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.BODY)
    superior = models.CharField(max_length=200)
    own = models.CharField(max_length=200, blank=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["kind", "superior"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "kind", "superior"], name="own_name_once"),
        ]

    def __str__(self) -> str:
        return f"{self.superior} → {self.own or '–'}"
