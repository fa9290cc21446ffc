"""The outcome of one answer, from its words."""

import re

from cases.law.outcomes import Outcome
from cases.law.provisions import from_citation
from cases.past_letters.citing import mentions

_I = re.IGNORECASE
_NCND = re.compile(
    r"neither\s+confirm|confirms?\s+nor\s+den|(?:refus\w+|not\s+(?:able|obliged)"
    r"|unable)\s+to\s+(?:either\s+)?confirm\s+or\s+deny"
    r"|duty\s+to\s+confirm\s+or\s+deny\s+(?:does\s+not|doesn[\u2019']t)\s+arise(?!\s+if)",
    _I,
)
_VEXATIOUS = re.compile(
    r"vexatious|\bs(?:ection|\.)?\s?14\s?\([12]\)|repeated\s+request|substantially\s+similar\s+request", _I
)
_COST = re.compile(
    r"appropriate\s+(?:cost\s+)?limit|\bs(?:ection|\.)?\s?12\s?\([12]\)|\bs(?:ection)?\s?12\b"
    r"|cost\s+limit|exceeds?\s+(?:the\s+)?(?:\u00a3450|18\s+hours)",
    _I,
)
_NOT_HELD = re.compile(
    r"\bnot\s+(?:currently\s+|centrally\s+)?held\b|(?:do(?:es)?\s+not|don[\u2019']t"
    r"|doesn[\u2019']t|did\s+not)\s+(?:currently\s+|centrally\s+)?(?:hold|record|collect|keep"
    r"|have\s+(?:this|that|these|those|any|such|a\s+copy))\b"
    r"|\bno\s+(?:\w+\s+){1,3}(?:is|are|was|were)\s+held|\bno\s+(?:\w+\s+){0,2}(?:information"
    r"|records?|data)\s+held"
    r"|\bholds?\s+no\s+|nothing\s+(?:is\s+)?held|\bnot\s+recorded\b|no\s+information\s+held"
    # Regulation 12(4)(a) is that the information was not held when the request came.
    r"|\breg\w*\.?\s*12\s?\(4\)\s?\(a\)",
    _I,
)
_THIS_IS_NOT_HELD = re.compile(
    r"^(?:not\s+held[^,;]{0,20}|(?:we|i|the\s+council)\s+(?:do(?:es)?\s+not|don[\u2019']t"
    r"|doesn[\u2019']t)\s+(?:currently\s+)?(?:hold|have|record|collect)"
    r"\s+(?:this|that|the(?:se)?|any|such|it)\b"
    r"(?:\s+(?:requested|relevant|recorded))?(?:\s+(?:information|data|figures?|records?|details?))?[^,;]{0,40}"
    r"|(?:this|the\s+(?:requested\s+)?(?:information|data|figure))\s+is\s+not\s+(?:held|recorded)[^,;]{0,40})[.]?$",
    _I,
)
# "The council has no drones" tells why nothing is held, and is nothing that is.
_HAS_NONE = re.compile(
    r"\b(?:we|council|authority|team|service|there)\b[^.]{0,30}\b(?:has|have|had|owns?|operates?|runs?|uses?"
    r"|employs?|is|are|was"
    r"|were)\s+no\b(?!\s+(?:incidents?|complaints?|cases?|claims?))",
    _I,
)
_REFUSED = re.compile(
    r"\bwith(?:held|hold(?:ing|s)?)\b|\bexempt(?:ion|ions|ed)?\b|\bexcepted\b|\brefus(?:e|ed|al"
    r"|ing)\b|\bredact\w*|\bexception\b"
    r"|\b(?:not|unable\s+to|cannot)\s+(?:be\s+|going\s+to\s+be\s+)?(?:releas|disclos|suppl|provid)\w*",
    _I,
)
_NOT_REFUSED = re.compile(
    r"\bnot\s+(?:with(?:held|hold)|exempt)\b|no\s+exemption|\b(?:no|without(?:\s+any)?)\s+redactions?\b|\bunredacted\b"
    r"|\bnothing\s+(?:is|was|has\s+been)\s+(?:withheld|redacted|refused)\b|\bnot\s+(?:relied|rely(?:ing)?"
    r"|appl\w+)\b[^.;]*",
    _I,
)
_SOME = re.compile(
    r"(?<!this )(?<!that )(?<!each )\b(?:some(?!\s+\d)|part|parts|certain|other|remaining|rest|redact\w*|partial\w*)\b",
    _I,
)
_WHOLLY = re.compile(r"\bin\s+full\b|\ball\s+(?:of\s+)?(?:the|this)\b", _I)
_ELSEWHERE = re.compile(
    r"\bs(?:ection|\.)?\s?21\b|regulation\s+6\(1\)|reasonably\s+accessible|(?:can|may"
    r"|could)\s+(?:also\s+)?(?:be\s+)?(?:found|viewed|located|accessed|obtained|downloaded|read)\b"
    r"|(?:see|follow|use|via)\s+(?:the\s+|this\s+)?(?:attached\s+)?(?:link|web)"
    r"|\bpublished\s+(?:at|on|by|in)\b|(?:publicly|already)\s+available|available\s+(?:at|on|from"
    r"|via|online|through|here)\b"
    r"|\A(?:please\s+)?(?:see|visit|go\s+to|refer\s+to|consult)\b(?=.{0,2000}(?:https?://|www\.))",
    _I | re.DOTALL,
)
_ADVISED = re.compile(
    r"not\s+a\s+(?:valid\s+)?(?:request\s+for\s+)?(?:recorded\s+)?information|not\s+a\s+(?:freedom"
    r"|foi)|(?:please|you\s+(?:should|may\s+wish\s+to))\s+(?:contact|ask|write\s+to|direct)\b"
    r"|responsibility\s+of\b|asks?\s+for\s+(?:an?\s+)?opinion",
    _I,
)
_GIVEN = re.compile(
    r"\b(?:attach(?:ed|ment)|enclos(?:ed|ure)|supplied|provided\s+below|yes|no|none|nil|n/a"
    r"|approximately|circa|(?:fewer|more|less)\s+than|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|once|twice)\b|\u00a3\s?\d|\d\s?%|\b\d[\d,]*\b",
    _I,
)
_ESTIMATE = re.compile(
    r"^(?:we|there|the\s+council)\s+(?:have|has|are|holds?)\b|\bestimat\w*|\bwould\s+(?:take"
    r"|exceed|need|require)|\bhours?\b|\bminutes?\b|\blimit\b"
    r"|\bsearch(?:es|ed|ing)?\b|\bsampl(?:e|ed|ing)\b",
    _I,
)
_COUNCIL_TALKS = re.compile(
    r"\b(?:information|request\w*|council|we|i|exempt\w*|h[eo]ld|you|this|these|section|regulation"
    r"|act)\b",
    _I,
)
_CITED = re.compile(
    r"\b(?:section|sec|regulation|reg|s|article|art|question|q|schedule|part"
    r"|principle)s?\.?\s?\(?\d+[A-Z]?(?:\s?\([0-9a-z]{1,3}\))*"
    r"|\b\d{1,2}[A-Z]?(?:\s?\([0-9a-z]{1,3}\))+|\(\d[A-Z]?\)(?:\([a-z]\))*|\b(?:19|20)\d\d\b"
    r"|\b\d{1,2}\s+(?:working\s+days|hours)|\b(?:one|two|three|\d{1,2})\s+(?:calendar\s+)?months?\b",
    _I,
)
_ABOUT_RIGHTS = re.compile(
    r"internal\s+review|information\s+commissioner|\b(?:to|may|can)\s+(?:also\s+)?(?:complain|appeal)\b", _I
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\u00a3\d(])|\n+")
_REASONS = re.compile(
    r"^(?:this\s+is\s+)?(?:because|since|as|therefore|however|we\s+(?:hold|consider"
    r"|have\s+concluded)|it\s+(?:is|would)|disclos|releas|publish|please\s+see|see\b|in\s+favour"
    r"|the\s+public|(?:i|we)\s+(?:can\s+)?(?:now\s+)?confirm|the\s+council\s+holds?)",
    _I,
)


_LABEL = re.compile(r"(?m)^(?:\d{1,2}(?:\.\d{1,2})+\.?|\(?(?:\d{1,2}|[a-h])[.)])\s+(?=[A-Z\u00a3])")
_TO_THE_MARGIN = 60
_BULLETED = re.compile(r"^\s*(?:[-*\u2022]|\(?\w{1,2}[.)])\s")
# Words of an argument, which may count and name years without handing anything over.
_ARGUES = re.compile(
    r"\bpublic\s+interest\b|\bwould\b|\bprejudic\w*|\bin\s+favour\b|\bagainst\s+(?:that|this|disclos)|\bexpectations?\b"
    r"|\b(?:could|might)\b|\bexempt",
    _I,
)
_WEIGHS = re.compile(r"\bpublic\s+interest\b|\bbalance\b|\boutweigh", _I)
_NOTHING_ELSE = {"reg 12(4)(a)"}
_HANDED_OVER = re.compile(r"\battach|\benclos|\u00a3\s?\d", _I)
_ABOUT_THE_REQUEST = re.compile(
    r"^(?:these|both|all|this|part|your)\b[^.]{0,30}\b(?:questions?|requests?|parts?|items?)\b(?![^.]*:)"
    r"|^(?:you\s+(?:could|may|might|can)|we\s+would|we\s+could|if\s+you)\b",
    _I,
)


def outcome_of(text: str) -> Outcome | None:
    """What a council's words say to one question; None for no words. `text` is plain, line by line."""
    text = _unwrapped(text)
    sentences = _SENTENCES.split(_LABEL.sub("", text))
    sentences = [each for each in sentences if each and not _ABOUT_RIGHTS.search(each)]
    said = "\n".join(sentences)
    if not said.strip(" .\n"):
        return None
    refused = [each for each in sentences if _refuses(each)]
    listed = _entries(text)
    reasons = _reasons(sentences, refused)
    given = [
        each
        for place, each in enumerate(sentences)
        if each not in refused
        and place not in reasons
        and (_gives(each) or each.strip() in listed or (place == 0 and _names(each)))
    ]
    if _VEXATIOUS.search(said):
        return Outcome.VEXATIOUS
    if _COST.search(said) and all(_ESTIMATE.search(each) for each in given):
        return Outcome.COST
    if refused or _NCND.search(said) or _COST.search(said):
        weighed = [each for place, each in enumerate(sentences) if place in reasons and _WEIGHS.search(each)]
        return _refused(said, [each for each in refused if each not in weighed] or refused, given)
    return _not_refused(said, given)


def _unwrapped(text: str) -> str:
    """Lines that a page had broken, whole again."""
    found: list[str] = []
    # A page break leaves empty lines inside a sentence.
    for line in re.sub(r"(?<=[^.:;?!\n])\n\n+(?=[a-z])", "\n", text).split("\n"):
        before = found[-1] if found else ""
        broken = bool(before) and bool(line.strip()) and not before.endswith((".", ":", ";", "?", "!"))
        if broken and not _BULLETED.match(line) and (len(before) >= _TO_THE_MARGIN or line[0].islower()):
            found[-1] = f"{before} {line.strip()}"
        else:
            found.append(line)
    return "\n".join(found)


def _reasons(sentences: list[str], refused: list[str]) -> range:
    """The places of the sentences that argue for a refusal: from it to the last word of the argument."""
    first = next((place for place, each in enumerate(sentences) if each in refused), len(sentences))
    argued = [place for place, each in enumerate(sentences) if place > first and _ARGUES.search(each)]
    return range(first + 1, argued[-1] + 1) if argued else range(0)


def _refuses(sentence: str) -> bool:
    """It says so, or rests on a provision that lets a council refuse."""
    if _REFUSED.search(_NOT_REFUSED.sub("", sentence)):
        return True
    return not _ELSEWHERE.search(sentence) and any(each.relied_on for each in mentions(sentence))


def _relied_on(said: str) -> set[str]:
    return {each.written for each in mentions(said) if each.relied_on}


def _is_ncnd(written: str) -> bool:
    known = from_citation(written)
    return known is not None and known.is_ncnd


def _refused(said: str, refused: list[str], given: list[str]) -> Outcome:
    if (
        _NOT_HELD.search(said)
        and not _NCND.search(said)
        and (not any(_REFUSED.search(each) for each in refused) or _relied_on(said) == _NOTHING_ELSE)
    ):
        return Outcome.NOT_HELD
    relied = _relied_on(said)
    cited_elsewhere = re.search(r"\bs(?:ection|\.)?\s?21\b", said, _I)
    if relied and all(map(_is_ncnd, relied)):
        return Outcome.NCND
    if cited_elsewhere and _ELSEWHERE.search(said):
        return Outcome.ELSEWHERE
    if any(_SOME.search(each) and not _WHOLLY.search(each) for each in refused):
        return Outcome.PART
    if given:
        return Outcome.PART
    if _NCND.search(said):
        return Outcome.NCND
    return Outcome.WITHHELD


def _not_refused(said: str, given: list[str]) -> Outcome:
    if _NOT_HELD.search(said):
        # What is told beside it is help: section 16.
        if _THIS_IS_NOT_HELD.match(said.split("\n")[0]):
            return Outcome.NOT_HELD
        figures = [each for each in given if not _NOT_HELD.search(each) and not _HAS_NONE.search(each)]
        return Outcome.DISCLOSED if figures else Outcome.NOT_HELD
    if _ELSEWHERE.search(said) and not any(_HANDED_OVER.search(each) for each in given):
        return Outcome.ELSEWHERE
    return Outcome.ADVISED if _ADVISED.search(said) and not given else Outcome.DISCLOSED


def _gives(sentence: str) -> bool:
    """It hands over a figure, a document, a yes or an entry of a list."""
    bare = _CITED.sub("", sentence).strip()
    if _REASONS.match(bare) or _ABOUT_THE_REQUEST.match(bare):
        return bool(_HANDED_OVER.search(bare)) and not _NCND.search(bare)
    return bool(_GIVEN.search(bare)) or bool(re.match(r"[-*\u2022]\s+\w", bare))


def _names(sentence: str) -> bool:
    """The first words of an answer name what was asked for and say nothing about the request."""
    return not _COUNCIL_TALKS.search(sentence) and not _REASONS.match(sentence) and not _NCND.search(sentence)


def _entries(text: str) -> set[str]:
    """The short lines of a list, which hand over something without a verb: a name and a post."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    short = [
        line
        for line in lines
        if len(line.split()) <= 12
        and line[0].isalnum()
        and not line[0].islower()
        and not line.endswith((".", ":"))
    ]
    return {line for line in short if not _COUNCIL_TALKS.search(line)} if len(short) > 1 else set()
