"""manage.py redact_names"""

import json

import pytest
from django.core.management import CommandError, call_command

STAFF = """\
name,post,grade,kind,organisation,email,phone,flags
Clair Green,Executive Director,Executive Director,officer,,clair.green@town.gov.uk,,
Jane Smith,Housing Officer,Officer,officer,,jane.smith@town.gov.uk,020 7946 0111,
David Patel,Assistant Director Highways,Assistant Director,officer,,david.patel@town.gov.uk,,
David Patel,Housing Officer,Officer,officer,,david.patel2@town.gov.uk,,
Barbara Hindle,Councillor,,member,,cllr.hindle@members.example,,
Tessa Brightwell,Account Manager,,contractor,Acme Consulting,tessa@acme.example,,
"""


@pytest.fixture
def written(tmp_path):
    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


@pytest.fixture
def staff(written):
    return written("staff.csv", STAFF)


def redact(capsys, *arguments, **options) -> str:
    call_command("redact_names", *arguments, **options)
    return capsys.readouterr().out


def as_json(capsys, *arguments, **options) -> dict:
    return json.loads(redact(capsys, *arguments, "--json", **options))


def test_the_names_below_the_senior_grade_go_and_the_posts_stay(written, staff, capsys):
    text = written("letter.txt", "Written by Jane Smith, Housing Officer, for Clair Green.")
    said = redact(capsys, text, directory=staff)
    assert said == "Written by [name withheld], Housing Officer, for Clair Green.\n"


def test_every_mention_is_told_with_what_becomes_of_it_and_why(written, staff, capsys):
    words = "Jane Smith, Clair Green, Cllr Barbara Hindle, Tessa Brightwell; David Patel; Gillian Tamworth"
    said = as_json(capsys, written("letter.txt", words), directory=staff)
    assert said["text"] == words.replace("Jane Smith", "[name withheld]").replace(
        "Tessa Brightwell", "[name withheld]"
    )
    assert [(each["text"], each["person"], each["action"]) for each in said["mentions"]] == [
        ("Jane Smith", "Jane Smith", "withhold"),
        ("Clair Green", "Clair Green", "keep"),
        ("Cllr Barbara Hindle", "Barbara Hindle", "keep"),
        ("Tessa Brightwell", "Tessa Brightwell", "withhold"),
        ("David Patel", "David Patel or David Patel", "flag"),
        ("Gillian Tamworth", "", "flag"),
    ]
    assert all(words[each["start"] : each["end"]] == each["text"] for each in said["mentions"])
    assert said["mentions"][0]["reason"].startswith("Council officer")


@pytest.mark.parametrize("name", ["page.html", "page", "page.txt"])
def test_html_is_known_by_its_name_or_its_content(written, staff, capsys, name):
    page = written(name, "<p><b>Jane</b> Smith &amp; co</p>")
    assert redact(capsys, page, directory=staff) == "<p><b>[name withheld]</b> &amp; co</p>\n"


def test_an_address_made_of_a_name_is_the_officers_at_the_councils_own_domain(written, staff, capsys):
    text = written("letter.txt", "j.smith@town.gov.uk")
    assert redact(capsys, text, directory=staff) == "[email address withheld]\n"


def test_the_requester_is_kept(written, staff, capsys):
    text = written("letter.txt", "Dear Ms Alderton")
    said = as_json(capsys, text, directory=staff, requester="Felicity Alderton")
    assert [each["action"] for each in said["mentions"]] == ["keep"]


def test_other_grades_and_another_senior_grade(written, staff, capsys):
    text = written("letter.txt", "Jane Smith")
    options = {
        "directory": staff,
        "grades": "Executive Director, Assistant Director, Officer",
        "senior": "Officer",
    }
    assert redact(capsys, text, **options) == "Jane Smith\n"


def test_the_grade_of_the_day_counts(written, capsys):
    dated = "name,grade,from,to\nJane Smith,Officer,,2020-12-31\nJane Smith,Director,2021-01-01,\n"
    staff = written("dated.csv", dated)
    text = written("letter.txt", "Jane Smith")
    said = as_json(capsys, text, directory=staff, on="2020-05-01")
    assert [each["action"] for each in said["mentions"]] == ["withhold"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(written, staff, capsys, encoding):
    text = written("letter.txt", "– café – Jane Smith’s".encode(encoding))
    assert redact(capsys, text, directory=staff) == "– café – [name withheld]’s\n"


def test_a_row_that_is_wrong_is_told_with_its_line_and_releases_nobody(written, capsys):
    staff = written("staff.csv", "name,grade\nJane Smith,Grand Vizier\n")
    text = written("letter.txt", "Jane Smith")
    call_command("redact_names", text, directory=staff)
    told = capsys.readouterr()
    assert told.out == "[name withheld]\n"
    assert "staff.csv, line 2: " in told.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"file": "none.txt"}, "none.txt: the file cannot be opened (No such file or directory)."),
        ({"directory": "none.csv"}, "none.csv: the file cannot be opened"),
        ({"on": "1.5.2022"}, "--on 1.5.2022: give the day as 2026-03-31."),
        ({"on": "2022-02-30"}, "--on 2022-02-30: give the day"),
        ({"senior": "Vizier"}, "“Vizier” is not one of the grades."),
        ({"grades": "Officer,Officer"}, "“Officer” is named twice."),
    ],
)
def test_what_is_wrong_is_said(written, staff, options, message):
    said = {"file": written("letter.txt", "x"), "directory": staff, **options}
    with pytest.raises(CommandError) as error:
        call_command("redact_names", said.pop("file"), **said)
    assert message in str(error.value)


def test_a_directory_that_cannot_be_read_is_told_with_its_line(written):
    text = written("letter.txt", "x")
    with pytest.raises(CommandError, match=r"staff\.csv: Line \d+: "):
        call_command("redact_names", text, directory=written("staff.csv", b""))


def test_a_directory_of_nobody_is_told(written):
    text = written("letter.txt", "x")
    with pytest.raises(CommandError, match="nobody could be read"):
        call_command("redact_names", text, directory=written("staff.csv", "name,grade\n,Officer\n"))


def test_a_file_that_is_too_large_is_told(written, staff, monkeypatch):
    from cases.management.commands import redact_names

    monkeypatch.setattr(redact_names, "LARGEST", 10)
    with pytest.raises(CommandError, match="larger than 0 MB"):
        call_command("redact_names", written("letter.txt", "x" * 11), directory=staff)
