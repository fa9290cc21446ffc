"""Django's fields as GOV.UK Frontend wants them: classes, descriptions and the error summary.

With templates/govuk/ this is the project's crispy template pack.
"""

from django import forms, template
from django.forms.boundfield import BoundField

register = template.Library()

# The first match counts: CheckboxSelectMultiple is a subclass of RadioSelect, and most others are Inputs.
KINDS = [
    (forms.CheckboxSelectMultiple, "checkboxes", "govuk-checkboxes__input"),
    (forms.RadioSelect, "radios", "govuk-radios__input"),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.MultiWidget, "group", ""),
    (forms.Textarea, "input", "govuk-textarea"),
    (forms.Select, "input", "govuk-select"),
    (forms.FileInput, "input", "govuk-file-upload"),
    (forms.Widget, "input", "govuk-input"),
]


def kind_and_class(field: BoundField) -> tuple[str, str]:
    return next((kind, css) for widget, kind, css in KINDS if isinstance(field.field.widget, widget))


@register.filter
def kind(field: BoundField) -> str:
    """How a field is laid out: radios, checkboxes, checkbox, group (several boxes) or input."""
    return kind_and_class(field)[0]


@register.simple_tag
def govuk_widget(field: BoundField, described_by: str = "") -> str:
    """The widget with GOV.UK's classes, pointing to its hint, its error and `described_by` (ids)."""
    _, base = kind_and_class(field)
    classes = [field.field.widget.attrs.get("class", ""), base]
    described = [described_by]
    if field.help_text:
        described.append(f"{field.auto_id}-hint")
    attrs = {}
    if field.errors:
        described.append(f"{field.auto_id}-error")
        classes.append(f"{base.split('__')[0]}--error")
    if described_by:
        # The count says when the text is too long; cutting it off would lose what was pasted.
        classes.append("govuk-js-character-count")
        attrs["maxlength"] = False
    attrs["class"] = " ".join(filter(None, classes))
    attrs["aria-describedby"] = " ".join(filter(None, described)) or False
    return field.as_widget(attrs=attrs)


@register.inclusion_tag("govuk/error_summary.html")
def govuk_error_summary(*bound_forms: forms.BaseForm) -> dict:
    """GOV.UK's summary at the top of a page: every error of the forms, each a link to its field."""
    items = []
    for form in bound_forms:
        items += [("main-content", error) for error in form.non_field_errors()]
        for field in form:
            first_box = "_0" if kind(field) in ("radios", "checkboxes", "group") else ""
            items += [(f"{field.auto_id}{first_box}", error) for error in field.errors]
    return {"items": items}
