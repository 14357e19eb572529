"""What goes with the reading of an arrival until it is confirmed: states to go back to, the recognition of a scan."""

from django.db import models


class EarlierReading(models.Model):
    """One document of the bundle as it was before one mending; the newest is taken back first."""

    received = models.ForeignKey("drafting.ReceivedDocument", models.CASCADE, related_name="earlier")
    chosen = models.PositiveSmallIntegerField(help_text="index of the document in the bundle")
    document = models.JSONField()
    how = models.CharField(max_length=30, help_text="the mending that changed it")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.received_id}: {self.how}"


class Recognition(models.Model):
    """How far the letters of a scanned file have been recognised; the job that does it writes here."""

    class State(models.TextChoices):
        WORKING = "working"
        DONE = "done"
        FAILED = "failed"

    received = models.OneToOneField(
        "drafting.ReceivedDocument", models.CASCADE, primary_key=True, related_name="recognition"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.WORKING)
    done = models.PositiveSmallIntegerField(default=0, help_text="pages")
    pages = models.PositiveSmallIntegerField(default=0, help_text="0 until the job has counted them")
    reason = models.TextField(blank=True, help_text="why nothing was read, for the person who waits")
    tries = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.received_id}: {self.done}/{self.pages}"
