"""The parts of a letter that are drawn from the case itself: request, answers, decision in brief, notices."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cases.law.dates import joined, questions_in_words
from cases.law.outcomes import Outcome
from cases.law.provisions import Provision
from cases.law.regimes import Regime
from cases.letters.content import Notice
from cases.letters.markup import answer_as_html, as_quoted, blocks_as_html
from cases.models import Claim, Question
from cases.passages import Block, Paragraph

_NUMBER = re.compile(r"\s*(?:Q(?:uestion)?\s*)?\(?\d+[.):]?\s*")


@dataclass(frozen=True)
class AnswerPart:
    """One question with what stands under it."""

    number: int
    heading: str
    rest: SafeString
    body: SafeString
    pointer: str
    open: str


def request(text: str, questions: Sequence[Question]) -> SafeString:
    """The request word for word; as a numbered list where it is nothing but its questions, each on a line."""
    lines = [line for line in text.splitlines() if line.strip()]
    numbered = [_NUMBER.match(line) for line in lines]
    bare = [line[match.end() :] if match else line for line, match in zip(lines, numbered, strict=True)]
    is_list = all(numbered) and [_squeezed(line) for line in bare] == [
        _squeezed(each.text) for each in questions
    ]
    context = {"items": zip(questions, bare, strict=True)} if is_list else {"quoted": as_quoted(text)}
    return _draw("request", context)


def answers(questions: Sequence[Question], claims: Sequence[Claim]) -> SafeString:
    """Every question in its own words, with the answer under it."""
    return _draw(
        "answers", {"answers": [_answer(question, _claims_for(question, claims)) for question in questions]}
    )


def outcome_table(questions: Sequence[Question], claims: Sequence[Claim]) -> SafeString:
    """The outcome of each question and the law relied on; neighbours that share both share a row."""
    rows = []
    for (outcome, law), group in groupby(questions, key=lambda question: _decided(question, claims)):
        rows.append(
            {"numbers": _span([question.number for question in group]), "outcome": outcome, "law": law}
        )
    return _draw("brief", {"rows": rows})


def notice(provision: Provision, heading: str, numbers: Sequence[int], body: SafeString) -> SafeString:
    """One refusal notice: what it is about, which law, which questions, and its text."""
    return _draw("notice", {"heading": heading, "cite": _cite(provision, numbers), "body": body})


def cited(provision: Provision) -> str:
    """Section 40(5A), as it stands at the beginning of a sentence."""
    return provision.in_words[0].upper() + provision.in_words[1:]


def all_notices(notices: Iterable[Notice]) -> SafeString:
    return format_html_join("\n", "{}", ((each.body,) for each in notices))


def first_of_signature(blocks: Sequence[Block]) -> int:
    """Where the letter is signed: at the line that begins with Yours."""
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.runs[0].text.startswith("Yours"):
            return place
    return len(blocks)


def signature(blocks: Sequence[Block]) -> SafeString:
    """The lines of the signature, kept together; nothing without any."""
    lines = blocks_as_html(blocks, level=3, slots={})
    return format_html('<div class="sign">{}</div>', lines) if blocks else SafeString()


def mid_sentence(subject: str, request_text: str) -> str:
    """The subject as it reads after "about": its first letter small where the request itself writes it small.

    Names keep their capital, and nothing is guessed.
    """
    first = subject.split(" ", 1)[0]
    small = first[:1].lower() + first[1:]
    if small != first and re.search(rf"\b{re.escape(small)}\b", request_text):
        return small + subject[len(first) :]
    return subject


def _answer(question: Question, claims: Sequence[Claim]) -> AnswerPart:
    first, _, rest = question.text.strip().partition("\n")
    given = question.answer
    outcome = given.get_outcome()
    body = answer_as_html(given.text) if given.has_text() else SafeString()
    wanted = (
        "No outcome chosen yet" if outcome is None else "No answer written yet" if outcome.needs_text else ""
    )
    return AnswerPart(
        number=question.number,
        heading=first.strip(),
        rest=as_quoted(rest),
        body=body,
        pointer=_pointer(outcome, claims) if outcome else "",
        open="" if body else wanted,
    )


def _decided(question: Question, claims: Sequence[Claim]) -> tuple[str, tuple[str, ...]]:
    outcome = question.answer.get_outcome()
    law = [claim.get_provision().in_words for claim in _claims_for(question, claims)]
    return outcome.label if outcome else "Not decided yet", tuple(law)


def _span(numbers: Sequence[int]) -> str:
    """4, 4 and 5, 4 to 9"""
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else f"{first} {'and' if last == first + 1 else 'to'} {last}"


def _pointer(outcome: Outcome, claims: Sequence[Claim]) -> str:
    """Withheld: see the refusal notice on section 31(3)."""
    if not (outcome.needs_claim and claims):
        return ""
    kind = "notice" if outcome is Outcome.ELSEWHERE else "refusal notice"
    label = "Part withheld" if outcome is Outcome.PART else outcome.label
    on = joined([claim.get_provision().in_words for claim in claims])
    return f"{label}: see the {kind}{'s' if len(claims) > 1 else ''} on {on}."


def _cite(provision: Provision, numbers: Sequence[int]) -> str:
    """Covers question 4. Freedom of Information Act 2000. Absolute exemption."""
    covers = f"Covers {questions_in_words(numbers)}. " if numbers else ""
    return f"{covers}{provision.act}.{_standing(provision)}"


def _standing(provision: Provision) -> str:
    if not (provision.is_absolute or provision.needs_public_interest_test):
        return ""
    exemption = "exemption" if provision.regime is Regime.FOIA else "exception"
    return f" {'Absolute' if provision.is_absolute else 'Qualified'} {'provision' if provision.is_ncnd else exemption}."


def _claims_for(question: Question, claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if question.pk in {each.pk for each in claim.questions.all()}]


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _draw(name: str, context: dict) -> SafeString:
    return render_to_string(f"cases/letters/letter_{name}.html", context)
