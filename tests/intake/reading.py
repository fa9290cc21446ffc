"""A reader of requests for the tests of the page: plain rules, so that a test knows what will be found."""

import re
from datetime import datetime

from cases.intake.parsing import Mark, Proposal, ProposedQuestion, UnreadableRequest

MAIL = """From: Jane Sample <jane@requester.example>
Sent: 10 February 2021
Subject: Social media management tool

Under the Freedom of Information Act, please tell me:

1. Who is your supplier?
2. Since when?

Kind regards
Jane Sample
"""


def read_text(text: str) -> Proposal:
    if not text:
        raise UnreadableRequest("There is no text.")
    if "unreadable" in text:
        raise UnreadableRequest("Nothing in this text can be read.")
    marks = []

    def find(pattern, kind):
        match = re.search(pattern, text, re.MULTILINE)
        if match is None:
            return ""
        marks.append(Mark(match.start(1), match.end(1), kind))
        return match[1]

    name, email = find(r"^From: (.*) <", "name"), find(r"^From: .*<(.*)>", "email")
    sent, subject = find(r"^Sent: (.*)$", "date"), find(r"^Subject: (.*)$", "subject")
    return Proposal(
        requester_name=name,
        requester_email=email,
        received_on=datetime.strptime(sent, "%d %B %Y").date() if sent else None,  # noqa: DTZ007
        subject=subject,
        regime="EIR" if "bins" in text else "FOIA",
        regime_reason="waste is environmental" if "bins" in text else "names the Act",
        questions=tuple(
            ProposedQuestion(match[1], match.start(1), match.end(1))
            for match in re.finditer(r"^\d\. (.*)$", text, re.MULTILINE)
        ),
        text=text,
        notes=() if sent else ("No date in the text.",),
        marks=tuple(marks),
    )


def read_file(data: bytes, filename: str) -> Proposal:
    """An e-mail file here is its own text; what is proposed from its head is not in the text that is shown."""
    if not data:
        raise UnreadableRequest("The file is empty. Upload the e-mail again.")
    if not filename.endswith((".eml", ".txt")):
        raise UnreadableRequest("Upload an .eml or a .txt file.")
    whole = read_text(data.decode())
    shown = data.decode().split("\n\n", 1)[1] if filename.endswith(".eml") else data.decode()
    return Proposal(
        requester_name=whole.requester_name,
        requester_email=whole.requester_email,
        received_on=whole.received_on,
        subject=whole.subject,
        regime=whole.regime,
        regime_reason=whole.regime_reason,
        questions=read_text(shown).questions if shown else (),
        text=shown,
        attachments=(("plan.pdf", 2048),),
    )
