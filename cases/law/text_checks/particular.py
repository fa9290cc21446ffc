"""Provisions with demands of their own: sections 12, 40, 41 and 44, and the notices of the EIR."""

import re
from collections.abc import Iterator

from cases.law.letter_text import Finding, Part, Severity
from cases.law.regimes import Regime
from cases.law.text_checks.grounds import Ground
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found

_CONDITION = re.compile(r"40\(3a\)|40\(3b\)|40\(4a\)|first condition|13\(2a\)|13\(2b\)")
_UK_GDPR = re.compile(r"uk gdpr|uk general data protection|united kingdom general data protection")
_OLD_PRINCIPLE = re.compile(r"\b(?:first|1st) data protection principle|\bprinciple 1\b|\bfirst principle\b")
_PRINCIPLE = re.compile(
    r"5\(1\)\(a\)|principle \(a\)|lawful(?:ly|ness)?,? (?:and )?fair|data protection principles?"
)
_LEGITIMATE = re.compile(r"legitimate interest")
_NECESSITY = re.compile(r"necess|\b(?:not|no) need\b|such a need|needed (?:to|for) (?:meet|satisf)")
_BALANCE = re.compile(r"balanc|outweigh|overrid|rights and freedoms|expect")
_CATEGORY = re.compile(
    r"officer|staff|employee|individuals? (?:who|work)|resident|tenant|member of the public"
    r"|members of the public|third part|applicants?\b|pupil"
    r"|councillor|complainant|contractor|worker|landlord|owner|customer|people"
)
_DEFINITION = re.compile(r"identified or identifiable|identification number")
_LOCATION = re.compile(r"location (?!data)(\w+)")
_GRADE = re.compile(
    r"\ball (?:of )?(?:the )?(?:posts?|names?|officers?|staff|individuals?|people)(?: \w+){0,6} (?:are|is"
    r"|sit|fall) (?:below|under|beneath|junior)"
    r"|(?:below|under) the (?:level|grade) of [a-z -]+ will generally not be|(?:sits?|is|are) (?:below|under|beneath)"
    r" (?:[a-z ]{3,30} level|the (?:level|grade|rank|tier) of"
    r"|(?:an? |the )?(?:head of|assistant|director|chief|senior))"
)
_OUTSIDER = re.compile(
    r"(?:\[?(?:name|redacted|withheld)[^\]\n]{0,20}\]?|redacted"
    r"|withheld)\W{0,5}[^\n]{0,40}\b(?:home office|police|nhs|ministry|department for|ltd"
    r"|limited|plc|contractor|supplier|trust|consultan|university|agency)"
)
_ENACTMENT = re.compile(
    r"\b[a-z][a-z ,'()&-]+ (?:act|regulations?|order|rules|measure) (?:19|20)\d\d|retained eu"
    r"|eu obligation"
)
_ITS_PROVISION = re.compile(r"\b(?:section|regulation|article|schedule|paragraph|rule)s? \d+")
_FOIA_TITLE = re.compile(
    r"(?:sections?\s*44(?:\s*\([0-9a-z]+\))*[^.]{0,12})?(?:of )?(?:the )?freedom of information act 2000"
    r"|sections?\s*44(?:\s*\([0-9a-z]+\))*"
)
_REDACTION_TIME = re.compile(
    r"(?:time|hours?|minutes)[^.]{0,80}(?:redact|read(?:ing)?\b|consult|consider(?:ing)? (?:whether"
    r"|exempt)|approv)|redact[^.]{0,50}(?:hours?|minutes)"
)
_NOT_COUNTED = re.compile(r"\b(?:no|not|exclud|without|cannot|never)\b")


def personal_data(view: View) -> Iterator[Finding]:
    """LETTER-23: whose data, the condition, Article 5(1)(a) UK GDPR, and the three steps: section 40(2) to
    (3A) FOIA."""
    ground = view.ground("40") or view.ground("13", Regime.EIR)
    if not view.grounds and view.under_data_protection:
        yield found(
            23,
            view.under_data_protection,
            "Data protection law is not argued: name the condition, section 40(3A)(a), Article 5(1)(a) of the UK GDPR, "
            "the legitimate interest, and its balance with the person’s rights.",
        )
    if not ground or _own_data(ground):
        return
    text = ground.text
    missing = [
        name
        for name, there in (
            ("whose data it is", _CATEGORY.search(text)),
            (
                "the condition, section 40(3A)(a)" if not view.eir else "the condition, regulation 13(2A)(a)",
                _CONDITION.search(text),
            ),
            ("Article 5(1)(a) of the UK GDPR", _PRINCIPLE.search(text) and _UK_GDPR.search(text)),
            ("the legitimate interest", _LEGITIMATE.search(text)),
            ("whether disclosure is necessary for it", _LEGITIMATE.search(text) and _NECESSITY.search(text)),
            ("the balance with the person’s rights", _LEGITIMATE.search(text) and _BALANCE.search(text)),
        )
        if not there
    ]
    old = [line for each in ground.paragraphs for line in each.find(_OLD_PRINCIPLE)]
    told = " “First data protection principle” is the language of the 1998 Act." if old else ""
    if missing or old:
        lacks = (
            f"The reasons for {ground.in_words} lack {', '.join(missing)}."
            if missing
            else "Name the principle rightly."
        )
        yield found(23, old + _spoken(ground), f"{lacks}{told} Put it right.")


def definition_is_right(view: View) -> Iterator[Finding]:
    """LETTER-24: a definition that is quoted is quoted rightly: Article 4(1) UK GDPR, section 3(2) and (3)
    DPA 2018."""
    for each in view.ours:
        if not _DEFINITION.search(each.low):
            continue
        if each.find(_LOCATION) or each.text.count('"') % 2:
            yield found(
                24,
                each.lines,
                "Personal data is defined wrongly here. Take the definition out: it is no reason.",
            )


def grade_is_no_reason(view: View) -> Iterator[Finding]:
    """LETTER-25: a grade decides for nobody: each name on its own, and only the council's staff: the
    regulator's guidance on the data of staff."""
    blanket = [
        line
        for each in view.ours
        for line in each.find(_GRADE)
        if not re.search(r"\beach\b|individually|one by one|in turn|case by case", each.low)
    ]
    if not blanket:
        return
    raw = [(number, line.lower()) for number, line in enumerate(view.letter.lines, start=1)]
    outsiders = [number for number, line in raw if _OUTSIDER.search(line)]
    if outsiders:
        yield found(
            25,
            outsiders + blanket,
            "The rule on grades is used for somebody who does not work for the council. Give the reasons "
            "for that person.",
        )
    else:
        yield found(
            25,
            blanket,
            "A grade alone does not decide whether a name is withheld. Say why for each person, by role.",
            Severity.WARN,
        )


def names_the_enactment(view: View) -> Iterator[Finding]:
    """LETTER-29: the enactment by its full title, year and provision: section 44(1)(a) FOIA."""
    ground = view.ground("44")
    # Contempt of court, limb (c), is no enactment.
    if not ground or {row.id for row in ground.cited} == {"s44-1c"}:
        return
    text = " ".join(_FOIA_TITLE.sub("", each.low) for each in ground.paragraphs)
    lacks = [
        name
        for name, pattern in (("title and year", _ENACTMENT), ("section or regulation", _ITS_PROVISION))
        if not pattern.search(text)
    ]
    if lacks:
        yield found(
            29,
            ground.where,
            f"The law that forbids disclosure is not named with its {' and '.join(lacks)}. Section 44 needs both.",
        )


def confidence(view: View) -> Iterator[Finding]:
    """LETTER-30: from whom, in confidence, actionable, and no defence in the public interest: section 41(1) FOIA."""
    ground = view.ground("41")
    if not ground or ground.any_ncnd:
        return
    missing = [
        name
        for name, pattern in (
            (
                "from whom it was obtained",
                r"obtained|\bsent\b|supplied (?:by|to)|provided (?:by|to)|received|given to|sent to",
            ),
            (
                "that it was given in confidence",
                r"confiden(?:ce|tial\w*) (?:which|that|when|by|information|obligation|quality|and)"
                r"|in confidence|quality of confidence|duty of confidence",
            ),
            ("that a breach would be actionable", r"actionable|court|sue|legal action"),
            ("the defence of public interest", r"public interest"),
        )
        if not re.search(pattern, ground.text)
    ]
    if missing:
        yield found(
            30, ground.where, f"The notice under section 41 does not say {', '.join(missing)}. Add it."
        )


def estimate_is_told(view: View) -> Iterator[Finding]:
    """LETTER-32: limit, hours, rate, the four tasks and nothing else: section 12 FOIA, SI 2004/3244
    regulations 3 and 4."""
    ground = view.ground("12")
    if not ground:
        return
    said = ground.paragraphs + tuple(view.of(Part.REFUSAL, Part.ANSWERS, Part.OTHER))
    text = "\n".join(each.low for each in said)
    missing = [
        name
        for name, pattern in (
            ("the limit", r"£\s?450|£\s?600|18 hours|24 hours|appropriate limit (?:of|is)"),
            ("the rate of £25 an hour", r"£\s?25"),
            (
                "how many hours are estimated",
                r"(?!(?:18|24) hours)\b\d[\d,.]* (?:working |staff )?(?:hours|minutes|days)",
            ),
            (
                "how the time falls on the tasks",
                r"locat|retriev|extract|determin|search(?:ing)? (?:each|through|for)|minutes (?:per|each|for)",
            ),
        )
        if not re.search(pattern, text)
    ]
    if missing:
        yield found(32, ground.where, f"The notice on cost lacks {', '.join(missing)}. Add it.")
    counted = {
        line for each in said if not _NOT_COUNTED.search(each.low) for line in each.find(_REDACTION_TIME)
    }
    if counted:
        yield found(
            32,
            counted,
            "Reading, redacting and consulting do not count towards the limit. Take that time out.",
        )


def tells_the_eir_rights(view: View) -> Iterator[Finding]:
    """LETTER-49: exception, matters weighed, representations and the regulator: regulation 14(1) to (5) EIR."""
    ground = view.ground("12", Regime.EIR) or view.ground("13", Regime.EIR)
    if not view.eir or not ground:
        return
    text = "\n".join(each.low for each in view.ours)
    missing = [
        name
        for name, pattern in (
            (
                "the right to make representations under regulation 11",
                r"regulation 11|representations|internal review",
            ),
            ("40 working days for them", r"(?:40|forty) working days"),
            (
                "the right to complain to the regulator, regulation 18",
                r"regulation 18|information commission|\bico\b",
            ),
        )
        if not re.search(pattern, text)
    ]
    unfinished = any(each.cite.paragraph == "12(4)(d)" for each in ground.mentions)
    if unfinished and not re.search(
        r"complet\w*[^.]{0,60}\b20\d\d|expect|estimat|by (?:the end of )?[a-z]+ 20\d\d", ground.text
    ):
        missing.append("when the material will be finished, regulation 14(4)")
    if missing:
        yield found(
            49, ground.where, f"A refusal under the regulations needs {', and '.join(missing)}. Add it."
        )


def eir_time_is_its_own(view: View) -> Iterator[Finding]:
    """LETTER-51: more time only for complexity and volume, and never for the public interest: regulation 7 EIR."""
    if not view.eir:
        return
    wrong = [
        line
        for each in view.ours
        for line in each.find(re.compile(r"\bsection 10\(3\)|\bs\.? ?10\(3\)|\bsection 17\(2\)"))
    ]
    extended = [
        each
        for each in view.ours
        if re.search(
            r"\bextend(?:ed|ing)? (?:the )?(?:time|deadline|period)|extension|regulation 7", each.low
        )
    ]
    said = " ".join(each.low for each in extended)
    if wrong:
        yield found(
            51, wrong, "Section 10(3) is no part of the regulations. More time comes from regulation 7 alone."
        )
    elif extended and not ("complex" in said and re.search(r"volum|amount|number|pages|documents", said)):
        yield found(
            51,
            extended[0].lines,
            "Regulation 7 gives more time only for complexity and volume together. Name both, or say that it is late.",
        )


def _own_data(ground: Ground) -> bool:
    """Section 40(1): the requester's own data, which is another right's business; or only neither confirmed
    nor denied."""
    full = {each.cite.paragraph for each in ground.mentions if each.cite.depth}
    return bool(full) and all(each.startswith(("40(1)", "40(5", "13(5")) for each in full)


def _spoken(ground: Ground) -> list[int]:
    lines = [line for each in ground.paragraphs if each.prose for line in each.lines]
    return lines or ground.where
