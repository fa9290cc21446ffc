"""The forms of an import: the file, its columns, rows to be put right, and the last word."""

from collections.abc import Mapping
from typing import Any

from django import forms

from cases.directory.import_actions import LARGEST
from cases.directory.import_rows import Item
from cases.fields import DateField
from cases.law.redaction import Flag
from cases.models import DirectoryImport
from cases.names.sheet import Sheet
from cases.names.sheet_columns import FIELDS, SEVERAL

FIELDS_IN_WORDS = {
    "number": "staff number",
    "name": "whole name",
    "forename": "forename",
    "surname": "surname",
    "known_as": "known as",
    "former_names": "former names",
    "kind": "kind of person",
    "organisation": "organisation",
    "grade": "grade",
    "post": "post",
    "team": "team or directorate",
    "email": "e-mail address",
    "phone": "direct line",
    "extension": "extension",
    "mobile": "mobile number",
    "flags": "flags, several in one cell",
    **{flag.value: f"yes or no: {flag.in_words}" for flag in Flag},
    "held_from": "first day in the post",
    "held_to": "last day in the post",
}
EXAMPLES = 3


def valid_from_field() -> DateField:
    return DateField(
        label="Valid from",
        required=False,
        help_text="Grades and posts of the file count in documents dated from this day on. For a first import choose a "
        "day before the oldest document that you answer about.",
    )


class ValidFrom(forms.Form):
    """Every form that asks for the day."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("valid_from") is None and "valid_from" not in self.errors:
            self.add_error("valid_from", "Enter the day from which the file counts")
        return cleaned


class UploadForm(ValidFrom):
    file = forms.FileField(
        label="Staff list",
        help_text="A CSV file with a row of headings: name, grade, post, team, e-mail, phone and so on. Commas, "
        "semicolons or tabs; up to 20 MB.",
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,text/csv"}),
        error_messages={
            "required": "Choose the file",
            "empty": "The file is empty",
            "missing": "Choose the file",
            "invalid": "Choose the file",
        },
    )
    valid_from = valid_from_field()
    use_required_attribute = False

    def content(self) -> bytes:
        """One byte more than is taken, so that what is too large is refused and never held in memory."""
        return self.cleaned_data["file"].read(LARGEST + 1)


class ColumnsForm(ValidFrom):
    """One choice for each heading."""

    use_required_attribute = False

    def __init__(self, sheet: Sheet, directory_import: DirectoryImport, data=None):
        super().__init__(data, initial={"valid_from": directory_import.valid_from})
        choices = [("", "not read"), *((field, FIELDS_IN_WORDS[field]) for field in FIELDS)]
        self._headings = {f"column{place}": heading for place, heading in enumerate(sheet.headings)}
        self._examples = {name: _examples(sheet, place) for place, name in enumerate(self._headings)}
        for name, heading in self._headings.items():
            self.fields[name] = forms.ChoiceField(
                label=heading,
                choices=choices,
                required=False,
                initial=directory_import.columns.get(heading, ""),
                error_messages={"invalid_choice": f"Choose from the list what “{heading}” holds"},
            )
        self.fields["valid_from"] = valid_from_field()

    def rows(self) -> list[tuple[Any, str]]:
        """Each choice with the first values of its column."""
        return [(self[name], examples) for name, examples in self._examples.items()]

    def clean(self) -> dict:
        cleaned = super().clean()
        taken: dict[str, str] = {}
        for name, heading in self._headings.items():
            field = cleaned.get(name)
            if not field or field in SEVERAL:
                continue
            if field in taken:
                self.add_error(name, f"“{taken[field]}” is read as {FIELDS_IN_WORDS[field]} already")
            taken[field] = heading
        if not taken.keys() & {"name", "surname"} and not self.errors:
            self.add_error("column0", "Choose the column that holds the name, whole or as the surname")
        return cleaned

    def columns(self) -> dict[str, str]:
        return {heading: self.cleaned_data[name] for name, heading in self._headings.items()}


def _examples(sheet: Sheet, place: int) -> str:
    cells = (row.cells[place] for row in sheet.rows if len(row.cells) > place)
    found: dict[str, None] = {}
    for cell in cells:
        if cell:
            found[cell[:60]] = None
        if len(found) == EXAMPLES:
            break
    return ", ".join(found)


class MendForm(forms.Form):
    """What can be put right in the rows of a page, and what was put right and shall not count after all."""

    use_required_attribute = False

    def __init__(self, items: list[Item], mended: Mapping[int, Mapping[str, str]], data=None):
        super().__init__(data)
        self._items = {item.name: item for item in items if item.can_be_mended}
        for name, item in self._items.items():
            self.fields[name] = _field_of(item)
        self._mended = mended
        self.fields["undo"] = forms.MultipleChoiceField(
            label="Do not count after all",
            required=False,
            choices=[(str(line), f"Line {line}") for line in mended],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": "Choose among the rows that were put right"},
        )

    def changes(self) -> dict[int, dict[str, str]]:
        """By line all that is put right in it from now on."""
        lines = {line: dict(right) for line, right in self._mended.items()}
        for line in map(int, self.cleaned_data["undo"]):
            lines[line] = {}
        for name, item in self._items.items():
            if self.cleaned_data[name] not in ("", item.value):
                item.put_right(lines, self.cleaned_data[name])
        return lines


def _field_of(item: Item) -> forms.Field:
    label = f"Put right, line {item.lines[0]}"
    if item.choices:
        return forms.ChoiceField(
            label=label,
            choices=[("", item.nothing), *item.choices],
            required=False,
            initial="",
            error_messages={"invalid_choice": f"Choose from the list for line {item.lines[0]}"},
        )
    return forms.CharField(
        label=label,
        required=False,
        initial=item.value,
        max_length=400,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )


class ConfirmForm(forms.Form):
    """The last word. `seen` is the mark of what was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput)
    others = forms.ChoiceField(
        label="People who are not in the file",
        choices=[("end", "become leavers; their names stay known"), ("leave", "stay as they are")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what happens to the people who are not in the file",
            "invalid_choice": "Choose what happens to the people who are not in the file",
        },
    )
    use_required_attribute = False

    def __init__(self, *args, gone: int, **kwargs):
        super().__init__(*args, **kwargs)
        if not gone:
            del self.fields["others"]

    def ends_the_others(self) -> bool:
        return self.cleaned_data.get("others") == "end"
