"""A crest is what its content is, and nothing in it acts or fetches."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cases.drawing import draw, press
from cases.drawing.crest import BadCrest, read_crest
from cases.letters import rendering
from cases.letters.assembly import assemble
from cases.models import Council
from cases.starter.council import CREST
from tests.letters.letters import ON, make_letter

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


def png(size: tuple[int, int] = (60, 70)) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", size, (15, 76, 92, 128)).save(file, "PNG")
    return file.getvalue()


def test_our_own_crest_is_one():
    assert read_crest(CREST.read_bytes()) == CREST.read_text(encoding="utf-8")


def test_a_picture_is_kept_without_what_a_program_wrote_into_it():
    kept = read_crest(png())
    assert isinstance(kept, bytes)
    assert read_crest(kept) == kept


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"x" * 500_001, "larger than 500 kB"),
        (b"GIF89a", "Choose an SVG or a PNG"),
        (b"\xff\xfe\x00", "Choose an SVG or a PNG"),
        (b"<html/>", "Choose an SVG or a PNG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "must not have a document type"),
        (png()[:60], "damaged"),
        (b"\x89PNG\r\n\x1a\n and IEND", "damaged"),
        (png((4001, 1)), "larger than 4000 by 4000 pixels"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "viewBox"),
        (SVG.format("<script>x</script>").encode(), "more than a drawing"),
        (SVG.format('<g onload="x()"/>').encode(), "more than a drawing"),
        (SVG.format('<use x:href="https://x.example/a.svg#b"/>').encode(), "from elsewhere"),
        (SVG.format("<style>@import 'a.css'</style>").encode(), "from elsewhere"),
        (SVG.format('<path fill="url(https://x.example/a)"/>').encode(), "from elsewhere"),
    ],
)
def test_what_is_no_crest_is_refused_with_the_reason(data, words):
    with pytest.raises(BadCrest, match=words):
        read_crest(data)


def test_a_drawing_may_use_its_own_parts():
    text = SVG.format('<g id="a"/><use href="#a" fill="url(#a)"/>')
    assert read_crest(text.encode()) == text


def test_a_crest_of_one_kind_is_not_served_as_the_other():
    for crest, name in (("<svg/>", "png"), (b"png", "svg")):
        with pytest.raises(press.Refused):
            press.AppFiles(crest).fetch(f"app:crest.{name}")


@pytest.mark.django_db
def test_an_administrator_uploads_a_crest_and_letters_bear_it_with_its_words(
    signed_in, administrator, council
):
    client = signed_in(administrator)
    change = reverse("admin:cases_council_change", args=[council.pk])

    def send(**changed):
        form = client.get(change).context["adminform"].form
        values = {name: form[name].value() or "" for name in form.fields}
        return client.post(change, {**values, **changed})

    said = send(crest=SimpleUploadedFile("crest.png", b"no crest"))
    assert "Choose an SVG or a PNG file." in said.content.decode()
    send(crest=SimpleUploadedFile("crest.svg", png()), crest_alt="A white hart under an ash")
    council = Council.current()
    assert (council.crest_svg, council.crest_file()) == ("", "crest.png")
    letter = make_letter(("<p>x</p>", "disclosed"))
    html, pdf = rendering.render(assemble(letter, on=ON))
    assert 'src="app:crest.png" alt="A white hart under an ash"' in html
    assert pdf == rendering.render(assemble(letter, on=ON))[1]
    send(name="Ashmere")
    assert Council.current().crest_file() == "crest.png", "it stays until there is another"
    send(no_crest="on")
    assert Council.current().crest_file() == ""
    send(crest=SimpleUploadedFile("x", CREST.read_bytes()), crest_alt="")
    assert Council.current().crest() == CREST.read_text(encoding="utf-8")
    assert Council.current().crest_in_words() == "Crest of Ashmere"


def test_a_long_table_repeats_its_head_and_every_page_has_the_order_of_its_tags():
    rows = "".join(f"<tr><th scope='row'>Row {number}</th><td>{number}</td></tr>" for number in range(120))
    table = f"<table class='tbl'><thead><tr><th>Name</th><th>Sum total</th></tr></thead><tbody>{rows}</tbody></table>"
    head = '<head><title>t</title><meta name="dcterms.created" content="2021-03-04"></head>'
    pdf = draw(f'<html lang="en-GB">{head}<body><h1>One</h1>{table}<h2>Two</h2><p>x</p></body></html>')
    from cases.letters.pages import text_of

    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) >= 3
        assert {str(each.Tabs) for each in document.pages} == {"/S"}
        assert text_of(pdf).count("Sum total") == len(document.pages)
        assert document.Root.MarkInfo.Marked
        with document.open_outline() as outline:
            assert [item.title for item in outline.root[0].children] == ["Two"]
