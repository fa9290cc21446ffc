"""Read a request out of what came in: who asks, when it came, what about, under which law, and the questions."""

from dataclasses import dataclass
from datetime import date


class UnreadableRequest(ValueError):
    """What came in cannot be read as a request; the message says why and what to do."""


@dataclass(frozen=True)
class ProposedQuestion:
    """One question as proposed, and where it stands in Proposal.text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Mark:
    """Where in Proposal.text a proposal was found: "name", "email", "date", "subject", "regime" or "question"."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Proposal:
    """What was read out of a request. Every part is a proposal that the officer can change; notes tell the doubts."""

    requester_name: str
    requester_email: str
    received_on: date | None
    subject: str
    regime: str
    regime_reason: str
    questions: tuple[ProposedQuestion, ...]
    text: str
    notes: tuple[str, ...] = ()
    attachments: tuple[tuple[str, int], ...] = ()
    marks: tuple[Mark, ...] = ()

    def as_json(self) -> dict:
        return {
            "requester": {"name": self.requester_name, "email": self.requester_email},
            "received_on": self.received_on and self.received_on.isoformat(),
            "subject": self.subject,
            "regime": str(self.regime),
            "questions": [question.text for question in self.questions],
        }


def propose_from_text(text: str) -> Proposal:
    """The proposal for pasted text: an e-mail with or without its header lines, or a letter."""
    if not text.strip():
        raise UnreadableRequest("There is no text. Paste the request, or log it by hand.")
    question = ProposedQuestion(text.strip(), 0, len(text))
    return Proposal("", "", None, "", "FOIA", "Nothing environmental found", (question,), text)


def propose_from_file(data: bytes, filename: str) -> Proposal:
    """The proposal for an uploaded .eml or .txt file."""
    return propose_from_text(data.decode("utf-8", errors="replace"))
