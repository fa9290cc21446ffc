"""What is done to bring a request in: keep the file that came, and log the case."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from cases import permissions
from cases.law.dates import in_words, plain
from cases.law.regimes import Regime
from cases.models import Answer, Case, Council, Message, Question, Requester
from cases.permissions import demand

# The right of access began on this day: section 87 FOIA with SI 2004/3122, and regulation 1 EIR.
FIRST_DAY = date(2005, 1, 1)


@dataclass(frozen=True)
class Problem:
    """Why a request cannot be logged: the argument at fault, and of a question its number, from 1."""

    field: str
    words: str
    number: int | None = None


class CannotLog(Exception):
    """The request cannot be logged as it stands. `problems` says why, field by field."""

    def __init__(self, problems: list[Problem]):
        super().__init__(" ".join(f"{problem.words}." for problem in problems))
        self.problems = problems


def why_not_received(received_on: date | None, *, on: date) -> list[str]:
    """What is wrong with the day on which a request is said to have come; `on` is today."""
    if received_on is None:
        return ["Enter the date received"]
    if received_on > on:
        return [f"The date received, {plain(received_on)}, is in the future"]
    if received_on < FIRST_DAY:
        return [
            f"The date received, {plain(received_on)}, is before 1 January 2005, "
            "when the right to request information began"
        ]
    return []


def why_not_log(
    *,
    requester_name: str,
    requester_email: str,
    requester_address: str,
    received_on: date | None,
    subject: str,
    regime: str,
    channel: str,
    questions: list[str],
    on: date,
) -> list[Problem]:
    """Everything that keeps a request from being logged, in the order of the page; empty when nothing does.

    A name and an address for the answer are what section 8(1)(b) FOIA asks for.
    """
    problems = []
    if not requester_name.strip():
        problems.append(Problem("requester_name", "Enter the requester’s name"))
    if not requester_email.strip() and not requester_address.strip():
        field = (
            "requester_email" if channel in (Case.Channel.EMAIL, Case.Channel.WEB) else "requester_address"
        )
        problems.append(Problem(field, "Enter an e-mail address or a postal address for the answer"))
    problems += [Problem("received_on", words) for words in why_not_received(received_on, on=on)]
    if regime not in set(Regime):
        problems.append(Problem("regime", "Choose the law that answers the request"))
    if channel not in set(Case.Channel):
        problems.append(Problem("channel", "Choose how the request came"))
    if not subject.strip():
        problems.append(Problem("subject", "Enter a subject"))
    if not questions:
        problems.append(Problem("questions", "Add at least one question"))
    for number, question in enumerate(questions, start=1):
        if not question.strip():
            problems.append(
                Problem("questions", f"Question {number} is empty: write it or remove it", number)
            )
    return problems


@transaction.atomic
def keep_upload(*, data: bytes, filename: str, by, on: date) -> Message:
    """Keep a file as it came. Its kind goes by its name alone: never by what the sender's machine says of it."""
    demand(permissions.log_request(by))
    content_type = "message/rfc822" if filename.lower().endswith(".eml") else "text/plain"
    return Message.keep(raw=data, filename=filename, content_type=content_type, received_on=on)


class Told(TypedDict):
    """What the page tells of a request besides its questions; why_not_log() says what is wrong with it."""

    requester_name: str
    requester_email: str
    requester_address: str
    received_on: date
    subject: str
    regime: str
    channel: str


@transaction.atomic
def log_request(
    *,
    questions: list[str],
    request_text: str,
    original: Message | tuple[bytes, str, str] | None,
    officer,
    by,
    on: date,
    numbered_by_us: bool = False,
    token: str = "",
    **told: Unpack[Told],
) -> Case:
    """Log a request as a case with its questions, each with an empty answer, and its due date.

    `original` is what came: a kept message, or (bytes, file name, content type), or None for what was told by
    telephone. `token` is unique to one page filled in: a second press of the button gets the case of the
    first. Without a `request_text` the questions are the text. Raises NotAllowed and CannotLog.
    """
    demand(permissions.log_request(by))
    problems = why_not_log(**told, questions=questions, on=on)
    if problems:
        raise CannotLog(problems)
    questions = [question.strip() for question in questions]
    received_on, subject = told["received_on"], told["subject"].strip()
    request_text = request_text.strip() or as_text(questions)
    # Whoever comes second with the same token waits here until the first is done.
    Council.objects.select_for_update().get(pk=1)
    if token and (logged := Case.objects.filter(log_token=token).first()):
        return _the_same(logged, subject, received_on, request_text, questions)
    case = _case(told, original, request_text=request_text, officer=officer)
    case.numbered_by_us, case.log_token = numbered_by_us, token or None
    clock = case.clock()
    case.set_due_date(clock)
    case.save()
    _ask(case, questions)
    words = f"Logged the request received on {in_words(received_on)}, due {clock.due_in_words}"
    case.record("logged", words, by=by, on=on)
    return case


def _case(
    told: Told, original: Message | tuple[bytes, str, str] | None, *, request_text: str, officer
) -> Case:
    """The case of a request, not yet saved; its requester and what came are."""
    name, email = told["requester_name"].strip(), told["requester_email"].strip().lower()
    return Case(
        reference=Council.take_reference(),
        subject=told["subject"].strip(),
        regime=told["regime"],
        channel=told["channel"],
        requester=_requester(name, email, told["requester_address"].strip()),
        request_text=request_text,
        original=_original(original, told["received_on"]),
        officer=officer,
        received_on=told["received_on"],
    )


def _ask(case: Case, questions: list[str]) -> None:
    """The questions in their order, each with an empty answer."""
    numbered = [Question(case=case, number=number, text=text) for number, text in enumerate(questions, 1)]
    Answer.objects.bulk_create(
        Answer(question=question) for question in Question.objects.bulk_create(numbered)
    )


def as_text(questions: list[str]) -> str:
    """The questions as the words of a request that came without any: numbered when there are several."""
    if len(questions) == 1:
        return questions[0]
    return "\n".join(f"{number}. {question}" for number, question in enumerate(questions, start=1))


def _the_same(logged: Case, subject: str, received_on: date, request_text: str, questions: list[str]) -> Case:
    """The case that was logged with this token, unless the page has since been filled in differently."""
    texts = list(logged.questions.values_list("text", flat=True))
    was = (logged.subject, logged.received_on, logged.request_text, texts)
    if was == (subject, received_on, request_text, questions):
        return logged
    words = (
        f"This page has already logged case {logged.reference}. If this is another request, log it once more"
    )
    raise CannotLog([Problem("token", words)])


def _requester(name: str, email: str, address: str) -> Requester:
    """The requester of that name and address, by e-mail or by post; if need be a new one.

    An address that differs makes a new requester: letters of other cases keep going where they went.
    """
    if not email:
        known = Requester.objects.filter(name__iexact=name, email="", address=address).first()
        return known or Requester.objects.create(name=name, address=address)
    namesakes = Requester.objects.filter(email=email, name__iexact=name)
    if not address:
        return namesakes.first() or Requester.objects.create(name=name, email=email)
    known = namesakes.filter(address__in=["", address]).order_by("-address").first()
    if known is None:
        return Requester.objects.create(name=name, email=email, address=address)
    if not known.address:
        known.address = address
        known.save(update_fields=["address"])
    return known


def _original(original: Message | tuple[bytes, str, str] | None, received_on: date) -> Message | None:
    if isinstance(original, Message):
        original.received_on = received_on
        original.save(update_fields=["received_on"])
        return original
    if original is None:
        return None
    raw, filename, content_type = original
    return Message.keep(raw=raw, filename=filename, content_type=content_type, received_on=received_on)
