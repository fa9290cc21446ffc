"""The pages of a PDF as pictures, for the screen, and its text, for the search."""

import hashlib
import io
import threading
from dataclasses import dataclass

import pypdfium2
from django.core.cache import cache

# Pixels for each point: A4 becomes 893 by 1263.
SCALE = 1.5
QUALITY = 80
KEPT_FOR = 24 * 60 * 60
# PDFium is not safe in two threads at once.
_turn = threading.Lock()


@dataclass(frozen=True)
class PagePicture:
    """One page: its digest names it, and `webp` holds the picture."""

    digest: str
    width: int
    height: int
    webp: bytes = b""


def draw(pdf: bytes) -> list[PagePicture]:
    """The pages of a PDF, each also kept in the cache under its digest. What was drawn before is not drawn again."""
    name = f"letter-pages-{hashlib.sha256(pdf).hexdigest()}"
    known: list[PagePicture] | None = cache.get(name)
    if known is not None and all(cache.has_key(_name(page.digest)) for page in known):
        return known
    pages = draw_pages(pdf)
    cache.set_many({_name(page.digest): page.webp for page in pages}, KEPT_FOR)
    bare = [PagePicture(page.digest, page.width, page.height) for page in pages]
    cache.set(name, bare, KEPT_FOR)
    return bare


def find(digest: str) -> bytes | None:
    """The picture of a page that was drawn of late, as WebP."""
    return cache.get(_name(digest))


def draw_pages(pdf: bytes, scale: float = SCALE) -> list[PagePicture]:
    """Every page of a PDF as a picture. Nothing is cached."""
    with _turn:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [_draw_page(page, scale) for page in document]
        finally:
            document.close()


def count(pdf: bytes) -> int:
    with _turn:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def text_of(pdf: bytes) -> str:
    """The text of a PDF, page by page, as the search reads it."""
    with _turn:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return "\n".join(_text_of(page) for page in document)
        finally:
            document.close()


def _draw_page(page: pypdfium2.PdfPage, scale: float) -> PagePicture:
    picture = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=QUALITY, method=2)
    webp = file.getvalue()
    return PagePicture(hashlib.sha256(webp).hexdigest(), *picture.size, webp)


def _text_of(page: pypdfium2.PdfPage) -> str:
    reader = page.get_textpage()
    text = reader.get_text_bounded()
    reader.close()
    page.close()
    return text.replace("\r\n", "\n")


def _name(digest: str) -> str:
    return f"letter-page-{digest}"
