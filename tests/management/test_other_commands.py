import re

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from cases.models import Case, Council, StaffMember, User, Wording
from cases.workflow import Stage


def test_the_starter_data_show_a_living_system(db, settings, capsys):
    settings.DEBUG = True
    call_command("load_starter_data")
    printed = capsys.readouterr().out
    stages = set(Case.objects.values_list("stage", flat=True))
    assert stages == {stage.value for stage in Stage if stage.is_open} | {Stage.ISSUED.value}
    assert Case.objects.exclude(stopped_on=None).count() == 1
    assert Case.objects.get(clock_events__kind="extension").clock().limit == 40
    assert StaffMember.objects.exists()
    assert Wording.objects.filter(kind=Wording.Kind.REFUSAL).count() > 60
    password = re.search(r"olive +(\S+)", printed)[1]
    assert authenticate(None, username="olive", password=password)


def test_the_starter_data_are_loaded_once(db, settings, capsys):
    settings.DEBUG = True
    call_command("load_starter_data")
    cases, council = Case.objects.count(), Council.current()
    council.name = "Our own name"
    council.save()
    call_command("load_starter_data")
    assert Case.objects.count() == cases
    assert Council.current().name == "Our own name"
    assert "Sign in as before" in capsys.readouterr().out


def test_nothing_is_loaded_by_itself_with_debug_off(db):
    with pytest.raises(CommandError, match="nothing was loaded"):
        call_command("load_starter_data")
    assert not Council.objects.exists()


def test_a_real_council_starts_with_the_wording_alone(db):
    call_command("load_starter_data", "--even-without-debug", "--without-samples")
    assert Wording.objects.exists()
    assert not User.objects.exists()
    assert not Case.objects.exists()


def test_a_new_password_is_printed_once(officer, capsys):
    call_command("set_password", "olive")
    password = capsys.readouterr().out.split()[1]
    assert authenticate(None, username="olive", password=password)


def test_a_password_for_nobody_names_who_there_is(officer):
    with pytest.raises(CommandError, match=r"There is no user oliv\. There are: olive"):
        call_command("set_password", "oliv")


def test_the_picture_of_the_workflow_is_fresh(settings, capsys):
    page = settings.BASE_DIR / "docs" / "workflow.md"
    before = page.read_text()
    call_command("workflow_diagram")
    assert page.read_text() == before
