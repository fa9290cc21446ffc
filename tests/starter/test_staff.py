"""The sample directory: one person for every case that the rule knows, loaded once."""

from datetime import date

import pytest

from cases.law.redaction import Detail, Flag, Ground, Kind, rule
from cases.models import GradeSetting, StaffMember, StaffPost
from cases.starter.staff import DIRECTORY, load_staff

pytestmark = pytest.mark.django_db


def test_the_sample_directory_is_loaded_once():
    load_staff()
    load_staff()
    assert StaffMember.objects.count() == len(DIRECTORY)


def test_the_sample_directory_has_somebody_for_most_of_what_the_rule_says():
    load_staff()
    ladder = GradeSetting.objects.in_force(date(2023, 1, 1)).as_law()
    people = StaffMember.objects.prefetch_related("posts")
    grounds = {
        rule(each.as_entry().standing(date(2023, 1, 1)), Detail.NAME, ladder).ground for each in people
    }
    assert grounds >= {
        *(Ground.SENIOR, Ground.STATUTORY, Ground.BELOW_SENIOR, Ground.PUBLIC_ROLE),
        *(Ground.OUTSIDE_THE_RULE, Ground.GRADE_UNKNOWN, Ground.UNDER_THREAT),
    }
    assert {each.kind for each in people} == {kind.value for kind in Kind} - {Kind.RESIDENT.value}
    assert not StaffPost.objects.filter(**{Flag.CONSENTED.value: True}).exists()
