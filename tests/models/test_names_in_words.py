"""How the rows about names read in lists and messages."""

from datetime import date

from cases.models import DirectoryImport, NameDecision, NotAPerson, ReleaseText


def test_each_row_says_what_it_is():
    assert str(DirectoryImport(name="staff.csv")) == "staff.csv"
    assert str(NameDecision(choice="withhold", shown="Dana Doe")) == "Withhold: Dana Doe"
    assert str(ReleaseText(title="E-mails", dated_on=date(2021, 1, 5))) == "E-mails"
    assert str(NotAPerson(words="Mill Lane")) == "Mill Lane"
