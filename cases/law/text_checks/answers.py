"""What stands under the questions: every one answered, once, and in step with the rest of the letter."""

import re
from collections.abc import Iterator

from cases.law.letter_text import Asked, Finding, Part, Severity
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.text_checks.grounds import Ground
from cases.law.text_checks.paragraphs import Paragraph
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found
from cases.law.text_checks.words import plain, words

NOT_HELD = re.compile(
    r"\bnot held\b|(?:do|does|did) not (?:currently )?(?:hold|record|collect|keep|have)\b"
    r"|no (?:recorded )?information (?:is )?held"
    r"|holds? no (?:recorded )?information|\bdon't hold\b|information is not (?:recorded|collected)"
)
_BLANKET = re.compile(
    r"\b(?:holds?|held) (?:all )?(?:of )?the (?:requested )?information(?: (?:that )?(?:you(?: have)?|which you)?"
    r" ?(?:requested|asked|sought|are seeking|seek))?(?! (?:in|for|about|at|under|asked for in) )"
)
_PARTLY = re.compile(r"\b(?:some|part|most|not|neither|whether|if)\b(?: of)?(?: \w+){0,4} ?$")
_MONEY = re.compile(
    r"[£€$]|\bpounds?\b|\bnil\b|\bnone\b|\bzero\b|free of charge|no (?:cost|charge)|\d[\d,.]*[kmp]\b"
)
_ASKS_COST = re.compile(r"\b(?:costs?|spen[dt]|spending|expenditure|price|amount paid|how much)\b")
_EMPTY = re.compile(r"^(?:n/?a|not applicable|none given|see above|-|nil response)\.?$")
_CONDITION = re.compile(r"\bif (?:so|any|yes|no|not|the answer|applicable|\"?(?:yes|no)\"?)\b")
_SAYS_WHY = re.compile(
    r"withh|exempt|refus|section|regulation|redact|not (?:broken|recorded|available|split)|unable"
)
_SUPPLIES = re.compile(r"\b(?:attached|enclosed|provided|below)\b")
_HELP = re.compile(
    r"\b(?:you (?:may|might|could|can) (?:wish|want|like|ask|contact|try|find|also|request|be able)"
    r"|contact(?:ing)?|please (?:make|direct"
    r"|send|ask|contact|try|see)|suggest|refin|narrow|reduce|advise|is held by|responsib\w+ (?:of|for"
    r"|lies)|\bholds (?:it|this)\b"
    r"|instead|published by|available (?:from|at)|website|you would like|within (?:the|that) (?:cost )?limit"
    r"|new request|could be (?:supplied|provided)|can (?:offer|provide)|would be able)|https?:|www\."
)
_OF_SIZE = re.compile(r"\b(?:volume|number|hours|burden|size|amount|quantity)\b")
_REFER = re.compile(
    # "Question 2 - 61 complaints" is one question and its answer; "questions 2 - 6" are five.
    r"\b(?:questions|qs)\s?((?:\d{1,2}[a-z]?)(?:\s*(?:,|and|&|to|-|or)\s*(?:q\s?)?\d{1,2}\b)*)(?!\s*(?:of|:))"
    r"|\b(?:question|q)\s?((?:\d{1,2}[a-z]?)(?:(?:-|\s*(?:,|and|&|to|or)\s*)(?:q\s?)?\d{1,2}\b)*)(?!\s*(?:of|:))"
)
_OTHER_LABEL = re.compile(r"(point|item|part)\s\(?\d{1,2}\)?\s*(?:[:.]|$)")
_OWN_LABEL = re.compile(r"\W*(?:part|question|q|item|point|request)?\s*(\d{1,2})\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTS = re.compile(
    r"how (?:many|much|often|long)|number of|total|percentage|average|figures?|breakdown|spen[dt]|cost"
)
_FINANCIAL = re.compile(r"\b(20\d\d)\s?[-/]\s?(?:20)?(\d\d)\b")
_FINANCIAL_WORDS = re.compile(r"financial years?|fiscal|municipal year|tax year|april to march|academic")
_SAYS_PERIOD = re.compile(
    r"financial years?|fiscal|municipal year|april to march|by (?:financial )?year|to 31 march|academic"
)
_ROLE_ONLY = re.compile(
    r"\b(?:only (?:the )?(?:job )?(?:position|title|role|post)|(?:positions?|titles?|roles?|posts?)[a-z ]{0,25} only"
    r"|not (?:the )?names?|without names?|no names)"
)
_NAMED_PERSON = re.compile(r"^(?:[-*] )?[A-Z][a-z]+(?: [A-Z]\.?)?(?: [A-Z][a-z'-]+){1,2}\s*[-,:(]\s*[A-Z]")
_CLEAR = (Outcome.DISCLOSED, Outcome.PART)


def every_question_is_answered(view: View) -> Iterator[Finding]:
    """LETTER-03: each question has its one answer, whole: section 1(1) FOIA, regulation 5(1) EIR."""
    everything = view.ground("12") or view.ground("14")
    covered = {number for ground in view.grounds for number in _referred(view, ground.paragraphs)}
    # Where few answers were found, or none, the letter may well be laid out as no reader foresaw.
    read = [bool(view.answer(question) or question.outcome) for question in view.letter.questions]
    severity = None if any(read) and 2 * sum(read) >= len(read) else Severity.INFO
    for question in view.letter.questions:
        answer = view.answer(question)
        open_still = not answer and question.outcome is None and question.number not in covered
        if open_still and not everything and len(view.letter.questions) > 1:
            yield found(
                3,
                range(question.where.first, question.where.last + 1),
                f"Question {question.number} has no answer. Say what is disclosed, withheld or not held.",
                severity,
            )
        yield from _empty_answer(view, question, answer)
        yield from _cost_left_out(question, answer)


def _empty_answer(view: View, question: Asked, answer: list[Paragraph]) -> Iterator[Finding]:
    """ "N/A" is no disposition, unless the question falls away with the answer before it."""
    said = [each for each in answer if not each.heading]
    if len(said) != 1 or not _EMPTY.match(said[0].low) or _falls_away(view, question):
        return
    yield found(
        3,
        said[0].lines,
        f"“{said[0].text}” does not answer question {question.number}. Say whether the information is "
        f"held, and what it is.",
    )


def _falls_away(view: View, question: Asked) -> bool:
    if not _CONDITION.search(plain(question.text).lower()):
        return False
    before = [each for each in view.letter.questions if each.number < question.number]
    return any(
        re.match(r"^(?:no\b|none\b|not\b|n/?a\b|yes\b)", each.low)
        for asked in before[-1:]
        for each in view.answer(asked)
    )


def _cost_left_out(question: Asked, answer: list[Paragraph]) -> Iterator[Finding]:
    """A question for numbers and costs that is answered with numbers alone."""
    whole = " ".join(each.low for each in answer)
    asks = plain(question.text).lower()
    if question.outcome is Outcome.ELSEWHERE:
        return
    if not _ASKS_COST.search(asks) or _MONEY.search(re.sub(r"\bnone\b[^.]*", "", whole)) or not whole:
        return
    bare = [
        each
        for each in answer
        if re.search(r"\b\d{1,3}(?:,\d{3})*\b(?!\s*[.)])", re.sub(r"\b365\b|^\W*\d+\W", "", each.low))
        and not _SAYS_WHY.search(each.low)
        and not NOT_HELD.search(each.low)
    ]
    if bare:
        yield found(
            3,
            [line for each in bare for line in each.lines],
            f"Question {question.number} asks for costs as well, and the answer gives none. Add them, or "
            f"say that they are "
            "not held or withheld.",
        )


def says_whether_held(view: View) -> Iterator[Finding]:
    """LETTER-04: what is not supplied is said to be held or not: section 1(1)(a) FOIA."""
    if view.eir or not view.refuses or not view.grounds:
        return
    if all(ground.any_ncnd or ground.number in ("12", "14", "21", "40") for ground in view.grounds):
        return
    held = re.compile(r"\b(?:hold|holds|held|holding)\b|attached|withh|redact|provide")
    if not view.saying(held):
        yield found(
            4,
            view.grounds[0].where,
            "The letter refuses information without saying whether the council holds it. Say so.",
        )


def blanket_statement_is_true(view: View) -> Iterator[Finding]:
    """LETTER-05: "we hold the information you requested" only where every question is held: sections
    1(1)(a) and 2(1)."""
    blanket = [
        each.line_at(match.start())
        for each in view.of(Part.OPENING, Part.ANSWERS, Part.OTHER)
        if not each.question
        for match in _BLANKET.finditer(each.low)
        if not _PARTLY.search(each.low[: match.start()])
    ]
    if not blanket:
        return
    ncnd = [line for ground in view.grounds if ground.any_ncnd for line in ground.where]
    not_held = [question for question in view.letter.questions if question.outcome is Outcome.NOT_HELD]
    lines = [each.first for question in not_held for each in view.answer(question)[:1]]
    if ncnd:
        yield found(
            5,
            blanket[:1] + ncnd,
            "The letter says that the information is held, and neither confirms nor denies it further "
            "on. Say it question "
            "by question.",
        )
    elif not_held:
        yield found(
            5,
            blanket[:1] + lines,
            f"The letter says that the information is held, but question {not_held[0].number} is not. "
            f"Say it question by "
            "question.",
        )


def not_held_offers_help(view: View) -> Iterator[Finding]:
    """LETTER-47: what is not held, or costs too much, comes with advice: section 16 FOIA, regulation 9 EIR."""
    helped = [each for each in view.of(Part.HELP) if _HELP.search(each.low)]
    for question in view.letter.questions:
        answer = view.answer(question)
        if question.outcome is not Outcome.NOT_HELD or not answer or helped:
            continue
        if not any(_HELP.search(each.low) or len(words(each.low)) > 25 for each in answer):
            yield found(
                47,
                answer[0].lines,
                f"Question {question.number} is not held, and nothing says who may hold it or what could be had "
                "instead. Add that.",
            )
    around = view.of(Part.REFUSAL, Part.OTHER, Part.ANSWERS)
    cost = view.ground("12") or _manifestly_unreasonable(view)
    if (
        cost
        and not helped
        and not any(_HELP.search(each.low) for each in (cost.paragraphs if view.eir else around))
    ):
        yield found(
            47,
            cost.where,
            "The request is refused on cost or its size without help to make it smaller. Say what could be provided.",
        )


def _manifestly_unreasonable(view: View) -> Ground | None:
    """Regulation 12(4)(b), for which regulation 9 asks the same help."""
    ground = view.ground("12", Regime.EIR)
    named = ground is not None and any(row.id == "e12-4b" for row in ground.cited)
    told = ground is not None and _OF_SIZE.search(ground.text)
    estimated = ground is not None and re.search(r"\b(?:hours?|days?|weeks?)\b", ground.text)
    return ground if ground and named and told and not estimated else None


def references_exist(view: View) -> Iterator[Finding]:
    """LETTER-42: a question that the letter refers to exists: section 17(1)(b) FOIA."""
    numbers = {question.number for question in view.letter.questions}
    if len(numbers) < 2:
        return
    # A review may be about parts 2, 3 and 5.
    own = (_OWN_LABEL.match(view.letter.lines[each.where.first - 1]) for each in view.letter.questions)
    numbers |= {int(label[1]) for label in own if label}
    # The letter may call its questions points, and label the answers so; then "point 6" is a question too.
    labels = {match[1] for each in view.paragraphs if (match := _OTHER_LABEL.match(each.low))}
    by_other_names = rf"\b(?:{'|'.join(labels) or '(?!)'})\s(\d{{1,2}})\b(?!\s*(?:of|:)|\.\d)"
    for each in view.ours:
        if each.heading or each.part in (Part.RIGHTS, Part.MARKETING):
            continue
        said = [*referred_numbers(each.low), *(int(n) for n in re.findall(by_other_names, each.low))]
        missing = sorted(set(said) - numbers)
        if missing:
            yield found(
                42,
                each.lines,
                f"The letter speaks of question {missing[0]}, but the request has no such question. "
                f"Correct the number.",
            )


def answers_for_the_period(view: View) -> Iterator[Finding]:
    """LETTER-43: the period asked for is the period answered, or the difference is explained: sections 1,
    11 and 16."""
    request = [each for each in view.paragraphs if each.asked]
    asked = " ".join(
        [each.low for each in request] + [plain(each.text).lower() for each in view.letter.questions]
    )
    answers = [each for each in view.of(Part.ANSWERS, Part.OTHER) if each.first not in _refusing_lines(view)]
    lines = [line for each in answers for line in each.find(_FINANCIAL)]
    explained = any(_SAYS_PERIOD.search(each.low) and len(words(each.low)) > 4 for each in answers)
    if (
        lines
        and _PERIOD.search(asked)
        and not _FINANCIAL.search(asked)
        and not _FINANCIAL_WORDS.search(asked)
        and not explained
    ):
        where = [line for each in request for line in each.find(_PERIOD)]
        yield found(
            43,
            where[:3] + lines,
            "The request names other periods than the financial years of the answer. Answer for the "
            "period asked for, or "
            "explain the difference.",
        )
    for question in view.letter.questions:
        yield from _list_without_period(view, question)


def _list_without_period(view: View, question: Asked) -> Iterator[Finding]:
    """Documents asked for over a period, answered with a list that bears no date at all."""
    text = plain(question.text).lower()
    answer = view.answer(question)
    items = [each for each in answer if each.item]
    if not _PERIOD.search(text) or _COUNTS.search(text) or len(items) < 4:
        return
    if any(re.search(r"\b(?:19|20)\d\d\b|\bperiod\b|superseded|\bsince\b", each.low) for each in answer):
        return
    where = range(question.where.first, question.where.last + 1)
    yield found(
        43,
        [*where, *(line for each in items for line in each.lines)],
        f"Question {question.number} names a period, and the answer does not say whether its list covers "
        f"all of it. Say so.",
    )


def names_nobody_unasked(view: View) -> Iterator[Finding]:
    """LETTER-26: no names where only positions were asked for: data minimisation, UK GDPR Article 5(1)(c)."""
    for question in view.letter.questions:
        if not _ROLE_ONLY.search(plain(question.text).lower()):
            continue
        named = [each for each in view.answer(question) if _NAMED_PERSON.match(each.text)]
        if named:
            yield found(
                26,
                [line for each in named for line in each.lines],
                f"Question {question.number} asks for positions and not for names. Take the names out.",
                Severity.WARN,
            )


def _refusing_lines(view: View) -> set[int]:
    return {line for ground in view.grounds for each in ground.paragraphs for line in each.lines}


def referred_numbers(low: str) -> list[int]:
    """The numbers of the questions that a text refers to; a range in full."""
    numbers: list[int] = []
    for match in _REFER.finditer(low):
        parts = re.findall(r"\d{1,2}|to|-", match[1] or match[2])
        for index, part in enumerate(parts):
            if part.isdigit():
                numbers.append(int(part))
            else:
                numbers.extend(range(numbers[-1] + 1, int(parts[index + 1])))
    return numbers


def _referred(view: View, among: tuple[Paragraph, ...]) -> set[int]:
    return {number for each in among for number in referred_numbers(each.low)}
