"""The forms of the directory. They check shape; what may stand in it the action says."""

import re
from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Model

from cases.directory import grades
from cases.directory.actions import Reason
from cases.fields import DateField
from cases.law.redaction import Flag, Kind, Ladder
from cases.models import GradeSetting, StaffMember, StaffPost

KINDS = [(kind.value, f"{kind.in_words[0].upper()}{kind.in_words[1:]}") for kind in Kind]
SEVERAL = "Put a semicolon between several."
NUMBER = re.compile(r"[\d\s()+./-]*\d{3}[\d\s()+./-]*(?:ext\.?\s*\d+)?", re.IGNORECASE)
LONGEST = 5000
TOO_LONG = {"max_length": f"Enter {LONGEST:,} characters or fewer."}


def start(words: str) -> str:
    return words[:1].upper() + words[1:]


class Filters(forms.Form):
    """The filters of the list, all of them in the address."""

    q = forms.CharField(label="Name, e-mail, number, post or team", required=False, max_length=200)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Everybody"), *KINDS])
    band = forms.ChoiceField(label="Grade", required=False)
    flag = forms.ChoiceField(
        label="Flag",
        required=False,
        choices=[("", "With or without"), *[(flag.value, start(flag.in_words)) for flag in Flag]],
    )
    holding = forms.ChoiceField(
        label="Post",
        required=False,
        choices=[("", "Leavers too"), ("yes", "Holds a post"), ("no", "Holds no post")],
    )
    on = forms.DateField(
        label="On the day",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Enter the day as a real date, such as 2021-03-31."},
    )

    def __init__(self, *args, senior: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["band"].choices = [
            ("", "Any"),
            (grades.SENIOR, f"{senior} or above"),
            (grades.BELOW, f"Below {senior}"),
            (grades.UNKNOWN, "Not a grade of the ladder"),
        ]
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = f"Choose one of the entries under “{field.label}”."
        self.fields["q"].error_messages["max_length"] = "Search for 200 characters or fewer."

    def values(self) -> dict:
        """Each filter that is set and makes sense; what makes none is an error of the form."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class DayForm(forms.Form):
    """The day that is asked about."""

    on = forms.DateField(
        label="On the day",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Enter the day as a real date, such as 2021-03-31."},
    )

    def day(self, today: date) -> date:
        return self.cleaned_data.get("on") or today if self.is_valid() else today


class Refusable(forms.Form):
    """A form that can show why the action said no."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)

    def refuse(self, reasons: Sequence[Reason]) -> None:
        for reason in reasons:
            self.add_error(reason.field if reason.field in self.fields else None, reason.words)


def _several(words: str) -> list[str]:
    return list(filter(None, (" ".join(each.split()) for each in words.split(";"))))


def _line(of: type[Model], name: str, label: str, **kwargs) -> forms.CharField:
    """One line, as long as the column."""
    longest = of._meta.get_field(name).max_length
    errors = {"max_length": f"{label} must be {longest} characters or fewer.", **kwargs.pop("errors", {})}
    widget = forms.TextInput({"autocomplete": "off"})
    return forms.CharField(
        label=label,
        max_length=longest,
        error_messages=errors,
        widget=widget,
        **{"required": False, **kwargs},
    )


class PersonForm(Refusable):
    """Who the person is, in every form that a document may have it."""

    name = _line(
        StaffMember,
        "name",
        "Name",
        required=True,
        help_text="In full, as the council writes it: Jane Sample.",
        errors={"required": "Enter the name."},
    )
    forename = _line(StaffMember, "forename", "Forename")
    surname = _line(
        StaffMember,
        "surname",
        "Surname",
        help_text="Needed where it is more than the last word of the name: van der Berg.",
    )
    known_as = _line(StaffMember, "known_as", "Known as", help_text=f"Forenames in use. {SEVERAL}")
    former_names = _line(
        StaffMember, "former_names", "Former names", help_text=f"As older documents have them. {SEVERAL}"
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=KINDS,
        help_text="The grade rule is for council officers. About everybody else a person decides.",
        error_messages={"invalid_choice": "Choose one of the kinds.", "required": "Choose the kind."},
    )
    organisation = _line(
        StaffMember,
        "organisation",
        "Organisation",
        help_text="Of somebody who works for another body or a contractor.",
    )
    email = _line(StaffMember, "email", "E-mail addresses", help_text=SEVERAL)
    phone = _line(StaffMember, "phone", "Direct lines", help_text=SEVERAL)
    extension = _line(StaffMember, "extension", "Extension")
    mobile = _line(StaffMember, "mobile", "Mobile numbers", help_text=SEVERAL)
    number = _line(
        StaffMember,
        "number",
        "Staff number",
        help_text="An import finds the same person by it after a change of name.",
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_email(self) -> str:
        return self._each("email", _is_email, "an e-mail address, such as jane.sample@council.example")

    def clean_phone(self) -> str:
        return self._each("phone", NUMBER.fullmatch, "a telephone number, such as 020 7946 0123")

    def clean_mobile(self) -> str:
        return self._each("mobile", NUMBER.fullmatch, "a telephone number, such as 07700 900123")

    def _each(self, name: str, fits, what: str) -> str:
        several = _several(self.cleaned_data[name])
        wrong = [each for each in several if not fits(each)]
        if wrong:
            raise ValidationError([f"“{each}” is not {what}." for each in wrong])
        return "; ".join(several)

    def entry(self) -> dict:
        """What was typed, as the action takes it, once the form is valid."""
        return {name: value for name, value in self.cleaned_data.items() if name != "shown"}


def _is_email(words: str) -> bool:
    try:
        validate_email(words)
    except ValidationError:
        return False
    return True


class PostForm(Refusable):
    """What holds of the person from a day to a day."""

    held_from = DateField(label="First day", error_messages={"required": "Enter the first day."})
    held_to = DateField(label="Last day", required=False, help_text="Leave it empty while the post is held.")
    grade = forms.ChoiceField(
        label="Grade", required=False, error_messages={"invalid_choice": "Choose one of the grades."}
    )
    post = _line(StaffPost, "post", "Post")
    team = _line(StaffPost, "team", "Team or directorate")
    flags = forms.MultipleChoiceField(
        label="Flags",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(flag.value, f"{start(flag.in_words)}: {means}") for flag, means in grades.FLAGS.items()],
        help_text="What each does where the person is a council officer. For others it only changes what is proposed.",
        error_messages={"invalid_choice": "Choose among the flags in the list."},
    )
    adjust = forms.BooleanField(label="Adjust the other posts so that it fits", required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, ladders: Sequence[Ladder], present: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["grade"].choices = [("", "None recorded"), *_grades(ladders, present)]

    def clean(self) -> dict:
        cleaned = super().clean()
        if (
            "post" in cleaned
            and not cleaned["post"]
            and not cleaned.get("grade")
            and "grade" not in self.errors
        ):
            self.add_error("post", "Enter the post or choose the grade.")
        return cleaned

    def entry(self) -> dict:
        """What was typed, as the action takes it, once the form is valid."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("shown", "adjust")}


def _grades(ladders: Sequence[Ladder], present: str) -> list[tuple[str, str]]:
    """The grades of every ladder that ever was in force, the present one first, and the one that is written there."""
    names = [grade for ladder in ladders for grade in ladder.grades]
    found = [(grade, grade) for grade in dict.fromkeys(names)]
    if present and present not in names:
        known = ladders[0].find(present)
        found.append(
            (present, f"{present}, which means {known}" if known else f"{present}, not in the ladder")
        )
    return found


class EndForm(Refusable):
    last_day = DateField(label="Last day", error_messages={"required": "Enter the last day."})
    shown = forms.CharField(required=False, widget=forms.HiddenInput)


class GradesForm(Refusable):
    """A ladder from a day on. `looked_at` says which one the page has shown the effect of."""

    in_force_from = DateField(
        label="In force from",
        help_text="For documents of this day and later.",
        error_messages={"required": "Enter the first day."},
    )
    ladder = forms.CharField(
        label="Grades",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 9, "spellcheck": "false"}),
        help_text="One grade a line, the highest first. Other words for a grade follow a colon, apart by commas.",
        error_messages={"required": "Enter the grades, one a line.", **TOO_LONG},
    )
    senior_grade = forms.ChoiceField(
        label="Senior grade",
        help_text="Names of officers at this grade and above are released. A grade that you add above can be chosen "
        "once you have pressed “Show what changes”.",
        error_messages={
            "invalid_choice": "Choose the senior grade among the grades.",
            "required": "Choose it.",
        },
    )
    looked_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = grades_in(self["ladder"].value() or "")
        self.fields["senior_grade"].choices = [(name, name) for name in names]

    def clean_ladder(self) -> str:
        return self.cleaned_data["ladder"].replace("\r\n", "\n").strip()

    def entry(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("ladder", "senior_grade", "in_force_from")}


def grades_in(ladder: str) -> list[str]:
    """The grades of the lines that were typed, sound or not."""
    names = (" ".join(line.partition(":")[0].split()) for line in ladder.splitlines())
    return list(dict.fromkeys(filter(None, names)))


def ladders_on(on) -> list[Ladder]:
    """The ladder of the day first, then all the others."""
    settings = list(GradeSetting.objects.order_by("-in_force_from"))
    in_force = GradeSetting.objects.in_force(on)
    return [in_force.as_law(), *[each.as_law() for each in settings if each.pk != in_force.pk]]


class ContactsForm(Refusable):
    mail_domains = forms.CharField(
        label="Mail domains",
        required=False,
        max_length=LONGEST,
        error_messages=TOO_LONG,
        widget=forms.Textarea({"rows": 3, "spellcheck": "false"}),
        help_text="What follows the @ of the council’s own addresses, one a line. "
        "Empty: the domain of the FOI mailbox.",
    )
    public_contacts = forms.CharField(
        label="Public contacts",
        required=False,
        max_length=LONGEST,
        error_messages=TOO_LONG,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false"}),
        help_text="Telephone numbers and e-mail addresses that anybody may have, one a line: the switchboard, team "
        "mailboxes. They are never withheld.",
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_mail_domains(self) -> str:
        lines = [line.lower().removeprefix("@") for line in self._lines("mail_domains")]
        return self._all(lines, lambda line: _is_email(f"a@{line}"), "a mail domain, such as council.example")

    def clean_public_contacts(self) -> str:
        lines = self._lines("public_contacts")
        fits = lambda line: _is_email(line) or NUMBER.fullmatch(line)  # noqa: E731
        return self._all(lines, fits, "a telephone number or an e-mail address")

    def _lines(self, name: str) -> list[str]:
        return list(filter(None, (" ".join(line.split()) for line in self.cleaned_data[name].splitlines())))

    def _all(self, lines: list[str], fits, what: str) -> str:
        wrong = [line for line in lines if not fits(line)]
        if wrong:
            raise ValidationError([f"“{line}” is not {what}." for line in wrong])
        return "\n".join(lines)

    def entry(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "shown"}
