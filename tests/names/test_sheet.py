"""A file of people: who exported it and how does not matter, and what is wrong is told with its line."""

from datetime import date

import pytest

from cases.law.redaction import Flag, Kind, Ladder
from cases.names.sheet import (
    LEAVE_OUT,
    Severity,
    UnreadableSheet,
    columns_of,
    entries_of,
    people_of,
    read_sheet,
)

LADDER = Ladder(
    ("Chief Executive", "Director", "Assistant Director", "Manager", "Officer"),
    "Assistant Director",
    {"asst director": "Assistant Director"},
)
HEADINGS = "id,name,aka,former,post,directorate,grade,kind,flags,email,phone,ext,mobile"
SEVEN = (
    "1,Marged Tudor,,,Director of Housing,Housing,Director,officer,,marged@ashmere.example,01632 960101,101,"
)
EIGHT = "2,Teodor Baran,Teo;Ted,,Clerk,Waste,Officer,officer,,teodor@ashmere.example,,,"


def lines(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\n".join([headings, *rows]).encode()


def read(content: bytes, **kwargs):
    sheet = read_sheet(content)
    return entries_of(sheet, columns_of(sheet.headings), LADDER, **kwargs)


def told(content: bytes) -> list[tuple[int, str]]:
    return [(problem.line, problem.what) for problem in read(content)[1]]


def of_one(row: str, headings: str = HEADINGS):
    """The one person of a row, and its problems."""
    people, problems = read(lines(row, headings=headings))
    return people[0] if people else None, problems


# the file


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_any_end_of_line_is_read(codec, end):
    rows = [HEADINGS, "3,Siobhán Ní Ríordáin,“Shiv”,,Archivist,Communities,Officer,officer,,,,,"]
    people, problems = read(end.join(rows).encode(codec))
    assert [(person.name, person.known_as) for person in people] == [("Siobhán Ní Ríordáin", ("Shiv",))]
    assert problems == []


def test_windows_1252_is_read_with_a_notice_of_the_line_that_tells_it():
    sheet = read_sheet(f"{HEADINGS}\r\n{SEVEN}\r\n3,Zoë Müller\r\n".encode("cp1252"))
    assert sheet.encoding == "Windows-1252"
    assert "line 3 is not UTF-8" in sheet.notice
    assert read_sheet(lines(SEVEN)).notice == ""


@pytest.mark.parametrize(("delimiter", "words"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs")])
def test_commas_semicolons_and_tabs_part_the_cells(delimiter, words):
    sheet = read_sheet(lines(SEVEN, EIGHT.replace(";", "/")).replace(b",", delimiter.encode()))
    assert sheet.delimiter == words
    assert [row.cells[1] for row in sheet.rows] == ["Marged Tudor", "Teodor Baran"]


def test_a_comma_in_a_cell_of_a_file_with_semicolons_stays_in_it():
    people, problems = read(lines("Tudor;Team Leader, Appeals;Officer", headings="name;post;grade"))
    assert [person.held[0].post for person in people] == ["Team Leader, Appeals"]
    assert problems == []


def test_the_headings_are_found_below_a_title_and_empty_rows_are_passed_over():
    sheet = read_sheet(f"Staff of Ashmere,,\n“as on 1 May”\n\n{HEADINGS}\n,,,\n{SEVEN}\n".encode())
    assert (sheet.header_line, [row.line for row in sheet.rows]) == (4, [6])


def test_a_title_with_a_stray_quotation_mark_does_not_hide_the_headings():
    assert read_sheet(f'x,"y"z\n{HEADINGS.replace(",", ";")}\n{SEVEN.replace(",", ";")}'.encode()).delimiter


def test_a_line_break_in_quotation_marks_is_part_of_the_cell_and_lines_are_counted_on():
    sheet = read_sheet(lines('Tudor,"Clerk\nof works",Officer', "Baran,Clerk", headings="name,post,grade"))
    assert [row.line for row in sheet.rows] == [2, 4]
    people, problems = read(
        lines('Tudor,"Clerk\nof works",Officer', "Baran,Clerk", headings="name,post,grade")
    )
    assert people[0].held[0].post == "Clerk of works"
    assert [problem.line for problem in problems] == [4]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", 1, "empty"),
        (b"  \n", 1, "empty"),
        (f"{SEVEN}\n{EIGHT}".encode(), 1, "No headings"),
        (b"name\nMarged Tudor", 1, "No headings"),
        (f"{HEADINGS}\n\n  \n,,".encode(), 1, "no people"),
        (b"PK\x03\x04rest", 1, "workbook"),
        (b"\xd0\xcf\x11\xe0rest", 1, "old Excel"),
        (b"%PDF-1.7", 1, "PDF"),
        (lines(SEVEN) + b"\n\x01\x02", 3, "not a text file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), 1, "neither UTF-8 nor"),
        (lines(SEVEN) + "\n3,Zoë".encode() + b"\n4,Zo\xeb", 4, "mixes two encodings"),
        (lines(SEVEN) + b"\n3,Zo\x81\xeb", 3, "neither UTF-8 nor"),
        (b"\xff\xfen\x00a\x00m", 1, "cut off"),
        (lines(SEVEN, '3,Halima,,,"Clerk,Waste,Officer,officer,,,,,', EIGHT), 3, "quotation mark"),
        (lines(SEVEN, '3,Halima,,,"Clerk,Waste', '4,"Letty"" Finch,,,x'), 3, "quotation mark"),
        (
            lines('3,Halima,,,"Clerk,Waste,Officer,officer,,,,,', EIGHT, '4,Perry,,,Lead",,Officer,,,,,,'),
            2,
            "whole rows would be lost",
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_people_is_refused_with_its_line(content, line, words):
    with pytest.raises(UnreadableSheet) as refused:
        read_sheet(content)
    assert refused.value.line == line
    assert words in refused.value.words
    assert str(refused.value).startswith(f"Line {line}: ")


def test_a_file_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr("cases.names.sheet_file.MOST_ROWS", 1)
    with pytest.raises(UnreadableSheet) as refused:
        read_sheet(lines(SEVEN, EIGHT))
    assert refused.value.line == 3


def test_headings_are_looked_for_at_the_top_only():
    assert len(read_sheet(lines(*[f"{n}{SEVEN}" for n in range(20)])).rows) == 20
    with pytest.raises(UnreadableSheet):
        read_sheet(b"title\n" * 20 + lines(SEVEN))


# people


def test_a_row_becomes_a_person_with_what_held():
    people, problems = read(lines(EIGHT), held_from=date(2020, 1, 1))
    (person,) = people
    assert (person.key, person.name, person.known_as, person.emails) == (
        "2",
        "Teodor Baran",
        ("Teo", "Ted"),
        ("teodor@ashmere.example",),
    )
    assert (person.held[0].grade, person.held[0].team, person.held[0].held_from) == (
        "Officer",
        "Waste",
        date(2020, 1, 1),
    )
    assert problems == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *(("officer", Kind.OFFICER), ("Employee", Kind.OFFICER), ("Council officer", Kind.OFFICER)),
        *(("MEMBER", Kind.COUNCILLOR), ("external", Kind.OTHER_BODY), ("Agency", Kind.CONTRACTOR)),
        *(("Service user", Kind.RESIDENT), ("member of the public", Kind.RESIDENT)),
        *((kind.value, kind) for kind in Kind),
    ],
)
def test_kinds_are_known_by_their_common_words(words, kind):
    person, problems = of_one(f"Tudor,{words},Officer", "name,kind,grade")
    assert (person.kind, problems) == (kind, [])


def test_a_councillor_needs_no_grade():
    person, problems = of_one("Tudor,member,", "name,kind,grade")
    assert (person.held[0].grade, problems) == ("", [])


@pytest.mark.parametrize(
    ("row", "headings", "field", "what", "suggestion"),
    [
        (",clerk,Officer", "name,post,grade", "name", "There is no name.", ""),
        ("Marged,,Officer", "forename,surname,grade", "name", "There is no surname.", ""),
        ("Zo\ufffd,Officer", "name,grade", "name", "A letter of “Zo\ufffd” was lost before the file came here.", ""),
        ("Tudor,", "name,grade", "grade", "The grade of an officer is missing.", ""),
        ("Tudor,PO4", "name,grade", "grade", "“PO4” is no grade here.", ""),
        ("Tudor,Asst. Director", "name,grade", "grade", "“Asst. Director” is no grade here.", "Assistant Director"),
        ("Tudor,Officer,", "name,grade,kind", "kind", "The kind is missing.", ""),
        ("Tudor,Officer,oficer", "name,grade,kind", "kind", "“oficer” is no kind of person that is known here.",
         "council officer"),
        ("Tudor,Officer,tudor at ashmere", "name,grade,email", "email", "“tudor at ashmere” is no e-mail address.", ""),
        ("Tudor,Officer,vip", "name,grade,flags", "flags", "“vip” is no flag that is known here.", ""),
        ("Tudor,Officer,maybe", "name,grade,consent", "consented",
         "“maybe” is neither yes nor no under “agreed to be named”.", ""),
        ("Tudor,Officer,31/02/2020", "name,grade,from", "held_from", "“31/02/2020” is no date.", ""),
        ("Tudor,Officer,1.2.20", "name,grade,from", "held_from", "“1.2.20” is no date.", ""),
        ("Tudor,Officer,1 Foo 2020", "name,grade,from", "held_from", "“1 Foo 2020” is no date.", ""),
        ("Tudor,Officer,1/2/2020,1/1/2020", "name,grade,from,to", "held_to",
         "The last day, 01.01.2020, is before the first, 01.02.2020.", ""),
        (f"Tudor,Officer,{'x' * 161}", "name,grade,post", "post",
         f"“{'x' * 40}…” is 161 characters long; 160 are kept.", ""),
        (f"Zo\ufffd{'x' * 121},Officer", "name,grade", "name",
         f"A letter of “Zo\ufffd{'x' * 121}” was lost before the file came here.", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_row_is_told_with_its_line_and_can_be_put_right(
    row, headings, field, what, suggestion
):
    _, problems = of_one(row, headings)
    (problem,) = problems
    assert (problem.line, problem.severity, problem.field) == (2, Severity.ERROR, field)
    assert (problem.what, problem.suggestion) == (what, suggestion)
    assert problem.to_do


def test_nothing_is_released_on_the_strength_of_a_row_with_an_error():
    person, problems = of_one("Tudor,Director,spokesperson;under threat;vip", "name,grade,flags")
    assert problems
    assert (person.held[0].grade, person.held[0].flags) == ("", {Flag.UNDER_THREAT})


def test_without_a_column_of_grades_one_problem_says_so_for_all_officers():
    people, problems = read(lines("Tudor,Clerk,officer", "Ward,,member", headings="name,post,kind"))
    assert [(problem.line, problem.field) for problem in problems] == [(1, "")]
    found, _ = people_of(
        read_sheet(lines("Tudor,officer", "Ward,member", headings="name,kind")),
        {"name": "name", "kind": "kind"},
        LADDER,
    )
    assert [each.is_sure for each in found] == [False, True]
    assert len(people) == 2


@pytest.mark.parametrize(
    "words",
    [
        *("2020-04-13", "13/04/2020", "13.4.2020", "13-04-2020", "13 Apr 2020", "13-April-2020"),
        *("2020-04-13 00:00:00", "13/04/2020 00:00", "2020-04-13T00:00:00"),
    ],
)
def test_dates_are_read_day_first(words):
    person, problems = of_one(f"Tudor,Officer,{words}", "name,grade,from")
    assert (person.held[0].held_from, problems) == (date(2020, 4, 13), [])


def test_a_last_day_in_a_far_century_is_none():
    person, problems = of_one("Tudor,Officer,31/12/4712", "name,grade,to")
    assert (person.held[0].held_to, problems) == (None, [])


@pytest.mark.parametrize("yes", ["Yes", "y", "1", "TRUE", "x"])
def test_flags_stand_in_one_column_or_in_their_own(yes):
    person, problems = of_one(
        f"Tudor,Officer,spokesperson;consent,{yes},No,",
        "name,grade,flags,Public facing?,Published,Under threat",
    )
    assert person.held[0].flags == {Flag.SPOKESPERSON, Flag.CONSENTED, Flag.PUBLIC_FACING}
    assert problems == []


def test_a_name_may_stand_surname_first_in_two_columns_or_with_a_nickname():
    people, problems = read(
        lines('"Smith, Jane",Officer', "Lettice (Letty) Finch,Officer", "Null,Officer", headings="name,grade")
    )
    assert [(person.name, person.forename, person.surname, person.known_as) for person in people] == [
        ("Jane Smith", "Jane", "Smith", ()),
        ("Lettice Finch", "", "", ("Letty",)),
        ("Null", "", "", ()),
    ]
    assert problems == []
    person, _ = of_one("Ann,Bee,Officer", "First name,Last name,grade")
    assert (person.name, person.forename, person.surname) == ("Ann Bee", "Ann", "Bee")


def test_words_for_nothing_are_nothing():
    person, problems = of_one("Tudor,Officer,n/a,-,none", "name,grade,email,phone,aka")
    assert (person.emails, person.phones, person.known_as, problems) == ((), (), (), [])


# rows


def test_a_row_too_short_or_too_long_is_told_and_its_cells_are_not_trusted():
    assert told(lines("3,Halima,,,Clerk", EIGHT)) == [(2, "The row is too short: 5 cells under 13 headings.")]
    assert told(lines(f"{SEVEN},x")) == [(2, "The row is too long: 14 cells under 13 headings.")]
    # An empty last cell was pushed out, and the grade is not where it should be.
    pushed = SEVEN.replace("Director of Housing", "Director, of Housing")
    assert told(lines(pushed)) == [(2, "The row is too long: 14 cells under 13 headings.")]
    assert told(lines(f"{SEVEN},,,")) == []


def test_a_row_that_stands_twice_is_taken_once_with_a_warning():
    people, problems = read(lines(EIGHT, EIGHT))
    assert len(people) == 1
    assert [(each.line, each.severity, each.others) for each in problems] == [(3, Severity.WARNING, (2,))]


def test_two_rows_of_one_number_that_differ_are_an_error_and_the_person_loses_the_grade():
    people, problems = read(lines(SEVEN, SEVEN.replace("Director,", "Officer,")))
    assert [(each.line, each.severity, each.others) for each in problems] == [(3, Severity.ERROR, (2,))]
    assert "differ in grade" in problems[0].what
    assert [held.grade for held in people[0].held] == ["", ""]


def test_without_numbers_the_name_and_the_address_tell_who_is_who():
    people, problems = read(
        lines(
            "Jane Smith,Officer,jane@a.example",
            "Jane Smith,Officer,jane2@a.example",
            "JANE SMITH,Officer,Jane@a.example",
            headings="name,grade,email",
        )
    )
    assert len(people) == 2
    assert problems == []


def test_one_name_and_address_under_two_numbers_is_a_warning():
    _, problems = read(lines(EIGHT, EIGHT.replace("2,", "9,", 1).replace("teodor@", "Teodor@")))
    assert [(each.line, each.severity, each.others) for each in problems] == [(3, Severity.WARNING, (2,))]


def test_rows_that_follow_each_other_in_time_become_the_posts_of_one_person():
    people, problems = read(
        lines(
            "7,Tudor,Director,1/5/2021,",
            "7,Tudor,Officer,1/1/2020,",
            "7,Tudor,Manager,1/1/2019,30/6/2019",
            headings="id,name,grade,from,to",
        )
    )
    assert problems == []
    assert [(held.grade, held.held_from, held.held_to) for held in people[0].held] == [
        ("Manager", date(2019, 1, 1), date(2019, 6, 30)),
        ("Officer", date(2020, 1, 1), date(2021, 4, 30)),
        ("Director", date(2021, 5, 1), None),
    ]


def test_rows_that_hold_on_the_same_days_contradict_each_other():
    _, problems = read(
        lines(
            "7,Tudor,Officer,1/1/2020,1/1/2022", "7,Tudor,Manager,1/5/2021,", headings="id,name,grade,from,to"
        )
    )
    assert [(each.line, each.others) for each in problems] == [(3, (2,))]


def test_what_was_put_right_stands_in_place_of_what_the_file_says():
    sheet = read_sheet(lines("Tudor,PO4", "Baran,Officer,x", "Ward,Officer", headings="name,grade"))
    mended = {2: {"grade": "Officer"}, 3: {"name": "Baran"}, 4: {LEAVE_OUT: "yes"}}
    found, problems = people_of(sheet, columns_of(sheet.headings), LADDER, mended=mended)
    assert [(each.entry.name, each.entry.held[0].grade, each.lines) for each in found] == [
        ("Tudor", "Officer", (2,)),
        ("Baran", "Officer", (3,)),
    ]
    assert problems == []
    _, problems = people_of(sheet, columns_of(sheet.headings), LADDER, mended={2: {"grade": ""}})
    assert "missing" in problems[0].what
