"""The text of a Word letter (.docx), paragraph by paragraph, as it stands when every tracked change is accepted.

A .docx is a zip of XML, read with the standard library: nothing is unpacked to the disk, every part is bounded, and a
part with a document type (the way to an entity bomb) is refused.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from cases.past_letters.files import MOST_LINES, LetterFile, UnreadableLetter

LARGEST_PART = 20 * 1024 * 1024
MOST_PARTS = 2_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ROOTS = {f"{_W}document", f"{_W}hdr", f"{_W}ftr", f"{_W}numbering"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", _FALLBACK}
_CHANGES = {f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")}
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_OFF = ("0", "false", "off")
_TRACKED = (
    "The file has tracked changes. The letter was read as it stands with all of them accepted; check that this is "
    "the letter that was sent."
)
_DAMAGED = "This Word file is damaged and cannot be opened. Save it anew, and try again."


def read_word(content: bytes) -> LetterFile:
    """The lines: header, body, footer. A heading begins with #, a bold paragraph stands in **, a row of a table is
    cells with tabs between, and a numbered paragraph begins with its number. Raises UnreadableLetter."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _letter(archive)
    except (
        zipfile.BadZipFile,
        ElementTree.ParseError,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        RecursionError,
    ) as error:
        if isinstance(error, UnreadableLetter):
            raise
        raise UnreadableLetter(_DAMAGED) from None


def _letter(archive: zipfile.ZipFile) -> LetterFile:
    names = archive.namelist()
    if "word/document.xml" not in names or len(names) > MOST_PARTS:
        raise UnreadableLetter("This is a zip file but no Word letter (.docx). Give the letter itself.")
    body = _part(archive, "word/document.xml")
    numbering = _part(archive, "word/numbering.xml") if "word/numbering.xml" in names else None
    reader = _Reader(_Numbers.of(numbering), _links(archive, names))
    lines = [
        line
        for root in (*_beside(archive, names, "header"), body, *_beside(archive, names, "footer"))
        for line in reader.lines(root)
    ]
    tracked = any(element.tag in _CHANGES for element in body.iter())
    return LetterFile(tuple(lines), (_TRACKED,) if tracked else ())


def _beside(archive: zipfile.ZipFile, names: list[str], kind: str) -> Iterator[ElementTree.Element]:
    """The headers or footers: a letterhead often carries the reference."""
    for name in sorted(names):
        if re.fullmatch(rf"word/{kind}\d*\.xml", name):
            yield _part(archive, name)


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """One part, read no further than LARGEST_PART, whatever the zip says of its size."""
    if archive.getinfo(name).flag_bits & 1:
        raise UnreadableLetter("This Word file has a password. Save it without one, and try again.")
    with archive.open(name) as file:
        content = file.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise UnreadableLetter(
            "The text inside this Word file is far larger than any letter, so it was not opened."
        )
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnreadableLetter(_DAMAGED)
    # Entities are refused above, so the parser has nothing to expand.
    return ElementTree.fromstring(content)  # noqa: S314


def _links(archive: zipfile.ZipFile, names: list[str]) -> dict[str, str]:
    rels = "word/_rels/document.xml.rels"
    if rels not in names:
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in _part(archive, rels)}


@dataclass
class _Numbers:
    """The numbers of numbered paragraphs, which Word does not keep in their text."""

    formats: dict[tuple[str, int], tuple[str, str]]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: ElementTree.Element | None) -> "_Numbers":
        if numbering is None:
            return cls({})
        levels = {
            each.get(f"{_W}abstractNumId", ""): list(_levels(each))
            for each in numbering.iter(f"{_W}abstractNum")
        }
        formats = {}
        for num in numbering.iter(f"{_W}num"):
            for level, *shape in levels.get(_value(num, "abstractNumId"), ()):
                formats[num.get(f"{_W}numId", ""), level] = (shape[0], shape[1])
        return cls(formats)

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph of that list: "2.", "b)", "-"; empty where there is no such list."""
        shape = self.formats.get((number, level))
        if shape is None:
            return ""
        if shape[0] == "bullet":
            return "- "
        count = self.counts[number, level] = self.counts.get((number, level), 0) + 1
        for deeper in [key for key in self.counts if key[0] == number and key[1] > level]:
            del self.counts[deeper]
        return re.sub(r"%\d", _counted(count, shape[0]), shape[1], count=1) + " "


def _levels(abstract: ElementTree.Element) -> Iterator[tuple[int, str, str]]:
    for level in abstract.iter(f"{_W}lvl"):
        # Only the number of the paragraph's own level: "1.2." would not be found again in the answers.
        shown = re.sub(r"(?:%\d[.)]?)*(%\d)", r"\1", _value(level, "lvlText"))
        yield int(level.get(f"{_W}ilvl", "0")), _value(level, "numFmt"), shown


def _counted(count: int, shape: str) -> str:
    if shape.endswith("Letter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if shape.startswith("upper") else letter
    if shape.endswith("Roman"):
        roman = "x" * (count // 10) + _ROMAN[count % 10]
        return roman.upper() if shape.startswith("upper") else roman
    return str(count)


def _value(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


@dataclass
class _Reader:
    """Reads paragraphs and tables into lines, keeping the count of the lists."""

    numbers: _Numbers
    links: dict[str, str]

    def lines(self, root: ElementTree.Element) -> list[str]:
        found: list[str] = []
        for element in _blocks(root):
            if element.tag == f"{_W}tbl":
                found += [*self._rows(element), ""]
            else:
                found += [*self._paragraph(element).split("\n"), ""]
            if len(found) > 2 * MOST_LINES:
                break
        return found

    def _rows(self, table: ElementTree.Element) -> Iterator[str]:
        for row in _rows(table):
            yield "\t".join(
                " ".join(" ".join(self._words(each).split()) for each in cell.iter(f"{_W}p")).strip()
                for cell in row.findall(f"{_W}tc")
            )

    def _paragraph(self, paragraph: ElementTree.Element) -> str:
        text = self._words(paragraph).strip()
        if not text:
            return ""
        style = paragraph.find(f"{_W}pPr")
        label, heading = ("", 0) if style is None else (self._label(style), _heading_level(style))
        if heading:
            return f"{'#' * heading} {label}{text}"
        return f"**{label}{text}**" if _all_bold(paragraph) else f"{label}{text}"

    def _label(self, style: ElementTree.Element) -> str:
        numbered = style.find(f"{_W}numPr")
        if numbered is None:
            return ""
        level = _value(numbered, "ilvl")
        return self.numbers.label(_value(numbered, "numId"), int(level) if level.isdigit() else 0)

    def _words(self, element: ElementTree.Element) -> str:
        pieces = []
        for child in element:
            if child.tag in _LEFT_OUT:
                continue
            if child.tag == f"{_W}t":
                pieces.append(child.text or "")
            elif child.tag == f"{_W}tab":
                pieces.append("\t")
            elif child.tag in (f"{_W}br", f"{_W}cr"):
                pieces.append("\n")
            elif child.tag == f"{_W}p":
                pieces.append(f"{self._words(child)}\n")
            elif child.tag == f"{_W}hyperlink":
                pieces.append(self._link(child))
            else:
                pieces.append(self._words(child))
        return "".join(pieces)

    def _link(self, hyperlink: ElementTree.Element) -> str:
        text, target = self._words(hyperlink), self.links.get(hyperlink.get(f"{_R}id", ""), "")
        bare = target.removeprefix("mailto:").rstrip("/")
        return text if not target or bare in text else f"{text} <{target}>"


def _blocks(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Paragraphs and tables in order, also those inside a content control."""
    for child in root:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _rows(table: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Its own rows, also those inside a content control, and not those of a table in a cell."""
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        else:
            yield from _rows(child)


def _heading_level(style: ElementTree.Element) -> int:
    found = re.fullmatch(r"(?:Heading|Title)\s?([1-6]?)", _value(style, "pStyle"), re.IGNORECASE)
    return int(found[1] or 1) if found else 0


def _all_bold(paragraph: ElementTree.Element) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(run.itertext()).strip()]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: ElementTree.Element) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(f"{_W}val", "1") not in _OFF
