"""What every refusal notice needs: the provision to its limb, the information that it covers, and reasons."""

import re
from collections.abc import Iterator

from cases.law.letter_text import Finding, Severity
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.text_checks.answers import referred_numbers
from cases.law.text_checks.citing import Cite, paragraphs_of, rows_of
from cases.law.text_checks.grounds import OUR_VOICE, STATUTE, Ground, Mention
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found
from cases.law.text_checks.words import alike, sentences, telling, words

_REFUSES = re.compile(
    r"withh[eo]ld|refus|exempt|(?:not|unable to|cannot|won't|will not)(?: \w+){0,3} (?:disclos|releas"
    r"|provid|suppl|answer|comply)"
    r"|redact|neither confirm|do not (?:have|need) to (?:comply|answer)"
)
_OBJECTS = (
    re.compile(r"appl(?:y|ies|ied) to (.{3,160}?)(?:\bbecause\b|\bsince\b|[.;]|$)"),
    re.compile(
        r"(.{3,200}?) (?:is|are|has been|have been|was|were) (?:therefore |also |being )?"
        r"(?:exempt|withheld|refused|redacted|excepted|held\b)"
    ),
    re.compile(
        r"(?:withh[eo]ld(?:ing)?|redacted?|refus(?:e|ed|ing)|not (?:to )?(?:disclose|release|provide|supply)) "
        r"(.{3,160}?)(?:\bunder\b|\bbecause\b|[.;]|$)"
    ),
    re.compile(
        r"(?:disclosure|release|publication|disclosing|releasing|publishing|knowledge)(?: of)? (.{3,120}?) "
        r"(?:would|may|could|might|will)"
    ),
)
_CLAIMS = re.compile(
    r"\b(?:we|council|authority|have|has)\b[^.]{0,80}\b(?:consider|believe|conclude|decid|rel(?:y|ied)"
    r"|appl|withh|refus|exempt)"
    r"|(?:is|are|has been|have been) (?:being )?(?:exempt|withheld|refused|redacted|excepted)|appl(?:y|ies) to|engaged?"
)
_BOILERPLATE = re.compile(
    r"public interest|qualified exemption|absolute exemption|is an? (?:qualified|absolute)|balance the"
    r"|prejudice test|schedule 19"
    r"|consequential amendments|see (?:the )?refusal|refusal notice|fundamentally impact|for (?:these|this) reasons?"
)
_BECAUSE = re.compile(
    r"\b(?:because|since|would|could|may|might|will|as (?:it|the|this|they|we)|so that|therefore|lead|result|caus)"
)
_DUTY_QUOTED = re.compile(r"duty to confirm or deny (?:does not|doesn't) arise")
_POINTER = re.compile(r"\b(?:see|refusal notice|below|exemptions? (?:below|detailed))\b")
_REDACTED = re.compile(r"withh[eo]ld|redact")
# Paragraphs of the Act that are real, below those that are relied on as a whole.
_BELOW = re.compile(
    r"^(?:21\([12]\)(?:\([ab]\))?|22\(1\)\([abc]\)|22a\(1\)\([ab]\)|23\(1\)|33\(1\)\([ab]\)"
    r"|39\(1\)(?:\([ab]\))?|13\((?:1|2a|5a|5b)\)\([ab]\)|40\(1\)|40\(2\)\([ab]\)"
    r"|40\(3a\)\([ab]\)|40\(4a\)\([ab]\)|40\(5b\)\([a-d]\)(?:\(i{1,2}\))?|41\(1\)\([ab]\)"
    r"|36\(2\)\([abc]\)(?:\(i{1,3}\))?"
    r"|30\([12]\)\([ab]\)(?:\([iv]+\))?|32\([12]\)\([abc]\)(?:\(i{1,2}\))?|12\([1-5]\)(?:\([ab]\))?"
    r"|14\([12]\)|31\(2\)\([a-j]\))$"
)
_REPEALED = re.compile(r"^40\(3\)|^40\(4\)$|^40\(5\)(?:\(|$)")
_FOR_ALL = re.compile(
    r"\b(?:each|all|both|every)(?: one)?(?: of)?(?: (?:the|your|these|those|two|three|four|five))*"
    r" (?:questions?|parts?|items?|points?)\b|\b(?:whole|entire|entirety)(?: of)?(?: (?:the|your|this))? request\b"
)
_LIMBS_MATTER = ("26", "27", "29", "30", "31", "32", "36", "37", "44", "40", "43")


def says_that_it_refuses(view: View) -> Iterator[Finding]:
    """LETTER-10: the letter says in terms that something is refused: section 17(1)(a) FOIA."""
    grounds = [
        each for each in view.grounds if each.number not in ("21", "12", "14") and not each.switches_law
    ]
    if grounds and not any(_REFUSES.search(each.low) for each in view.ours):
        yield found(
            10,
            grounds[0].where,
            "The letter cites a provision and nowhere says that information is withheld. Say so.",
        )


def cites_to_the_limb(view: View) -> Iterator[Finding]:
    """LETTER-11: subsection and limb, not the section alone: section 17(1)(b) FOIA, regulation 14(3)(a) EIR."""
    for ground in view.grounds:
        if ground.regime is Regime.FOIA and ground.number not in _LIMBS_MATTER:
            continue
        full = [each for each in ground.mentions if _is_full(each.cite)]
        short = [each for each in ground.mentions if not _is_full(each.cite) and _unknown(each.cite) is None]
        if not full:
            lines = [each.line for each in short if each.paragraph.prose] or [each.line for each in short]
            if lines:
                yield found(
                    11,
                    lines[:3],
                    f"{_capital(ground)} is not cited to the limb that is meant. {_limbs(ground)}",
                )
        else:
            lines = [each.line for each in short if _claims_short(each)]
            if lines and not ground.confirms_nor_denies:
                yield found(
                    11,
                    lines,
                    f"{_capital(ground)} is cited with its limb in one place and without it here. {_limbs(ground)}",
                )
    if not view.grounds and view.under_data_protection:
        yield found(
            11,
            view.under_data_protection,
            "The Data Protection Act is no exemption. Cite section 40(2) of the Freedom of Information Act, with "
            "section 40(3A)(a), or regulation 13(1).",
        )
    yield from _section_40_without_condition(view)


def _section_40_without_condition(view: View) -> Iterator[Finding]:
    ground = view.ground("40")
    if not ground or not any(each.cite.paragraph == "40(2)" for each in ground.mentions):
        return
    if not re.search(r"40\(3a\)|40\(3b\)|40\(4a\)|first condition|subsection \(?3a|section 3a", ground.text):
        yield found(
            11,
            [line for each in ground.mentions if each.cite.paragraph == "40(2)" for line in [each.line]][:2],
            "Section 40(2) needs its condition as well: cite section 40(3A)(a) with it.",
        )


def cites_what_exists(view: View) -> Iterator[Finding]:
    """LETTER-12: the provision exists and a council may rely on it: section 17(1)(b) FOIA."""
    for ground in view.grounds:
        wrong = {
            each.cite.paragraph: (each.line, reason)
            for each in reversed(ground.mentions)
            if each.cite.depth or all(other.cite.depth == 0 for other in ground.mentions)
            if (reason := _unknown(each.cite))
        }
        for line, reason in wrong.values():
            yield found(12, [line], reason)


def gives_reasons(view: View) -> Iterator[Finding]:
    """LETTER-13: why the provision applies to this information; the statute quoted is no reason: section
    17(1)(c) FOIA."""
    for ground in view.grounds:
        if ground.number in ("12", "14", "21", "40", "39", "13") and ground.regime is Regime.FOIA:
            continue
        reasons = [
            sentence for each in ground.prose for sentence in sentences(each.text) if _is_reason(sentence)
        ]
        if not reasons:
            yield found(
                13,
                ground.where,
                f"The letter gives no reason why {ground.in_words} applies to this information. Say what "
                f"would happen if it "
                "were released, and why.",
            )
    yield from _quotes_statute(view)
    yield from _reasons_borrowed(view)
    yield from _reasons_elsewhere(view)


def _quotes_statute(view: View) -> Iterator[Finding]:
    """The duty to confirm or deny is quoted although nothing is neither confirmed nor denied."""
    for ground in view.grounds:
        lines = [line for each in ground.paragraphs for line in each.find(_DUTY_QUOTED)]
        if lines and not ground.any_ncnd:
            yield found(
                13,
                lines,
                f"The letter quotes what {ground.in_words} says on confirming or denying, and relies on "
                f"none of it. Take the "
                "quotation out.",
                Severity.WARN,
            )


def _reasons_borrowed(view: View) -> Iterator[Finding]:
    """The reasons of one provision are those of another, word for word."""
    said = [
        (ground, [each for each in ground.own if len(words(each.low)) >= 12 and each not in ground.claims()])
        for ground in view.grounds
    ]
    for index, (ground, paragraphs) in enumerate(said):
        for other, others in said[:index]:
            same = [each for each in paragraphs if any(alike(each.low, one.low) > 0.7 for one in others)]
            if any(len(words(each.low)) >= 25 for each in same) and len(same) * 2 > len(paragraphs):
                yield found(
                    13,
                    [line for each in same for line in each.lines],
                    f"The reasons under {ground.in_words} are those under {other.in_words}, word for "
                    f"word. Say what harm this "
                    "provision guards against.",
                    Severity.WARN,
                )


def _reasons_elsewhere(view: View) -> Iterator[Finding]:
    """What is withheld has a name, and the reasons never speak of it."""
    for ground in view.grounds:
        claims = [each for each in ground.claims() if re.search(r"appl(?:y|ies) to", each.low)]
        names = {name for each in claims for name in re.findall(r"\b[A-Z]{4,}\b", each.text)} - {
            "FOIA",
            "GDPR",
        }
        reasons = [
            each for each in ground.own if each.prose and each not in claims and len(words(each.low)) > 15
        ]
        if names and reasons and not any(name.lower() in each.low for name in names for each in reasons):
            name = min(names)
            yield found(
                13,
                [line for each in reasons for line in each.lines],
                f"The reasons under {ground.in_words} never speak of the {name} information that is "
                f"withheld. Say how they "
                "touch it.",
                Severity.WARN,
            )


def ties_each_provision(view: View) -> Iterator[Finding]:
    """LETTER-15: each provision names what it covers, and all that is withheld has a provision: section
    17(1)(b)-(c)."""
    pointed = any(
        _POINTER.search(each.low) and _REDACTED.search(each.low) for each in view.ours if each.question
    )
    several = len(view.grounds) > 1
    for ground in view.grounds:
        if ground.number in ("12", "14") or len(view.letter.questions) + len(view.grounds) < 3:
            continue
        if view.eir and ground.switches_law:
            continue
        if _is_tied(view, ground) or (not several and (pointed or len(view.letter.questions) < 2)):
            continue
        yield found(
            15,
            [line for each in ground.mentions for line in [each.line] if each.paragraph.prose]
            or ground.where,
            f"The letter does not say which information {ground.in_words} covers. Name the question, "
            f"document or passage.",
        )
    yield from _withheld_without_ground(view)


def _withheld_without_ground(view: View) -> Iterator[Finding]:
    # That the Data Protection Act is none is told by LETTER-11.
    if view.grounds or view.under_data_protection:
        return
    lines = [
        each.first
        for question in view.letter.questions
        if question.outcome in (Outcome.WITHHELD, Outcome.PART, Outcome.NCND)
        for each in view.answer(question)[:1]
    ] or [
        line
        for each in view.ours
        if each.question
        for line in each.find(re.compile(r"\b(?:withheld|redacted)\b"))
    ]
    if lines:
        yield found(
            15, lines, "Something is withheld under no provision. Cite the one that the council relies on."
        )


def _is_tied(view: View, ground: Ground) -> bool:
    """A question cites it, it names a question, or what it is said to cover shares a word with request and
    answers."""
    if any(each.paragraph.question for each in ground.mentions):
        return True
    if any(referred_numbers(each.low) or _FOR_ALL.search(each.low) for each in ground.own):
        return True
    said = [
        sentence.lower()
        for each in ground.prose
        for sentence in sentences(each.text)
        if not STATUTE.search(sentence.lower())
    ]
    objects = [match[1] for low in said for pattern in _OBJECTS for match in pattern.finditer(low)]
    title = " ".join(row.title for row in ground.possible)
    return any(telling(each) & view.requested - telling(title) for each in objects)


def _is_reason(sentence: str) -> bool:
    low = sentence.lower()
    quoted = STATUTE.search(low) and not OUR_VOICE.search(low)
    if quoted or _BOILERPLATE.search(low) or len(words(low)) < 8:
        return False
    return bool(_BECAUSE.search(low)) or (len(words(low)) > 14 and not _CLAIMS.search(low))


def _is_full(cite: Cite) -> bool:
    if _REPEALED.match(cite.paragraph):
        return False
    if cite.provision is None:
        return cite.depth > 1 and bool(_BELOW.match(cite.paragraph)) and not cite.paragraph.startswith("36")
    return cite.depth > 0 or len(rows_of(cite.regime, cite.number)) == 1


def _claims_short(mention: Mention) -> bool:
    """ "Section 31(1) applies": a claim in a sentence that stops above the limb."""
    low = mention.paragraph.low
    sentence = next(
        (each for each in sentences(mention.paragraph.text) if mention.cite.paragraph in each.lower()), low
    )
    full = re.search(rf"{mention.cite.number}\(\d\w?\)\([a-z]", sentence.lower())
    limbs = any(
        row.startswith(f"{mention.cite.paragraph}(")
        for row in paragraphs_of(mention.cite.regime, mention.cite.number)
    )
    if not limbs:
        return False
    described = STATUTE.search(sentence.lower())
    return (
        mention.cite.depth == 1
        and mention.paragraph.prose
        and not full
        and not described
        and bool(_CLAIMS.search(low))
    )


def _unknown(cite: Cite) -> str | None:
    """Why nobody can rely on it; None when somebody can, or when it only stops above the limb."""
    if _REPEALED.match(cite.paragraph):
        now = (
            "section 40(5B)" if cite.paragraph.startswith("40(5)") else "section 40(2) with section 40(3A)(a)"
        )
        return f"{cite.in_words.capitalize()} was replaced in 2018. Cite {now}."
    row = cite.provision
    if row is not None and row.available == "no":
        return f"{cite.in_words.capitalize()} is not open to a council. Rely on another provision."
    if row is not None or cite.depth == 0 or _BELOW.match(cite.paragraph):
        return (
            None if cite.number != "35" else "Section 35 is not open to a council. Rely on another provision."
        )
    known = paragraphs_of(cite.regime, cite.number)
    leaf = cite.paragraph.rpartition("(")[0]
    if leaf in known or (cite.depth > 1 and any(each.startswith(f"{leaf}(") for each in known)):
        return f"There is no {cite.in_words}. Cite the provision as the law numbers it."
    return None


def _limbs(ground: Ground) -> str:
    rows = rows_of(ground.regime, ground.number)
    return f"Cite it as in {rows[0].in_words}."


def _capital(ground: Ground) -> str:
    return ground.in_words[0].upper() + ground.in_words[1:]
