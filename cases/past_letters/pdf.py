"""The text of a PDF, line by line in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from cases.past_letters.files import MOST_PAGES, MOST_SIGNS, LetterFile, UnreadableLetter

_FEWEST_SIGNS = 40
_ONE_LINE = re.compile(r"\s+")


@dataclass
class _Run:
    """Words that stand together, with their box in points from the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    def stands_beside(self, other: "_Run") -> bool:
        """On the same line, to the right of the other."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > 0.4 * min(self.height, other.height) and self.left >= other.right - self.height


def read_pdf(content: bytes) -> LetterFile:
    """The lines of all pages. A wide gap in a line is a tab, a wide gap between two lines an empty line.

    The order is that of the file, which is the order of reading in whatever a word processor wrote, two columns
    included. Raises UnreadableLetter for a password, for a scan, for damage and for more than MOST_PAGES pages.
    """
    document = _opened(content)
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableLetter(
                f"This PDF has {len(document)} pages; a letter has at most {MOST_PAGES}. "
                "Give the letter without its attachments."
            )
        lines: list[str] = []
        for number in range(len(document)):
            lines += [*([""] if lines else []), *_page(document, number)]
            if sum(map(len, lines)) > MOST_SIGNS:
                break
    finally:
        document.close()
    if sum(len(line.strip()) for line in lines) < _FEWEST_SIGNS:
        raise UnreadableLetter(
            "This PDF holds pictures of pages and no text: it was scanned. Make its text readable (OCR), "
            "or give the Word file."
        )
    return LetterFile(tuple(lines))


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableLetter("This PDF has a password. Save it without one, and try again.") from None
        raise UnreadableLetter(
            "This PDF is damaged and cannot be opened. Save it anew, and try again."
        ) from None


def _page(document: pypdfium2.PdfDocument, number: int) -> list[str]:
    page = document[number]
    textpage = page.get_textpage()
    try:
        return list(_lines(list(_runs(textpage))))
    finally:
        textpage.close()
        page.close()


def _runs(textpage: pypdfium2.PdfTextPage) -> Iterator[_Run]:
    for index in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(index)
        text = textpage.get_text_bounded(left, bottom, right, top)
        yield _Run(_ONE_LINE.sub(" ", text), left, bottom, right, top)


def _lines(runs: list[_Run]) -> Iterator[str]:
    """The runs joined to lines, with an empty line where the gap between two lines is that of a paragraph."""
    line, last = "", None
    for run in runs:
        if last is not None and run.stands_beside(last):
            line = _joined(line, last, run)
        else:
            if last is not None:
                yield line.strip()
                if last.bottom - run.top > 0.65 * min(run.height, last.height):
                    yield ""
            line = run.text
        last = run
    if line.strip():
        yield line.strip()


def _joined(line: str, last: _Run, run: _Run) -> str:
    """The line with the next words on it, a tab between where they stand far apart."""
    gap = run.left - last.right
    if gap > 2 * run.height:
        return f"{line.rstrip()}\t{run.text.lstrip()}"
    if gap > 0.3 * run.height or line.endswith(" "):
        return f"{line.rstrip()} {run.text.lstrip()}"
    return line + run.text
