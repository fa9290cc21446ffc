"""Draws HTML as a tagged PDF with WeasyPrint. Importing this loads Pango, so nothing imports it but its package."""

import contextlib
import functools
import gc
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pydyf
from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

# PDF/UA-1 in a PDF/A file: the claim of conformance, and the extension schema that PDF/A asks for it.
_PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA part</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>\
</pdfaExtension:schemas></rdf:Description></rdf:RDF>"""
_FONTS = (
    *("source-sans-3-{}-400-normal", "source-sans-3-{}-400-italic", "source-sans-3-{}-600-normal"),
    *("source-sans-3-{}-700-normal", "source-serif-4-{}-600-normal"),
)


_CARRIAGE_RETURN = 0x0D
Elements = dict[bytes, pydyf.Dictionary]


class Refused(ValueError):
    """The document asked for something that is not the application's own."""


class AppFiles(URLFetcher):
    """Serves the letter's own fonts and crest by name, and refuses everything else: no file, no network.

    WeasyPrint's own fetcher would open file: addresses and even embed what they name in the PDF.
    """

    def __init__(self, crest: str | bytes = ""):
        super().__init__(allowed_protocols=set(), allow_redirects=False)
        self.crest = crest
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        if url in font_files():
            return URLFetcherResponse(url, font_files()[url].read_bytes(), {"Content-Type": "font/woff2"})
        if url == "app:crest.svg" and isinstance(self.crest, str):
            return URLFetcherResponse(url, self.crest.encode(), {"Content-Type": "image/svg+xml"})
        if url == "app:crest.png" and isinstance(self.crest, bytes):
            return URLFetcherResponse(url, self.crest, {"Content-Type": "image/png"})
        self.refused.append(url)
        raise Refused(f"The document may not fetch {url}")


@functools.cache
def font_files() -> dict[str, Path]:
    """The letter's fonts by the names that its stylesheet gives them."""
    names = [f"{font.format(subset)}.woff2" for font in _FONTS for subset in ("latin", "latin-ext")]
    return {f"app:fonts/{name}": Path(finders.find(f"fonts/{name}")) for name in names}


def stylesheet(name: str = "cases/letter.css") -> str:
    return Path(finders.find(name)).read_text(encoding="utf-8")


class Press:
    """One font configuration and each stylesheet parsed once for the whole process: parsing them anew for each letter
    costs time and leaks memory."""

    def __init__(self) -> None:
        self.fonts = FontConfiguration()
        self.styles: dict[str, CSS] = {}
        # Drawing is bound by the processor, and the fonts are shared: threads take turns.
        self.turn = threading.Lock()

    def draw(self, html: str, *, crest: str | bytes = "", extra: str = "", for_screen: bool = False) -> bytes:
        """HTML as PDF/UA-1 and PDF/A-2a in one file; the same HTML gives the same bytes. `extra` names a stylesheet.

        `for_screen` leaves out what nobody sees in a picture of the pages: they look the same, and are made in less
        time.
        """
        made = _FOR_SCREEN if for_screen else _FOR_PAPER
        with self.turn, _without_collecting():
            styles = [self._style(name) for name in ("cases/letter.css", extra) if name]
            document = HTML(string=html, url_fetcher=AppFiles(crest), base_url="app:")
            return document.write_pdf(stylesheets=styles, font_config=self.fonts, **made)

    def _style(self, name: str) -> CSS:
        if name not in self.styles:
            self.styles[name] = CSS(
                string=stylesheet(name), font_config=self.fonts, url_fetcher=AppFiles(), base_url="app:"
            )
        return self.styles[name]


@functools.cache
def press() -> Press:
    return Press()


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Drawing makes some hundred thousand objects, and the collector of garbage would look through them time and
    again while all are in use: a fifth of the time. The next collection frees them."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def finish(document, pdf: pydyf.PDF) -> None:
    """What WeasyPrint leaves undone: the claim of PDF/UA beside PDF/A, the scope of header cells, the body of items."""
    for stream in [each for each in pdf.objects if isinstance(each, pydyf.Stream)]:
        if stream.extra.get("Subtype") == "/XML":
            _claim_pdf_ua(stream)
        elif stream.compress and zlib.adler32(_data_of(stream)) & 0xFF == _CARRIAGE_RETURN:
            # It would end in a carriage return before the line feed of endstream, and so seem a byte short: PDF/A
            # (ISO 19005-2, 6.1.7.1) wants the length to be beyond doubt.
            stream.compress = False
    elements = {
        each.reference: each
        for each in pdf.objects
        if isinstance(each, pydyf.Dictionary) and each.get("Type") == "/StructElem"
    }
    for element in list(elements.values()):
        if element["S"] == "/TH":
            element["A"]["Scope"] = _scope(element, elements)
        elif element["S"] == "/LI":
            _give_body(element, elements, pdf)


def _claim_pdf_ua(stream: pydyf.Stream) -> None:
    stream.compress = False
    stream.stream = [_data_of(stream).replace(b"</rdf:RDF>", _PDF_UA)]


def _data_of(stream: pydyf.Stream) -> bytes:
    """The content of a stream as it will be written, before it is compressed."""
    return b"\n".join(_as_bytes(part) for part in stream.stream)


def _as_bytes(part: bytes | str | pydyf.Object) -> bytes:
    if isinstance(part, pydyf.Object):
        return part.data
    return part if isinstance(part, bytes) else part.encode("ascii")


def _scope(element: pydyf.Dictionary, elements: Elements) -> str:
    """Header cells in the head of a table are those of columns, all others those of rows."""
    above = elements[element["P"]]
    while above["S"] != "/Table":
        if above["S"] == "/THead":
            return "/Column"
        above = elements[above["P"]]
    return "/Row"


def _give_body(item: pydyf.Dictionary, elements: Elements, pdf: pydyf.PDF) -> None:
    """An item of a list holds a label and a body and nothing else (ISO 32000-1, 14.8.4.3.3): paragraphs and lists that
    stand in it directly go into its body."""
    stray = [kid for kid in item["K"] if elements[kid]["S"] not in ("/Lbl", "/LBody")]
    if not stray:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(stray), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for kid in stray:
        elements[kid]["P"] = body.reference
    item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in stray), body.reference])


_FOR_PAPER = {"pdf_variant": "pdf/a-2a", "finisher": finish}
_FOR_SCREEN = {"uncompressed_pdf": True}
