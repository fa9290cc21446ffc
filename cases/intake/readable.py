"""Text that a person can read: no control signs, no hidden direction marks, no HTML.

The HTML reader is our own and linear in time: the standard library's parser, and Beautiful Soup on top of it, take
minutes for 75 KB of unclosed tags, and anyone may send a council an e-mail. It drops everything that is not shown.
"""

import html
import re

LONGEST = 100_000
MOST_LINES = 4_000
_LONGEST_HTML = 600_000

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb]"
    "|[\ud800-\udfff]"
)
_LINE_TAILS = re.compile(r"(?<![ \t])[ \t]+(?=\n|\Z)")
_GAPS = re.compile(r"\n{4,}")


def readable(text: str) -> str:
    """The text with plain line ends and spaces, without what cannot be seen, cut at LONGEST signs or MOST_LINES."""
    text = _LINE_ENDS.sub("\n", text.strip()[: LONGEST * 2])
    text = _NOT_SHOWN.sub("", _SPACES.sub(" ", text))
    text = _GAPS.sub("\n\n\n", _LINE_TAILS.sub("", text)).strip("\n")
    return "\n".join(text[:LONGEST].split("\n")[:MOST_LINES])


def is_cut(text: str) -> bool:
    """Was this readable text cut at its greatest length?"""
    return len(text) >= LONGEST or text.count("\n") >= MOST_LINES - 1


def words(listed: str) -> frozenset[str]:
    """A set of words, written as a line of text."""
    return frozenset(listed.split())


_PARAGRAPHS = words("p h1 h2 h3 h4 h5 h6 ul ol table blockquote hr pre dl address form")
_LINES = words("div li tr dt dd section article header footer main center caption tbody thead tfoot body")
_UNSEEN = words("script style head title template noscript object svg math select iframe xml")
_VOID = words("br hr img meta link input wbr area base col embed source track")
_NEVER_NESTED = words("p li td tr")
_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:]*)(?=[\s/>])")
_OPENING = re.compile(r"<(?=[a-zA-Z/!?])")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|\shidden(?:[\s=>/]|$)", re.IGNORECASE)
_CITED = re.compile(r"type\s*=\s*[\"']?cite|gmail_quote", re.IGNORECASE)
_START = re.compile(r"\bstart\s*=\s*[\"']?(\d{1,4})", re.IGNORECASE)
_LETTERED = re.compile(r"\btype\s*=\s*[\"']?a\b|lower-(?:alpha|latin)", re.IGNORECASE)
_GAP = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 12


def html_to_text(source: str) -> str:
    """What a reader sees of an HTML page: lines, list numbers, table rows with " | ", cited text behind "> "."""
    return _Reader().read(source[:_LONGEST_HTML])


def looks_like_html(text: str) -> bool:
    return bool(re.match(r"\s*<(?:!doctype\s+html|html|body|div|p|table)\b", text[:2000], re.IGNORECASE))


class _Page:
    """One column of text being written: the page itself, or one cell of a table."""

    def __init__(self):
        self.pieces, self.newlines, self.wanted, self.quote = [], 2, 0, 0
        self.labelled = False

    def want(self, newlines):
        self.wanted = max(self.wanted, newlines)

    def newline(self):
        self.pieces.append("\n")
        self.newlines, self.labelled = self.newlines + 1, False

    def write(self, text):
        while self.newlines < self.wanted:
            self.newline()
        self.wanted = 0
        if self.newlines:
            text = text.lstrip(" ")
        if text:
            self.pieces.append(text if self.labelled or not self.newlines else "> " * self.quote + text)
            self.newlines, self.labelled = 0, False

    def label(self, text):
        """Write a list label; the text follows on the same line, also when it comes in a paragraph of its own."""
        self.write(text)
        self.newlines, self.labelled = 2, True

    def text(self):
        return "".join(self.pieces)


class _Reader:
    def __init__(self):
        self.page, self.lists, self.tables = _Page(), [], []
        self.pre, self.hidden_tag, self.hidden_depth = 0, "", 0

    def read(self, source):
        position = 0
        while position < len(source):
            opening = _OPENING.search(source, position)
            if not opening:
                self._characters(source[position:])
                break
            self._characters(source[position : opening.start()])
            position = self._markup(source, opening.start())
        while self.tables:
            self._close_table()
        return self.page.text()

    def _markup(self, source, start):
        """Read one tag or comment, or a plain "<"; the place after it."""
        if source.startswith("<!--", start):
            end = source.find("-->", start)
            return len(source) if end < 0 else end + 3
        tag = _TAG.match(source, start + 1)
        if not tag and source[start + 1] not in "!?":
            self._characters(source[start])
            return start + 1
        end = _end_of_tag(source, start)
        if tag:
            name, attributes = tag[2].lower(), source[tag.end() : end]
            if name in _UNSEEN and not tag[1]:
                closing = re.compile(rf"</{re.escape(name)}\b", re.IGNORECASE).search(source, end)
                return _end_of_tag(source, closing.start()) + 1 if closing else len(source)
            self._tag(name, attributes, bool(tag[1]))
        return end + 1

    def _characters(self, text):
        if text and not self.hidden_tag:
            text = html.unescape(text)
            if self.pre:
                for place, line in enumerate(text.split("\n")):
                    if place:
                        self.page.newline()
                    self.page.write(line)
            else:
                text = _GAP.sub(" ", text)
                if text != " " or not (self.page.newlines or self.page.wanted):
                    self.page.write(text)

    def _tag(self, name, attributes, closing):
        if self.hidden_tag == name and not closing and name in _NEVER_NESTED:
            self.hidden_tag = ""
        if self.hidden_tag:
            if name == self.hidden_tag:
                self.hidden_depth += -1 if closing else 1
                self.hidden_tag = name if self.hidden_depth else ""
            return
        if not closing and name not in _VOID and _HIDDEN.search(attributes):
            self.hidden_tag, self.hidden_depth = name, 1
            return
        if name in ("table", "tr", "td", "th"):
            self._table(name, closing)
        elif name == "br":
            self.page.write("")
            self.page.newline()
        else:
            if name in _PARAGRAPHS or name in _LINES:
                self.page.want(
                    1 if name in _LINES or (name in ("ul", "ol") and len(self.lists) > closing) else 2
                )
            self._structure(name, attributes, closing)

    def _structure(self, name, attributes, closing):
        if name == "pre":
            self.pre = max(0, self.pre + (-1 if closing else 1))
        elif name == "blockquote" and (closing or _CITED.search(attributes)):
            self.page.quote = min(max(0, self.page.quote + (-1 if closing else 1)), 5)
        elif name in ("ul", "ol") and closing:
            self.lists = self.lists[:-1]
        elif name in ("ul", "ol") and len(self.lists) < _DEEPEST:
            start = _START.search(attributes)
            lettered = bool(_LETTERED.search(attributes))
            self.lists.append([name, int(start[1]) if start else 1, lettered])
        elif name == "li" and not closing:
            self._list_entry()

    def _list_entry(self):
        kind, number, lettered = self.lists[-1] if self.lists else ("ul", 0, False)
        label = (
            "-" if kind == "ul" else f"{chr(96 + number)}." if lettered and 0 < number < 27 else f"{number}."
        )
        if self.lists:
            self.lists[-1][1] += 1
        self.page.label(label + " ")

    def _table(self, name, closing):
        if name == "table" and closing:
            if self.tables:
                self._close_table()
        elif name == "table" and len(self.tables) < _DEEPEST:
            self.page.want(2)
            self.tables.append((self.page, []))
        elif not self.tables:
            self.page.want(1)
        elif name == "tr":
            self._close_row()
        elif name != "table":
            self._close_cell()
            if not closing:
                self.page = _Page()

    def _close_cell(self):
        above, cells = self.tables[-1]
        if self.page is not above:
            cells.append(self.page.text().strip())
            self.page = above

    def _close_row(self):
        self._close_cell()
        cells = self.tables[-1][1]
        shown = [cell for cell in cells if cell]
        if len(shown) > 1 and all(len(cell) < 400 for cell in shown):
            lines = [" | ".join(_GAP.sub(" ", cell) for cell in cells)]
        else:
            lines = "\n\n".join(shown).split("\n")
        cells.clear()
        for line in lines if shown else ():
            self.page.want(1)
            if line.strip():
                self.page.write(line)
            else:
                self.page.newline()

    def _close_table(self):
        self._close_row()
        self.tables.pop()
        self.page.want(2)


def _end_of_tag(source, start):
    """Where the tag ends: the next ">" that is not in quotes, looked for within the next 5,000 signs."""
    end = source.find(">", start)
    if end < 0:
        return len(source)
    for _ in range(20):
        further = source.find(">", end + 1, start + 5_000)
        if further < 0 or source.count('"', start, end) % 2 == 0:
            break
        end = further
    return end
