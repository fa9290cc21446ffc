"""What may stand in an answer. Everything that a browser sends goes through clean() before it is stored."""

import re

import nh3

TAGS = frozenset(
    "p strong em u a ul ol li table caption thead tbody tr th td h3 h4 blockquote br".split()  # noqa: SIM905
)
SPAN = re.compile(r"[1-9]\d?")
SCOPES = frozenset({"col", "row", "colgroup", "rowgroup"})
# Other editors say the same with other tags.
SAME = {"b": "strong", "i": "em", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4", "div": "p"}
_OTHER = re.compile(r"(</?)(b|i|h1|h2|h5|h6|div)(?=[\s>/])", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|ul|ol|li|table|h3|h4|blockquote)>")
_LINK_TO_NOWHERE = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_LONE_PARAGRAPH = re.compile(r"<(li|td|th)([^>]*)><p>((?:(?!</?p>).)*)</p>(?=</\1>|<[uo]l>)", re.DOTALL)
_EMPTY_END = re.compile(r"(?:\s|<p>(?:\s|&nbsp;|<br>)*</p>)+\Z")
_INNERMOST_TABLE = re.compile(r"<table>((?:(?!<table>).)*?)</table>", re.DOTALL)
_FIRST_ROW = re.compile(
    r"(\s*(?:<caption>.*?</caption>)?\s*)<tbody>\s*(<tr>(?:(?!<td).)*?</tr>)(.*)", re.DOTALL
)
_HEADER_CELL = re.compile(
    r"<th((?: (?:col|row)span=\"\d+\")*)(?: scope=\"\w+\")?((?: (?:col|row)span=\"\d+\")*)>"
)


def clean(html: str) -> str:
    """The HTML with nothing in it but paragraphs, emphasis, lists, tables, small headings, quotations and
    links to https and mailto addresses. Header cells get the scope that a tagged PDF needs. Empty text is "".

    clean(clean(x)) == clean(x), and what the editor sends back unchanged comes out unchanged.
    """
    # Broken mark-up may need to be read more than once before it says the same thing twice.
    once, text = None, html
    while text != once:
        once, text = text, _clean_once(text)
    return text


def _clean_once(html: str) -> str:
    text = _cleaner.clean(_OTHER.sub(lambda tag: tag.group(1) + SAME[tag.group(2).lower()], html)).strip()
    text = _LINK_TO_NOWHERE.sub(r"\1", text)
    text = _LONE_PARAGRAPH.sub(r"<\1\2>\3", text)
    text = _INNERMOST_TABLE.sub(lambda table: f"<table>{_with_scopes(table.group(1))}</table>", text)
    text = _EMPTY_END.sub("", _cleaner.clean(text))
    return text if _BLOCK.search(text) else _EMPTY_END.sub("", f"<p>{text}</p>")


def _only_sound_values(tag: str, attribute: str, value: str) -> str | None:
    if attribute in ("colspan", "rowspan"):
        return value if SPAN.fullmatch(value) and value != "1" else None
    if attribute == "scope":
        return value if value in SCOPES else None
    return value


_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={
        "script",
        "style",
        "title",
        "textarea",
        "noscript",
        "iframe",
        "svg",
        "math",
        "template",
    },
    attributes={"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}},
    attribute_filter=_only_sound_values,
    url_schemes={"https", "mailto"},
    url_relative="deny",
    link_rel=None,
)


def _with_scopes(table: str) -> str:
    """The inside of a table: a first row of header cells is its head, and every header cell has a scope."""
    first = _FIRST_ROW.fullmatch(table)
    if first and "<thead>" not in table:
        before, row, rest = first.groups()
        table = f"{before}<thead>{row}</thead><tbody>{rest}"
    head, end, body = table.rpartition("</thead>")
    return _scoped(head, "col") + end + _scoped(body, "row")


def _scoped(part: str, scope: str) -> str:
    return _HEADER_CELL.sub(rf'<th\1\2 scope="{scope}">', part)
