"""Which column holds what: headings by their common words, whatever their case and punctuation."""

import pytest

from cases.names.sheet_columns import FIELDS, columns_of, plain, unlike


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        *(("ID", "number"), ("Staff No.", "number"), ("Payroll", "number"), ("employee_no", "number")),
        *(
            ("Full Name", "name"),
            ("DisplayName", "name"),
            ("Given name", "forename"),
            ("Family name", "surname"),
        ),
        *(("Known As", "known_as"), ("AKA", "known_as"), ("Maiden name", "former_names")),
        *(
            ("Employment type", "kind"),
            ("Company", "organisation"),
            ("Pay band", "grade"),
            ("Level", "grade"),
        ),
        *(("Position title", "post"), ("ROLE", "post"), ("Directorate", "team"), ("Service", "team")),
        *(("E-Mail", "email"), ("e mail address", "email"), ("Direct Line", "phone"), ("Extn", "extension")),
        *(
            ("Work mobile", "mobile"),
            ("Public-facing?", "public_facing"),
            ("Consent to be named", "consented"),
        ),
        *(("Valid from", "held_from"), ("Leaving date", "held_to"), ("Cost centre", ""), ("", "")),
    ],
)
def test_a_heading_is_known_by_its_common_words(heading, field):
    assert columns_of([heading]) == {heading: field}


def test_the_better_known_of_two_headings_is_read_and_a_second_address_too():
    assert columns_of(["Directorate", "Team", "E-mail", "E-mail 2", "Name", "Name 2"]) == {
        "Directorate": "",
        "Team": "team",
        "E-mail": "email",
        "E-mail 2": "email",
        "Name": "name",
        "Name 2": "",
    }


def test_headings_are_told_apart():
    assert unlike(["Name", "", "Name", "Name", " a\n b "]) == ("Name", "column 2", "Name 2", "Name 3", "a b")


def test_every_field_is_known_by_its_own_words():
    for field in FIELDS:
        own = field.replace("_", " ").replace("held ", "")
        assert columns_of([own])[own] == field, field


def test_plain_words():
    assert plain("E-Mail_Address:") == "email address"
