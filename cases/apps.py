from django.apps import AppConfig
from django.core import checks


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "FOI Portal"

    def ready(self) -> None:
        from cases.letters.checks import pango_check  # the models must be there before the rooms

        checks.register(pango_check)
