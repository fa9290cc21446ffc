"""An uploaded file, read: bytes in, text and header fields out. The content decides, never the name of the file.

Python's own parser takes the MIME apart with its oldest policy, which never objects to a header; decoding is done here,
where a wrong or missing charset must not stop a request.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message as Part

from cases.intake.days import day_in_header
from cases.intake.readable import html_to_text, looks_like_html, readable, words

LARGEST = 25 * 1024 * 1024
_DEEPEST = 100
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_PASTE = "Open it, copy the text of the request and paste it."
_KNOWN_KINDS = (
    (b"%PDF", f"This is a PDF. {_PASTE}"),
    (b"PK\x03\x04", f"This is a Word, Excel or zip file. {_PASTE}"),
    (
        b"\xd0\xcf\x11\xe0",
        f"This is an Outlook .msg file or an old Office file. {_PASTE} Or save the e-mail as .eml.",
    ),
    (b"{\\rtf", f"This is a rich text (RTF) file. {_PASTE}"),
    (b"\x89PNG", "This is a picture. Type what the request says, or log it by hand."),
    (b"\xff\xd8\xff", "This is a picture. Type what the request says, or log it by hand."),
    (b"GIF8", "This is a picture. Type what the request says, or log it by hand."),
)
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[ \t]*:")
_TECHNICAL = words(
    "received message-id mime-version content-type content-transfer-encoding return-path delivered-to "
    "dkim-signature "
    "authentication-results references in-reply-to thread-topic arc-seal"
)
_STATEFUL = re.compile(r"utf[-_]?(16|32|7)|iso-2022|hz|big5|gb|shift|euc", re.IGNORECASE)


class UnreadableRequest(ValueError):
    """What came in cannot be read as a request; the message says why and what to do."""


@dataclass(frozen=True)
class Mail:
    """One e-mail or text, readable. Plain text has no header fields: is_mail is False."""

    text: str
    is_mail: bool = False
    sender: str = ""
    reply_to: str = ""
    to: str = ""
    subject: str = ""
    received_on: date | None = None
    attachments: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class _Found:
    """What the walk through the parts of a mail gathers."""

    texts: list[str] = field(default_factory=list)
    attached_texts: list[str] = field(default_factory=list)
    attachments: list[tuple[str, int]] = field(default_factory=list)
    html_only: bool = False


def read_file(data: bytes) -> Mail:
    """Raises UnreadableRequest where there is no text to be read."""
    if len(data) > LARGEST:
        raise UnreadableRequest(
            "The file is larger than 25 MB. Save the e-mail without its attachments and try again."
        )
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableRequest("The file is empty. Choose another file, or paste the text of the request.")
    for beginning, message in _KNOWN_KINDS:
        if data.startswith(beginning):
            raise UnreadableRequest(message)
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            data = data.decode(codec, errors="replace").encode("utf-8", errors="replace")
            break
    data = data.lstrip(b"\r\n \t")
    if is_mail(data):
        return _read_mail(data)
    if data[:4000].count(b"\x00") > 0.3 * len(data[:4000]):
        data = data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", errors="replace").encode(
            "utf-8"
        )
    sample = data[:20_000]
    if sum(sample.count(sign) for sign in _CONTROL) > len(sample) / 50:
        raise UnreadableRequest(f"This file is not an e-mail or a text file. {_PASTE}")
    text = _decoded(data, "")
    if looks_like_html(text):
        return Mail(text=readable(html_to_text(text)), notes=("The file is a web page; its layout is lost.",))
    return Mail(text=readable(text))


_CONTROL = [bytes([code]) for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b"]


def is_mail(data: bytes) -> bool:
    """Does it begin with the header of an e-mail as mail programs write it, not with pasted From and Sent lines?"""
    names = set()
    for line in data[:100_000].splitlines():
        if not line.strip():
            break
        header = _HEADER.match(line[:100].decode("ascii", errors="replace"))
        if header:
            names.add(header[1].lower())
        elif not line.startswith((b" ", b"\t", b"From ", b">From ")):
            return False
    return bool(names & _TECHNICAL)


def _read_mail(data: bytes) -> Mail:
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    try:
        return _mail_of(message_from_bytes(data))
    except (MessageError, RecursionError):
        raise UnreadableRequest(f"This e-mail is damaged and cannot be read. {_PASTE}") from None


def _mail_of(message: Part) -> Mail:
    found = _Found()
    _walk(message, found, depth=0)
    texts = [text for text in found.texts if text.strip()] or [
        text for text in found.attached_texts if text.strip()
    ]
    notes = []
    if found.html_only and texts:
        notes.append("The e-mail is HTML only; its layout is lost. Compare the questions with the original.")
    if not texts and found.attachments:
        notes.append(
            "The e-mail has no text of its own. The request may be in an attachment: open it and paste "
            "its text."
        )
    if any(name.lower() == "winmail.dat" for name, _ in found.attachments):
        notes.append(
            "Outlook packed the attachments into winmail.dat; ask for them again if they are needed."
        )
    if not texts and not found.attachments and not header(message, "Subject"):
        raise UnreadableRequest(
            "This e-mail has no text. Choose another file, or paste the text of the request."
        )
    return replace(
        _header_of(message),
        text=readable("\n\n".join(texts)),
        attachments=tuple(found.attachments),
        notes=tuple(notes),
    )


def _header_of(message: Part) -> Mail:
    """Receipt is when the mail reached the council, which the topmost Received line tells; else when it was sent."""
    arrivals = [raw.rpartition(";")[2] for name, raw in message.raw_items() if name.lower() == "received"]
    stamps = [*arrivals[:1], header(message, "Delivery-Date"), header(message, "Date")]
    return Mail(
        text="",
        is_mail=True,
        sender=header(message, "From") or header(message, "Sender"),
        reply_to=header(message, "Reply-To"),
        to=header(message, "To"),
        subject=decoded_words(header(message, "Subject")),
        received_on=next(filter(None, map(day_in_header, stamps)), None),
    )


def _walk(part: Part, found: _Found, depth: int) -> None:
    kind = part.get_content_type()
    if depth > _DEEPEST:
        return
    if kind == "message/rfc822" and part.is_multipart():
        found.texts.append(_forwarded(part.get_payload(0)))
        inner = _Found()
        _walk(part.get_payload(0), inner, depth + 1)
        found.texts.extend(inner.texts or inner.attached_texts)
        found.attachments.extend(inner.attachments)
    elif kind == "multipart/alternative" and part.is_multipart():
        _walk_alternatives(part.get_payload(), found, depth)
    elif part.is_multipart():
        for inner_part in part.get_payload():
            _walk(inner_part, found, depth + 1)
    else:
        _read_leaf(part, kind, found)


def _walk_alternatives(parts: list[Part], found: _Found, depth: int) -> None:
    """The plain text, unless it is empty or only says that there is HTML."""
    plain, rich = _Found(), _Found()
    for part in parts:
        _walk(part, plain if part.get_content_type() == "text/plain" else rich, depth + 1)
    said, shown = "".join(plain.texts).strip(), "".join(rich.texts).strip()
    chosen = rich if shown and (not said or (len(said) < 200 and len(shown) > 4 * len(said))) else plain
    found.texts.extend(chosen.texts)
    found.html_only |= rich.html_only and chosen is rich
    for each in (plain, rich):
        found.attachments.extend(each.attachments)
        found.attached_texts.extend(each.attached_texts)


def _read_leaf(part: Part, kind: str, found: _Found) -> None:
    name = _file_name(part)
    attached = bool(name) or part.get_content_disposition() == "attachment"
    if kind in ("text/plain", "text/html") or (
        kind.startswith("text/") and not attached and "calendar" not in kind
    ):
        text = _text_of(part, kind)
        (found.attached_texts if attached else found.texts).append(text)
        found.html_only |= kind == "text/html" and not attached
    if attached or not kind.startswith("text/"):
        shown_in_text = part.get("Content-ID") and kind.startswith("image/")
        if not shown_in_text:
            found.attachments.append((name or kind, len(part.get_payload(decode=True) or b"")))


def _text_of(part: Part, kind: str) -> str:
    data = part.get_payload(decode=True) or b""
    text = _decoded(data[:4_000_000], str(part.get_param("charset") or ""))
    if kind == "text/html":
        return html_to_text(text)
    if str(part.get_param("format") or "").lower() == "flowed":
        return _unflowed(text, delsp=str(part.get_param("delsp") or "").lower() == "yes")
    return text


def _unflowed(text: str, *, delsp: bool) -> str:
    """Lines that end in a space go on in the next one (RFC 3676), except the "-- " before a signature."""
    pieces = []
    for line in text.replace("\r\n", "\n").split("\n"):
        goes_on = line.endswith(" ") and line.strip() != "--" and not line.startswith(">") and line.strip()
        pieces.append((line[:-1] if delsp else line) if goes_on else line + "\n")
    return "".join(pieces)


def _forwarded(message: Part) -> str:
    """The header of an attached e-mail in the way of a forwarded one, so that both are read alike."""
    mail = _header_of(message)
    sender = decoded_words(mail.sender)
    day = f"Date: {mail.received_on}\n" if mail.received_on else ""
    top = "---------- Forwarded message ----------"
    return f"{top}\nFrom: {sender}\n{day}Subject: {mail.subject}\nTo: {mail.to}"


def _file_name(part: Part) -> str:
    name = decoded_words(_clean_header(part.get_filename() or ""))
    return re.split(r"[/\\]", name)[-1].strip()[:200]


def header(message: Part, name: str) -> str:
    """The first header field of that name, unfolded, its raw bytes decoded, encoded words left as they are."""
    return next((_clean_header(raw) for key, raw in message.raw_items() if key.lower() == name.lower()), "")


def _clean_header(raw: str) -> str:
    raw = re.sub(r"\s+", " ", str(raw)[:2000])
    try:
        return raw.encode("ascii", errors="surrogateescape").decode("utf-8").strip()
    except UnicodeEncodeError:
        return raw.strip()
    except UnicodeDecodeError:
        return raw.encode("ascii", errors="surrogateescape").decode("cp1252", errors="replace").strip()


def decoded_words(value: str) -> str:
    """=?utf-8?q?J=C3=A4ne?= and its like in readable letters (RFC 2047); what is broken stays as it is."""
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value)
    except (MessageError, ValueError):
        return value
    return readable(
        "".join(p if isinstance(p, str) else _decoded(p, charset or "") for p, charset in pieces)
    ).strip()


def _decoded(data: bytes, charset: str) -> str:
    """UTF-8 where it is valid UTF-8, whatever the label says; else as labelled; else as Windows writes."""
    stateful = _STATEFUL.match(charset)
    for codec in (charset, "utf-8") if stateful else ("utf-8", _CP1252.get(charset.lower(), charset)):
        try:
            return data.decode(codec)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


_CP1252 = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
