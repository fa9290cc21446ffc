"""The output of a web form: "Name: ...", "Email: ...", "Details of your request: ..."."""

import re

from cases.intake.days import find_day
from cases.intake.people import find_email, parse_address
from cases.intake.thread import Body, Line

_FORM = {
    "name": r"(?:your |full |requester'?s? |applicant'?s? |contact |customer )*name(?: of (?:requester|"
    r"applicant))?|requester|requested by|from",
    "given": r"(?:first|given)[ -]?names?|forenames?",
    "family": r"(?:last|family|second)[ -]?name|surname",
    "email": r"(?:your |contact |requester'?s? |preferred )*e-?mail(?: address)?",
    "date": r"(?:date|submitted|received|date and time)(?: (?:submitted|received|of request|of submission|"
    r"on|at))?",
    "subject": r"subject(?: of (?:your )?request)?|topic|(?:request title|title of (?:your )?request)",
    "request": r"(?:(?:please )?(?:enter |provide |give )?(?:your |details of |description of |full |the |"
    r"a )*(?:request|questions?|enquiry|query|message|comments|information)"
    r"(?: (?:required|requested|you require|you want|you are requesting|wanted|needed|being requested|"
    r"details?|description|text))*|details)|"
    r"(?:what|which) information (?:would you like|are you (?:requesting|looking for|seeking)|"
    r"do you (?:want|require|need)).{0,40}|"
    r"please (?:describe|detail|provide details of|tell us|state|specify) .{0,60}\binformation\b.{0,80}",
    "other": r"(?:home |postal |your |street )?address(?: line)?(?: \d)?|post ?code|(?:contact |mobile |"
    r"home |daytime )?(?:telephone|phone|mobile|tel)(?: number| no)?|organi[sz]ation(?: name)?|"
    r"company(?: name)?|"
    r"(?:preferred|contact) (?:format|contact|method|preference).{0,30}|how would you like .{0,60}|"
    r"(?:form |case |our |your |request )?(?:reference|ref|id)(?: number| no)?|title|town|city|county|"
    r"house .{0,20}|country|declaration|department|browser|ip address|are you .{0,40}|i am an? .{0,30}",
}
_FORM_LINE = re.compile("|".join(rf"(?P<{name}>{labels})" for name, labels in _FORM.items()), re.IGNORECASE)


def read_form(lines: list[Line], body: Body) -> list[Line]:
    """The lines of the request field, where the text is the output of a web form; else nothing."""
    fields: list[tuple[str, int, str]] = []
    for i, line in enumerate(lines):
        label, value = _form_field(line.text.strip())
        if label:
            fields.append((label, i, value))
    kinds = {label for label, _, _ in fields}
    person = kinds & {"name", "given", "family", "email"}
    if not ("request" in kinds and person) and not ("email" in kinds and kinds & {"name", "given"}):
        return []
    body.is_form = True
    ends = [*(i for _, i, _ in fields[1:]), len(lines)]
    said: list[Line] = lines[: fields[0][1]] if "request" not in kinds else []
    values: dict[str, str] = {}
    for (label, i, value), end in zip(fields, ends, strict=True):
        line = lines[i]
        if label == "request":
            shift = len(line.text) - len(line.text.rstrip()) + len(value)
            said += [
                Line("", line.start),
                Line(value, line.start + len(line.text) - shift),
                *lines[i + 1 : end],
            ]
            continue
        rest = [each for each in lines[i + 1 : end] if each.text.strip()]
        if not value and rest:
            value, line, rest = rest[0].text.strip(), rest[0], rest[1:]
        values[label] = values.get(label) or value
        _learn_field(body, label, value, line)
        if "request" not in kinds:
            said += [Line("", line.end), *rest]
    if not body.name and (values.get("given") or values.get("family")):
        body.name = f"{values.get('given', '')} {values.get('family', '')}".strip()
    return said or [Line("", 0)]


def _form_field(text: str) -> tuple[str, str]:
    """The kind of form field that the line begins, and its value on the same line."""
    label, colon, value = text.partition(":")
    if not colon:
        label, colon, value = (text, "?", "") if text.endswith("?") else text.partition("\t")
    match = _FORM_LINE.fullmatch(label.strip(" *?").strip()[:150]) if colon else None
    return (match.lastgroup or "", value.strip(" *\t")) if match else ("", "")


def _learn_field(body: Body, label: str, value: str, line: Line) -> None:
    if label == "name":
        address = parse_address(value)
        body.learn("name", address.name, line, value)
        body.learn("email", address.email, line, address.email)
    elif label == "email":
        found = find_email(value)
        body.learn("email", found and found[0], line, found[0] if found else "")
    elif label == "date":
        day = find_day(value)
        body.learn("received_on", day and day[0], line, value)
    elif label == "subject":
        body.learn("subject", value, line, value)
