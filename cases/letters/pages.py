"""The pages of a PDF as pictures, for the screen, and its text, for the search."""

import hashlib
import io
import threading
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from django.core.cache import cache

# Pixels for each point: A4 becomes 893 by 1263.
SCALE = 1.5
QUALITY = 75
KEPT_FOR = 24 * 60 * 60
# PDFium is not safe in two threads at once.
_turn = threading.Lock()


@dataclass(frozen=True)
class PagePicture:
    """One page: its digest names the picture, which find() gives."""

    digest: str
    width: int
    height: int


def draw(pdf: bytes) -> list[PagePicture]:
    """The pages of a PDF as pictures, kept in the cache under their digests.

    A page that looks as it did before is not encoded again: while an officer types, one page changes and most do not.
    """
    name = f"letter-pages-{hashlib.sha256(pdf).hexdigest()}"
    known: list[PagePicture] | None = cache.get(name)
    if known is not None and all(cache.has_key(_name(page.digest)) for page in known):
        return known
    with _turn, closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = [_draw_page(page) for page in document]
    cache.set(name, pages, KEPT_FOR)
    return pages


def find(digest: str) -> bytes | None:
    """The picture of a page that was drawn of late, as WebP."""
    return cache.get(_name(digest))


def count(pdf: bytes) -> int:
    with _turn, closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def text_of(pdf: bytes) -> str:
    """The text of a PDF, page by page, as the search reads it."""
    return "\n".join(texts_of(pdf))


def texts_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    with _turn, closing(pypdfium2.PdfDocument(pdf)) as document:
        return [_text_of(page) for page in document]


def _draw_page(page: pypdfium2.PdfPage) -> PagePicture:
    with closing(page):
        bitmap = page.render(scale=SCALE, rev_byteorder=True)
    digest = hashlib.sha256(bitmap.buffer).hexdigest()
    if not cache.has_key(_name(digest)):
        file = io.BytesIO()
        # The quickest method: the picture is looked at for a moment, and never leaves the council.
        bitmap.to_pil().save(file, "WEBP", quality=QUALITY, method=0)
        cache.set(_name(digest), file.getvalue(), KEPT_FOR)
    return PagePicture(digest, bitmap.width, bitmap.height)


def _text_of(page: pypdfium2.PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as reader:
        return reader.get_text_bounded().replace("\r\n", "\n")


def _name(digest: str) -> str:
    return f"letter-page-{digest}"
