"""Cases for the tests of letters, made straight from models: what a letter says, not how a case came to it."""

from datetime import date

from cases.law.provisions import find
from cases.models import Answer, Case, Claim, Letter, Question, Requester
from cases.passages import required_fields
from cases.starter.wording import read

RECEIVED = date(2021, 2, 10)
ON = date(2021, 3, 4)
REFUSALS = read("refusals")["refusals"]


def make_letter(*answers: tuple[str, str], questions: list[str] | None = None, **details) -> Letter:
    """A draft letter for a case with one question for each answer, given as text and outcome."""
    questions = questions or [f"What about matter {number}?" for number in range(1, len(answers) + 1)]
    values = {
        "reference": str(7012568 + Case.objects.count()),
        "subject": "Social media tool",
        "regime": "FOIA",
        "requester": Requester.objects.create(name="Jane Sample", email="jane@requester.example"),
        "request_text": "\n".join(f"{number}. {text}" for number, text in enumerate(questions, 1)),
        "received_on": RECEIVED,
        **details,
    }
    case = Case(**values)
    case.set_due_date()
    case.save()
    for number, (text, (answer, outcome)) in enumerate(zip(questions, answers, strict=True), 1):
        question = Question.objects.create(case=case, number=number, text=text)
        Answer.objects.create(question=question, text=answer, outcome=outcome)
    return case.draft_letter()


def add_claim(letter: Letter, provision: str, *numbers: int, said: str = "Our reasons.", **details) -> Claim:
    """A claim that answers everything that its notice asks, with a factor each way."""
    fields = {
        field.key: field.choices[-1] if field.choices else said
        for field in required_fields(REFUSALS[provision], "")
    }
    factors = [
        {
            "key": f"own-{side}",
            "side": side,
            "text": f"A factor {side} it.",
            "answer": "It is so.",
            "weight": "some",
        }
        for side in ("for", "against")
    ]
    values = {
        "fields": fields,
        "factors": factors if find(provision).needs_public_interest_test else [],
        **details,
    }
    claim = Claim.objects.create(case=letter.case, provision=provision, **values)
    claim.questions.set(letter.case.questions.filter(number__in=numbers))
    return claim
