"""Letters that somebody writes of their own accord, for tests: begun, filled in, given."""

from datetime import date

from cases.letters import notices, writing
from cases.letters.assembly import assemble
from cases.models import Case, Letter, User

REVIEW = {
    "review.received_on": "2021-03-11",
    "review.grounds": "Question 2: more should be held\nQuestion 4: the name should be given",
    "review.reviewer_role": "Head of Legal Services",
    "review.outcome": "upheld in part",
    "review.summary": "You were right about question 2.",
    "review.evidence": "the original request and answer\nthe contract file",
    "review.findings": "Question 2: the contract has an end date.\n- It was on page 40.\nQuestion 4: it stays.",
    "review.breaches": "Section 1: the answer to question 2 was not complete.",
    "review.actions": "We will publish the register by 1 June.",
    "review.released": "1 | contract.pdf | the contract",
    "review.release_by": "2021-04-16",
    "review.extension_reason": "The reviewer has to read 900 pages.",
    "review.new_due_on": "2021-04-20",
    "letter.searches": "Every file of the team was searched.",
}
WRONG = {
    "correction.was": "Answer 3 gave £27,500.",
    "correction.now": "The right sum is £25,700.",
    "correction.cause": "Two digits changed places.",
    "correction.action": "Please use the new figure.",
}


def begin(case: Case, kind: str, *, by: User, on: date, corrects: Letter | None = None) -> Letter:
    letter = writing.start_letter(case=case, kind=kind, corrects=corrects, by=by, on=on)
    return Letter.objects.get(pk=letter.pk)


def say(letter: Letter, said: dict[str, str], *, by: User, on: date, sections: dict | None = None) -> Letter:
    """Answer what the letter asks of `said`, and nothing else."""
    if sections:
        notices.save_notice_fields(letter=letter, fields={}, sections=sections, by=by, on=on)
        letter = Letter.objects.get(pk=letter.pk)
    asked = [field.key for field in assemble(letter, on=on).fields]
    fields = {key: text for key, text in said.items() if key in asked}
    notices.save_notice_fields(letter=letter, fields=fields, sections={}, by=by, on=on)
    return Letter.objects.get(pk=letter.pk)
