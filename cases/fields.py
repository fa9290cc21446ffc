"""Form fields that rooms share."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django_prose_editor.fields import ProseEditorFormField
from js_asset import Media

from cases.cleaning import clean


class DateBoxes(forms.MultiWidget):
    """Day, month and year in three boxes."""

    template_name = "govuk/widgets/date.html"

    def __init__(self, attrs=None):
        widths = (2, 2, 4)
        boxes = [
            forms.TextInput(
                {
                    "class": f"govuk-input govuk-date-input__input govuk-input--width-{width}",
                    "inputmode": "numeric",
                    "autocomplete": "off",
                }
            )
            for width in widths
        ]
        super().__init__(boxes, attrs)

    def decompress(self, value: date | None) -> list:
        return [value.day, value.month, value.year] if value else ["", "", ""]


class DateField(forms.MultiValueField):
    """A date in three boxes, with GOV.UK's words for what is wrong. An empty one is None."""

    widget = DateBoxes

    def __init__(self, **kwargs):
        boxes = [forms.CharField(required=False) for _ in range(3)]
        super().__init__(boxes, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        boxes = [box.strip() for box in data_list]
        missing = [name for name, box in zip(("day", "month", "year"), boxes, strict=False) if not box]
        if len(missing) == len(boxes):
            return None
        if missing:
            raise ValidationError(f"{self.label} must include a {' and '.join(missing)}")
        if len(boxes[2]) != 4:
            raise ValidationError(f"{self.label} must have a year with 4 numbers")
        try:
            return date(int(boxes[2]), int(boxes[1]), int(boxes[0]))
        except ValueError as error:
            raise ValidationError(f"{self.label} must be a real date") from error


EDITOR = {
    "extensions": {
        "Bold": True,
        "Italic": True,
        "Underline": True,
        "Heading": {"levels": [3, 4]},
        "BulletList": True,
        "OrderedList": {"enableListAttributes": False},
        "ListItem": True,
        "Blockquote": True,
        "HardBreak": True,
        "Link": {"protocols": ["https", "mailto"], "enableTarget": False, "defaultProtocol": "https"},
        "Table": True,
        "TableRow": True,
        "TableHeader": True,
        "TableCell": True,
        "WordPaste": True,
        "PeopleNamed": True,
        "TrailingNode": True,
        # cases/editor.js brings a toolbar in words, and officers want their spelling checked.
        "Menu": False,
        "NoSpellCheck": False,
    }
}


class RichTextField(ProseEditorFormField):
    """What officers write with lists and tables: the editor of answers, and nothing but what an answer may hold."""

    def __init__(self, **kwargs):
        super().__init__(config=EDITOR, sanitize=clean, **kwargs)


def editor_media(nonce: str) -> Media:
    """What the editor needs in the head of the page, under the page's nonce."""
    return Media.from_media(RichTextField().widget.media, nonce=nonce)
