"""Pictures of the pages of a received PDF: they belong to the file, whoever received it."""

from django.db import models


class PagePicture(models.Model):
    source = models.ForeignKey("records.StoredFile", models.CASCADE, related_name="page_pictures")
    number = models.PositiveSmallIntegerField(help_text="of the page, from 1")
    file = models.ForeignKey("records.StoredFile", models.PROTECT, related_name="+")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="picture_once_per_page")]

    def __str__(self) -> str:
        return f"{self.source} {self.number}"
