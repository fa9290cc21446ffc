"""What administrators change by hand: people, the council's settings, the regulator, the staff directory."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import models

from cases.drawing.crest import BadCrest, read_crest
from cases.models import (
    CostSetting,
    Council,
    QualifiedPerson,
    Regulator,
    User,
)

admin.site.unregister(Group)
admin.site.site_header = admin.site.site_title = "FOI Portal administration"
admin.site.index_title = "People and settings"


# A link typed without its scheme is meant as https, as browsers take it.
HTTPS_LINKS = {models.URLField: {"assume_scheme": "https"}}


@admin.register(User)
class PersonAdmin(UserAdmin):
    list_display = ["username", "full_name", "roles", "is_active"]
    fieldsets = [
        (None, {"fields": ["username", "password", "full_name", "email", "roles", "is_active"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "fields": [
                    "username",
                    "full_name",
                    "email",
                    "roles",
                    "usable_password",
                    "password1",
                    "password2",
                ]
            },
        ),
    ]
    list_filter = ["is_active"]
    filter_horizontal = []


class CouncilForm(forms.ModelForm):
    """The council's settings, with the crest as a file: checked by what is in it, not by its name."""

    crest = forms.FileField(
        label="New crest", required=False, help_text="SVG or PNG, at most 500 kB. Empty: the crest stays."
    )
    no_crest = forms.BooleanField(label="Letters without a crest", required=False)

    def clean_crest(self) -> str | bytes | None:
        file = self.cleaned_data["crest"]
        try:
            return read_crest(file.read()) if file else None
        except BadCrest as problem:
            raise forms.ValidationError(problem.reasons) from problem

    def save(self, commit: bool = True) -> Council:
        crest = self.cleaned_data["crest"]
        if crest is not None or self.cleaned_data["no_crest"]:
            self.instance.crest_svg = crest if isinstance(crest, str) else ""
            self.instance.crest_png = crest if isinstance(crest, bytes) else b""
        return super().save(commit)


@admin.register(Council)
class CouncilAdmin(admin.ModelAdmin):
    form = CouncilForm
    # The contacts have a page of their own, which keeps who changed them.
    exclude = ["crest_svg", "mail_domains", "public_contacts"]
    formfield_overrides = HTTPS_LINKS

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Regulator)
class RegulatorAdmin(admin.ModelAdmin):
    formfield_overrides = HTTPS_LINKS
    list_display = ["name", "in_force_from", "complaint_url"]


@admin.register(CostSetting)
class CostSettingAdmin(admin.ModelAdmin):
    """A new limit or rate is a new row: estimates of earlier days keep theirs."""

    list_display = ["in_force_from", "limit_amount", "rate"]


@admin.register(QualifiedPerson)
class QualifiedPersonAdmin(admin.ModelAdmin):
    """An office that a Minister has authorised for section 36; one that ends keeps its row."""

    list_display = ["office", "in_force_from", "in_force_to", "authorisation"]
