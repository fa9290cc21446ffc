"""The headings of a letter: which line heads its refusal, its answers, the rights."""

import re

from cases.law.letter_text import Part
from cases.past_letters.citing import mentions
from cases.past_letters.marks import Mark

_I = re.IGNORECASE
_NUMBERED = re.compile(
    r"^(?:part\s+)?\d{1,2}(?:\.\d{1,2})?[.):]?\s+|^(?:annex|appendix)\s+\w{1,2}\s*[.:\u2013-]*\s*", _I
)
_CITED = (
    r"(?:the\s+)?(?:exemptions?\s+(?:under|at|in|[\u2013:-])?\s*)?(?:sections?|sec\.?|s\.?"
    r"|regulations?|regs?\.?)\s*\d{1,2}[a-z]?\b"
)
_HEADINGS: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (part, re.compile(rf"^(?:{words})", _I))
    for part, words in (
        (
            Part.MARKETING,
            r"(?:advice and assistance\s*[:\u2013-]*\s*)?direct marketing|unsolicited|marketing\b",
        ),
        (
            Part.RIGHTS,
            r"(?:your\s+|the\s+)?(?:rights?\b|right (?:of|to)|(?:reviews?|appeals?|complaints?|representations?)"
            r"(?=\W*$|\W+(?:procedures?|process|rights?|and|or|about|to|if|against|of (?:this|our)|internal)\b)"
            r"|reconsideration|internal review\b|review procedure|review of)"
            r"|how to (?:complain|appeal|ask for a review|challenge|dispute)|what happens (?:now|next)|challenging|"
            r"(?:internal )?review and\b|(?:what to do )?if you(?:\s?[\u2019']re| are"
            r"| remain| disagree| feel| wish)"
            r"|not (?:happy|satisfied)|dissatisfied|next steps|requesting (?:a|an internal) review|unhappy",
        ),
        (
            Part.REFUSAL,
            r"(?:formal\s+|partial\s+)?refusal|exempt(?:ed)? information|"
            r"(?:what|information|documents?)\s+(?:(?:that\s+)?we\s+(?:are|have|were|can)\s+(?:not|withh|refus)"
            r"|we\s+cannot"
            r"|(?:is|are|has been|have been)\s+(?:not|withh|refus))|(?:why|reasons?) (?:we|for|the"
            r"|it)\b.{0,40}(?:withh|refus"
            r"|exempt|non-?disclos)"
            rf"|{_CITED}|exemptions?\b|exceptions?\b"
            r"|(?:(?:the|our|balance of|balancing|weighing) )*public interest\b|withheld information"
            rf"|information withheld"
            r"|reasons?(?: for (?:our|the) decision)?$|(?:the )?(?:prejudice|harm) test|vexatious"
            r"|cost (?:limit|estimate)|appropriate limit",
        ),
        (
            Part.ATTACHMENTS,
            r"attach(?:ments?|ed)\b|list of (?:enclosures|attachments|documents)|enclos(?:ures?|ed)\b"
            r"|documents? (?:supplied|enclosed|attached"
            r"|released)|schedule of documents",
        ),
        (
            Part.HELP,
            r"advice (?:and|&) assistance|(?:how we can )?help(?: and advice)?\b|assistance\b|narrowing"
            r"|refining|how to (?:narrow|refine)",
        ),
        (
            Part.FURTHER,
            r"(?:further|other|additional|more|useful) information|re-?use\b|copyright|open data"
            r"|disclosure log|publication|notes?$",
        ),
        (
            Part.REQUEST,
            r"summary of (?:your |the )?(?:requests?|questions?)$|(?:your|the|original|details of (?:your|the)"
            r"|information) (?:\w+ )?(?:requests?(?:ed)?"
            r"|questions?|enquiry)(?: (?:was|for information|details))?$"
            r"|request(?: for information| details)?$|what was (?:asked|requested)(?: for)?$|(?:what )?"
            r"you (?:asked|requested|wrote)(?: us)?"
            r"(?: for)?$|questions?$|information (?:sought|requested)$",
        ),
        (
            Part.ANSWERS,
            r"summary of (?:our |the )?(?:responses?|answers?|decisions?)$|(?:in )?details?$|(?:full"
            r"|detailed) (?:response|answers?)$|"
            r"what we (?:are (?:sending|disclosing|releasing|providing)|can (?:send|give|provide))\b|"
            r"what we (?:said|replied|answered|decided|found|can tell you)|"
            r"we (?:said|say|replied|answered|responded)$|(?:(?:our|my|the"
            r"|council(?:[\u2019']?s)?|formal)\s+)?(?:response|answers?|repl(?:y|ies)"
            r"|decision|findings|disclosure|result)(?: to (?:your|the) (?:\w+ )?(?:questions?|request))?$"
            r"|(?:our|the) (?:response|answers?|decision) (?:is|are)|outcome(?: of your request)?$"
            r"|information (?:disclosed|provided|released)$",
        ),
    )
)
_INSIDE_A_REFUSAL = re.compile(
    r"^(?:public interest|the public interest|(?:factors?|considerations?|arguments?|reasons?)\b"
    r"|(?:for|against|in favour)\b|exemptions?\b"
    r"|balanc|conclusion|(?:prejudice|harm) test|the (?:prejudice|harm) test)",
    _I,
)
_IS_AN_ANSWER = re.compile(
    r"\b(?:withh\w+|refus(?:e|ed|ing)|exempt|excepted|redact\w*|not|is|are|we|appl(?:y|ies|ied))\b", _I
)
_NAMES_A_FILE = re.compile(r":\s*\S.*\.[a-z]{3,4}\b", _I)


def heading_of(mark: Mark) -> tuple[Part, str] | None:
    """What the line heads, with its words; None for a line that is no heading or that heads nothing known."""
    words = mark.plain.strip()
    if not words or len(mark.cells) > 1 or not _looks_like_a_heading(mark, words):
        return None
    bare = _NUMBERED.sub("", words).strip(" :*.\u2013-")
    for part, shape in _HEADINGS:
        # "Attached: map.pdf" says it all on its line and heads nothing.
        if shape.match(bare) and not (part is Part.ATTACHMENTS and _NAMES_A_FILE.search(words)):
            return part, words.rstrip(" :")
    return (Part.REFUSAL, words.rstrip(" :")) if _names_its_provision(mark, words) else None


def _names_its_provision(mark: Mark, words: str) -> bool:
    """A heading such as "Personal data: section 40(2)". One that says it is withheld is an answer in bold type."""
    if not (mark.bold or mark.level) or words.endswith("?") or _IS_AN_ANSWER.search(words):
        return False
    return any(each.relied_on for each in mentions(words))


def is_inside_a_refusal(heading: str) -> bool:
    """A heading of one step of the reasoning, such as "Factors in favour of disclosure"."""
    return bool(_INSIDE_A_REFUSAL.match(_NUMBERED.sub("", heading).strip(" :*")))


def _looks_like_a_heading(mark: Mark, words: str) -> bool:
    count = len(words.split())
    if mark.level:
        return count <= 20
    if words.endswith((".", ",", ";", "?", "!")) and not (mark.bold or words.isupper()):
        return False
    if re.match(r"[a-z]", words) or (mark.kind in ("letter", "roman", "bullet", "answer") and not mark.bold):
        return False
    return count <= (14 if mark.bold or words.isupper() else 8)
