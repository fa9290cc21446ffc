"""A line of a letter without its marking up: the words, and what the marks said."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

_TAGS = re.compile(
    r"</?(?:b|i|u|em|strong|span|p|br|sup|font)\b[^<>]{0,200}>|<a\s[^<>]{0,500}>|</a>", re.IGNORECASE
)
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([*_\[\]()#.\-+>])")
_HASHES = re.compile(r"\s{0,3}(#{1,6})\s+")
_STARS = re.compile(r"\*{2,3}|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_QUOTING = re.compile(r"^\s*(?:>\s?)+")
_PIPES = re.compile(r"^\s*\|(.*)\|\s*$")
_RULE = re.compile(r"^[\s|:_=*-]*$")
_ANSWER = re.compile(
    r"(?:(?:[Oo]ur|(?:[Tt]he\s+)?[Cc]ouncil(?:[\u2019']?s)?|[A-Z]{2,6})\s+)?"
    r"(?:A(?=\s?[\d:])|(?i:answer|response|reply))\s*(?:to\s+)?(?i:q(?:uestion)?\s*)?"
    r"(?P<n>\d{0,2})(?:\s*[:.)]|\s+[\u2013-](?=\s))\s*(?P<body>.*)"
)
_QUESTION = re.compile(
    r"Q(?:u?estion)?\.?\s*(?:no\.?\s*)?(?P<n>\d{1,2})\b\s*[.:)\u2013-]*\s*(?P<body>.*)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:item|part|request|point)?\s*[(\[]?(?P<n>\d{1,2})(?:\s?[.:)\]]+(?!\d)"
    r"|\s[\u2013-]\s)\s*(?P<body>.*)",
    re.IGNORECASE,
)
_NUMBER_AND_LETTER = re.compile(
    r"(?:q(?:uestion)?\s*)?\(?(?P<n>\d{1,2}(?:[a-h]|\s?\([a-h]))\)?\s*[.:)]\s*(?P<body>\S.*)", re.IGNORECASE
)
_ROMAN = re.compile(r"[(\[]?(?P<n>i{1,3}|iv|vi{0,3}|ix|x)(?:[.:)\]]+\s*|\s+(?=[A-Z]))(?P<body>.*)")
_LETTER = re.compile(r"[(\[]?(?P<n>[a-z])(?:[.:)\]]+\s*|\s+(?=[A-Z]))(?P<body>.*)")
_CAPITAL = re.compile(r"[(\[]?(?P<n>[A-Z])[.:)\]]+\s+(?P<body>.*)")
_BULLET = re.compile(r"(?P<n>[-*\u2022\u2013\u00b7\u2023\u25aa\u25cf\uf0b7]|o(?=\s))\s+(?P<body>\S.*)")
# "Response to 1" and "A1 and A2" are whole lines, and the answer stands under them.
_ANSWERS_THESE = re.compile(
    r"(?:(?:our|(?:the\s+)?council(?:[\u2019']?s)?)\s+)?(?:A(?=\s?\d)|answers?|responses?|repl(?:y|ies))\s*"
    r"(?:(?:to|for)\s+)?(?:your\s+)?(?:(?:questions?|requests?|points?|parts?|items?|q)\s*)?(?P<all>\d{1,2}"
    r"(?:\s*(?:,|and|&|to|[\u2013-])\s*(?:and\s+)?(?:[AQ]\s?)?\d{1,2})*)\s*[:.]?",
    re.IGNORECASE,
)
# "Point 1", "Item (C)" and "4. Part b" are whole lines too.
_STANDS_OVER = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:item|part|point|request|limb)\s+\(?(?P<n>\d{1,2}|[a-h])\)?\s*[:.]?", re.IGNORECASE
)
# "3 and 4. Neither is held." answers two at once.
_ANSWERS_SEVERAL = re.compile(
    r"(?:q(?:uestions?)?|items?|parts?|points?|requests?)?\s?(?P<all>\(?\d{1,2}\)?(?:\s*(?:,|and|&|to|[\u2013-])\s*"
    r"(?:and\s+)?Q?\(?\d{1,2}\)?)+)\s*(?:[.:)]|\s[\u2013-])\s+(?P<body>(?-i:[A-Z\u00a3\d\u201c\"]).*)",
    re.IGNORECASE,
)
_RULE_LINE = re.compile(r"\s*([=_*~-])\1{4,}\s*")
# The level of a line that stands between two rules; Markdown knows six.
FENCED = 7
_BARE_NUMBER = re.compile(r"(?P<n>[1-9]\d?)\s+(?P<body>[A-Z].*)")
# Lines that a number alone counts are a list only where the next number is near.
_NEAR = 6
_SHAPES = (
    ("answer", _ANSWER),
    ("number", _QUESTION),
    ("number", _NUMBER),
    ("number", _NUMBER_AND_LETTER),
    ("roman", _ROMAN),
    ("letter", _LETTER),
    ("letter", _CAPITAL),
)


@dataclass(frozen=True)
class Mark:
    """One line: `plain` has no marking up; `level` is that of a heading marked with #, else 0; `bold` is a line that is
    emphasised from end to end; `kind` is number, letter, roman, bullet, answer or empty, with its `label`; `body` is
    the text after the label; `cells` are those of a row of a table; `is_quoted` is a line behind >, as in an e-mail;
    `labels` are all questions that a line such as "A1 and A2" or "Point 3" stands over; `written` is the
    line as it stands."""

    number: int
    plain: str
    level: int
    bold: bool
    kind: str
    label: str
    body: str
    cells: tuple[str, ...]
    is_quoted: bool
    labels: tuple[str, ...] = ()
    written: str = ""

    @property
    def is_asked(self) -> bool:
        """It begins with a Q, as in Q1 or Question 1."""
        return self.kind == "number" and self.plain.lstrip("-* ").casefold().startswith("q")


def marked(lines: tuple[str, ...]) -> tuple[Mark, ...]:
    """Every line, marked."""
    marks = _with_bare_numbers([_mark(number, line) for number, line in enumerate(lines, 1)])
    for place in range(1, len(lines) - 1):
        fenced = _RULE_LINE.fullmatch(lines[place - 1]) and _RULE_LINE.fullmatch(lines[place + 1])
        if fenced and marks[place].plain:
            marks[place] = replace(marks[place], level=FENCED)
    return tuple(marks)


def _with_bare_numbers(marks: list[Mark]) -> list[Mark]:
    """Lines counted 1, 2, 3 without a dot are a list where two follow one another; "18 Reed Street" is none."""
    found: list[tuple[int, str]] = []
    for place, mark in enumerate(marks):
        bare = _BARE_NUMBER.fullmatch(mark.plain) if not mark.kind and len(mark.cells) < 2 else None
        if not bare or len(bare["body"].split()) < 3:
            continue
        if found and int(bare["n"]) == len(found) + 1 and place - found[-1][0] <= _NEAR:
            found.append((place, bare["body"]))
        elif bare["n"] == "1" and len(found) < 2:
            found = [(place, bare["body"])]
    for label, (place, body) in enumerate(found if len(found) > 1 else [], 1):
        marks[place] = replace(marks[place], kind="number", label=str(label), body=body)
    return marks


def without_marks(line: str) -> str:
    """The words alone: no Markdown, no tags, no signs of quoting."""
    line = _QUOTING.sub("", _TAGS.sub("", line))
    line = _LINK.sub(r"\1", _HASHES.sub("", line))
    return _STARS.sub("", line.replace("\\*", "\ue000")).replace("\ue000", "* ").strip()


def _mark(number: int, line: str) -> Mark:
    hashes = _HASHES.match(line)
    cells = _cells(line)
    plain = "" if _RULE_LINE.fullmatch(line) else _ESCAPED.sub(r"\1", without_marks(line))
    labels = () if len(cells) > 1 else _answered(plain)
    several = None if labels or len(cells) > 1 else _ANSWERS_SEVERAL.fullmatch(plain)
    counted = _counted(several["all"]) if several else ()
    if labels:
        kind, label, body = "answer", labels[0], ""
    elif several and _counts_up(counted):
        kind, label, body, labels = "number", counted[0], several["body"], counted
    else:
        kind, label, body = ("", "", plain) if len(cells) > 1 else _labelled(plain)
    return Mark(
        number,
        plain,
        len(hashes[1]) if hashes else 0,
        _is_bold(line),
        kind,
        label,
        body,
        cells,
        bool(_QUOTING.match(line)),
        labels,
        line,
    )


def _answered(plain: str) -> tuple[str, ...]:
    """The questions that a line which says nothing else stands over; a range in full."""
    over = _STANDS_OVER.fullmatch(plain)
    if over:
        return (over["n"].casefold(),)
    found = _ANSWERS_THESE.fullmatch(plain)
    return _counted(found["all"]) if found else ()


def _counts_up(labels: tuple[str, ...]) -> bool:
    """They are the numbers of questions that follow one another, and no sum, time or score."""
    return len(labels) > 1 and all(int(a) < int(b) for a, b in pairwise(labels)) and int(labels[-1]) <= 40


def _counted(said: str) -> tuple[str, ...]:
    labels: list[str] = []
    ranged = False
    for part in re.findall(r"\d+|to|[\u2013-]", said):
        if part.isdigit():
            first = int(labels[-1]) + 1 if ranged else int(part)
            labels += map(str, range(first, int(part) + 1))
        ranged = not part.isdigit()
    return tuple(labels)


def _cells(line: str) -> tuple[str, ...]:
    piped = _PIPES.match(line)
    parts = piped[1].split("|") if piped else line.split("\t")
    if piped and _RULE.match(line):
        return ()
    return tuple(without_marks(part) for part in parts)


def _is_bold(line: str) -> bool:
    line = line.strip().lstrip("#").strip()
    return len(line) > 4 and line[:2] in ("**", "__", "<b", "<s") and line[-2:] in ("**", "__", "b>", "g>")


def _labelled(plain: str) -> tuple[str, str, str]:
    bullet = _BULLET.match(plain)
    inner = bullet["body"] if bullet else plain
    inner = (_BULLET.match(inner) or {"body": inner})["body"]
    for kind, shape in _SHAPES:
        # A quoted list opens its quotation before its first label.
        found = shape.fullmatch(inner.lstrip('\u201c"'))
        if found:
            return kind, re.sub(r"[\s(]", "", found["n"]).casefold(), found["body"].strip()
    return ("bullet", bullet["n"], inner.strip()) if bullet else ("", "", plain)
