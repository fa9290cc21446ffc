import pytest
from django.core.management import CommandError, call_command

from cases.workflow import Stage


def test_an_approved_letter_is_issued_from_a_script(case_at, officer, tmp_path, time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00")
    case = case_at(Stage.READY)
    out = tmp_path / "letter.pdf"
    call_command("issue_letter", case.reference, by="olive", out=out)
    assert out.read_bytes() == bytes(case.draft_letter().pdf)


def test_the_script_honours_the_same_checks(case_at, tmp_path, time_machine, today):
    time_machine.move_to(f"{today}T11:00:00+00:00")
    case = case_at(Stage.LOGGED)
    with pytest.raises(CommandError, match="Not issued"):
        call_command("issue_letter", case.reference, by="olive", out=tmp_path / "letter.pdf")
    assert not (tmp_path / "letter.pdf").exists()


@pytest.mark.parametrize(
    ("reference", "by", "out", "message"),
    [
        ("1", "olive", "a.pdf", "There is no case 1"),
        ("7012568", "nobody", "a.pdf", "There is no user nobody"),
        ("7012568", "olive", "no/folder/a.pdf", "There is no folder"),
    ],
)
def test_a_script_that_names_something_wrong_is_told_what(case_at, tmp_path, reference, by, out, message):
    case_at(Stage.READY)
    with pytest.raises(CommandError, match=message):
        call_command("issue_letter", reference, by=by, out=tmp_path / out)
