"""The page of the cost limit as it stands: saved, typed, or with a line more or less."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from cases.costs import finding
from cases.costs.actions import Proposed
from cases.costs.finding import Candidate, Found
from cases.costs.forms import MOST_LINES, EstimateForm, LineForm, Lines
from cases.costs.sums import Sums, sums_of
from cases.law.cost_limit import Activity
from cases.models import Case, CostEstimate, CostSetting, current_calendar

PREFIX = "line"
CELLS = ("activity", "what", "records", "minutes", "people")
OUT_OF_STEP = {"missing_management_form": "This page is out of step with the case. Load it again."}
EMPTY = {"what": "", "records": "", "minutes": "", "people": "1"}


@dataclass(frozen=True)
class Choice:
    """A request that may be ticked to be added; `error` is why the tick was refused."""

    candidate: Candidate
    is_ticked: bool
    error: str


@dataclass
class Sheet:
    """The page of one case, with the day that decides on the limit."""

    case: Case
    form: EstimateForm
    lines: Lines
    day: date
    errors: dict[str, str] = field(default_factory=dict)

    def is_valid(self) -> bool:
        return all([self.lines.is_valid(), self.form.is_valid()])

    def proposed(self) -> Proposed:
        """What is to be kept, of a page whose shape is right."""
        typed = self.form.cleaned_data
        return Proposed(
            lines=[line.as_stored() for line in self._filled()],
            sample=self.form.sample(),
            method=typed["method"],
            within_limit=typed["within_limit"],
            references=self.form.references(),
            acting_together=typed["acting_together"],
        )

    def refuse(self, reasons: list[tuple[str, str]]) -> None:
        """Put each reason beside what it is about."""
        places = {f"{PREFIX}-{number}": line for number, line in enumerate(self._filled())}
        for place, text in reasons:
            line, _, cell = place.rpartition("-")
            if line in places:
                places[line].add_error(cell, text)
            elif place in self.form.fields:
                self.form.add_error(place, text)
            elif place and place == self.form.cleaned_data["another"]:
                self.form.add_error("another", text)
            else:
                self.form.add_error("with_cases" if place else None, text)
                self.errors[place] = text

    def over(self, theirs: CostEstimate) -> "Sheet":
        """The same page, to be saved over what somebody else saved, once that was looked at."""
        self.form.data = self.form.data.copy()
        self.form.data["version"] = str(theirs.version)
        self.form.add_error(
            None,
            f"{theirs.by} saved this estimate while you were typing. Nothing was overwritten. Look at both, change "
            "yours where needed, and save it again.",
        )
        return self

    def context(self) -> dict:
        """What the page shows of it, read once, whatever the number of lines and cases."""
        added = self._added()
        sums = self._sums(added)
        found = finding.find(self.case, current_calendar())
        rows = sums.rows if sums else [None] * len(self.lines.forms)
        return {
            "form": self.form,
            "rows": list(zip(self.lines.forms, rows, strict=True)),
            "sums": sums,
            "found": found,
            "choices": self._choices(found, added),
            "summary": list(self.summary()),
        }

    def sums(self) -> Sums | None:
        """Hours and cost of what is there so far; None before the first setting."""
        return self._sums(self._added())

    def summary(self) -> Iterator[tuple[str, str]]:
        """Every error with the place to mend it, in the order of the page."""
        whole = [
            *self.form.non_field_errors(),
            *(self.lines.non_form_errors() if self.lines.is_bound else ()),
        ]
        yield from (("main-content", error) for error in whole)
        for line in self.lines.forms:
            yield from ((line[cell].auto_id, error) for cell in CELLS for error in line[cell].errors)
        for name in self.form.fields:
            place = "candidates" if name == "with_cases" else self.form[name].auto_id
            yield from ((place, error) for error in self.form[name].errors)

    def _sums(self, added: list[Case]) -> Sums | None:
        setting = CostSetting.objects.filter(in_force_from__lte=self.day).order_by("in_force_from").last()
        return sums_of(setting.as_law(), self._stored(), self._sample(), added) if setting else None

    def _choices(self, found: Found, added: list[Case]) -> list[Choice]:
        """The candidates, and whatever else is added already."""
        shown, ticked = {each.case.pk for each in found.candidates}, self.form.ticked()
        others = [Candidate(case, "Added by its reference", 0, []) for case in added if case.pk not in shown]
        return [
            Choice(each, each.case.reference in ticked, self.errors.get(each.case.reference, ""))
            for each in [*found.candidates, *others]
        ]

    def _added(self) -> list[Case]:
        wanted = Case.objects.filter(reference__in=self.form.ticked()).exclude(pk=self.case.pk)
        return list(finding.as_requests(wanted).order_by("received_on", "id"))

    def _filled(self) -> list[LineForm]:
        return [line for line in self.lines.forms if line.has_changed()]

    def _stored(self) -> list[dict[str, str] | None]:
        """The lines as they are kept; None for one that is empty or not right yet."""
        if self.lines.is_bound:
            return [
                line.as_stored() if line.has_changed() and line.is_valid() else None for line in self.lines
            ]
        return [_stored_row(line.initial) for line in self.lines]

    def _sample(self) -> dict[str, str]:
        form = self.form if self.form.is_bound else EstimateForm(_as_query(self.form.initial))
        form.is_valid()
        return form.sample()


def saved(case: Case, *, on: date) -> Sheet:
    """The estimate as it is kept; before the first, an empty row for each of the four tasks."""
    estimate = CostEstimate.objects.filter(case=case).first()
    if estimate is None:
        rows = [{**EMPTY, "activity": activity.value} for activity in Activity]
        return Sheet(case, EstimateForm(initial={"version": 0}), _unbound(rows), on)
    initial = {
        "version": estimate.version,
        "sample_records": estimate.sample.get("records", ""),
        "sample_minutes": estimate.sample.get("minutes", ""),
        "method": estimate.method,
        "within_limit": estimate.within_limit,
        "acting_together": estimate.acting_together,
        "with_cases": list(estimate.with_cases.values_list("reference", flat=True)),
    }
    return Sheet(case, EstimateForm(initial=initial), _unbound(estimate.lines), estimate.estimated_on)


def typed(case: Case, data: QueryDict, *, on: date) -> Sheet:
    return Sheet(case, EstimateForm(data), Lines(data, prefix=PREFIX, error_messages=OUT_OF_STEP), on)


def edited(case: Case, data: QueryDict, edit: str, *, on: date) -> Sheet:
    """What is typed, with an empty line at the end ("add") or without one ("remove-3")."""
    rows, focus = _rows(data), 0
    deed, _, place = edit.partition("-")
    number = _number(place)
    if deed == "add" and len(rows) < MOST_LINES:
        rows.append({**EMPTY, "activity": rows[-1]["activity"] if rows else Activity.LOCATE.value})
        focus = len(rows) - 1
    elif deed == "remove" and 0 <= number < len(rows):
        del rows[number]
        focus = max(min(number, len(rows) - 1), 0)
    initial: dict[str, object] = {name: data.get(name, "") for name in EstimateForm.base_fields}
    initial["with_cases"] = data.getlist("with_cases")
    lines = _unbound(rows)
    lines.forms[focus].fields["what"].widget.attrs["autofocus"] = True
    return Sheet(case, EstimateForm(initial=initial), lines, on)


def _unbound(rows: list[dict[str, str]]) -> Lines:
    return Lines(initial=rows or [{**EMPTY, "activity": Activity.LOCATE.value}], prefix=PREFIX)


def _rows(data: QueryDict) -> list[dict[str, str]]:
    """The rows as they were sent, whatever is in them."""
    count = min(_number(data.get(f"{PREFIX}-TOTAL_FORMS", "")), MOST_LINES)
    return [{cell: data.get(f"{PREFIX}-{row}-{cell}", "") for cell in CELLS} for row in range(count)]


def _number(text: str) -> int:
    """A small number of the page; -1 for anything else."""
    return int(text) if text.isdecimal() and len(text) < 5 else -1


def _stored_row(row: Mapping[str, str]) -> dict[str, str] | None:
    """A row as it would be kept, if it is complete."""
    line = LineForm(row)
    return line.as_stored() if line.has_changed() and line.is_valid() else None


def _as_query(initial: Mapping[str, object]) -> QueryDict:
    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in initial.items() if name != "with_cases"})
    return query
