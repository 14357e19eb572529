"""Numbers, signatures and deliveries."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from drafting.models import Plan, ReceivedDocument
from drafting.visibility import plans_visible_to, received_visible_to, seeing_pairs
from permissions.duties import Duty, agencies_of
from permissions.models import Agency
from workflow.models.about import exactly_one


class Series(models.Model):
    """The counter of one register: (issuing body, type name, term of its committee); locked when a number is given."""

    body = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    type_name = models.CharField(max_length=40, help_text="Kế hoạch; Quyết định and Quy định are two")
    term = models.ForeignKey("permissions.Term", models.PROTECT, related_name="+")
    last = models.PositiveIntegerField(default=0)
    taken_over = models.PositiveIntegerField(
        default=0, help_text="numbers up to this one stand in the register that was kept before"
    )
    taken_over_from = models.CharField(max_length=200, blank=True, help_text="which register that was")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "type_name", "term"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.type_name}, {self.term}: {self.last}"


class HeldNumber(models.Model):
    """A number that the clerk took for something that is not issued here, or not yet. The row stays for good."""

    class State(models.TextChoices):
        RESERVED = "reserved", _("Giữ số")
        GIVEN = "given", _("Đã cấp cho kế hoạch")
        OUTSIDE = "outside", _("Ban hành ngoài hệ thống")
        VOID = "void", _("Hủy số")

    series = models.ForeignKey(Series, models.PROTECT, related_name="held")
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60)
    dated = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.RESERVED)
    about = models.CharField(
        max_length=500, help_text="for what it was taken; then the abstract of the document"
    )
    signed_by = models.CharField(max_length=200, blank=True)
    sent_to = models.CharField(max_length=1000, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="why it is void")
    plan = models.ForeignKey("drafting.Plan", models.PROTECT, null=True, blank=True, related_name="+")
    press = models.UUIDField(
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="the form that was sent: sent twice, it counts once",
    )
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    held_at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="held_number_once")]

    def __str__(self) -> str:
        return self.symbol


class Issuance(models.Model):
    """Who signs, the file at each stage, the number. What is set here once is not changed again."""

    plan = models.OneToOneField("drafting.Plan", models.PROTECT, related_name="issuance")
    revision = models.ForeignKey("drafting.Revision", models.PROTECT, related_name="+")
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf = models.CharField(max_length=120)
    position = models.CharField(max_length=120)
    by_hand = models.BooleanField(
        default=False,
        help_text="printed, signed and sealed by hand, scanned back; as the committee's rule was",
    )
    signature_box = models.JSONField(
        null=True,
        help_text="by hand: [page from 0, left, top, right, bottom as parts of the page] of the signature",
    )
    prepared = models.ForeignKey("records.StoredFile", models.PROTECT, null=True, related_name="+")
    pages = models.PositiveIntegerField(null=True)
    sign_asked_at = models.DateTimeField(null=True, blank=True)
    signed = models.ForeignKey("records.StoredFile", models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="issuances")
    number = models.PositiveIntegerField(null=True)
    symbol = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True, blank=True)
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    numbered_at = models.DateTimeField(null=True, blank=True)
    filled = models.ForeignKey(
        "records.StoredFile",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="with number and date, for a body that seals with a program of its own or by hand",
    )
    signed_elsewhere = models.BooleanField(default=False, help_text="the person's signature was taken back")
    recipients = models.JSONField(
        default=list, help_text="the list as printed, with the agencies of each line, frozen"
    )
    sealed = models.ForeignKey(
        "records.StoredFile",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="what goes out: the file with both signatures; of a paper signed by hand its scan",
    )
    signatures = models.JSONField(
        default=list, help_text="the signatures in the sealed file, as they were examined before it went out"
    )
    issued_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(
        max_length=200, blank=True, help_text="the document that says that this one is withdrawn or replaced"
    )

    class Meta:
        indexes = [models.Index(fields=["symbol"], name="issuance_by_symbol")]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="number_once"),
            models.CheckConstraint(
                condition=models.Q(number__isnull=True)
                | (models.Q(series__isnull=False) & ~models.Q(symbol="")),
                name="number_in_a_series",
            ),
            models.CheckConstraint(
                condition=models.Q(issued_at__isnull=True)
                | (models.Q(number__isnull=False) & models.Q(sealed__isnull=False)),
                name="issued_is_numbered_and_sealed",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or f"plan {self.plan_id}"


class HashSigning(models.Model):
    """A file that is being signed by hash: who may, with which code and until when, and how far it has come.

    One row for a plan and a field; a new code takes the place of the former, which is then worth nothing.
    """

    class State(models.TextChoices):
        OFFERED = "offered"
        PREPARING = "preparing"
        READY = "ready"
        FINISHING = "finishing"
        TAKEN = "taken"
        REFUSED = "refused"

    issuance = models.ForeignKey(Issuance, models.CASCADE, related_name="+")
    verb = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    turn = models.PositiveIntegerField(help_text="of the plan when the code was given")
    revision = models.CharField(max_length=64, help_text="hash of the text that is signed")
    before = models.ForeignKey("records.StoredFile", models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OFFERED)
    certificate = models.BinaryField(default=bytes, help_text="of the holder, DER")
    ready = models.ForeignKey(
        "records.StoredFile", models.PROTECT, null=True, related_name="+", help_text="with an empty place"
    )
    place = models.JSONField(default=list, help_text="first and last byte of the empty place")
    attributes = models.BinaryField(default=bytes, help_text="what the client signs, DER")
    signature = models.BinaryField(default=bytes)
    reason = models.CharField(max_length=500, blank=True, help_text="why it was refused")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuance", "verb"], name="hash_signing_once")]

    def __str__(self) -> str:
        return f"{self.verb} {self.issuance_id}: {self.state}"


class LastingCopy(models.Model):
    """Bản lưu trữ dài hạn: a second file of an issued plan, with the evidence that its signatures held by then.

    It takes no number and changes nothing of the issued file, which its bytes begin with.
    """

    issuance = models.OneToOneField(Issuance, models.PROTECT, related_name="lasting")
    file = models.ForeignKey("records.StoredFile", models.PROTECT, related_name="+")
    stamped_at = models.DateTimeField(help_text="of the stamp over the whole file")
    stamped_by = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.issuance}: {self.file}"


class Delivery(models.Model):
    """An issued plan, or a certified copy, at one recipient; the arrival that its clerk registers is the receipt.

    A line of the list that names no agency (persons, bodies without accounts) is delivered outside the product: then
    `agency` is empty, and what the clerk records is the proof.
    """

    class Channel(models.TextChoices):
        HERE = "here", _("Trên hệ thống")
        PAPER = "paper", _("Bản giấy")
        ELSEWHERE = "elsewhere", _("Hệ thống khác")

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, null=True, related_name="deliveries")
    copy = models.ForeignKey("workflow.CertifiedCopy", models.PROTECT, null=True, related_name="deliveries")
    agency = models.ForeignKey("permissions.Agency", models.PROTECT, null=True, related_name="+")
    line = models.CharField(
        max_length=500, blank=True, help_text="the line of the list, where it names no agency"
    )
    attention = models.CharField(
        max_length=500, blank=True, help_text="the persons of the list for whom the agency has it"
    )
    sent_at = models.DateTimeField(auto_now_add=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mailed_change = models.PositiveBigIntegerField(
        default=0, help_text="id of the last change of the plan that its clerks were mailed"
    )
    arrival = models.OneToOneField(
        "drafting.ReceivedDocument", models.PROTECT, null=True, related_name="delivery"
    )
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.HERE)
    handed_over_on = models.DateField(
        null=True, blank=True, help_text="outside the product: the day on the receipt"
    )
    copies = models.PositiveSmallIntegerField(default=0, help_text="on paper")
    receipt = models.CharField(
        max_length=300, blank=True, help_text="who took it, or the other system's number"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    return_reason = models.CharField(max_length=500, blank=True)
    settled_at = models.DateTimeField(
        null=True, blank=True, help_text="the issuing clerk has seen the return"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "agency"], name="delivery_once"),
            models.UniqueConstraint(fields=["copy", "agency"], name="delivery_of_copy_once"),
            models.CheckConstraint(condition=exactly_one("plan", "copy"), name="delivery_of_one_thing"),
            models.CheckConstraint(
                condition=models.Q(agency__isnull=False) | ~models.Q(line=""), name="delivery_to_somebody"
            ),
        ]
        indexes = [models.Index(fields=["plan", "id"], name="delivery_in_order")]

    def __str__(self) -> str:
        return f"{self.plan_id or self.copy} → {self.agency_id or self.line}"

    @property
    def to(self) -> str:
        """Whom it goes to, as one says it."""
        return self.agency.name if self.agency else self.line


class IssuedChange(models.Model):
    """What became of an issued plan: corrected, replaced or withdrawn, by a document that says so."""

    class Kind(models.TextChoices):
        CORRECT = "correct", _("Đính chính")
        REPLACE = "replace", _("Thay thế")
        WITHDRAW = "withdraw", _("Thu hồi")

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, related_name="issued_changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    document = models.CharField(max_length=300, help_text="the document that says so")
    paper = models.ForeignKey(
        "workflow.Paper", models.PROTECT, null=True, related_name="+", help_text="where it was written here"
    )
    by_plan = models.ForeignKey(
        "drafting.Plan", models.PROTECT, null=True, related_name="+", help_text="the plan that replaces it"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.document}"


class ArrivalCounter(models.Model):
    """Số đến: the last arrival number of one agency in one year."""

    agency = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="arrival_counter_once")]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.year}: {self.last}"


class PrintedDraft(models.Model):
    """The PDF of a draft text with its mark, made once by the worker."""

    content = models.ForeignKey("drafting.Content", models.PROTECT, related_name="+")
    mark = models.CharField(max_length=40, blank=True)
    file = models.ForeignKey("records.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content", "mark"], name="printed_draft_once")]

    def __str__(self) -> str:
        return f"{self.content_id[:12]} {self.mark}"


class CopyQuerySet(models.QuerySet["CertifiedCopy"]):
    def visible_to(self, user: Any) -> "CopyQuerySet":
        """For the clerk who issues for the copying committee and sees the original; once sent, for its recipients.

        A recipient sees the copy by the duties by which it would see the original as one (SEEN_BY of `receive`), until
        it gives the copy back; of the original it learns nothing more than what the copy shows.
        """
        own = models.Q(plans_visible_to(user, "plan")) | models.Q(received_visible_to(user, "received"))
        having = Delivery.objects.filter(
            copy=models.OuterRef("pk"),
            agency__in=seeing_pairs(user).get(Duty.RECEIVE, ()),
            returned_at=None,
        )
        return self.filter(
            models.Q(own, agency__committee__in=agencies_of(user, Duty.ISSUE, timezone.localdate()))
            | models.Exists(having)
        )


class CertifiedCopy(models.Model):
    """Bản sao: the document as it is, and at its end who copied it for whom, under a number of its own (HD36 II.3)."""

    class Kind(models.TextChoices):
        OWN = "own", _("Sao y bản chính")
        FOREIGN = "foreign", _("Sao lục")
        EXTRACT = "extract", _("Trích sao")

    plan = models.ForeignKey("drafting.Plan", models.PROTECT, null=True, related_name="copies")
    received = models.ForeignKey(
        "drafting.ReceivedDocument", models.PROTECT, null=True, related_name="copies"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sections = models.JSONField(default=list, help_text="of an extract: numbers of the parts that are copied")
    agency = models.ForeignKey("permissions.Agency", models.PROTECT, related_name="+", help_text="who copies")
    series = models.ForeignKey(Series, models.PROTECT, related_name="copies")
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60)
    dated = models.DateField()
    block = models.ForeignKey(
        "drafting.Content", models.PROTECT, related_name="+", help_text="the words at the end, as printed"
    )
    recipients = models.JSONField(
        default=list, help_text="the lines as printed, with the agencies of each, frozen with the number"
    )
    file = models.ForeignKey("records.StoredFile", models.PROTECT, null=True, related_name="+")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    press = models.UUIDField(
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="the form that was sent: sent twice, it counts once",
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="copy_number_once"),
            models.CheckConstraint(
                condition=models.Q(plan__isnull=True) ^ models.Q(received__isnull=True),
                name="copy_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    @property
    def subject(self) -> str:
        """How the trail names what is done with the copy: by what was copied."""
        return self.source.subject

    @property
    def source(self) -> Plan | ReceivedDocument:
        """What was copied."""
        source = self.plan or self.received
        assert source is not None
        return source

    @property
    def committee(self) -> Agency:
        """Whose clerk sends it, and in whose trail its acts stand."""
        return self.agency.body
