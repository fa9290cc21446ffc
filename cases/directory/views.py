"""The directory to read and to keep by hand: the list, one person, and their posts."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import permissions
from cases.directory import actions, changes, listing, showing, timeline
from cases.directory.actions import DirectoryRefused, Overtaken
from cases.directory.forms import DayForm, EndForm, Filters, PersonForm, PostForm, ladders_on
from cases.models import GradeSetting, StaffMember, StaffPost


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.see_directory(request.user))
    today = timezone.localdate()
    senior = GradeSetting.objects.in_force(today).senior_grade
    form = Filters(request.GET, senior=senior)
    values = form.values()
    on = values.get("on", today)
    ladder = GradeSetting.objects.in_force(on).as_law()
    page = listing.page(listing.narrow(values, on, ladder), on, ladder, after=request.GET.get("after", ""))
    context = {
        "form": form,
        "page": page,
        "values": values,
        "on": on,
        "today": today,
        "ladder": ladder,
        "next": urlencode({**values, "after": page.after}),
        "here": urlencode(values),
        "is_first": "after" not in request.GET,
        "why_not_edit": permissions.edit_directory(request.user),
    }
    return render(request, "cases/directory/list.html", context)


@require_safe
def staff_member(request: HttpRequest, pk: int) -> HttpResponse:
    """One person; `on` in the address asks what the rule says on another day."""
    permissions.demand(permissions.see_directory(request.user))
    member = _member(pk)
    today = timezone.localdate()
    form = DayForm(request.GET)
    on = form.day(today)
    ladder = GradeSetting.objects.in_force(on).as_law()
    context = {
        **_about(request, member),
        "today": today,
        "on": on,
        "day_form": form,
        "ladder": ladder,
        "rows": [(changes.PERSON[name], name, value) for name, value in _said(member)],
        "posts": showing.posts(member, today),
        "can_end": any(post.held_to is None for post in member.posts.all()),
        "rulings": showing.rulings(member, on, ladder),
        "decisions": showing.decisions(member),
        "history": showing.history(member),
        "namesakes": showing.namesakes(member, on, ladder),
    }
    return render(request, "cases/directory/person.html", context)


def _said(member: StaffMember) -> list[tuple[str, str]]:
    """What is recorded of the person, the name apart: it is the heading."""
    values = changes.person_values(member)
    return [(name, changes.in_words_of(name, value)) for name, value in values.items() if name != "name"]


def _member(pk: int) -> StaffMember:
    return get_object_or_404(StaffMember.objects.prefetch_related("posts"), pk=pk)


def _about(request: HttpRequest, member: StaffMember) -> dict:
    return {"member": member, "why_not_edit": permissions.edit_directory(request.user)}


@require_http_methods(["GET", "POST"])
def new_staff_member(request: HttpRequest) -> HttpResponse:
    permissions.demand(permissions.edit_directory(request.user))
    today = timezone.localdate()
    # A name that a letter gives and the directory does not know comes with the address.
    form = PersonForm(request.POST or None, initial={"name": request.GET.get("name", "")})
    post_form = PostForm(
        request.POST or None,
        prefix="first",
        ladders=ladders_on(today),
        empty_permitted=True,
    )
    del post_form.fields["adjust"]
    # Both are asked, so that both show what is wrong.
    if all([form.is_valid(), post_form.is_valid()]):
        try:
            member = actions.add_person(
                values=form.entry(),
                post=post_form.entry() if post_form.has_changed() else None,
                by=request.user,
                on=today,
            )
        except DirectoryRefused as refusal:
            form.refuse([reason for reason in refusal.reasons if reason.field in form.fields])
            post_form.refuse([reason for reason in refusal.reasons if reason.field not in form.fields])
        else:
            messages.success(request, f"{member} is in the directory.")
            return redirect("staff_member", member.pk)
    return render(request, "cases/directory/new.html", {"form": form, "post_form": post_form})


@require_http_methods(["GET", "POST"])
def edit_staff_member(request: HttpRequest, pk: int) -> HttpResponse:
    permissions.demand(permissions.edit_directory(request.user))
    member = _member(pk)
    initial = {**changes.person_values(member), "shown": changes.state_of(member)}
    form = PersonForm(request.POST or None, initial=initial)
    context = {**_about(request, member), "form": form, "why_not_remove": actions.why_not_remove(member)}
    if form.is_valid():
        try:
            actions.change_person(
                member=member,
                values=form.entry(),
                shown=form.cleaned_data["shown"],
                by=request.user,
                on=timezone.localdate(),
            )
        except DirectoryRefused as refusal:
            form.refuse(refusal.reasons)
        except Overtaken as overtaken:
            context |= _clash(form, overtaken.member)
            theirs = changes.person_values(overtaken.member)
            context["differs"] = changes.difference(changes.PERSON, theirs, form.entry())
        else:
            messages.success(request, f"{form.cleaned_data['name']} is changed.")
            return redirect("staff_member", pk)
    return render(request, "cases/directory/edit.html", context)


@require_POST
def drop_staff_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who should never have been in the directory."""
    member = _member(pk)
    try:
        actions.remove_person(
            member=member, shown=request.POST.get("shown", ""), by=request.user, on=timezone.localdate()
        )
    except (DirectoryRefused, Overtaken) as refusal:
        messages.error(request, f"{refusal} Nothing is removed.")
        return redirect("staff_member", pk)
    messages.success(request, f"{member} is no longer in the directory.")
    return redirect("directory")


@require_safe
def directory_changes(request: HttpRequest) -> HttpResponse:
    """What was changed in the whole directory, the latest first."""
    permissions.demand(permissions.see_directory(request.user))
    history, after = showing.all_changes(request.GET.get("after", ""))
    context = {"history": history, "after": after, "is_first": "after" not in request.GET}
    return render(request, "cases/directory/changes.html", context)


def _clash(form: PersonForm | PostForm | EndForm, member: StaffMember) -> dict:
    """Both stay: what is there now beside one's own, which is saved only when the button is pressed again."""
    form.data = {**form.data.dict(), **_lists(form), "shown": changes.state_of(member)}
    last = showing.history(member)[:1]
    who = f"{last[0].by} changed" if last else "Somebody changed"
    form.add_error(
        None,
        f"{who} this person while you were typing. What you typed is kept below and is not saved. "
        "Look at what is there now, then save again.",
    )
    return {"theirs": last, "overtaken": True}


def _lists(form: PersonForm | PostForm | EndForm) -> dict:
    return {name: form.data.getlist(name) for name in form.data if name == "flags"}


@require_http_methods(["GET", "POST"])
def new_staff_post(request: HttpRequest, pk: int) -> HttpResponse:
    """A post from a day, proposed with what holds today: often only the grade or the flags change."""
    permissions.demand(permissions.edit_directory(request.user))
    member = _member(pk)
    present = next((post for post in member.posts.all() if post.held_to is None), None)
    values = changes.post_values(present) if present else {}
    initial = {**values, "held_from": None, "shown": changes.state_of(member)}
    form = PostForm(
        request.POST or None,
        initial=initial,
        ladders=ladders_on(timezone.localdate()),
        present=present.grade if present else "",
    )

    def add(**said) -> None:
        actions.add_post(member=member, **said)

    context = {**_about(request, member), "form": form, "present": present}
    return _save_post(request, form, member, add, context)


@require_http_methods(["GET", "POST"])
def staff_post(request: HttpRequest, pk: int, post_pk: int) -> HttpResponse:
    """A post as it was written down, to be corrected."""
    permissions.demand(permissions.edit_directory(request.user))
    member = _member(pk)
    post = get_object_or_404(StaffPost, pk=post_pk, staff_member=member)
    initial = {**changes.post_values(post), "shown": changes.state_of(member)}
    form = PostForm(
        request.POST or None,
        initial=initial,
        ladders=ladders_on(timezone.localdate()),
        present=post.grade,
    )

    def correct(**said) -> None:
        actions.correct_post(post=post, **said)

    context = {**_about(request, member), "form": form, "post": post, "called": timeline.called(post)}
    return _save_post(request, form, member, correct, context)


def _save_post(
    request: HttpRequest, form: PostForm, member: StaffMember, save, context: dict
) -> HttpResponse:
    if form.is_valid():
        try:
            save(
                values=form.entry(),
                shown=form.cleaned_data["shown"],
                adjust=form.cleaned_data["adjust"],
                by=request.user,
                on=timezone.localdate(),
            )
        except DirectoryRefused as refusal:
            form.refuse(refusal.reasons)
            context["cuts"] = refusal.cuts
        except Overtaken as overtaken:
            context |= _clash(form, overtaken.member)
            member = _member(member.pk)
        else:
            messages.success(request, f"The posts of {member} are changed.")
            return redirect("staff_member", member.pk)
    context["posts"] = showing.posts(member, timezone.localdate())
    return render(request, "cases/directory/post.html", context)


@require_POST
def drop_staff_post(request: HttpRequest, pk: int, post_pk: int) -> HttpResponse:
    post = get_object_or_404(StaffPost.objects.select_related("staff_member"), pk=post_pk, staff_member=pk)
    try:
        actions.remove_post(
            post=post, shown=request.POST.get("shown", ""), by=request.user, on=timezone.localdate()
        )
    except Overtaken as overtaken:
        messages.error(
            request, f"{overtaken} Nothing is removed. Look at what is there now, then decide again."
        )
        return redirect("staff_post", pk, post_pk)
    messages.success(request, f"The post “{timeline.called(post)}” is removed.")
    return redirect("staff_member", pk)


@require_http_methods(["GET", "POST"])
def end_staff_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody leaves the council, but not the directory."""
    permissions.demand(permissions.edit_directory(request.user))
    member = _member(pk)
    form = EndForm(request.POST or None, initial={"shown": changes.state_of(member)})
    context = {**_about(request, member), "form": form}
    if form.is_valid():
        try:
            actions.end(
                member=member,
                last_day=form.cleaned_data["last_day"],
                shown=form.cleaned_data["shown"],
                by=request.user,
                on=timezone.localdate(),
            )
        except DirectoryRefused as refusal:
            form.refuse(refusal.reasons)
        except Overtaken as overtaken:
            context |= _clash(form, overtaken.member)
            member = _member(pk)
        else:
            messages.success(request, f"It is recorded that {member} leaves.")
            return redirect("staff_member", pk)
    context["posts"] = showing.posts(member, timezone.localdate())
    return render(request, "cases/directory/end.html", context)
