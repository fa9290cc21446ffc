"""Our crispy pack: fields, hints, errors and the error summary as GOV.UK wants them."""

from datetime import date

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Fieldset, Layout, Submit
from django import forms
from django.template import Context, Template


class CharacterCount(Field):
    """A field that counts down to its longest length."""

    def render(self, form, context, extra_context=None, **kwargs):
        return super().render(form, context, extra_context={"maxlength": 200}, **kwargs)


class DateInThreeBoxes(forms.MultiWidget):
    template_name = "govuk/widgets/date.html"

    def __init__(self):
        super().__init__([forms.TextInput(), forms.TextInput(), forms.TextInput()])

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else [None] * 3


class Day(forms.Field):
    widget = DateInThreeBoxes

    def clean(self, value):
        raise forms.ValidationError("Enter the day.")


class Everything(forms.Form):
    name = forms.CharField(
        label="Name", help_text="As on the request", error_messages={"required": "Enter a name."}
    )
    email = forms.EmailField(label="E-mail")
    regime = forms.ChoiceField(
        label="Regime", widget=forms.RadioSelect, choices=[("FOIA", "FOIA"), ("EIR", "EIR")]
    )
    several = forms.MultipleChoiceField(
        label="Several",
        widget=forms.CheckboxSelectMultiple,
        choices=[("a", "A"), ("b", "B")],
        help_text="Any",
    )
    received = Day(label="Received")
    channel = forms.ChoiceField(label="Channel", choices=[("post", "Post")])
    text = forms.CharField(label="Text", max_length=200, widget=forms.Textarea({"class": "mine"}))
    upload = forms.FileField(label="File")
    tick = forms.BooleanField(label="Tick me")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        parts = [
            "regime",
            "several",
            "received",
            "channel",
            CharacterCount("text"),
            "upload",
            "tick",
            "secret",
        ]
        self.helper.layout = Layout(
            Fieldset("Who", "name", "email"), Div(*parts, css_class="part", css_id="rest")
        )
        self.helper.add_input(Submit("save", "Save"))

    def clean(self):
        raise forms.ValidationError("The two do not go together.")


PAGE = Template("{% load crispy_forms_tags govuk_forms %}{% govuk_error_summary form %}{% crispy form %}")


def drawn(**kwargs) -> str:
    return PAGE.render(Context({"form": Everything(**kwargs)}))


@pytest.fixture
def fresh() -> str:
    return drawn(initial={"received": date(2021, 2, 10), "regime": "EIR"})


@pytest.fixture
def refused() -> str:
    return drawn(data={"email": "no address", "text": "x" * 300}, files={})


@pytest.mark.parametrize(
    "piece",
    [
        'class="govuk-input"',
        'class="govuk-select"',
        'class="govuk-file-upload"',
        'class="govuk-checkboxes__input"',
        'aria-describedby="id_name-hint"',
        '<div id="id_name-hint" class="govuk-hint">As on the request</div>',
        'type="radio" class="govuk-radios__input" name="regime" id="id_regime_1" value="EIR" checked',
        'type="checkbox" class="govuk-checkboxes__input" name="several" id="id_several_0" value="a"',
        '<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Received</legend>',
        'value="2021"',
        'for="id_received_1">Month</label>',
        'data-module="govuk-character-count" data-maxlength="200"',
        'class="mine govuk-textarea govuk-js-character-count"',
        'aria-describedby="id_text-info"',
        '<div id="rest" class="part"',
        '<input type="hidden" name="secret" id="id_secret">',
        'data-prevent-double-click="true"',
        'enctype="multipart/form-data"',
    ],
)
def test_a_fresh_form_is_drawn_with_govuks_classes(piece, fresh):
    assert piece in fresh


def test_a_fresh_form_has_no_errors_and_no_needless_attributes(fresh):
    assert "error" not in fresh
    assert 'aria-describedby=""' not in fresh
    assert ' maxlength="200"' not in fresh, "a text that is too long is counted, not cut off"


@pytest.mark.parametrize(
    "piece",
    [
        '<a href="#main-content">The two do not go together.</a>',
        '<a href="#id_name">Enter a name.</a>',
        '<a href="#id_regime_0">This field is required.</a>',
        '<a href="#id_received_0">Enter the day.</a>',
        'value="no address"',
        'class="govuk-input govuk-input--error"',
        'class="govuk-select govuk-select--error"',
        'class="mine govuk-textarea govuk-textarea--error govuk-js-character-count"',
        'aria-describedby="id_name-hint id_name-error"',
        'aria-describedby="id_several-hint id_several-error"',
        'aria-invalid="true"',
        '<p id="id_name-error" class="govuk-error-message">',
    ],
)
def test_an_error_is_named_at_the_top_and_beside_its_field(piece, refused):
    assert piece in refused


def test_a_form_without_a_helper_is_drawn_by_the_filter():
    page = Template("{% load crispy_forms_filters %}{{ form|crispy }}").render(
        Context({"form": Everything()})
    )
    assert page.count("govuk-form-group") >= 9
