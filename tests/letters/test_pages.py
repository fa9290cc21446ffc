"""Pages as pictures for the screen, and the text of a PDF for the search."""

import io

import pytest
from django.core.cache import cache
from PIL import Image

from cases import drawing
from cases.letters import pages


@pytest.fixture(scope="module")
def pdf() -> bytes:
    body = "<h1>One</h1><p>First page</p><p style='break-before:page'>Second page</p>"
    return drawing.draw(f'<html lang="en"><title>t</title><body>{body}')


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def test_each_page_becomes_a_picture_of_its_size(pdf):
    first, second = pages.draw(pdf)
    assert (first.width, first.height) == (893, 1263)
    assert first.digest != second.digest
    picture = Image.open(io.BytesIO(pages.find(first.digest)))
    assert (picture.format, picture.size) == ("WEBP", (893, 1263))


def test_an_unknown_page_is_not_found(pdf):
    assert pages.find("unknown") is None


def test_the_same_page_has_the_same_name(pdf):
    first = pages.draw(pdf)
    cache.clear()
    assert pages.draw(pdf) == first


def test_what_was_drawn_before_is_not_drawn_again(pdf, monkeypatch):
    first = pages.draw(pdf)
    monkeypatch.setattr(pages, "_draw_page", None)
    assert pages.draw(pdf) == first


def test_a_page_that_looks_the_same_in_another_letter_is_not_encoded_again(pdf, monkeypatch):
    first = pages.draw(pdf)
    monkeypatch.setattr(Image.Image, "save", None)
    assert pages.draw(pdf + b"\n") == first


def test_a_page_that_fell_out_of_the_cache_is_drawn_again(pdf):
    drawn = pages.draw(pdf)
    cache.delete(f"letter-page-{drawn[0].digest}")
    assert pages.draw(pdf) == drawn
    assert pages.find(drawn[0].digest)


def test_pages_are_counted_and_read(pdf):
    assert pages.count(pdf) == 2
    assert "First page" in pages.text_of(pdf)
    assert pages.text_of(pdf).index("First page") < pages.text_of(pdf).index("Second page")
