"""What a case is called: the subject as sent, without what every request's says; else words of the first question."""

import re

from cases.intake import phrases
from cases.intake.readable import words
from cases.intake.sentences import substance, without_law

_PREFIX = re.compile(
    r"\s*(?:(?:re|fw|fwd|aw|wg|tr|sv|vs|forwarded|reply)\s*(?:\[\d+\])?\s*[:;]|"
    r"[\[(*{<]{1,3}\s*(?:external|ext|extern|official|sensitive|caution|warning|suspicious|spam|"
    r"unverified|encrypted|secure|sec|marketing|foi|not protectively marked|"
    r"unclassified)\b[^\])}>*]{0,40}[\])*}>]{1,3}\s*:?|"
    r"(?:external|ext|caution|official|official[- ]sensitive|spam|urgent|important|automatic reply|"
    r"new message|web ?form|website enquiry)\s*(?:e-?mail|sender|submission)?\s*[:|]|\W+(?=\w))",
    re.IGNORECASE,
)
_LAW = (
    r"(?:(?:a |an |my |new |formal |urgent |second |the |this is an? |"
    r"official )*(?:(?:request for information|information request|request|enquiry|application|"
    r"questions?) (?:made )?(?:under|pursuant to|via|in accordance with|using|re|for) (?:the )?)?"
    r"(?:freedom of information|freedom of info|foia?s?|f\.o\.i\.?(?:a\.?)?|"
    r"environmental information regulations?|environmental information|eirs?|data|information)"
    r"(?:\s*(?:and|/|&|or)\s*(?:eirs?|environmental information regulations?))?(?:\s*\(?(?:foia?|"
    r"eir)\)?)?(?:\s*act)?(?:,?\s*(?:2000|2004))?(?:\s*\(?(?:foia?|eir)\)?)?(?:\s*(?:request|requests|"
    r"enquiry|query|application|letter|email|question|questions))?(?:\s*(?:for information))?|"
    r"request for information|information request)"
)
_LEADING = re.compile(
    rf"{_LAW}\s*(?:(?:[-–—:|,;#.]+|\bno\.?)\s*|(?:about|regarding|re|relating to|concerning|"
    rf"in relation to|with regards? to|on|into|in respect of)[:\s]+|$)",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"\s*[\[(](?:external|official|sensitive|secure|encrypted|unclassified|not protectively marked|foi|"
    r"ref|case|our|ticket|#)(?:\b|(?<=#))[^\])]*[\])]\s*$",
    re.IGNORECASE,
)
_BARE_FOI = re.compile(
    r"(?:foia?|eir)(?:\s*[/&+]\s*(?:foia?|eir))?(?: request)?\s+(?!requests?\b|statistic|response|"
    r"performance|team|officer|complian|log\b|act\b)(?=[a-z])",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"\s*(?:[-–—:|,;]+\s*|[(\[]){_LAW}\s*[)\]]?\s*$|\s+(?:foi|freedom of information)(?: act)? request\s*$",
    re.IGNORECASE,
)
_GENERIC_WORDS = words(
    "request requests foi foia eir freedom information act 2000 2004 environmental regulations query "
    "enquiry question questions urgent important "
    "no subject none hello hi help please data info letter email new formal for of the a an under to re "
    "council borough district "
    "county city dear sir madam ref reference number attached see attn fao officer team general my test "
    "untitled message web form "
    "website contact us submission online"
)
_OPENING = re.compile(
    r"^(?:(?:please|kindly|also|could|can|would|should|will|you|i|we|like|['’]d like|am|writing|to|be|"
    r"grateful|if|for|"
    r"wish|want|need|provide|supply|send|tell|give|let|know|see|have|receive|obtain|confirm|list|state|"
    r"request|requesting|seeking|asking|"
    r"me|us|with|a|an|the|any|all|full|copy|copies|of|information|about|on)\b[\s,:]*)+",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s[-–]\s|\s\(|[,;:]\s|\s(?:and|with|for each|in each|between|since|from|during|over the|broken)\s"
)


def subject_of(given: list[str], questions: list[str]) -> str:
    """The first given subject that tells something; else a short one made from the first question."""
    for subject in given:
        told = _told(subject)
        if told:
            return told
    made = _made_from(questions[0]) if questions else ""
    return made or next((_without_prefixes(subject) for subject in given if subject.strip()), "")


def is_telling(subject: str) -> bool:
    """Does it say more than that there is a request?"""
    return bool(_told(subject))


def topic_of(announcement: str) -> str:
    """What comes after "information about" or "a request regarding"."""
    said = without_law(announcement[:600])
    topic = phrases.TOPIC.search(said)
    told = said[topic.end() :].strip(" .:,") if topic else ""
    return (
        ""
        if re.match(r"(?:the |these |this )?(?:following|below|above)\b", told, re.IGNORECASE)
        else told[:1].upper() + told[1:]
    )


def _without_prefixes(subject: str) -> str:
    subject = " ".join(subject[:300].split())
    while subject:
        match = _PREFIX.match(subject)
        if not match or not match.end():
            break
        subject = subject[match.end() :]
    return subject.strip(" \"'*-–:|.,")


def _told(subject: str) -> str:
    """The subject without its generic beginning and end; empty where nothing telling is left."""
    subject = _MARKED.sub("", _without_prefixes(subject))
    leading = _LEADING.match(subject) or _BARE_FOI.match(subject)
    rest = subject[leading.end() :] if leading else subject
    rest = _without_prefixes(_TRAILING.sub("", rest) or rest)
    words = re.findall(r"[\w'’]+", rest.lower())
    council = re.fullmatch(
        r"(?:to )?(?:[A-Z][\w'’-]*\s){1,5}(?:Council|Borough)|(?:London )?(?:Borough|City) of \w+", rest
    )
    if council or all(
        word in _GENERIC_WORDS or re.fullmatch(r"[\d/.-]+|(?:foi)?\d[\w-]*", word) for word in words
    ):
        return ""
    return rest[:1].upper() + rest[1:] if rest != subject else rest


def _made_from(question: str) -> str:
    """The first sentence without "Please send me a copy of", cut at a place where one may pause."""
    said = re.sub(r"^\(?[A-Za-z0-9]{1,3}[.)]\s+", "", without_law(question[:600].strip()))
    first = re.split(r"(?<=[?.;:])\s|\n", said)[0].strip(" ?.:;")
    rest = _OPENING.sub("", first)
    told = rest if substance(rest) else first
    pause = _BREAK.search(told, 40) if len(told) > 60 else None
    told = told[: pause.start()] if pause else told
    if len(told) > 80:
        told = told[:80].rsplit(" ", 1)[0]
    return told[:1].upper() + told[1:].rstrip(" ?.,:;")
