"""The one authority, and the regulator it answers to."""

from datetime import date

from django.db import models


class Council(models.Model):
    """Settings of the council. There is exactly one row; `current()` fetches it."""

    name = models.CharField(max_length=120)
    address = models.TextField(help_text="One line of the address per line")
    foi_team = models.CharField(max_length=120)
    foi_email = models.EmailField()
    foi_phone = models.CharField(max_length=40, blank=True)
    foi_address = models.TextField(blank=True, help_text="For reviews, when it is not the main address")
    publication_scheme_url = models.URLField(blank=True)
    open_data_url = models.URLField(blank=True)
    disclosure_log_url = models.URLField(blank=True)
    privacy_notice_url = models.URLField(blank=True)
    sar_url = models.URLField(blank=True)
    charges_url = models.URLField(blank=True)
    reuse_url = models.URLField(blank=True)
    mail_domains = models.TextField(
        "the council’s mail domains",
        blank=True,
        help_text="One a line; empty: the domain of the FOI mailbox",
    )
    public_contacts = models.TextField(
        blank=True,
        help_text="Numbers and addresses that anybody may have, one a line: the switchboard, team mailboxes",
    )
    directory_version = models.PositiveIntegerField(
        default=0, editable=False, help_text="Counts the changes of the staff directory"
    )
    colour = models.CharField(max_length=7, default="#0f4c5c", help_text="Of the letter, as in #0f4c5c")
    crest_svg = models.TextField(blank=True, help_text="The crest as SVG")
    crest_png = models.BinaryField(default=b"", blank=True)
    crest_alt = models.CharField(
        "crest in words",
        max_length=200,
        blank=True,
        help_text="What a screen reader says for the crest; empty: “Crest of” and the council’s name",
    )
    next_reference = models.PositiveIntegerField(help_text="The number that the next case gets")
    reference_digits = models.PositiveSmallIntegerField(default=7)
    how_to_pay = models.CharField(
        max_length=300,
        blank=True,
        help_text="How to pay a fee, following “You can pay”: by card at …, by cheque to …",
    )
    clarification_months = models.PositiveSmallIntegerField(
        default=2,
        help_text="Months after which a question without a reply closes the case; no statute sets them",
    )
    reviews_vexatious = models.BooleanField(
        "offers a review of a refusal as vexatious",
        default=True,
        help_text="Section 17(7)(a) FOIA lets a council say that it offers none; then the letter says so",
    )
    publishing_domains = models.TextField(
        blank=True,
        default="whatdotheyknow.com",
        help_text="Sites that publish an answer as soon as it arrives: one domain of their e-mail addresses per line",
    )
    signatory_role = models.CharField(max_length=120, default="Information Governance Team")

    class Meta:
        verbose_name_plural = "council"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="only_one_council")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "Council":
        """The council's settings. Raises Council.DoesNotExist before the first set-up."""
        return cls.objects.get(pk=1)

    def crest(self) -> str | bytes:
        """The crest to draw: PNG as bytes, else SVG as text; empty for a council without one."""
        return bytes(self.crest_png) or self.crest_svg

    def crest_file(self) -> str:
        """What a document calls the crest; empty without one."""
        return "crest.png" if self.crest_png else "crest.svg" if self.crest_svg else ""

    def crest_in_words(self) -> str:
        return self.crest_alt or f"Crest of {self.name}"

    def publishes_at_once(self, email: str) -> bool:
        """The address belongs to a site that publishes what arrives there: one of `publishing_domains` or under it."""
        at = f".{email.rpartition('@')[2].strip().lower()}"
        domains = (line.strip().lower() for line in self.publishing_domains.splitlines())
        return bool(email) and any(at.endswith(f".{domain}") for domain in domains if domain)

    def own_domains(self) -> tuple[str, ...]:
        """The domains of the council's own mail addresses, in lower case."""
        lines = tuple(line.strip().lower() for line in self.mail_domains.splitlines() if line.strip())
        return lines or (self.foi_email.rpartition("@")[2].lower(),)

    def contacts_for_all(self) -> tuple[str, ...]:
        """Numbers and addresses that are nobody's alone."""
        lines = (line.strip() for line in self.public_contacts.splitlines())
        return tuple(filter(None, [self.foi_email, self.foi_phone, *lines]))

    @classmethod
    def take_reference(cls) -> str:
        """The next reference of the council's own numbering, used up in the caller's transaction."""
        council = cls.objects.select_for_update().get(pk=1)
        number = council.next_reference
        council.next_reference = number + 1
        council.save(update_fields=["next_reference"])
        return council.as_reference(number)

    def as_reference(self, number: int) -> str:
        return str(number).zfill(self.reference_digits)


class RegulatorQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "Regulator":
        """The regulator's details as they stand on a day. Raises Regulator.DoesNotExist before the first."""
        return self.filter(in_force_from__lte=on).latest("in_force_from")


class Regulator(models.Model):
    """The regulator's details from a day on: its name and address change, letters keep those of their date."""

    name = models.CharField(max_length=120)
    address = models.TextField()
    phone = models.CharField(max_length=40)
    complaint_url = models.URLField()
    marketing_url = models.URLField(blank=True)
    in_force_from = models.DateField(unique=True)

    objects = RegulatorQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} from {self.in_force_from:%d.%m.%Y}"
