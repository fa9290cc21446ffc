"""Neither confirming nor denying: said in terms, about named questions, and not given away elsewhere in the
letter."""

import re
from collections.abc import Iterator

from cases.law.letter_text import Finding, Part
from cases.law.outcomes import Outcome
from cases.law.regimes import Regime
from cases.law.text_checks.answers import referred_numbers
from cases.law.text_checks.grounds import STATUTE, Ground
from cases.law.text_checks.paragraphs import Paragraph
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found
from cases.law.text_checks.words import sentences

_NEITHER = re.compile(
    # "It is not necessary to confirm or deny" is an argument and no answer.
    r"(?:neither|not(?! (?:necessary|needed))|cannot|unable to|nor)[a-z ,]{0,30}confirm(?:s|ing)?,? (?:n?or|and"
    r"|or) (?:to )?den(?:y|ies|ying)|neither confirm"
    r"|(?:not|unable to) (?:either )?confirm or deny"
)
_WITHHOLDS = re.compile(
    r"\b(?:withheld|withhold(?:ing)?|(?:not|cannot|never) be (?:released|disclosed|provided|supplied)"
    r"|(?:decided|unable) (?:not )?to (?:disclose"
    r"|release|withhold)|exempt from disclosure|redacted)\b"
)
_HOLDS = re.compile(
    r"\b(?:does|do|we) (?:indeed )?hold\b|\b(?:council|authority|borough) (?:does )?holds?\b"
    r"|information (?:is|that is|we) held"
)
_WHICH_31 = re.compile(
    r"31\(1\)\([a-i]\)|prevention (?:or|and) detection|detection of crime|apprehension"
    r"|prosecution of offenders|administration of justice"
    r"|collection of (?:any )?tax|immigration control"
)
# "What the council holds about you" says of nothing that it is held.
_OPEN = re.compile(r"\b(?:whether|what(?:ever)?|which|if|any|anything|nothing|some of)\b[^.]{0,60}$")
_DEFERS = re.compile(r"public interest|outweigh")


def says_so_in_terms(view: View) -> Iterator[Finding]:
    """LETTER-21: the explicit sentence, the provision, and the interest behind it: section 17(1) FOIA."""
    for ground in _denying(view):
        if not any(_NEITHER.search(each.low) for each in ground.paragraphs):
            yield found(
                21,
                ground.where,
                f"{ground.in_words.capitalize()} is used to neither confirm nor deny, and no sentence "
                f"says that the council does "
                "so. Add it.",
            )
        if ground.number == "31" and ground.regime is Regime.FOIA and not _WHICH_31.search(ground.text):
            yield found(
                21,
                ground.where,
                "Section 31(3) protects the matters of section 31(1). Say which one, such as (a), the "
                "prevention or detection "
                "of crime.",
            )
    cited = [ground for ground in view.grounds if ground.any_ncnd]
    alone = [
        line
        for each in view.ours
        if each.part not in (Part.RIGHTS, Part.MARKETING) and not STATUTE.search(each.low)
        for line in each.find(_NEITHER)
    ]
    if (
        alone
        and not cited
        and not view.ground("12")
        and not view.ground("40")
        and not view.ground("13", Regime.EIR)
    ):
        yield found(
            21,
            alone,
            "The letter neither confirms nor denies and cites no provision for that, such as section 31(3). Cite it.",
        )


def is_not_given_away(view: View) -> Iterator[Finding]:
    """LETTER-20: what is neither confirmed nor denied is not also answered, withheld or called held:
    section 2(1) FOIA."""
    for ground in _denying(view):
        covered = {number for each in ground.paragraphs for number in referred_numbers(each.low)}
        covered |= {each.paragraph.question for each in ground.mentions if each.paragraph.question}
        yield from _answered(view, ground, covered)
        yield from _withheld(view, ground)
        yield from _held(view, ground, covered)


def _answered(view: View, ground: Ground, covered: set[int]) -> Iterator[Finding]:
    for question in view.letter.questions:
        answer = [each for each in view.answer(question) if not each.heading]
        clear = question.outcome in (Outcome.DISCLOSED, Outcome.PART, Outcome.NOT_HELD)
        if (
            question.number in covered
            and answer
            and clear
            and not any(_NEITHER.search(each.low) for each in answer)
        ):
            yield found(
                20,
                [*(line for each in answer for line in each.lines), *ground.where],
                f"Question {question.number} is answered, and {ground.in_words} neither confirms nor "
                f"denies it. Keep one of "
                "the two.",
            )


def _withheld(view: View, ground: Ground) -> Iterator[Finding]:
    """ "Withheld" tells that it is held. A letter that also withholds under another provision is not blamed
    for that."""
    alone = all(each.confirms_nor_denies or each.number == ground.number for each in view.grounds)
    among: list[Paragraph] = [each for each in ground.own if each.prose]
    if alone:
        among += [each for each in view.of(Part.ANSWERS, Part.OPENING) if each.prose and each not in among]
    lines = [
        each.line_at(each.low.find(sentence.lower()))
        for each in among
        for sentence in sentences(each.text)
        if _WITHHOLDS.search(sentence.lower())
        and not _DEFERS.search(sentence.lower())
        and not re.search(r"\b(?:if|whether|any|were)\b[^.]*(?:withheld|exempt)", sentence.lower())
    ]
    if lines and ground.confirms_nor_denies:
        yield found(
            20,
            lines,
            f"The letter speaks of withholding what {ground.in_words} neither confirms nor denies, and "
            f"so tells that it is "
            "held. Write of confirming or denying alone.",
        )


def _held(view: View, ground: Ground, covered: set[int]) -> Iterator[Finding]:
    """The whole request is called held although part of it is neither confirmed nor denied."""
    lines = [
        line
        for each in view.of(Part.OPENING, Part.ANSWERS, Part.OTHER)
        if each.prose
        and (not each.question or each.question in covered)
        and not re.search(r"whether|if (?:we|it)|some of", each.low)
        and not _NEITHER.search(each.low)
        and not set(referred_numbers(each.low)) - covered
        for line in (
            each.line_at(match.start())
            for match in _HOLDS.finditer(each.low)
            if not _OPEN.search(each.low[: match.start()])
        )
    ]
    if lines:
        yield found(
            20,
            [*lines[:1], *ground.where],
            f"The letter says that the information is held, and {ground.in_words} neither confirms nor "
            "denies it. Say for each question which it is.",
        )


def _denying(view: View) -> list[Ground]:
    return [ground for ground in view.grounds if ground.any_ncnd]
