"""A line of a letter without its marking up: the words, and what the marks said."""

import re
from dataclasses import dataclass

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
_ROMAN = re.compile(r"[(\[]?(?P<n>i{1,3}|iv|vi{0,3}|ix|x)(?:[.:)\]]+\s*|\s+(?=[A-Z]))(?P<body>.*)")
_LETTER = re.compile(r"[(\[]?(?P<n>[a-z])(?:[.:)\]]+\s*|\s+(?=[A-Z]))(?P<body>.*)")
_CAPITAL = re.compile(r"[(\[]?(?P<n>[A-Z])[.:)\]]+\s+(?P<body>.*)")
_BULLET = re.compile(r"(?P<n>[-*\u2022\u2013\u00b7\u2023\u25aa\u25cf\uf0b7]|o(?=\s))\s+(?P<body>\S.*)")
_SHAPES = (
    ("answer", _ANSWER),
    ("number", _QUESTION),
    ("number", _NUMBER),
    ("roman", _ROMAN),
    ("letter", _LETTER),
    ("letter", _CAPITAL),
)


@dataclass(frozen=True)
class Mark:
    """One line: `plain` has no marking up; `level` is that of a heading marked with #, else 0; `bold` is a line that is
    emphasised from end to end; `kind` is number, letter, roman, bullet, answer or empty, with its `label`; `body` is
    the text after the label; `cells` are those of a row of a table; `is_quoted` is a line behind >, as in an e-mail."""

    number: int
    plain: str
    level: int
    bold: bool
    kind: str
    label: str
    body: str
    cells: tuple[str, ...]
    is_quoted: bool

    @property
    def is_asked(self) -> bool:
        """It begins with a Q, as in Q1 or Question 1."""
        return self.kind == "number" and self.plain.lstrip("-* ").casefold().startswith("q")


def marked(lines: tuple[str, ...]) -> tuple[Mark, ...]:
    """Every line, marked."""
    return tuple(_mark(number, line) for number, line in enumerate(lines, 1))


def without_marks(line: str) -> str:
    """The words alone: no Markdown, no tags, no signs of quoting."""
    line = _QUOTING.sub("", _TAGS.sub("", line))
    line = _LINK.sub(r"\1", _HASHES.sub("", line))
    return _STARS.sub("", line.replace("\\*", "\ue000")).replace("\ue000", "* ").strip()


def _mark(number: int, line: str) -> Mark:
    hashes = _HASHES.match(line)
    cells = _cells(line)
    plain = _ESCAPED.sub(r"\1", without_marks(line))
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
    )


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
            return kind, found["n"].casefold(), found["body"].strip()
    return ("bullet", bullet["n"], inner.strip()) if bullet else ("", "", plain)
