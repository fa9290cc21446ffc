"""Time that may not be counted towards the cost limit: whatever is none of the four tasks of regulation 4(3).

A line of an estimate says in words what is done. These rules read the words for work on the answer (deciding what is
exempt, redacting, consulting, approving, writing) that regulation 4(3) leaves out. They look for the deed, not for the
noun: "search the redaction log" and "open each consultation response" are ways of locating and extracting.
"""

import re
from dataclasses import dataclass

_FOUR = "Only finding out, locating, retrieving and extracting count: regulation 4(3)."


@dataclass(frozen=True)
class _Rule:
    """A kind of work that does not count, in the words that people use for it: deeds, and things that stand for a
    deed unless they are what is searched for ("postage", but "find the postage in the ledger")."""

    reason: str
    deeds: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


_READ = (
    r"(?:read|review|re-?read|check|consider|assess|examin|scrutinis|scrutiniz|look|go|sift|screen|vet|inspect|"
    r"evaluat|analys|apply|weigh|judg|decid|determin|identif|work|establish|see|think|flag|mark|spot)\w*"
)
_ANSWER = r"(?:response|reply|replies|answer|refusal|notice|letter|disclosure|release|request)s?\b"
_WHOSE = r"(?:(?:the|a|an|our|this|their|any|each|final|draft|whole|foi)\s+)*"
_HIDEABLE = (
    r"(?:names?|personal|sensitive|confidential|exempt|private|third[- ]party|signatures?|"
    r"(?:home |e-?mail )?addresses|phone numbers?|telephone numbers?|staff details|identif\w+|contact details)"
)
_PERSON = (
    r"(?:third part\w+|suppliers?|contractors?|compan\w+|firms?|staff|employees?|requesters?|applicants?|"
    r"individuals?|people|persons?|famil\w+|residents?|police|data subjects?|authors?|partners?|providers?|"
    r"legal|ico|bidders?|them|him|her|those|owners?|other (?:authorit\w+|councils?|bodies))"
)
_SENIOR = (
    r"(?:legal(?! (?:files?|cases?|records?|team['’]s))|lawyers?|solicitors?|counsel|barristers?|monitoring officer|"
    r"(?:\w+ )?directors?|heads? of|chief|managers?|senior|press|communications|comms|members?|councillors?|cabinet|"
    r"qualified person|caldicott|information governance|data protection|dpo)"
)

_RULES = (
    _Rule(
        "Redacting does not count.",
        (
            r"\bredact(?:ing|s)?\b",
            r"(?:to be|be|been|get|being|are|is|need\w*|gets)\s+redacted",
            r"\bredactions?\b(?!\s+(?:logs?|registers?|requests?|polic\w+|software|records?|index|schedules?))",
            r"\b(?:black|blank|block|cross|strik|mask|scrub|blot)\w*[- ](?:\w+\s+){0,3}out\b",
            r"\b(?:mask|blurr?|pixelat|obscur|anonymis|anonymiz|pseudonymis|pseudonymiz)(?:e|es|ing|ation)?\b",
            r"\b(?:prepar|produc|mak|creat)\w*\s+(?:a\s+|the\s+)?redacted\b",
            r"\b(?:remov|strip|delet|tak|hid|conceal|cover|edit|withhold|filter|cut)\w*\s+(?:\w+\s+){0,3}?"
            + _HIDEABLE,
            r"\btippex|\bsanitis(?:e|ing)|\bsanitiz(?:e|ing)",
        ),
    ),
    _Rule(
        "Reading to decide what is exempt, or what may be released, does not count.",
        (
            rf"\b{_READ}\b[^.;]*?\b(?:is|are|be|as|for|what|any|an|of|possible|relevant|which|whether|foi|the|"
            r"applicable|potential)\s+exempt(?!\w* (?:accommodation|reports?|items?|minutes|propert\w+|vehicles?|"
            r"dwellings?|households?|charit\w+|appendi\w+|papers?|agendas?|sites?|posts?|waste|from (?!disclos|releas|"
            r"publi)))",
            r"\b(?:identif|flag|mark|spot|isolat|separat|pick|find|consider)\w*\s+(?:out\s+)?(?:the\s+|any\s+)?exempt\s+"
            r"(?:material|information|parts?|passages?|content|data|text|sections?|pages|words)",
            r"\b(?:read|review|check|vet|screen|examin|clear)\w*\b[^.;]*?\b(?:before|prior to|ahead of)\s+"
            r"(?:(?:any|the|its|their|we)\s+)?(?:release|releasing|disclos|publi|send|issu|going out|they go|it goes)",
            r"\bexempt(?:ion|ions)\s+(?:review|check|assess|analys|read|consider|decision|work)\w*",
            rf"\b(?:{_READ}|claim\w*|rely\w*|using)\s+(?:\w+\s+){{0,2}}(?:exemptions|exceptions)\b"
            r"(?!\s+(?:log|register|list|for council tax|from council tax|granted|claimed))",
            r"\b(?:establish|consider|decid|determin|assess|weigh|judg|whether|if)\w*\b[^.;]*?\b(?:disclosure|release)\s+"
            r"(?:would|could|might|may|causes?|is|harms?)\b",
            r"\b(?:consider|weigh|balanc|assess|apply|judg)\w*\s+(?:of\s+)?(?:the\s+)?public interest\b",
            r"\b(?:non-?|not )exempt\b",
            r"\bpublic interest\s+(?:test|balance|consider\w+|argument\w*|factor\w*)|\bprejudice test|\bharm test",
            r"\b(?:if|whether|what|which|how much|that|parts?)\b[^.;]*?\b(?:can|could|may|might|should|must|to|"
            r"cannot|can['’]t)\s+(?:we\s+|not\s+)?(?:be\s+)?(?:released?|disclosed?|withh[eo]ld|published?|given out|"
            r"shared?|sent out)\b",
            r"\b(?:suitab\w+|safe|fit|ok|okay|ready|cleared?)\s+(?:for|to)\s+(?:be\s+)?(?:release|disclos|publi|send)",
            rf"\b{_READ}\b[^.;]*?\b(?:for|any|anything|of|is|are|if|how|what|possible)\s+"
            r"(?:sensitiv(?:e|ity)|confidential(?:ity)?|third[- ]party data|"
            r"commercial interests?|personal (?:data|information|details))\b"
            r"(?!\s+(?:breach|incident|request|polic|register|log|files?\b|audit|agreement|protection|inventor))",
            r"\b(?:section|s\.?|sec\.?|reg\.?|regulation)\s?(?:3[0-9]|4[0-4]|2[1-9]|12\([45]\)|13)\b[^.;]*"
            r"(?:test|apply|applies|applicab|review|check|consider|exempt)",
            r"\b(?:assess|consider|review|check|read)(?:ing|s)?\b[^.;]*?\bunder\s+(?:section|s\.?)\s?(?:3[0-9]|4[0-4])\b"
            r"(?! (?:of the (?!freedom)|agreement|notice|order|application))",
            r"\b(?:commercial interests?|anything)\b[^.;]*?\b(?:harmed|prejudiced|harmful)\b",
            r"\b(?:whether|if|that)\b[^.;]*?\bvexatious\b",
            r"\b(?:reading|review)\s+time\b",
        ),
    ),
    _Rule(
        "Consulting others, or asking for their views or consent, does not count.",
        (
            r"\bconsult(?:ing)?\b(?!\s+(?:engineers?|firms?|contracts?|fees?|rooms?|compan|services?|reports?|the "
            r"(?:index|register|catalogue|database|file|log|archive|system|map|list|record)))",
            r"\b(?:seek|ask|obtain|get|request|await|wait|chas|gain|invit)\w*\s+(?:[\w’'-]+\s+){0,5}?(?:consent|permission|"
            r"views?|comments?|opinions?|objections?|representations?|agreement to (?:release|disclos))\b"
            r"(?!\s+(?:forms?|files?|records?|submitted|received|from planning))",
            rf"\b(?:notify|notifying|tell|telling|warn|warning|inform|informing|liais\w+|discuss\w*|contact\w*|speak\w*|"
            rf"writ\w+|email\w*|e-mail\w*)\s+(?:\w+\s+){{0,2}}?{_WHOSE}{_PERSON}\b[^.;]*?\b(?:consent|permission|views?|"
            r"disclos\w*|releas\w*|objec\w*|request)",
            r"\bask\w*\b[^.;]*?\b(?:whether|if)\s+(?:he|she|they)\s+(?:object|mind|agree|consent)",
            r"\b(?:notify|notifying|liais\w+ with|negotiat\w+ with)\s+(?:the\s+|any\s+)?(?:third part|supplier|"
            r"requester|applicant|data subject)",
        ),
        things=(rf"\bconsultations?\s+(?:with|of)\s+{_WHOSE}{_PERSON}", r"\blegal consultation"),
    ),
    _Rule(
        "Legal advice, approval and signing off do not count.",
        (
            r"(?:\bsign(?:ing|s)?|\b(?:be|being|get|is|are) signed)[- ]?off\b(?!\s+(?:sheets?|forms?|records?|logs?))",
            rf"\b(?:approv(?:al|e|ing)|clear(?:ance|ing)?|authoris(?:ation|e|ing)|agreement|check(?:s|ing)?|"
            r"review(?:s|ing)?|read(?:ing)?|vet(?:ting)?|look|scrutiny|advice|opinion|input|"
            r"(?:to be|be|being|get|gets|is|are) (?:approved|cleared|authorised|agreed|checked|reviewed|read|vetted|"
            r"looked at|scrutinised))\s+"
            rf"(?:over\s+|at\s+|it\s+|them\s+|everything\s+)?(?:by|from)\s+{_WHOSE}{_SENIOR}",
            r"\b(?:get|gett|tak|seek|ask|obtain|await|wait|request|need)\w*\s+(?:for\s+)?(?:\w+\s+){0,2}?(?:legal|"
            r"counsel['’]?s?|solicitors?|lawyers?|approval|clearance|authoris\w+|sign[- ]?off)\b"
            r"(?!\s+(?:files?|cases?|records?|dates?|notices?|numbers?|letters?))",
            r"\blegal\s+(?:check\w*|clearance|vetting|approval|scrutiny|read)\b",
            r"\b(?:lawyers?|solicitors?|counsel|legal(?: team| services)?)\s+(?:to\s+)?"
            r"(?:check|review|read|advis|approv|look|clear|vet)\w*",
            rf"\b(?:approv|clear|authoris)(?:e|es|ing|al of)\s+{_WHOSE}{_ANSWER}",
            rf"\b{_SENIOR}\s+(?:to\s+)?(?:approv(?:e|es|ing)|clear(?:s|ing)?|authoris(?:e|es|ing)|review(?:s|ing)?|"
            rf"read(?:s|ing)?|check(?:s|ing)?)\b",
        ),
        things=(
            rf"\b(?:{_SENIOR}|final|management|internal)(?:['’]s?)?\s+(?:approval|clearance|authorisation)\b"
            r"(?!\s+(?:certificates?|notices?|files?|records?|letters?|dates?))",
            r"\b(?:solicitors?|lawyers?|counsel|barristers?)['’]?s?\s+(?:time|fees?|hours?|review|input)\b",
        ),
    ),
    _Rule(
        "Writing, checking and sending the answer does not count.",
        (
            rf"\b(?:draft|writ|prepar|compos|typ|send|issu|proof\s?read|format|compil)\w*\s+(?:up\s+)?"
            rf"(?:of\s+)?{_WHOSE}(?:response|reply|refusal notice|answer|covering letter|cover letter)s?\b"
            r"(?!\s+(?:times?|rates?|forms?))",
            r"\bproof\s?read\w*|\bquality[- ]assur(?:e|ing)\b",
            rf"\bquality[- ](?:assurance|check\w*|control)\s+of\s+{_WHOSE}"
            r"(?:response|reply|answer|figures|data|extract|documents)",
            r"\b(?:photocop|cop|scan|print|post|mail|e-?mail|upload|burn)\w*\s+(?:\w+\s+){0,4}?(?:to|for)\s+(?:(?:the|be)\s+)?"
            r"(?:requester|applicant|sent|posted|released|website|disclosure log)",
            r"\b(?:deal|correspond|communicat)\w*\s+with\s+(?:the\s+)?(?:requester|applicant|request)\b",
        ),
        things=(r"^\W*(?:photocopying|stationery|envelopes|posting)\b|\bpostage\b",),
    ),
    _Rule(
        "Overheads, training, planning and management time do not count.",
        deeds=(
            r"\b(?:share|allowance|charge|plus|add\w*|percent|per cent|%|on-?costs?)\s*(?:of|for|on|and)?\s*"
            r"(?:\w+\s+){0,2}overheads?\b",
            r"\b(?:(?<!local )plan|planning|organis\w+|co-?ordinat\w+|discuss\w*|manag(?:e|ing)|meeting\w*)\s+"
            rf"(?:to\s+discuss\s+|about\s+|for\s+|on\s+|of\s+)?{_WHOSE}(?:search\w*|work|approach|response|reply|answer|request)\b",
            r"\b(?:train(?:ing)?|brief(?:ing)?)\s+(?:of\s+)?(?:the\s+|our\s+)?(?:staff|officers|team|people|temps)\b"
            r"\s+(?:to|on|in|who|for)\b",
        ),
        things=(
            r"^\W*(?:[\w’']+\s+){0,3}overheads?(?:\s+(?:costs?|charges?|rates?))?\W*$",
            r"\b(?:management|supervision|supervisory|admin|administration|administrative)\s+(?:time|charge)\b",
            r"\b(?:travel|mileage|accommodation)\s+(?:costs?|expenses?|time)\s*(?:for|of)\s+(?:staff|officers?)\b",
        ),
    ),
)
_LAWFUL = re.compile(
    r"\W*(?:re-?)?(?:extract|locat|retriev|count|list|search|find|look(?:ing)? up|cop[yi]|collect|fetch|open|get the)",
    re.IGNORECASE,
)


def why_not_counted(what: str) -> list[str]:
    """Why the work that a line describes may not be counted; empty when nothing in its words speaks against it."""
    words = " ".join(what.split())
    named = not _LAWFUL.match(words)
    return [
        f"{rule.reason} {_FOUR}"
        for rule in _RULES
        if _says(rule.deeds, words) or (named and _says(rule.things, words))
    ]


def _says(patterns: tuple[str, ...], words: str) -> bool:
    return any(re.search(pattern, words, re.IGNORECASE) for pattern in patterns)
