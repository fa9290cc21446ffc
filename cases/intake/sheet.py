"""The sheet in hand on the Log a request page: what came, what was read out of it, and what the officer typed."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date

from django.core import signing
from django.core.exceptions import ValidationError

from cases.fields import DateField
from cases.intake import actions
from cases.intake.forms import BY_HAND, LogForm, new_token, tidy
from cases.intake.parsing import Proposal, UnreadableRequest, propose_from_file, propose_from_text
from cases.law.clock import Clock
from cases.law.regimes import Regime
from cases.models import Case, Message, User

MAX_BYTES = 25 * 1024 * 1024
# What a request is read for, with what stands there before it is.
NOTHING_FOUND = {
    "requester_name": "",
    "requester_email": "",
    "received_on": ["", "", ""],
    "subject": "",
    "regime": Regime.FOIA.value,
    "questions": [],
}
HEADER = re.compile(
    r"(?:from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments)\s*:.*", re.IGNORECASE
)
# At the end of what stands before a question: 1. or (a) or Q2: at the beginning of the line.
NUMBER_BEFORE = re.compile(
    r"(?:^|\n)[ \t>*_-]*(?:q(?:uestion)?\.?\s*)?[(\[]?(?:\d{1,3}[.):\]]?|(?:[a-z]|[ivx]{1,4})[.):\]])[\s*_-]*$",
    re.IGNORECASE,
)


@dataclass
class Sheet:
    """`values` are those of the form, by name. `was_read` says that this post has read the text anew, and `filled`
    names what it has put in; `trouble` says why what came cannot be read."""

    values: dict
    by: User
    on: date
    message: Message | None = None
    proposal: Proposal | None = None
    trouble: str = ""
    was_read: bool = False
    filled: set[str] = field(default_factory=set)

    @classmethod
    def blank(cls, *, by: User, on: date, by_hand: bool = False) -> "Sheet":
        values = {**NOTHING_FOUND, "channel": BY_HAND[0] if by_hand else Case.Channel.EMAIL.value}
        if by_hand:
            values["questions"] = [""]
        return cls({**values, "request_text": "", "token": new_token()}, by=by, on=on)

    @classmethod
    def posted(cls, data, *, by: User, on: date) -> "Sheet":
        """The sheet as the page posted it, with the file that it refers to."""
        form = LogForm(data, on=on)
        values = {name: form[name].value() or "" for name in form.fields}
        values["received_on"] = [box or "" for box in values["received_on"]]
        values["request_text"] = tidy(values["request_text"])
        values["questions"] = [tidy(text) for text in values["questions"]]
        sheet = cls(values, by=by, on=on)
        sheet.values["token"] = sheet.values["token"] or new_token()
        sheet.message = sheet._message()
        return sheet

    @property
    def by_hand(self) -> bool:
        return self.values["channel"] in BY_HAND

    def form(self) -> LogForm:
        return LogForm(initial=self.values, on=self.on)

    def take(self, upload) -> None:
        """Keep an uploaded file and read it; or say in `trouble` why it cannot be read, and change nothing."""
        if upload.size > MAX_BYTES:
            size = upload.size / 1024 / 1024
            self.trouble = f"The file is {size:.0f} MB. Upload one of 25 MB or less, or paste its text."
            return
        data = upload.read()
        try:
            proposal = propose_from_file(data, upload.name)
        except UnreadableRequest as error:
            self.trouble = str(error)
            return
        self.message = actions.keep_upload(data=data, filename=upload.name, by=self.by, on=self.on)
        self.proposal = proposal
        self.values["original"] = _signer(self.by).sign_object(self.message.pk)
        self.values["request_text"] = tidy(proposal.text)
        self.filled |= {"original", "request_text"}

    def drop_file(self) -> None:
        """Let go of the uploaded file; its text stays."""
        self.message = None
        self.values["original"] = ""
        self.filled.add("original")

    def is_unread(self) -> bool:
        """The text has changed since it was last read."""
        return self._came() and self._proposed().get("read") != self._digest()

    def fill(self) -> None:
        """Read the text where it has changed, and put in what was found, but not where the officer has typed."""
        proposed = self._proposed()
        if proposed.get("read") == self._digest() or not (self._came() or proposed):
            return
        self.look()
        if self.trouble:
            return
        self.was_read = True
        found = _found(self.proposal)
        touched = self._touched(proposed)
        for name, value in found.items():
            # Who wrote and when stands in the head of an e-mail file, which is not in the text.
            lost = self.message is not None and not _plain(value)
            if name not in touched and not lost and _plain(value) != _plain(self.values[name]):
                self.values[name] = value
                self.filled.add(name)
        self.values["proposed"] = _signer(self.by).sign_object(
            {"read": self._digest(), **found}, compress=True
        )

    def look(self) -> None:
        """Read what came, to show where everything was found. The file is read where its text is still as it was."""
        text = self.values["request_text"]
        if self.proposal is None and self._came():
            try:
                if self.message is not None:
                    self.proposal = propose_from_file(bytes(self.message.raw), self.message.filename)
                if self.proposal is None or tidy(self.proposal.text).strip() != text.strip():
                    self.proposal = propose_from_text(text)
            except UnreadableRequest as error:
                self.trouble = str(error)

    def received_on(self) -> date | None:
        """The date received as far as it is one that a case may have."""
        try:
            received_on = DateField(label="Date received", required=False).clean(self.values["received_on"])
        except ValidationError:
            return None
        return None if actions.why_not_received(received_on, on=self.on) else received_on

    def clock(self) -> Clock | None:
        """The clock that the case would have; None while the date received is missing or wrong."""
        received_on, regime = self.received_on(), self.values["regime"]
        if received_on is None or regime not in set(Regime):
            return None
        return Case(regime=regime, received_on=received_on).clock()

    def original(self) -> Message | tuple[bytes, str, str] | None:
        """What is kept as it came: the file, else the pasted text, else nothing."""
        text = self.values["request_text"]
        if self.message is not None or not text.strip():
            return self.message
        return (text.encode(), "", "text/plain; charset=utf-8")

    def _came(self) -> bool:
        """There is something to read: text, or an e-mail that may be all subject and attachments."""
        return bool(self.values["request_text"].strip()) or self.message is not None

    def _message(self) -> Message | None:
        if not self.values["original"]:
            return None
        try:
            return Message.objects.defer("raw").get(
                pk=_signer(self.by).unsign_object(self.values["original"])
            )
        except (signing.BadSignature, Message.DoesNotExist):
            self.trouble = "The uploaded file is no longer at hand. Upload it again."
            self.values["original"] = ""
            return None

    def _proposed(self) -> dict:
        """What was put in when the text was last read; empty before."""
        try:
            return _signer(self.by).unsign_object(self.values.get("proposed", ""))
        except signing.BadSignature:
            return {}

    def _touched(self, proposed: dict) -> set[str]:
        """What the officer has typed: what the page's script saw, and what differs from what was put in."""
        differs = {
            name
            for name, nothing in NOTHING_FOUND.items()
            if _plain(self.values[name]) != _plain(proposed.get(name, nothing))
        }
        return differs | set(self.values.get("touched", "").split())

    def _digest(self) -> str:
        kept = self.message.pk if self.message else 0
        return hashlib.sha256(f"{kept} {self.values['request_text'].strip()}".encode()).hexdigest()


def _signer(by: User) -> signing.TimestampSigner:
    """What a page carries for one person cannot be changed by it, nor used by another."""
    return signing.TimestampSigner(salt=f"cases.intake.sheet:{by.pk}")


def _found(proposal: Proposal | None) -> dict:
    """What was read, as the form has it."""
    if proposal is None:
        return NOTHING_FOUND
    day = proposal.received_on
    return {
        "requester_name": proposal.requester_name[:200],
        "requester_email": proposal.requester_email,
        "received_on": [str(day.day), str(day.month), str(day.year)] if day else ["", "", ""],
        "subject": proposal.subject[:200],
        "regime": str(proposal.regime),
        "questions": [question.text for question in proposal.questions],
    }


def _plain(value: str | list[str]) -> str | list[str]:
    """A value as it is compared: empty questions, dates and spaces around do not count."""
    if isinstance(value, list):
        return [text for text in map(_plain, value) if text]
    return tidy(value).strip()


def without_header(text: str) -> str:
    """The words of the request: pasted text without the lines From, Sent, To and Subject above it."""
    lines = text.strip().split("\n")
    headed = 0
    while headed < len(lines) and HEADER.fullmatch(lines[headed].strip()):
        headed += 1
    return "\n".join(lines[headed:]).strip() or text.strip()


def numbered_by_us(questions: list[str], text: str) -> bool:
    """Several questions, of which at least one has no number or letter of its own in the request."""
    if len(questions) < 2:
        return False
    end = 0
    for question in questions:
        at = text.find(question.strip(), end)
        if at < 0 or not NUMBER_BEFORE.search(text[:at]):
            return True
        end = at + len(question.strip())
    return False
