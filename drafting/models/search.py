"""What a search looks through besides the live text of plans."""

from django.db import models


class ReadPoint(models.Model):
    """One point of a confirmed reading, or of a plan that arrived from above; written once with its content."""

    content = models.ForeignKey("drafting.Content", models.PROTECT, related_name="points")
    uid = models.CharField(max_length=40)
    path = models.CharField(max_length=40, blank=True)
    position = models.PositiveIntegerField()
    text = models.TextField()
    lead = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["content_id", "position"]
        constraints = [models.UniqueConstraint(fields=["content", "position"], name="read_point_once")]

    def __str__(self) -> str:
        return f"{self.path}: {self.text[:40]}"
