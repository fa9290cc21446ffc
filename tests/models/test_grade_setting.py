"""The ladder of grades is a dated setting."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases.models import GradeSetting
from cases.models.grade_setting import USUAL_LADDER, ladder_of


def test_a_ladder_is_read_line_by_line_with_other_words_for_a_grade():
    ladder = ladder_of("Director\n\nAssistant  Director: AD, Asst Director\nOfficer", "Assistant Director")
    assert ladder.grades == ("Director", "Assistant Director", "Officer")
    assert ladder.find("asst  director") == "Assistant Director"
    assert ladder.is_senior("AD")
    assert not ladder.is_senior("Officer")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Director\nOfficer", "“Assistant Director” is not one of the grades"),
        ("Assistant Director: AD\nOfficer: AD", "“ad” stands for two grades"),
        ("Assistant Director\nOfficer\nofficer", "is named twice"),
    ],
)
def test_a_ladder_that_contradicts_itself_is_refused_with_the_reason(text, words):
    setting = GradeSetting(ladder=text, in_force_from=date(2021, 1, 1))
    with pytest.raises(ValidationError, match=words):
        setting.full_clean(validate_unique=False)


def test_the_ladder_of_a_day_is_the_last_one_set_by_then(db):
    first = GradeSetting.objects.create(in_force_from=date(2020, 1, 1))
    second = GradeSetting.objects.create(in_force_from=date(2022, 1, 1), senior_grade="Director")
    second.full_clean()
    assert GradeSetting.objects.in_force(date(2021, 12, 31)) == first
    assert GradeSetting.objects.in_force(date(2022, 1, 1)) == second
    assert GradeSetting.objects.in_force(date(2019, 1, 1)) == first
    assert str(second) == "Director and above from 01.01.2022"


def test_before_anybody_has_set_one_the_usual_ladder_holds(db):
    GradeSetting.objects.all().delete()
    setting = GradeSetting.objects.in_force(date(2021, 1, 1))
    assert (setting.ladder, setting.senior_grade) == (USUAL_LADDER, "Assistant Director")
