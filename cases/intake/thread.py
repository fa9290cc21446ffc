"""The messages in a text: what was written on top, and what is forwarded or quoted below it.

A mail program sets a header in front of an earlier message (From:, Sent:, Subject:), or a line "On 3 March 2026
at 10:12, Jane Sample wrote:", and often ">" before its lines. Lines keep their place in the text, so that all can be
marked in it.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from cases.intake.days import find_day, is_only_a_day
from cases.intake.people import Address, parse_address

MOST = 50
_QUOTE = re.compile(r"(?:[ \t]{0,4}>)+[ \t]?")
_KEYS = (
    "from|sent|sent on|date sent|date|received|received on|date received|to|cc|bcc|subject|reply-to|"
    "reply to|attachments?|"
    "importance|sensitivity|priority|categories|flag"
)
_FIELD = re.compile(rf"[*_\s]*(?P<key>{_KEYS})[*_]*[ \t]*:[*_]*[ \t]*(?P<value>.*)", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\W{0,3}[-_*=\s]{2,}\s*(?:original|forwarded|weitergeleitete) (?:message|mail|e-?mail)\b"
    r"(?: from (?P<sender>.*)|.*)"
    r"|begin forwarded message\s*:?|forwarded (?:message|e-?mail)\s*:?",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-_*=~]{5,}")
_WROTE = re.compile(r"(?:On|At)\b.{6,300}\b(?:wrote|writes)\s*:", re.IGNORECASE)
_NAME_WROTE = re.compile(
    r"(?P<name>[^:]{2,60})[<\[(](?P<mail>[^\s<>]{3,100}@[^\s<>]{3,100})[>\])] wrote:", re.IGNORECASE
)
_AFTER_TIME = re.compile(
    r"[,\s]*(?:(?:at|T)?\s*\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*\(?[A-Z]{0,4}(?:[+-]\d{2}:?\d{2})?\)?)?"
    r"[,\s]*(?P<sender>.*)"
)
_ALONE = re.compile(r"(?P<name>[^<>\[\]@:]{0,80}?)\s*[<\[(](?:mailto:)?[^\s<>@]{1,100}@[^\s<>@]{3,100}[>\])]")


@dataclass(frozen=True)
class Line:
    """One line without its ">" signs: how deep it is quoted, and where its words begin in the text."""

    text: str
    start: int
    depth: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass
class Message:
    """One message of the thread: what its header says, and its own lines."""

    kind: str = "top"  # "top", "forwarded" (a header stands before it) or "quoted" (X wrote:)
    sender: Address = field(default_factory=Address)
    to: str = ""
    subject: str = ""
    received_on: date | None = None
    lines: list[Line] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    received_line: bool = False  # the day was stamped by who received it

    @property
    def own_lines(self) -> list[Line]:
        """Its lines without those that it quotes."""
        base = next((line.depth for line in self.lines if line.text.strip()), 0)
        return [line for line in self.lines if line.depth <= base or not line.text.strip()]

    def learn(self, key: str, value: str, start: int) -> None:
        """Take in one header field."""
        key, place = key.lower(), (start, start + len(value))
        if key == "from" and not self.sender.known:
            self.sender = parse_address(value)
            for what, found in (("name", self.sender.name), ("email", self.sender.email)):
                at = value.find(found) if found else -1
                self.places[what] = (start + at, start + at + len(found)) if at >= 0 else place
        elif key in ("sent", "sent on", "date", "date sent", "received", "received on", "date received"):
            self._learn_day(key.startswith("received") or key.endswith("received"), value, start)
        elif key == "to":
            self.to = self.to or value
        elif key == "subject" and not self.subject:
            self.subject, self.places["subject"] = value, place

    def _learn_day(self, is_receipt: bool, value: str, start: int) -> None:
        found = find_day(value)
        if found and (self.received_on is None or (is_receipt and not self.received_line)):
            self.received_on, self.received_line = found[0], is_receipt
            self.places["date"] = (start + found[1], start + found[2])


@dataclass
class Body:
    """What is said between greeting and sign-off, and what stands around it."""

    said: list[Line] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    signature: list[Line] = field(default_factory=list)
    name: str = ""
    email: str = ""
    subject: str = ""
    received_on: date | None = None
    greeting: str = ""
    is_form: bool = False
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def learn(self, what: str, value, line: Line, found: str = "") -> None:
        """Set what is not known yet, with its place."""
        if value and not getattr(self, what):
            setattr(self, what, value)
            at = line.text.find(found) if found else 0
            key = {"received_on": "date"}.get(what, what)
            self.places[key] = (line.start + max(at, 0), line.start + max(at, 0) + len(found or line.text))


def lines_of(text: str) -> list[Line]:
    lines, start = [], 0
    for raw in text.split("\n"):
        quote = _QUOTE.match(raw)
        shift = quote.end() if quote else 0
        lines.append(Line(raw[shift:], start + shift, raw[:shift].count(">")))
        start += len(raw) + 1
    return lines


def messages_in(text: str) -> list[Message]:
    """The messages from top to bottom; the first has no header where the text begins without one."""
    lines = lines_of(text)
    first = next((i for i, line in enumerate(lines) if line.text.strip()), 0)
    messages = [Message()]
    current, quoting, depth = messages[0], messages[0], 0
    i = _read_top(lines, first, current)
    while i < len(lines):
        line = lines[i]
        if line.text.strip() and line.depth < depth:
            # The quotation is over: what follows belongs to the message that quoted.
            current, depth = quoting, 0
        begun = _begin(lines, i) if len(messages) < MOST else None
        if begun:
            message, i = begun
            below = next((each for each in lines[i:] if each.text.strip()), line)
            if message.kind == "quoted" and below.depth > line.depth:
                quoting, depth = current, below.depth
            messages.append(message)
            current = message
        else:
            current.lines.append(line)
            i += 1
    return messages


def _begin(lines: list[Line], i: int) -> tuple[Message, int] | None:
    """The message that begins at line i and the place of its first own line, or None."""
    stripped = lines[i].text.strip()
    if not stripped:
        return None
    separator = _SEPARATOR.fullmatch(stripped[:300])
    if separator or _RULE.fullmatch(stripped):
        message, after = Message(kind="forwarded"), _next_words(lines, i + 1)
        further = _read_header(lines, after, message)
        if further:
            return message, further
        if separator and separator["sender"]:
            message.learn("from", separator["sender"].strip(" -"), lines[i].start + separator.start("sender"))
        return (message, i + 1) if separator else None
    message = Message(kind="forwarded")
    further = _read_header(lines, i, message)
    return (message, further) if further else _wrote(lines, i)


def _next_words(lines: list[Line], i: int) -> int:
    while i < len(lines) and not lines[i].text.strip():
        i += 1
    return i


def _read_header(lines: list[Line], i: int, message: Message) -> int:
    """Read the header fields that begin at line i into the message; the line after them, or 0 where there is none."""
    keys, place = _fields(lines, i, message)
    return (
        place
        if len(keys) >= 2 and keys & {"from"} and keys & {"sent", "date", "to", "subject", "received"}
        else 0
    )


def _read_top(lines: list[Line], i: int, message: Message) -> int:
    """The header at the very top may be one line only, or as the web mail of Outlook shows it: a name, a day, To:."""
    keys, place = _fields(lines, i, message, loosely=True)
    return place if keys else i


def _fields(lines: list[Line], i: int, message: Message, *, loosely: bool = False) -> tuple[set[str], int]:
    keys: set[str] = set()
    after = i
    while i < len(lines):
        line = lines[i]
        match = _FIELD.fullmatch(line.text[:3000])
        if match and match["key"].lower() not in keys - {"to"}:
            key, value, i = match["key"].lower(), match["value"], i + 1
            start = line.start + match.start("value")
            if not value.strip():
                value, start, i = _value_below(lines, i)
            value, i = _unfolded(lines, i, key, value)
            message.learn(key, value.strip(), start)
            keys.add(key)
        elif loosely and _loose_field(line, message, keys):
            i += 1
        else:
            break
        after, i = i, _next_words(lines, i)
    return keys, after


def _value_below(lines: list[Line], i: int) -> tuple[str, int, int]:
    """Copied from a table, the value may stand in the line below its name."""
    below = lines[i] if i < len(lines) else Line("", 0)
    if not below.text.strip() or _FIELD.fullmatch(below.text[:3000]) or len(below.text) > 300:
        return "", below.start, i
    return below.text, below.start, i + 1


def _unfolded(lines: list[Line], i: int, key: str, value: str) -> tuple[str, int]:
    """The value with its continuation lines: indented, after a comma, or the end of a long subject."""
    while i < len(lines) and lines[i].text.strip() and not _FIELD.fullmatch(lines[i].text[:3000]):
        goes_on = lines[i].text[:1] in " \t" or (key in ("to", "cc") and value.rstrip()[-1:] in (",", ";"))
        last = (
            i + 1 >= len(lines) or not lines[i + 1].text.strip() or _FIELD.fullmatch(lines[i + 1].text[:3000])
        )
        goes_on |= bool(key == "subject" and len(value) > 55 and len(lines[i].text) < 60 and last)
        if not goes_on:
            break
        value = f"{value.rstrip()} {lines[i].text.strip()}"
        i += 1
    return value, i


def _loose_field(line: Line, message: Message, keys: set[str]) -> bool:
    stripped = line.text.strip()
    if "from" not in keys and _ALONE.fullmatch(stripped[:300]):
        message.learn("from", stripped, line.start)
        keys.add("from")
        return True
    if keys and "date" not in keys and is_only_a_day(stripped):
        message.learn("date", stripped, line.start)
        keys.add("date")
        return True
    return False


def _wrote(lines: list[Line], i: int) -> tuple[Message, int] | None:
    """A line "On Wed, 3 Mar 2026 at 10:12, Jane Sample <jane@...> wrote:", which may be broken into three."""
    if not re.match(r"\s*(?:On|At|[^\s>].{0,100}wrote:)", lines[i].text[:200], re.IGNORECASE):
        return None
    joined = ""
    for length, line in enumerate(lines[i : i + 3], start=1):
        joined = f"{joined} {line.text.strip()}".strip()
        named = _NAME_WROTE.fullmatch(joined[:400])
        if named or (_WROTE.fullmatch(joined[:400]) and (find_day(joined) or "@" in joined)):
            return _written_by(joined, lines[i : i + length]), i + length
        if not line.text.strip():
            break
    return None


def _written_by(words: str, lines: list[Line]) -> Message:
    message = Message(kind="quoted")
    words = re.sub(r"\s*\b(?:wrote|writes)\s*:$", "", words, flags=re.IGNORECASE)
    day = find_day(words)
    rest = words[day[2] :] if day else re.sub(r"^(?:On|At)\b[^,]*,", "", words)
    message.received_on = day and day[0]
    message.sender = parse_address(_AFTER_TIME.match(rest)["sender"].strip(" ,"))
    found = {
        "date": words[day[1] : day[2]] if day else "",
        "name": message.sender.name,
        "email": message.sender.email,
    }
    for what, said in found.items():
        line = next((line for line in lines if said and said in line.text), None)
        if line:
            at = line.start + line.text.find(said)
            message.places[what] = (at, at + len(said))
    return message
