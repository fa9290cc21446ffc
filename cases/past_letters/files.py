"""A past letter's file, read into lines. The content decides what it is, never the name of the file.

Text comes in any encoding that can be told apart; PDF and Word have readers of their own (`pdf`, `word`). Whatever
cannot be read raises UnreadableLetter, whose words say why and what to do; nothing is left out in silence:
`notes` tells what was done to the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

LARGEST = 25 * 1024 * 1024
MOST_PAGES = 100
MOST_LINES = 6_000
MOST_SIGNS = 400_000
LONGEST_LINE = 20_000

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAVE_AS = "Open it, save it as PDF, Word (.docx) or plain text, and try again."
_OTHER_KINDS = (
    (
        b"\xd0\xcf\x11\xe0",
        f"This is an old Word file (.doc), an Outlook message or a Word file with a password. {_SAVE_AS}",
    ),
    (b"{\\rtf", f"This is a rich text (RTF) file. {_SAVE_AS}"),
    (b"\x89PNG", "This is a picture, not a letter. Give the letter itself, as PDF, Word or plain text."),
    (b"\xff\xd8\xff", "This is a picture, not a letter. Give the letter itself, as PDF, Word or plain text."),
    (b"GIF8", "This is a picture, not a letter. Give the letter itself, as PDF, Word or plain text."),
    (b"II*\x00", "This is a scan, not text. Make its text readable (OCR), then try again."),
    (b"MM\x00*", "This is a scan, not text. Make its text readable (OCR), then try again."),
)
_LINE_ENDS = re.compile("\r\n?")
# Only what an editor counts as a line is one: a form feed is not.
_SPACES = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


class UnreadableLetter(ValueError):
    """The file cannot be read as a letter; the message says why and what to do."""


@dataclass(frozen=True)
class LetterFile:
    """The lines of a letter, and in words for the officer what was done to get them (mostly nothing)."""

    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_file(content: bytes) -> LetterFile:
    """The letter in a file's bytes: plain text, PDF or Word (.docx). Raises UnreadableLetter."""
    if len(content) > LARGEST:
        raise UnreadableLetter(
            f"The file is larger than {LARGEST // 1024 // 1024} MB. A letter is far smaller."
        )
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableLetter("The file is empty.")
    found = _reader(content)(content)
    lines = tidied(found.lines)
    if not any(line.strip() for line in lines):
        raise UnreadableLetter("There is no text in the file.")
    return LetterFile(lines, found.notes)


def tidied(lines: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The lines without what cannot be seen. Raises UnreadableLetter when there is more than any letter holds."""
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", "\n".join(lines)))
    cleaned = _NOT_SHOWN.sub("", text).split("\n")
    if len(cleaned) > MOST_LINES or len(text) > MOST_SIGNS:
        raise UnreadableLetter(
            f"This is too long for a letter: it has more than {MOST_LINES:,} lines or {MOST_SIGNS:,} characters. "
            "Give the letter without its attachments."
        )
    if any(len(line) > LONGEST_LINE for line in cleaned):
        raise UnreadableLetter(
            f"One line of the file has more than {LONGEST_LINE:,} characters, so this is data and not a letter."
        )
    return tuple(line.rstrip() for line in cleaned)


def _reader(content: bytes) -> Callable[[bytes], LetterFile]:
    # A PDF may have some bytes before its mark, and PDFium accepts that.
    if b"%PDF-" in content[:1024]:
        from cases.past_letters.pdf import read_pdf

        return read_pdf
    if content.startswith(b"PK"):
        from cases.past_letters.word import read_word

        return read_word
    return _read_text


def _read_text(content: bytes) -> LetterFile:
    for mark, why in _OTHER_KINDS:
        if content.startswith(mark):
            raise UnreadableLetter(why)
    text = _decoded(content)
    if _NOT_SHOWN.sub("", text).count("\ufffd") * 20 > len(text):
        raise UnreadableLetter("The encoding of this text cannot be told. Save it as UTF-8 and try again.")
    return LetterFile(tuple(_LINE_ENDS.sub("\n", text).split("\n")))


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    # Text in two-byte signs without a mark: every other byte of English is nought.
    for encoding, noughts in (("utf-16-le", content[1:2000:2]), ("utf-16-be", content[0:2000:2])):
        if noughts.count(0) * 10 > len(noughts) * 7:
            return content.decode(encoding, errors="replace")
    if _CONTROLS.search(content[:100_000]):
        raise UnreadableLetter(f"This is not a text, PDF or Word file. {_SAVE_AS}")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
