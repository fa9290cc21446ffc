"""The letter as a PDF: tagged, titled, its own fonts, the same bytes every time, and nothing fetched from anywhere."""

import functools
import gc
import io
import subprocess
import sys
from itertools import pairwise

import page
import pikepdf
import pytest
from PIL import Image

from cases import drawing
from cases.letters import checks, pages, rendering
from cases.letters.assembly import assemble
from cases.letters.pages import text_of
from tests.letters.letters import ON, add_claim, make_letter

# Imported late in the application; here Pango is there.
press = pytest.importorskip("cases.drawing.press")

TABLE = (
    "<table><caption>Spend</caption><tbody><tr><th>Year</th><th>Sum</th></tr>"
    "<tr><th>2020</th><td>£1,204</td></tr><tr><th>2021</th><td>£998</td></tr></tbody></table>"
)
RICH = (
    "<h4>A heading</h4><ul><li><p>One</p><ul><li>Łódź &amp; <strong>bold</strong></li></ul></li><li>Two</li></ul>"
    '<p>See <a href="https://www.ashmere.example/spend">our spending</a>, <em>each</em> year.</p>'
    "<blockquote><p>Quoted</p></blockquote>"
)


@pytest.fixture
def content(council):
    letter = make_letter(
        (TABLE, "disclosed"), (RICH, "part"), ("", "withheld"), ("<p>Only one row.</p>", "disclosed")
    )
    add_claim(letter, "s31-1a", 3, said="First.\n\nSecond.")
    add_claim(letter, "s40-2-3Aa", 2)
    letter.fields = {field.key: "More help." for field in assemble(letter, on=ON).fields}
    return assemble(letter, on=ON)


@pytest.fixture
def pdf(content) -> bytes:
    return drawn_once(rendering.as_html(content), content.council.crest_svg)


@functools.cache
def drawn_once(html: str, crest: str) -> bytes:
    """Drawing takes long, and the tests only look."""
    return drawing.draw(html, crest=crest)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The structure of a document in reading order."""
    found = []

    def walk(element):
        found.append(element)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    for kid in document.Root.StructTreeRoot.K:
        walk(kid)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_a_letter_with_tables_lists_and_notices_is_pdf_ua_and_pdf_a(pdf, profile):
    result = page.validate_pdf_bytes(pdf, profile=profile)
    assert not [(failure.rule_id, failure.message) for failure in result.failures]
    assert result.is_compliant


@pytest.mark.django_db
def test_the_validation_can_fail():
    from weasyprint import HTML

    bare = HTML(string="<p>x</p>").write_pdf()
    assert not page.validate_pdf_bytes(bare, profile=page.ValidationProfile.PDF_UA_1).is_compliant


@pytest.mark.django_db
def test_the_document_has_its_title_language_author_and_the_day_of_the_letter(pdf):
    document = opened(pdf)
    assert document.Root.Lang == "en-GB"
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert document.docinfo["/Title"] == "Answer to your request 7012568: Social media tool"
    assert document.docinfo["/Author"] == "Ashmere Borough Council"
    assert str(document.docinfo["/CreationDate"]).startswith("D:20210304")
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.django_db
def test_headings_go_down_one_level_at_a_time(pdf):
    document = opened(pdf)
    levels = [
        int(str(each.S)[2:])
        for each in elements(document)
        if str(each.S) in ("/H1", "/H2", "/H3", "/H4", "/H5")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(level - above <= 1 for above, level in pairwise(levels))
    assert 4 in levels


@pytest.mark.django_db
def test_header_cells_say_whether_they_head_a_column_or_a_row(pdf):
    document = opened(pdf)
    scopes = [str(each.A.Scope) for each in elements(document) if str(each.S) == "/TH"]
    assert {"/Column", "/Row"} == set(scopes)
    assert len(scopes) > 10


@pytest.mark.django_db
def test_items_of_lists_hold_a_label_and_a_body(pdf):
    document = opened(pdf)
    items = [each for each in elements(document) if str(each.S) == "/LI"]
    assert items
    assert {str(kid.S) for item in items for kid in item.K} == {"/Lbl", "/LBody"}


@pytest.mark.django_db
def test_the_crest_has_words_and_the_fonts_are_our_own(pdf):
    document = opened(pdf)
    assert [str(each.Alt) for each in elements(document) if str(each.S) == "/Figure"] == [
        "Crest of Ashmere Borough Council"
    ]
    fonts = {
        str(font.BaseFont).partition("+")[2]
        for each in document.pages
        for font in each.Resources.Font.values()
    }
    assert all(font.startswith("Source-S") for font in fonts), fonts


@pytest.mark.django_db
def test_pages_are_numbered_and_the_document_has_bookmarks(pdf):
    document = opened(pdf)
    text = text_of(pdf)
    count = len(document.pages)
    assert all(f"Page {number} of {count}" in text for number in range(1, count + 1))
    assert text.count("Our reference 7012568") >= count
    with document.open_outline() as outline:
        titles = [item.title for item in outline.root[0].children]
    assert titles[0] == "What you asked for"
    assert titles[-1] == "Your rights"


@pytest.mark.django_db
def test_every_word_of_the_letter_can_be_read_back(pdf):
    text = " ".join(text_of(pdf).split())
    for words in (
        "Jane Sample",
        "by e-mail to jane@requester.example",
        "Łódź & bold",
        "£1,204",
        "More help.",
    ):
        assert words in text
    assert text.index("Yours sincerely") < text.index("Your rights If you are not satisfied")


@pytest.mark.django_db
def test_a_letter_by_post_carries_the_address(council):
    letter = make_letter(("<p>x</p>", "disclosed"))
    letter.case.requester.email, letter.case.requester.address = "", "2 Sample Street\nAshmere"
    html = rendering.as_html(assemble(letter, on=ON))
    assert "Jane Sample<br>2 Sample Street<br>Ashmere" in html
    assert "by e-mail" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(("colour", "used"), [("#7a1f2b", "#7a1f2b"), ("red;}", "#0f4c5c")])
def test_the_letter_wears_the_colour_of_the_council(council, colour, used):
    council.colour = colour
    council.save()
    html = rendering.as_html(assemble(make_letter(("<p>x</p>", "disclosed")), on=ON))
    assert f"--brand: {used}" in html


@pytest.mark.django_db
def test_a_letter_without_a_crest_has_no_picture(council):
    council.crest_svg = ""
    council.save()
    html, pdf = rendering.render(assemble(make_letter(("<p>x</p>", "disclosed")), on=ON))
    assert "<img" not in html
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant


@pytest.mark.django_db
def test_the_same_letter_is_the_same_bytes_twice_and_in_another_process(content):
    html, first = rendering.render(content)
    assert rendering.render(content)[1] == first
    program = (
        "import sys, hashlib, os, django; django.setup()\n"
        "from cases import drawing\n"
        "drawing.warm()\n"
        "html, crest = sys.stdin.read().split('\\0')\n"
        "sys.stdout.buffer.write(drawing.draw(html, crest=crest))"
    )
    again = subprocess.run(
        [sys.executable, "-c", program],
        input=f"{html}\0{content.council.crest_svg}".encode(),
        capture_output=True,
        check=True,
        env={"DJANGO_SETTINGS_MODULE": "foi_portal.settings.test", "PATH": "", "PYTHONHASHSEED": "7"},
    )
    assert again.stdout == first


@pytest.mark.django_db
@pytest.mark.parametrize("crest", ["svg", "png"])
def test_what_the_officer_sees_while_typing_are_the_very_pages_of_the_pdf(content, crest):
    if crest == "png":
        file = io.BytesIO()
        Image.new("RGBA", (60, 70), (15, 76, 92, 128)).save(file, "PNG")
        content.council.crest_png = file.getvalue()
    shown = pages.draw(rendering.for_screen(content))
    assert len(shown) > 2
    assert shown == pages.draw(rendering.render(content)[1])


def test_the_collector_of_garbage_works_again_after_a_drawing_and_after_one_that_failed():
    drawing.draw("<p>x</p>")
    assert gc.isenabled()
    with pytest.raises(drawing.CannotDraw):
        drawing.draw("<p>x</p>", stylesheet="cases/no-such.css")
    assert gc.isenabled()


VECTORS = {
    "link to attach": '<link rel=attachment href="file:///etc/passwd"><p>x',
    "anchor to attach": '<a rel=attachment href="file:///etc/passwd">x</a>',
    "picture of a file": '<img src="file:///etc/passwd">',
    "picture from the network": '<img src="http://127.0.0.1:9/x.png">',
    "imported style": "<style>@import url(file:///etc/hostname);</style>x",
    "linked style": '<link rel=stylesheet href="http://169.254.169.254/latest">x',
    "background": "<style>body{background:url(http://127.0.0.1:9/a.png)}</style>x",
    "font": "<style>@font-face{font-family:x;src:url(file:///usr/share/fonts/x.ttf)}body{font-family:x}</style>x",
    "picture in a drawing": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<image href="file:///etc/passwd" width="1" height="1"/></svg>'
    ),
    "use in a drawing": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><use href="file:///etc/passwd#x"/></svg>'
    ),
    "drawing in data": (
        "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E"
        "%3Cimage href='file:///etc/passwd' width='1' height='1'/%3E%3C/svg%3E\">"
    ),
    "entity in data": (
        "<img src=\"data:image/svg+xml,%3C!DOCTYPE s [%3C!ENTITY e SYSTEM 'file:///etc/passwd'%3E]%3E"
        "%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Ctext y='9'%3E%26e;%3C/text%3E%3C/svg%3E\">"
    ),
    "object": '<object data="file:///etc/passwd">',
    "embed": '<embed src="ftp://127.0.0.1/x">',
    "base": '<base href="file:///etc/"><img src="passwd">',
    "content": "<style>p::before{content:url(file:///etc/passwd)}</style><p>x",
    "another name of ours": '<img src="app:../../etc/passwd"><img src="app:fonts/../x">',
}


# WeasyPrint does not even ask for what a drawing would use from elsewhere.
NEVER_TRIED = VECTORS["use in a drawing"]


@pytest.mark.parametrize("html", VECTORS.values(), ids=VECTORS)
def test_nothing_but_our_own_files_is_fetched(html, monkeypatch):
    fetchers = []
    whole = press.AppFiles.__init__

    def remember(self, crest=""):
        whole(self, crest)
        fetchers.append(self)

    opened_urls = []
    monkeypatch.setattr(press.AppFiles, "__init__", remember)
    monkeypatch.setattr(
        "urllib.request.OpenerDirector.open", lambda *args, **kwargs: opened_urls.append(args)
    )
    pdf = drawing.draw(f'<html lang="en"><title>t</title><body>{html}')
    document = opened(pdf)
    assert not opened_urls
    assert fetchers[-1].refused or html == NEVER_TRIED
    assert len(document.attachments) == 0
    assert b"root:" not in pdf


def test_a_crest_cannot_fetch_either():
    crest = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<image href="file:///etc/passwd" width="9" height="9"/></svg>'
    )
    fetcher = press.AppFiles(crest)
    with pytest.raises(press.Refused, match="may not fetch"):
        fetcher.fetch("file:///etc/passwd")
    assert fetcher.fetch("app:crest.svg").read() == crest.encode()
    assert fetcher.refused == ["file:///etc/passwd"]


def test_a_stream_never_ends_in_a_carriage_return():
    """Its length would be in doubt: the return before the line feed of endstream belongs to it or not."""
    text = b"\x0c"
    stream = press.pydyf.Stream([text], compress=True)
    assert stream.data.removesuffix(b"\nendstream").endswith(b"\r")
    pdf = press.pydyf.PDF()
    pdf.add_object(stream)
    press.finish(None, pdf)
    assert not stream.data.removesuffix(b"\nendstream").endswith(b"\r")


def test_a_process_can_be_warmed():
    drawing.warm()
    assert press.press() is press.press()


def test_what_cannot_be_drawn_is_said_in_plain_words(monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise AssertionError("inside")

    monkeypatch.setattr(press.Press, "draw", fail)
    with pytest.raises(drawing.CannotDraw, match="Something in the text cannot be drawn"):
        drawing.draw("<p>x")
    assert "could not be drawn" in caplog.text


def test_without_pango_the_message_gives_the_line_to_run(monkeypatch, caplog):
    class Broken:
        def __getattr__(self, name):
            raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setitem(sys.modules, "cases.drawing.press", Broken())
    with pytest.raises(drawing.CannotDraw, match="apt-get install libpango"):
        drawing.draw("<p>x")
    drawing.warm()
    assert "apt-get install" in caplog.text


def test_the_system_check_names_a_missing_library(monkeypatch):
    assert checks.pango_check(None) == []
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    def refuse(name, *args, **kwargs):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)

    real = __import__
    monkeypatch.setattr("builtins.__import__", refuse)
    found = checks.pango_check(None)
    assert [error.id for error in found] == ["cases.E001"]
    assert "apt-get install" in found[0].hint
