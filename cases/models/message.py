"""Mail as it came: the bytes are the evidence and never change."""

import hashlib

from django.db import models


class Message(models.Model):
    """One thing that came in: an e-mail file, a text file, or pasted text kept as UTF-8."""

    filename = models.CharField(max_length=255, blank=True)
    content_type = models.CharField(max_length=100, default="text/plain; charset=utf-8")
    raw = models.BinaryField()
    sha256 = models.CharField(max_length=64, editable=False)
    received_on = models.DateField()

    def __str__(self) -> str:
        return self.filename or f"Message {self.pk}"

    @classmethod
    def keep(cls, *, raw: bytes, filename: str, content_type: str, received_on) -> "Message":
        return cls.objects.create(
            raw=raw,
            filename=filename[:255],
            content_type=content_type,
            sha256=hashlib.sha256(raw).hexdigest(),
            received_on=received_on,
        )
