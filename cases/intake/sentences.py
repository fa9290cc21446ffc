"""What one sentence of a request does: it asks, narrows what is asked, or neither."""

import re
from enum import Enum

from cases.intake import phrases


class Deed(Enum):
    """What a sentence does."""

    ASKS = "asks"
    ANNOUNCES = (
        "announces"  # names a topic: "I would like information about X"; asks only where nothing else does
    )
    INTRODUCES = "introduces"  # "Please provide the following:"
    NARROWS = "narrows"  # years, breakdown, meaning of words
    COURTESY = "courtesy"  # greeting, thanks, reply-by, format, legal boilerplate
    TELLS = "tells"


def without_law(sentence: str) -> str:
    """Without "under the Freedom of Information Act 2000" and the like."""
    return phrases.LAW_PHRASE.sub(" ", sentence).strip()


def substance(sentence: str) -> list[str]:
    """The words of a sentence that say what it is about, without those in which any request is wrapped."""
    return [word for word in phrases.ONLY_WORDS.findall(sentence.lower()) if word not in phrases.EMPTY_WORDS]


def follows_up(sentence: str) -> bool:
    """Does it hang on the question before it: "If so, how many?", "Please list them." """
    return bool(
        phrases.FOLLOWS_UP.match(sentence) or (len(sentence) < 80 and phrases.SAYS_MORE.fullmatch(sentence))
    )


def narrows(sentence: str) -> bool:
    """Does it carry years, a breakdown or a meaning that applies to what is asked elsewhere?"""
    return bool(phrases.NARROWS.search(sentence[:600]))


def is_asked(sentence: str) -> bool:
    """Does it end in a question mark, perhaps with "(yes or no)" after it?"""
    return phrases.LAST_BRACKET.sub("", sentence[-300:]).rstrip(" \"'”’)]*").endswith("?")


def is_thing(sentence: str) -> bool:
    """Does it name a thing that can be asked for ("Copies of all contracts", "How many cars") and state nothing?"""
    sentence = sentence[:600]
    return bool(
        phrases.INDIRECT.match(sentence)
        or (phrases.NOUNS.match(sentence) and not phrases.FINITE.match(sentence))
    )


def deed(sentence: str) -> Deed:
    """What the sentence does. Only its first 600 signs are looked at."""
    said = without_law(" ".join(sentence[:600].split()))
    asked = is_asked(said)
    if not said or phrases.ALWAYS_COURTESY.search(said):
        return Deed.COURTESY
    real_question = (
        (asked and phrases.REAL_QUESTION.match(said)) or phrases.QUANTITY.search(said) or is_thing(said)
    )
    if not real_question and phrases.COURTESY.search(said):
        return Deed.COURTESY
    if asked and phrases.RHETORICAL.search(said):
        return Deed.TELLS
    following = phrases.FOLLOWING.search(said)
    if said.endswith(":") or (following and not re.search(r":\s*\S", said[following.start() :])):
        asks = (
            phrases.ASKING.search(said)
            or phrases.IMPERATIVE.match(said)
            or phrases.REQUEST_MADE.search(said)
            or is_thing(said)
        )
        return Deed.INTRODUCES if asks or said.endswith(":") or len(substance(said)) < 3 else Deed.TELLS
    return _deed_of_a_plain_one(said, asked=asked)


def _deed_of_a_plain_one(said: str, *, asked: bool) -> Deed:
    asks = asked or phrases.ASKING.search(said) or phrases.IMPERATIVE.match(said)
    quantity = re.search(
        rf"\b(?:{phrases.THING[3:-1]})\b (?:of|for|on)\b|\bhow (?:many|much)\b", said, re.IGNORECASE
    )
    if not asked and phrases.REQUEST_MADE.search(said):
        return Deed.ANNOUNCES if substance(said) and phrases.TOPIC.search(said) else Deed.COURTESY
    if asks and not substance(said):
        return Deed.COURTESY
    if asks and not asked and phrases.TOPIC.search(said) and not (quantity and _real_quantity(quantity[0])):
        return Deed.ANNOUNCES
    if (
        not asked
        and phrases.SELF.match(said)
        and not (asks and re.search(r"\bto (?:ask|request|find out|obtain|seek|know)\b", said))
    ):
        return Deed.TELLS
    if asks:
        bare_narrowing = (
            not asked and narrows(said) and (phrases.ONLY_NARROWS.match(said) or not _beyond_period(said))
        )
        return Deed.NARROWS if bare_narrowing else Deed.ASKS
    if is_thing(said):
        return Deed.ASKS
    return Deed.NARROWS if narrows(said) else Deed.TELLS


def _beyond_period(said: str) -> list[str]:
    """What the sentence is about apart from the years and the breakdown."""
    return [word for word in substance(said) if word not in phrases.PERIOD_WORDS and not word.isdigit()]


def _real_quantity(words: str) -> bool:
    return not re.match(r"(?:information|data|details|figures) ", words, re.IGNORECASE)


_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|mr|mrs|ms|dr|prof|st|no|nos|approx|inc|ltd|co|vs|cf|dept|est|fig|ref|sec|reg|"
    r"para|art|incl|excl|min|max|"
    r"tel|ext|rd|ave|cllr|rev|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|[a-z])\.)$",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?<![.?!])[.?!]{1,20}[\"'”’)\]]{0,5}(?:\s+[(\[][^)(\]\[]{1,60}[)\]])?\s+"
    r"(?=(?P<capital>[\"'“‘(\[]?[A-Z0-9£])|\S)"
)
_IN_BRACKETS = re.compile(r"[(\[][^)(\]\[]{1,200}[)\]][.\s]*")
_MOST = 2_000


def sentences(text: str) -> list[tuple[str, int]]:
    """The sentences of a paragraph, each with its place in it."""
    found, start = [], 0
    for end in _END.finditer(text):
        if not end["capital"] and "?" not in end[0]:
            continue
        if end[0][0] == "." and _ABBREVIATION.search(text[max(0, end.start() - 12) : end.start() + 1]):
            continue
        if _IN_BRACKETS.fullmatch(text, end.end()):
            break
        found.append((text[start : end.end()].rstrip(), start))
        start = end.end()
        if len(found) == _MOST:
            break
    return [*found, (text[start:].rstrip(), start)]
