"""The public interest test: there where it must be, both ways, concluded, and about the right thing."""

import re
from collections.abc import Iterator

from cases.law.letter_text import Finding, Severity
from cases.law.text_checks.grounds import Ground
from cases.law.text_checks.paragraphs import Paragraph
from cases.law.text_checks.view import View
from cases.law.text_checks.weights import found
from cases.law.text_checks.words import alike, telling, words

_FOR = re.compile(
    r"(?:favour|favor|support)(?:s|ing)?(?: of)? (?:the )?(?:public interest in )?(?:disclos|releas"
    r"|confirm|complying|saying)"
    r"|\bfor (?:disclos|releas|confirm)|public interest (?:in )?(?:the )?(?:disclos|releas|transparen"
    r"|openness|accountab|confirm|knowing)"
    r"|(?:promot|further|greater|aid|increas|demonstrat)\w* (?:\w+ ){0,3}(?:transparen|accountab|openness"
    r"|understanding|commitment)"
    r"|\b(?:accept|recogni[sz]e|acknowledge|appreciate)\w*\b[^.]{0,60}\binterest\b"
    r"|interest in[^.]{0,80}\b(?:knowing|seeing)\b"
    r"|arguments? for\b|openness|transparency and accountability"
)
_AGAINST = re.compile(
    r"(?:favour|favor|support)(?:s|ing)?(?: of)? (?:the )?(?:withh|maintain|refus|non-?disclos"
    r"|not (?:disclos|confirm)|neither|the exemption"
    r"|the exception)|\bagainst (?:disclos|releas|confirm)|public interest in (?:with|maintain|avoid"
    r"|protect|prevent|ensur|safeguard|not|"
    r"allowing|preserv|the (?:council|effective))|arguments? against|(?:for|favour of) and against"
    r"|\bagainst\s*[:(]|\bagainst (?:that|this|it)\b|\bon the other (?:side|hand)\b"
    r"|\boutweighed by\b"
)
CONCLUDES = re.compile(
    r"outweigh|not be in the public interest|public interest[^.]{0,80}\bfavours (?:with|main|disclos|refus|neither)"
    r"|(?:balance|weight)[^.]{0,40}(?:lies|favours?|falls|tips|in favour|is with)|on balance"
    r"|(?:favours|in favour of) (?:maintaining"
    r"|withholding) [^.]{0,60}(?:because|since|as)|stronger than|(?:is|are) (?:much |clearly )?the (?:stronger"
    r"|greater|weightier)|we (?:have )?conclude"
    r"|greater (?:public )?(?:interest|weight)|is in favour of"
)
_TESTED = re.compile(r"public interest|\bfactors\b|\bconsiderations\b")
_DISCLOSURE = re.compile(
    r"public interest in (?:withholding|disclos|releas|the disclos)|interest in favour of disclos"
    r"|(?:withholding|disclosing|releasing) the"
    r" (?:requested )?information|favour of (?:disclos|withh|releas)"
)
_CONFIRMATION = re.compile(
    r"confirm\w*[ a-z]{0,12}(?:or|and|nor)[ a-z]{0,8}den|whether (?:or not )?(?:the |this "
    r"|any )?[a-z ]{0,30}(?:is|are) held|declaring whether|confirmation"
)
_ABSOLUTE = re.compile(r"\babsolute\b")
_QUALIFIED = re.compile(r"\bqualified\b")
# "In each case the public interest in maintaining the exemption outweighs" concludes for every one of them.
_EACH_FOR_ITSELF = re.compile(r"\b(?:for|in) each (?:exemption|exception|case|provision)\b")
_SPECIFIC = re.compile(r"£|\b20\d\d\b|\b\d{2,}\b|%")
# Section 40(2) and regulation 13(1) weigh the legitimate interest, which is another balance.
_PUBLIC_TEST = re.compile(r"public interest test|public interest in (?:maintain|disclos|withh|releas)")
_BALANCED = frozenset({"40", "13"})
_TEST = re.compile(
    r"public interest test|public interest in (?:maintaining|disclos)|factors in favour|outweigh"
)


def weighs_both_sides(view: View) -> Iterator[Finding]:
    """LETTER-16: each qualified provision has a factor each way and its own conclusion: section 17(3) FOIA,
    regulation 14(3)(b) EIR."""
    qualified = [ground for ground in view.argued if ground.weighs and ground.number != "35"]
    for ground in qualified:
        together = any(_EACH_FOR_ITSELF.search(each.low) for each in ground.paragraphs)
        own = ground.own if len(qualified) > 1 and not together else ground.paragraphs
        lacks = _lacking(own)
        shared = [
            each
            for each in ground.paragraphs
            if each not in own and CONCLUDES.search(each.low) and each.prose
        ]
        if lacks:
            told = " One conclusion for several provisions is not enough." if shared else ""
            yield found(
                16,
                _test_lines(own, ground) + [line for each in shared for line in each.lines],
                f"The public interest test of {ground.in_words} lacks {' and '.join(lacks)}.{told} Add it here.",
            )
        elif _is_general(view, ground, own):
            yield found(
                16,
                _test_lines(own, ground),
                f"The public interest test of {ground.in_words} says nothing that is particular to this "
                f"information. Add what "
                "speaks for and against releasing it.",
                Severity.WARN,
            )


def _lacking(own: tuple[Paragraph, ...] | list[Paragraph]) -> list[str]:
    text = "\n".join(each.low for each in own)
    if not _TESTED.search(text) and not (_FOR.search(text) and _AGAINST.search(text)):
        return ["everything: factors both ways and a conclusion"]
    return [
        name
        for name, pattern in (
            ("a factor for disclosure", _FOR),
            ("a factor against", _AGAINST),
            ("a conclusion", CONCLUDES),
        )
        if not pattern.search(text)
    ]


def _test_lines(own: tuple[Paragraph, ...] | list[Paragraph], ground: Ground) -> list[int]:
    tested = [
        each for each in own if _TESTED.search(each.low) or _FOR.search(each.low) or _AGAINST.search(each.low)
    ]
    if not tested:
        return ground.where
    last = max([each.last for each in own if each.item], default=tested[-1].last)
    return [
        line for each in own for line in each.lines if tested[0].first <= line <= max(last, tested[-1].last)
    ]


def _is_general(view: View, ground: Ground, own: tuple[Paragraph, ...] | list[Paragraph]) -> bool:
    """Nothing of the request or of the reasons, no date, no figure: the test would do for any letter."""
    begun = next((index for index, each in enumerate(own) if _TESTED.search(each.low)), 0)
    said = [each for each in own[begun:] if not each.heading]
    claims = ground.claims()
    said = [each for each in said if each not in claims] or said
    reasons = [each.text for each in own[:begun] if each.prose and each not in claims]
    known = view.requested | telling(" ".join(reasons))
    return not any(telling(each.text) & known or _SPECIFIC.search(_uncited(each.low)) for each in said)


def _uncited(low: str) -> str:
    return re.sub(
        r"(?:section|regulation|s|reg)\.? ?\d+(?:\s*\([0-9a-z]+\))*|act 2000|regulations 2004", "", low
    )


def weighs_the_right_thing(view: View) -> Iterator[Finding]:
    """LETTER-17: confirming or denying is weighed where neither is done, disclosure where something is
    withheld: section 17(3)(a) and (b) FOIA."""
    for ground in view.grounds:
        if not ground.weighs:
            continue
        prose = [each for each in ground.paragraphs if not each.asked and _TESTED.search(each.low)]
        if ground.any_ncnd:
            wrong = [each for each in prose if not each.heading or not ground.confirms_nor_denies]
            lines = [line for each in wrong for line in each.find(_DISCLOSURE)]
            if lines:
                yield found(
                    17,
                    lines,
                    f"The test under {ground.in_words} weighs disclosure. Where the council neither "
                    f"confirms nor denies, weigh "
                    "confirming or denying, and nothing else.",
                )
        else:
            lines = [
                line for each in prose if CONCLUDES.search(each.low) for line in each.find(_CONFIRMATION)
            ]
            if lines:
                yield found(
                    17,
                    lines,
                    f"The test under {ground.in_words} weighs confirming or denying. Information is "
                    f"withheld, so weigh its "
                    "disclosure.",
                )


def does_not_repeat_factors(view: View) -> Iterator[Finding]:
    """LETTER-18: the factors are those of each provision, not one list for all: the regulator's guidance on
    the test."""
    lists = [(ground, _factors(ground)) for ground in view.grounds if ground.weighs]
    for index, (ground, factors) in enumerate(lists):
        for other, others in lists[:index]:
            pairs = [(one, two) for one in factors for two in others if alike(one.low, two.low) > 0.8]
            same = {one.first for one, _ in pairs}
            long = any(len(words(one.low)) >= 25 for one, _ in pairs)
            if (long or len(same) >= 2) and len(same) * 2 >= len(_shorter(factors, others)):
                yield found(
                    18,
                    [line for pair in pairs for each in pair for line in each.lines],
                    f"The factors under {ground.in_words} and {other.in_words} are the same. Write those "
                    f"that belong to each.",
                )
                break


def _shorter(one: list[Paragraph], other: list[Paragraph]) -> list[Paragraph]:
    return min(one, other, key=len)


def _factors(ground: Ground) -> list[Paragraph]:
    """What is weighed: the items of its lists, and sentences that say for what they speak."""
    return [
        each
        for each in ground.own
        if each.prose
        and len(words(each.low)) >= 5
        and (each.item or (_FOR.search(each.low) and _AGAINST.search(each.low)))
    ]


def tests_only_what_is_qualified(view: View) -> Iterator[Finding]:
    """LETTER-19: no test under an absolute provision, and each called what it is: section 2(3) FOIA."""
    for ground in view.grounds:
        said = [each for each in ground.own if each.prose]
        if ground.absolute:
            test = _PUBLIC_TEST if ground.number in _BALANCED else _TEST
            lines = [] if ground.number == "41" else [line for each in said for line in each.find(test)]
            called = [
                line for each in said if not _ABSOLUTE.search(each.low) for line in each.find(_QUALIFIED)
            ]
            if lines and not re.search(
                r"no (?:need|requirement|public interest test)|not (?:required|need|subject)", ground.text
            ):
                yield found(
                    19,
                    lines,
                    f"{ground.in_words.capitalize()} is absolute: it takes no public interest test. Take the test out.",
                )
            elif called:
                yield found(
                    19, called, f"{ground.in_words.capitalize()} is absolute and not qualified. Correct it."
                )
        elif ground.weighs:
            called = [
                line for each in said if not _QUALIFIED.search(each.low) for line in each.find(_ABSOLUTE)
            ]
            if called:
                yield found(
                    19,
                    called,
                    f"{ground.in_words.capitalize()} is qualified and not absolute. Correct it, and "
                    f"weigh the public interest.",
                )
