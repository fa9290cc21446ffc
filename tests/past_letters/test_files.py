import pytest

from cases.past_letters import files, pdf, word
from cases.past_letters.files import LONGEST_LINE, MOST_LINES, MOST_SIGNS, UnreadableLetter, read_file
from tests.past_letters import papers
from tests.past_letters.papers import numbered, p, table

LETTER = "Our ref: 7\n\nThe café costs £5 – “dear” indeed.\n"


def why_not(content: bytes) -> str:
    with pytest.raises(UnreadableLetter) as refusal:
        read_file(content)
    return str(refusal.value)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_text_is_read_in_whatever_encoding_it_came(encoding):
    assert read_file(LETTER.encode(encoding)).lines == tuple(LETTER.split("\n"))


def test_lines_are_those_of_an_editor():
    found = read_file(b"one\r\ntwo\rthree\nfour\x0cstill four\xe2\x80\x8b  \n")
    assert found.lines == ("one", "two", "three", "four still four", "")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b" \r\n\0\0", "The file is empty."),
        ("\u200b\u200b".encode(), "There is no text in the file."),
        (b"\x89PNG\r\n\x1a\n", "This is a picture, not a letter."),
        (
            b"\xd0\xcf\x11\xe0" + b"x" * 50,
            "an old Word file (.doc), an Outlook message or a Word file with a password",
        ),
        (b"{\\rtf1 hello}", "This is a rich text (RTF) file."),
        (b"\x7fELF\x01\x01\x02\x03", "This is not a text, PDF or Word file."),
        (b"\xef\xbb\xbf" + b"\xff" * 200 + b"a" * 100, "The encoding of this text cannot be told."),
        (b"a" * (LONGEST_LINE + 1), "so this is data and not a letter"),
        (b"line\n" * (MOST_LINES + 1), "This is too long for a letter"),
        ((b"x" * 1000 + b"\n") * (MOST_SIGNS // 1000 + 1), "Give the letter without its attachments."),
    ],
)
def test_what_is_no_letter_is_refused_with_the_reason(content, why):
    assert why in why_not(content)


def test_a_file_far_larger_than_a_letter_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 10)
    assert "The file is larger than" in why_not(b"x" * 11)


# PDF


def test_a_pdf_is_read_in_the_order_of_reading_with_its_table_and_columns():
    found = read_file(
        papers.pdf(
            "<p>Our ref: 44</p><p>The <b>bo</b>ld words.</p>"
            "<table><tr><td style='padding-right:60pt'>Reference<td>FOI 12</table>"
            "<div style='columns:2;column-gap:40pt'><p>"
            + "left words of the column " * 12
            + "</p><p>"
            + "right words of the column " * 12
            + "</p></div>"
        )
    )
    assert found.lines[:4] == ("Our ref: 44", "", "The bold words.", "")
    assert "Reference\tFOI 12" in found.lines
    sides = [
        line.split()[0] for line in found.lines if "column" in line and line.split()[0] in ("left", "right")
    ]
    assert sides == sorted(sides)
    assert found.notes == ()


def test_pages_follow_one_another():
    found = read_file(
        papers.pdf(
            "<p>The first page of a letter.</p><p style='break-before:page'>And the second page of it.</p>"
        )
    )
    assert found.lines == ("The first page of a letter.", "", "And the second page of it.")


def test_a_scanned_pdf_has_no_text():
    assert "it was scanned" in why_not(papers.pages(2))


def test_a_pdf_of_300_pages_is_refused():
    assert why_not(papers.pages(300)).startswith("This PDF has 300 pages; a letter has at most 100.")


def test_a_pdf_with_a_password_is_refused():
    assert why_not(papers.locked(papers.pages(1))).startswith("This PDF has a password.")


def test_a_damaged_pdf_is_refused():
    assert why_not(b"%PDF-1.7\n nothing").startswith("This PDF is damaged")


def test_a_pdf_with_more_words_than_any_letter_is_not_read_to_its_end(monkeypatch):
    made = papers.pdf("".join(f"<p style='break-before:page'>{'word ' * 20}{n}</p>" for n in range(3)))
    monkeypatch.setattr(pdf, "MOST_SIGNS", 150)
    assert read_file(made).lines[-1].endswith("1")


# Word

NUMBERING = f"""<w:numbering {papers.W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%4."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def test_a_word_letter_keeps_its_headings_bold_lines_tables_and_breaks():
    body = (
        p("Response", '<w:pStyle w:val="Heading2"/>')
        + p("Your title", '<w:pStyle w:val="Title"/>')
        + p("How many?", inner="<w:b/>")
        + p("Not bold", inner='<w:b w:val="0"/>')
        + p("Centred", '<w:jc w:val="center"/>')
        + table(("No", "Question"), ("1", "How many?"))
        + "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p><w:p/>"
        + "<w:sdt><w:sdtContent>" + p("Controlled") + "</w:sdtContent></w:sdt>"
    )  # fmt: skip
    assert [line for line in read_file(papers.word(body)).lines if line] == [
        "## Response",
        "# Your title",
        "**How many?**",
        "Not bold",
        "Centred",
        "No\tQuestion",
        "1\tHow many?",
        "one\ttwo",
        "three",
        "Controlled",
    ]


def test_a_word_letter_counts_its_lists():
    body = (
        numbered("First") + numbered("sub", level=1) + numbered("sub", level=1) + numbered("Second")
        + numbered("sub", level=1) + numbered("bullet", 2) + numbered("roman", 2, 1) + numbered("letter", 2, 2)
        + "".join(numbered("low", 2, 3) for _ in range(4))
        + numbered("no such list", 9) + p("odd", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    )  # fmt: skip
    found = [line for line in read_file(papers.word(body, word__numbering=NUMBERING)).lines if line]
    assert found == [
        "1. First", "a) sub", "b) sub", "2. Second", "a) sub", "- bullet", "(I) roman", "A. letter",
        "i. low", "ii. low", "iii. low", "iv. low", "no such list", "3. odd",
    ]  # fmt: skip


def test_a_letterhead_is_read_before_the_letter_and_its_footer_after():
    head, foot = (
        f"<w:{tag} {papers.W}>{p(text)}</w:{tag}>" for tag, text in (("hdr", "Head"), ("ftr", "Foot"))
    )
    found = read_file(papers.word(p("Body"), word__footer1=foot, word__header1=head))
    assert [line for line in found.lines if line] == ["Head", "Body", "Foot"]


def test_where_a_link_goes_is_told_unless_its_words_say_so():
    rels = (
        '<R><Relationship Id="a" Target="https://a.example/x"/>'
        '<Relationship Id="b" Target="mailto:foi@b.example"/></R>'
    )
    body = (
        '<w:p><w:hyperlink r:id="a"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:hyperlink r:id="b"><w:r><w:t>foi@b.example</w:t></w:r></w:hyperlink></w:p>'
        "<w:p><w:hyperlink><w:r><w:t>gone</w:t></w:r></w:hyperlink></w:p>"
    )
    made = papers.packed(
        {
            "word/document.xml": f"<w:document {papers.W} {papers.R}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": rels,
        }
    )
    assert [line for line in read_file(made).lines if line] == [
        "here <https://a.example/x>",
        "foi@b.example",
        "gone",
    ]


def test_of_tracked_changes_the_final_text_is_read_and_that_is_told():
    body = (
        "<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>refuse</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>agree</w:t></w:r></w:ins></w:p>"
    )
    found = read_file(papers.word(body))
    assert found.lines[0] == "We agree"
    assert found.notes[0].startswith("The file has tracked changes.")


def test_a_text_box_is_read_once_and_a_table_in_a_cell_with_its_cell():
    box = f"<mc:AlternateContent><mc:Choice><w:txbxContent>{p('Box')}</w:txbxContent></mc:Choice>"
    box += f"<mc:Fallback><w:txbxContent>{p('Box')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    row = f"<w:tr><w:tc>{p('out')}{table(('in',))}</w:tc></w:tr>"
    nested = f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt><w:tblPr/></w:tbl>"
    found = read_file(papers.word(f"<w:p><w:r>{box}</w:r></w:p>{nested}<w:pPr/>"))
    assert [line for line in found.lines if line] == ["Box", "out in"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (papers.packed({"xl/workbook.xml": "<a/>"}), "This is a zip file but no Word letter"),
        (b"PK\x03\x04 and no more", "This Word file is damaged"),
        (papers.packed({"word/document.xml": "<a"}), "This Word file is damaged"),
        (
            papers.packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "This Word file is damaged",
        ),
        (papers.word(""), "There is no text in the file."),
    ],
)
def test_a_word_file_that_is_no_letter_is_refused(content, why):
    assert why in why_not(content)


def test_a_word_file_with_locked_parts_is_refused():
    made = bytearray(papers.word(p("Secret")))
    # The flag of encryption in the directory of the zip and at the file itself.
    made[made.rindex(b"PK\x01\x02") + 8] |= 1
    made[6] |= 1
    assert why_not(bytes(made)).startswith("This Word file has a password.")


def test_a_zip_bomb_is_not_opened(monkeypatch):
    monkeypatch.setattr(word, "LARGEST_PART", 10_000)
    assert "far larger than any letter" in why_not(papers.word(p("a" * 20_000)))


def test_a_word_file_of_endless_paragraphs_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(word, "MOST_LINES", 5)
    assert len(read_file(papers.word("".join(p(f"Line {n}") for n in range(50)))).lines) < 20


def test_deeply_nested_xml_is_refused():
    assert "This Word file is damaged" in why_not(
        papers.word(f"<w:p>{'<w:r>' * 3000}{'</w:r>' * 3000}</w:p>")
    )
