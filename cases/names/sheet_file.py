"""From the bytes of a file to headings and rows with the numbers of their lines, whoever wrote it and however.

Nothing is guessed in silence: what cannot be read for certain is refused with its line, or told as a problem.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cases.names.sheet_columns import columns_of, unlike

MOST_ROWS = 100_000
_HEADER_WITHIN = 15  # a title, a date and an empty line may stand above the headings
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OTHER_FILES = (
    (b"PK\x03\x04", "It is a workbook or another packed file. In Excel choose Save as, then CSV UTF-8."),
    (b"\xd0\xcf\x11\xe0", "It is an old Excel workbook. In Excel choose Save as, then CSV UTF-8."),
    (b"%PDF", "It is a PDF. Ask for the list as a CSV file."),
)
_UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|[\xe1\xe2][\x80-\xbf]{2}")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SPACES = re.compile(r"\s+")


class UnreadableSheet(ValueError):
    """The file cannot be read as a list of people. `line` is where it goes wrong, counted from 1."""

    def __init__(self, words: str, line: int = 1):
        super().__init__(f"Line {line}: {words}")
        self.words = words
        self.line = line


@dataclass(frozen=True)
class Row:
    """One row. `line` is the line of the file on which it begins; a quoted line break makes it longer than one."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """Headings, each different, and the rows that are not empty; cells are trimmed. `encoding` is in words, and
    `notice` says what a person should know about how the file was read, empty for nothing."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    header_line: int
    encoding: str
    delimiter: str
    notice: str = ""


def read_sheet(content: bytes) -> Sheet:
    """Raises UnreadableSheet for a file without a header row or without rows, for one in an encoding that is not
    known, and for one that is no text or whose quotation marks do not close."""
    text, encoding, notice = _decoded(content)
    delimiter, header_line = _header(text)
    rows = _rows(text, delimiter)
    headings: tuple[str, ...] = ()
    kept: list[Row] = []
    for row in rows:
        if row.line < header_line or not any(row.cells):
            continue
        if not headings:
            headings = unlike(row.cells)
            continue
        _no_lines_swallowed(row, delimiter, len(headings))
        kept.append(row)
        if len(kept) > MOST_ROWS:
            raise UnreadableSheet(
                f"The file has more than {MOST_ROWS:,} rows. Is it the right one?", row.line
            )
    if not kept:
        raise UnreadableSheet(
            "There are no people in the file: nothing stands below the headings.", header_line
        )
    return Sheet(headings, tuple(kept), header_line, encoding, _DELIMITERS[delimiter], notice)


def _decoded(content: bytes) -> tuple[str, str, str]:
    """The text, the encoding in words and a notice about it."""
    for start, words in _OTHER_FILES:
        if content.startswith(start):
            raise UnreadableSheet(f"The file is not a CSV file. {words}")
    if not content.strip():
        raise UnreadableSheet("The file is empty.")
    codec = next((codec for bom, codec in _BOMS if content.startswith(bom)), "") or _wide(content) or "utf-8"
    notice = ""
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        if codec != "utf-8":
            line = content.count(b"\n", 0, error.start) + 1
            raise UnreadableSheet("The file is cut off or damaged. Export it again.", line) from error
        codec = "cp1252"
        text, line = _western(content, error.start)
        notice = (
            f"Read as Windows-1252, because line {line} is not UTF-8. Look whether letters with accents are "
            f"right; if not, save the file as “CSV UTF-8”."
        )
    strange = _NOT_TEXT.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        raise UnreadableSheet("This is not a text file. Export the list as “CSV UTF-8”.", line)
    words = {"cp1252": "Windows-1252"}.get(codec, "UTF-16" if codec.startswith("utf-16") else "UTF-8")
    return text, words, notice


def _wide(content: bytes) -> str:
    """UTF-16 that does not say so: every second byte of plain letters is nothing."""
    start = content[:2000]
    for codec, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = start[offset::2]
        if len(half) > 4 and half.count(0) > 0.7 * len(half):
            return codec
    return ""


def _western(content: bytes, first_bad: int) -> tuple[str, int]:
    """Windows-1252, only where nothing speaks for UTF-8: read so, a damaged UTF-8 file would be full of “Ã©”."""
    before = content[:first_bad].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableSheet(
            "The letters are neither UTF-8 nor Windows-1252. Save the file as “CSV UTF-8”.", line
        ) from error
    if _UTF8_LETTER.search(content):
        raise UnreadableSheet(
            "The file mixes two encodings, so names would be spoilt. Save it as “CSV UTF-8”.", line
        )
    return text, line


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableSheet(
                "A quotation mark is opened and not closed, or stands inside a cell that is in quotation marks. "
                "Write it twice or take it out.",
                line,
            ) from error
        yield Row(line, tuple(_SPACES.sub(" ", cell).strip() if "\n" not in cell else cell for cell in cells))
        line = reader.line_num + 1


def _header(text: str) -> tuple[str, int]:
    """The delimiter and the line of the row that holds the most known headings."""
    best = (0, "", 0)
    for delimiter in _DELIMITERS:
        for row in _first_rows(text, delimiter):
            fields = {field for field in columns_of(unlike(row.cells)).values() if field}
            if fields & {"name", "surname"} and len(fields) > best[0]:
                best = (len(fields), delimiter, row.line)
    if best[0] < 2:
        raise UnreadableSheet(
            "No headings were found. The first row must name the columns: at least the name, and what else there "
            "is (staff number, kind, grade, post, team, e-mail, phone)."
        )
    return best[1], best[2]


def _first_rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows at the top; a title with a stray quotation mark is no reason to give up on another delimiter."""
    rows = _rows(text, delimiter)
    try:
        for _ in range(_HEADER_WITHIN):
            yield next(rows)
    except (UnreadableSheet, StopIteration):
        return


def _no_lines_swallowed(row: Row, delimiter: str, width: int) -> None:
    """A line break in a cell is an address or a second post; a cell that holds whole rows is an unclosed quotation
    mark that met another one further down."""
    for cell in row.cells:
        if "\n" in cell and any(
            part.count(delimiter) >= max(3, width // 2) for part in cell.splitlines()[1:]
        ):
            raise UnreadableSheet(
                "A quotation mark is opened here and closed only in a later row, so whole rows would be lost. "
                "Close it or take it out.",
                row.line,
            )
