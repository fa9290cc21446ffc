"""Test data. Users are made; states of a case are reached through the real actions (see case_at in conftest)."""

import factory

from cases.models import Role, User


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    full_name = factory.LazyAttribute(lambda user: user.username.title())
    roles = [Role.OFFICER]
    password = factory.django.Password("correct horse battery staple")
