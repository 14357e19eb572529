"""The ground floor: it names persons, agencies and plans by id as text and knows no other room."""

from django.db import models


class AuditHead(models.Model):
    """The newest entry of one committee's chain; locked last in a transaction so that chains never fork."""

    chain = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.chain}: {self.count}"


class AuditEntry(models.Model):
    """One act: who, when, what, on which thing. Never changed (the database's triggers refuse)."""

    chain = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=150, help_text="username; empty for the sweep")
    actor_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, help_text="kind and id, e.g. plan:0b9c…")
    detail = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_chain_number")]
        indexes = [models.Index(fields=["subject", "id"], name="audit_subject")]

    def __str__(self) -> str:
        return f"{self.chain} #{self.number} {self.verb}"


class StoredFile(models.Model):
    """A file kept by its SHA-256; the bytes lie in FILES_DIR, the name stays with whoever refers to it."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256[:12]


class Job(models.Model):
    """Work outside the request: asked for in the transaction that needs it, claimed, retried, seen while stuck."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120, unique=True, help_text="the same work is asked for once")
    subject = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    woken_at = models.DateTimeField(auto_now_add=True, help_text="last time that a worker was told of it")
    lease_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["state", "lease_until"],
                name="job_open",
                condition=models.Q(state__in=["waiting", "running", "failed"]),
            ),
            models.Index(fields=["subject"], name="job_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.state}"
