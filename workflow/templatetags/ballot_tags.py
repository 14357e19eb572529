"""Words and tones of ballots."""

from datetime import datetime

from django import template
from django.utils import timezone

from workflow.due import WEEKDAYS

register = template.Library()

TONES = {"agree": "good", "disagree": "late", "other": "warn"}


@register.filter
def weekday_date(at: datetime) -> str:
    """“thứ Ba, 24/11/2026”"""
    day = timezone.localtime(at).date()
    return f"{WEEKDAYS[day.weekday()]}, {day:%d/%m/%Y}"


@register.filter
def choice_tone(choice: str) -> str:
    """The tone of one answer of a ballot."""
    return TONES.get(choice, "")
