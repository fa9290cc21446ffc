"""What closes a letter: the rights, the note on marketing, and nothing about the person who asked."""

import re
from collections.abc import Iterator

from cases.law.letter_text import Finding, Part, Severity
from cases.law.text_checks.paragraphs import Paragraph
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found

_REVIEW = re.compile(
    r"\breview\s*:|internal review|request a review|ask (?:us )?for a review|review of (?:our|this|the) (?:decision"
    r"|response|handling)"
    r"|reconsider|representations|complaints? (?:procedure|process)|review procedure|us to review\b"
    r"|ask us to (?:review|look again)"
)
_NO_REVIEW = re.compile(
    r"(?:do not|does not|no) (?:offer|provide|have|internal)[^.]{0,40}(?:review|complaints? procedure)"
)
_ADDRESS = re.compile(
    r"@|\bwrit(?:e|ing)\b|\bby post\b|\bemail|\bat the address|\bcontact|\be-mail|\b(?:reply"
    r"|respond)(?:ing)? to (?:this|our|the)\b"
    r"|\btelephon|\bphone|\bcall(?:ing)? (?:us|the)\b|\bonline form"
    # A postcode of the council's own; that of the regulator is no address for a review.
    r"|\b(?!sk9)[a-z]{1,2}\d[\da-z]? \d[a-z]{2}\b"
)
_FORTY = re.compile(r"\b(?:40|forty)\s+working\s+days")
_TIME = re.compile(
    r"\b(?:\d+|two|three|twenty|forty|six)\s+(?:\w+ )?(?:working |calendar )?(?:days|months|weeks)"
)
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)"
)
_REGULATOR = re.compile(r"information commission(?:er)?(?:'s)?|\bico\b")
_APPLIES = re.compile(r"\b(?:apply|complain|appeal|ask|decision|refer)\b")
_REACHED = re.compile(
    r"https?:|www\.|@|\b0\d{3}[ -]?\d{3}[ -]?\d{4}|\b[a-z]{1,2}\d[\da-z]? ?\d[a-z]{2}\b|\b[\w-]+\.(?:org|gov)\.uk"
)
_PECR = re.compile(
    r"\bpecr\b|privacy[a-z ]{0,20}electronic[a-z ]{0,30}(?:regulations|regs)"
    r"|electronic communications[a-z ()]*regulations"
)
_PECR_RIGHT = re.compile(r"privacy and electronic communications (?:\(ec directive\) )?regulations")
_REGISTERED = re.compile(
    r"registered with the information commission(?:er)?|notif(?:y|ied) the information commission"
)
_MARKETING = re.compile(r"direct marketing")
_CONTACT_OF_OFFICER = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b")
_MOTIVE = re.compile(
    r"\byour (?:real|true|actual|sole|only|main) (?:aim|purpose|motive|reason|intention|object)\b"
    r"|\bdisgruntled (?:former|ex)?"
    r"|\bbona fides\b|motiv(?:e|es|ation)s? (?:of|behind)|(?:your|requester's|applicant's) (?:motives?"
    r"|intentions?|reasons? for (?:asking|"
    r"requesting|making)|purposes? (?:in|for)|agenda|identity)|why you (?:want|need|are asking|asked)"
    r"|(?:you|the requester|the applicant)"
    r" (?:are|is|appear(?:s)? to be|may be|seem(?:s)? to be) (?:a )?(?:journalist|campaigner|genuine"
    r"|disgruntled|a competitor|commercially)"
    r"|(?:requester|applicant) may be genuine|as an? (?:journalist|former employee|campaigner|competitor),? you"
)
_BLIND = re.compile(
    r"(?:motive|applicant|purpose)[a-z -]{0,12}blind|regardless of|not (?:ask|consider|take into account"
    r"|relevant)|irrelevant"
)
_PERSON = re.compile(
    r"\b(?:you are|you're|(?:requester|applicant) is|you have (?:become|been)|consider you|regard you as"
    r"|treat you as|your (?:behaviour|conduct))"
    r"[^.]{0,40}\b(?:vexatious|obsessive|unreasonable|nuisance|persistent|a burden|harass)"
    r"|\bvexatious (?:requester|applicant|person|"
    r"individual|complainant)|\byou as (?:a )?vexatious"
)


def tells_the_review(view: View) -> Iterator[Finding]:
    """LETTER-36: the review, how and until when, or that there is none: section 17(7)(a) FOIA and the
    section 45 Code; regulation 11 EIR."""
    serious = Severity.ERROR if view.refuses else Severity.WARN
    if view.saying(_NO_REVIEW) or view.is_review:
        return
    said = [each for each in view.ours if _REVIEW.search(each.low)]
    if not said:
        yield found(
            36,
            [view.paragraphs[-1].last] if view.paragraphs else view.top,
            "The letter does not say how to ask for an internal review. Add where to write and the 40 working days.",
            serious,
        )
        return
    lines = [line for each in said for line in each.find(_REVIEW)][:1]
    for message, severity in _review_lacks(view, said, serious):
        yield found(36, lines, message, severity)


def _review_lacks(view: View, said: list[Paragraph], serious: Severity) -> Iterator[tuple[str, Severity]]:
    """What an offer of a review leaves out, and how much each weighs."""
    around = "\n".join(each.low for each in view.ours if each.part is Part.RIGHTS)
    around = around or "\n".join(each.low for each in said)
    if not _ADDRESS.search(around):
        yield "The letter offers a review and does not say where to ask for it. Add the address.", serious
    if not _TIME.search(around):
        yield (
            "The letter does not say how long a review may be asked for: 40 working days. Add it.",
            serious,
        )
    elif not _DATE.search(around):
        if _FORTY.search(around):
            yield (
                "The 40 working days have no last date. Add it, so that nobody has to count.",
                Severity.INFO,
            )
        else:
            yield (
                "The time to ask for a review is not the 40 working days of the Code. Correct it.",
                Severity.WARN,
            )


def tells_the_regulator(view: View) -> Iterator[Finding]:
    """LETTER-37: the right to apply to the regulator under section 50, and how to reach it: section 17(7)(b) FOIA."""
    if not view.refuses:
        return
    said = [
        each
        for each in view.of(Part.RIGHTS, Part.OTHER, Part.CLOSING, Part.REFUSAL)
        if _REGULATOR.search(each.low)
    ]
    # A heading that the reader did not know does not hide the right.
    said = said or [each for each in view.ours if _REGULATOR.search(each.low) and _APPLIES.search(each.low)]
    said = [each for each in said if not _MARKETING.search(each.low)]
    if not said:
        yield found(
            37,
            [view.paragraphs[-1].last],
            "The letter refuses information and does not tell of the right to apply to the Information "
            "Commissioner. Add it.",
        )
    else:
        near = [
            each
            for each in view.of(Part.RIGHTS, Part.CLOSING)
            if said[0].first <= each.first <= said[-1].last + 6
        ] + said
        if not any(_REACHED.search(each.low) for each in near):
            yield found(
                37,
                said[0].lines,
                "The letter names the regulator and no way to reach it. Add its address or its page.",
            )


def names_the_marketing_rules(view: View) -> Iterator[Finding]:
    """LETTER-44: the Privacy and Electronic Communications (EC Directive) Regulations 2003; a fee is paid, not a
    registration made: 2018 Charges Regulations."""
    wrong = [
        line
        for each in view.ours
        if not _PECR_RIGHT.search(each.low)
        for line in each.find(_PECR)
        if "electronic" in each.low
    ]
    registered = [
        line
        for each in view.of(Part.MARKETING, Part.FURTHER, Part.OTHER, Part.HELP)
        for line in each.find(_REGISTERED)
    ]
    if wrong:
        yield found(
            44,
            wrong,
            "Name the Privacy and Electronic Communications (EC Directive) Regulations 2003 rightly.",
        )
    if registered and any(_MARKETING.search(each.low) for each in view.ours):
        yield found(
            44,
            registered,
            "Companies have paid a data protection fee since 2018 and are not registered. Say so.",
        )


def marketing_is_in_its_place(view: View) -> Iterator[Finding]:
    """LETTER-45: the note on marketing only with officers' contact details, and apart from advice: section
    16 FOIA."""
    notes = [each for each in view.ours if _MARKETING.search(each.low)]
    if not notes:
        return
    lines = [each.first for each in notes]
    given = view.saying(_CONTACT_OF_OFFICER, view.of(Part.ANSWERS))
    if not given:
        yield found(
            45, lines, "No officer's contact details are given, so the note on direct marketing can go."
        )
    headed = [each for each in notes if each.heading and re.search(r"advice (?:and|&) assistance", each.low)]
    if headed:
        yield found(
            45,
            headed[0].lines,
            "Advice and assistance is the help of section 16. Give the note on marketing its own heading.",
        )


def says_nothing_of_motives(view: View) -> Iterator[Finding]:
    """LETTER-46: not a word on why anybody asks or who they are: section 1 FOIA is blind to both."""
    lines = [line for each in view.ours if not _BLIND.search(each.low) for line in each.find(_MOTIVE)]
    if lines:
        yield found(46, lines, "The letter comments on the requester or on why they ask. Take that out.")


def refuses_the_request_not_the_person(view: View) -> Iterator[Finding]:
    """LETTER-33: a request is vexatious and not a person: section 14(1) FOIA."""
    lines = view.saying(_PERSON) if view.ground("14") else []
    if lines:
        yield found(
            33, lines, "The notice calls the person vexatious. Write about the request and its effects alone."
        )
