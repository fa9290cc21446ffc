"""Who signs in."""

from enum import StrEnum

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models


class Role(StrEnum):
    OFFICER = "officer"
    MANAGER = "manager"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


def only_roles(value: list[str]) -> None:
    unknown = [name for name in value if name not in set(Role)]
    if unknown:
        raise ValidationError(f"There is no role called {unknown[0]}.")


class PeopleManager(UserManager):
    def create_superuser(self, username, email=None, password=None, **extra):
        """What `manage.py createsuperuser` makes: an administrator."""
        return self.create_user(username, email, password, roles=[Role.ADMINISTRATOR.value], **extra)

    def create_user(self, username, email=None, password=None, **extra):
        user = self.model(username=username, email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):
    """A person of the council. One person may have several roles: small councils have small teams."""

    roles = models.JSONField(default=list, blank=True, validators=[only_roles])
    full_name = models.CharField("name", max_length=120, help_text="As colleagues know them")
    single_keys = models.BooleanField(
        "single-letter keys", default=True, help_text="J, K, N and the like work outside fields (WCAG 2.1.4)"
    )

    objects = PeopleManager()

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def is_staff(self) -> bool:
        """Administrators change settings in Django's admin; nobody else sees it."""
        return self.has_role(Role.ADMINISTRATOR)

    def has_perm(self, perm, obj=None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label) -> bool:
        return self.is_staff

    def has_role(self, *roles: Role) -> bool:
        """Whether the user holds one of these roles. Someone who left holds none."""
        return self.is_active and any(role in self.roles for role in roles)
