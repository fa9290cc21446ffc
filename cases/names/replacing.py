"""Puts a placeholder where a mention stood, and leaves the mark-up whole."""

import re
from collections.abc import Iterable

from cases.law.redaction import Detail
from cases.names.mention import Mention

_TAG = re.compile(r"<!--.*?-->|</?([A-Za-z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)

PLACEHOLDERS = {
    Detail.NAME: "[name withheld]",
    Detail.WORK_EMAIL: "[email address withheld]",
    Detail.PRIVATE_EMAIL: "[email address withheld]",
    Detail.DIRECT_LINE: "[telephone number withheld]",
    Detail.MOBILE: "[telephone number withheld]",
}


def replaced(text: str, mentions: Iterable[Mention], *, is_html: bool) -> str:
    """The text with "[name withheld]" and its like in the place of the mentions, which must be of this text and must
    not overlap. Tags that stand inside a mention stay, behind the placeholder."""
    parts: list[str] = []
    at = 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        parts += (text[at : mention.start], PLACEHOLDERS[mention.detail])
        if is_html:
            parts += (match.group() for match in _TAG.finditer(mention.text))
        at = mention.end
    parts.append(text[at:])
    return "".join(parts)
