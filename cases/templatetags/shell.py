"""What stands around every page: the places that a person may go to."""

from django import template
from django.urls import reverse

from cases import permissions

register = template.Library()

WORDING = [
    *("wording", "one_wording", "edit_wording", "make_wording_current", "compare_wording", "wording_letters"),
    *("new_wording", "exchange_wording", "wording_file", "placeholders"),
]
HOLIDAYS = [
    *("bank_holidays", "calendar_change", "add_holiday", "load_holidays"),
    *("correct_holiday", "remove_holiday"),
]
DIRECTORY = [
    *("directory", "staff_member", "new_staff_member", "edit_staff_member", "end_staff_member"),
    *("new_staff_post", "staff_post", "grades", "new_grades", "directory_contacts", "directory_changes"),
    *("import_directory", "look_before_importing", "import_columns", "mend_rows"),
]


@register.inclusion_tag("cases/shell/places.html", takes_context=True)
def places(context: dict) -> dict:
    """The navigation: only places that the person may go to, the one that the page belongs to marked."""
    request = context["request"]
    user = request.user
    here = request.resolver_match.url_name if request.resolver_match else ""
    entries = [
        ("My cases", ["my_cases"], permissions.see_cases(user)),
        ("All cases", ["all_cases"], permissions.see_cases(user)),
        ("Log a request", ["log_request", "log_by_hand"], permissions.log_request(user)),
        ("Wording", WORDING, permissions.see_cases(user)),
        ("Staff directory", DIRECTORY, permissions.see_directory(user)),
        ("Bank holidays", HOLIDAYS, permissions.administer(user)),
        ("Admin", ["admin:index"], permissions.administer(user)),
    ]
    return {
        "places": [
            {"label": label, "url": reverse(names[0]), "is_here": here in names}
            for label, names, reasons in entries
            if not reasons
        ]
    }


@register.simple_tag(takes_context=True)
def may_log_requests(context: dict) -> bool:
    return not permissions.log_request(context["request"].user)


@register.simple_tag(takes_context=True)
def may_take_in_letters(context: dict) -> bool:
    return not permissions.take_in_letters(context["request"].user)
