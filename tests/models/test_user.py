import pytest
from django.core.exceptions import ValidationError

from cases.models import Role, User
from tests.factories import UserFactory


def test_one_person_may_hold_several_roles(db):
    user = UserFactory(roles=[Role.MANAGER, Role.REVIEWER])
    assert user.has_role(Role.REVIEWER)
    assert not user.has_role(Role.OFFICER, Role.ADMINISTRATOR)


def test_who_has_left_holds_no_role(db):
    assert not UserFactory(roles=[Role.MANAGER], is_active=False).has_role(Role.MANAGER)


def test_a_role_that_does_not_exist_is_refused(db):
    with pytest.raises(ValidationError, match="There is no role called king"):
        UserFactory(roles=["king"]).full_clean()


def test_only_administrators_enter_the_administration(officer, administrator):
    assert administrator.is_staff
    assert administrator.has_perm("cases.change_council")
    assert administrator.has_module_perms("cases")
    assert not officer.is_staff


def test_the_first_user_made_on_the_command_line_is_an_administrator(db):
    assert User.objects.create_superuser("root", "root@ashmere.example", "x").roles == [Role.ADMINISTRATOR]


def test_a_user_without_a_name_is_shown_by_the_user_name(db):
    assert str(UserFactory(full_name="", username="kim")) == "kim"
    assert str(UserFactory(full_name="Kim Sample")) == "Kim Sample"
