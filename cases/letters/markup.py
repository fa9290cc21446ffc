"""From filled passages and cleaned answers to the HTML of a letter, as a tagged PDF needs it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cases.passages import Block, Bullets, Heading, Paragraph, Run, Slot, Table

# A citation or a date that breaks across lines is hard to read.
_TOGETHER = re.compile(
    r"\b(?:[Ss]ections?|[Rr]egulations?|Article) \d+[A-Za-z]?(?:\([0-9A-Za-z]+\))*"
    r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
_NUMBER = re.compile(r"[£$€]?\s?[-−(]?[£$€]?\d[\d,. ]*\)?\s?%?")
# A word of more signs than this may be broken in a cell, so that the table stays on the page.
_LONG_WORD = 22


def inline(runs: Iterable[Run]) -> SafeString:
    """The runs of a paragraph; links where a value is an address, a mark where something is missing."""
    return format_html_join("", "{}", ((_run(run),) for run in runs))


def kept_together(text: str) -> SafeString:
    """Escaped text in which citations and dates do not break."""
    return mark_safe(_TOGETHER.sub(r'<span class="nb">\g<0></span>', escape(text)))


def blocks_as_html(blocks: Sequence[Block], *, level: int, slots: Mapping[str, SafeString]) -> SafeString:
    """Filled blocks; their headings at the given level, and each slot with what was assembled for it."""
    return format_html_join("\n", "{}", ((_block(block, level, slots),) for block in blocks))


def _block(block: Block, level: int, slots: Mapping[str, SafeString]) -> SafeString:
    if isinstance(block, Paragraph):
        return format_html("<p>{}</p>", inline(block.runs))
    if isinstance(block, Heading):
        return format_html("<h{0}>{1}</h{0}>", level, inline(block.runs))
    if isinstance(block, Bullets):
        items = format_html_join("", "<li>{}</li>", ((inline(item),) for item in block.items))
        return format_html("<ul>{}</ul>", items)
    return slots[block.name] if isinstance(block, Slot) else _table(block)


def _table(table: Table) -> SafeString:
    numbers = _number_columns(table.rows)
    head = format_html_join(
        "",
        "{}",
        ((_cell("th", text, place in numbers, scope="col"),) for place, text in enumerate(table.heads)),
    )
    rows = format_html_join("", "<tr>{}</tr>", ((_row(row, numbers),) for row in table.rows))
    return format_html('<table class="tbl"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>', head, rows)


def _row(cells: Sequence[str], numbers: set[int]) -> SafeString:
    first, *rest = cells
    others = ((_cell("td", text, place in numbers),) for place, text in enumerate(rest, 1))
    return _cell("th", first, False, scope="row") + format_html_join("", "{}", others)


def _cell(tag: str, text: str, is_number: bool, *, scope: str = "") -> SafeString:
    attributes = {"scope": scope, "class": "n" if is_number else ""}
    given = format_html_join("", ' {}="{}"', ((name, value) for name, value in attributes.items() if value))
    return format_html("<{0}{1}>{2}</{0}>", tag, given, text)


def _number_columns(rows: Sequence[Sequence[str]]) -> set[int]:
    """The columns that hold nothing but numbers. The first one names the rows."""
    return {
        place
        for place in range(1, len(rows[0]))
        if all(_NUMBER.fullmatch(row[place].strip()) for row in rows if row[place].strip())
        and any(row[place].strip() for row in rows)
    }


def _run(run: Run) -> SafeString:
    if run.kind == "url":
        return format_html(
            '<a href="{}">{}</a>', run.text, run.text.removeprefix("https://").removesuffix("/")
        )
    if run.kind == "email":
        return format_html('<a href="mailto:{0}">{0}</a>', run.text)
    if run.kind == "phone":
        return format_html('<span class="nb">{}</span>', run.text)
    if run.kind == "strong":
        return format_html("<strong>{}</strong>", run.text)
    if run.kind == "open":
        return format_html('<mark class="open">[{}]</mark>', run.text)
    return kept_together(run.text)


def as_quoted(text: str) -> SafeString:
    """Words of somebody else, word for word: paragraphs and line ends kept."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    return format_html_join("\n", "<p>{}</p>", ((_lines(part),) for part in paragraphs))


def _lines(text: str) -> SafeString:
    return format_html_join(
        mark_safe("<br>"), "{}", ((line.strip(),) for line in text.splitlines() if line.strip())
    )


def answer_as_html(html: str, *, level: int = 4) -> SafeString:
    """A cleaned answer, fit for a tagged PDF. `level`: that of its highest heading, under one of the level before.


    Headings go down without a gap, tables get header cells with a scope and numbers to the right, empty paragraphs go.
    """
    # From a stream, because the parser takes a short string for the name of a file.
    body = tinyhtml5.parse(StringIO(f"<!DOCTYPE html><body>{html}"), namespace_html_elements=False).find(
        "body"
    )
    _drop_empty(body)
    _shift_headings(body, level)
    for table in list(body.iter("table")):
        _mend_table(table)
    inside = "".join(tostring(child, encoding="unicode", method="html") for child in body)
    return mark_safe(escape(body.text or "") + inside)


def _drop_empty(parent: Element) -> None:
    for child in list(parent):
        _drop_empty(child)
        if (
            child.tag in ("p", "h3", "h4", "ul", "ol", "li", "blockquote")
            and not _text(child)
            and not len(child)
        ):
            _remove(parent, child)


def _remove(parent: Element, child: Element) -> None:
    """Take an element out and keep the text that follows it."""
    before = list(parent)[: list(parent).index(child)]
    if before:
        before[-1].tail = (before[-1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _shift_headings(body: Element, level: int) -> None:
    """h3 becomes the heading of the level; h4 the one under it, and the same where none stands above it."""
    deeper = False
    for element in body.iter():
        if element.tag == "h3":
            element.tag, deeper = f"h{level}", True
        elif element.tag == "h4":
            element.tag = f"h{level + 1}" if deeper else f"h{level}"


def _mend_table(table: Element) -> None:
    rows = _rows(table)
    if not rows:
        return
    if table.find("thead") is None and len(rows) > 1 and _is_head(rows):
        _make_head(table, rows[0])
    head = {cell for part in table.findall("thead") for row in part for cell in row}
    for row in rows:
        for cell in row:
            if cell.tag == "th":
                cell.set("scope", "col" if cell in head else "row")
            if any(len(word) > _LONG_WORD for word in _text(cell).split()):
                cell.set("class", "long")
    table.set("class", " ".join(["tbl", *_width(max(len(row) for row in rows))]))
    _align_numbers(rows)


def _rows(table: Element) -> list[Element]:
    """The rows of a table that have cells, without those of tables inside it."""
    parts = [part for part in table if part.tag in ("thead", "tbody", "tfoot")]
    return [row for part in parts for row in part if len(row)]


def _is_head(rows: list[Element]) -> bool:
    """The first row is the head when it alone is made of header cells, or when the table has none at all: a table
    without header cells cannot be read aloud."""
    has_heads = any(cell.tag == "th" for row in rows for cell in row)
    return not has_heads or all(cell.tag == "th" for cell in rows[0])


def _make_head(table: Element, row: Element) -> None:
    for cell in row:
        cell.tag = "th"
    part = next(part for part in table if row in list(part))
    part.remove(row)
    head = Element("thead")
    head.append(row)
    table.insert(list(table).index(part), head)


def _width(columns: int) -> list[str]:
    """The more columns, the smaller the type."""
    return [name for name, least in (("tbl--wide", 6), ("tbl--widest", 10)) if columns >= least]


def _align_numbers(rows: list[Element]) -> None:
    """Columns that hold nothing but numbers stand to the right; the first column names the rows and stays. Tables with
    joined cells are left as they are."""
    if any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row):
        return
    body = [row for row in rows if any(cell.tag == "td" for cell in row)]
    for column in range(1, max(len(row) for row in rows)):
        cells = [row[column] for row in body if column < len(row)]
        filled = [cell for cell in cells if _text(cell)]
        if filled and all(_NUMBER.fullmatch(_text(cell)) for cell in filled):
            for row in rows:
                if column < len(row):
                    row[column].set("class", "n")


def _text(element: Element) -> str:
    return "".join(element.itertext()).replace("\xa0", " ").strip()
