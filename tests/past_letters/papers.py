"""Files of letters, made for the tests: Word letters part by part, and PDF from HTML or from bare operators."""

import io
import zipfile
from html import escape

import pikepdf
import weasyprint

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def p(text: str, style: str = "", inner: str = "") -> str:
    """A paragraph with one run; `style` is what its properties hold, `inner` those of the run."""
    properties = f"<w:pPr>{style}</w:pPr>" if style else ""
    run = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word(body: str, **parts: str) -> bytes:
    """A .docx with that body; other parts by name, with __ for / and the ending left out: word__header1="..."."""
    files = {"word/document.xml": f"<w:document {W} {R} {MC}><w:body>{body}</w:body></w:document>"}
    files |= {f"{name.replace('__', '/')}.xml": content for name, content in parts.items()}
    return packed(files)


def packed(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def pdf(html: str) -> bytes:
    return weasyprint.HTML(string=f"<body style='font: 11pt sans-serif'>{html}</body>").write_pdf()


def pages(count: int) -> bytes:
    """A PDF of so many empty pages."""
    made, document = io.BytesIO(), pikepdf.new()
    for _ in range(count):
        document.add_blank_page()
    document.save(made)
    return made.getvalue()


def locked(content: bytes) -> bytes:
    """The PDF with a password."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="one", user="two"))
    return made.getvalue()
