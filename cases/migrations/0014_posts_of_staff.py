"""A person had a row for each post. Now each post is a row of its own; the senior grade gets its ladder."""

from datetime import date

from django.db import migrations


def part_posts_from_people(apps, schema_editor):
    member_of, post_of = apps.get_model("cases", "StaffMember"), apps.get_model("cases", "StaffPost")
    people = {}
    for row in member_of.objects.order_by("held_from", "id"):
        who = (row.name, row.email, row.kind)
        person = people.setdefault(who, row)
        open_ended = post_of.objects.filter(staff_member=person, held_to=None)
        if row.held_to is None and open_ended.exists():
            open_ended.update(held_to=row.held_from)
        post_of.objects.create(
            staff_member=person,
            held_from=row.held_from,
            held_to=row.held_to,
            grade=row.grade,
            post=row.post,
            team=row.directorate,
            public_facing=row.public_facing,
        )
        if row.pk != person.pk:
            row.delete()


def keep_the_senior_grade(apps, schema_editor):
    """A council that had named a senior grade of its own keeps it, in a ladder that holds it."""
    setting_of = apps.get_model("cases", "GradeSetting")
    for council in apps.get_model("cases", "Council").objects.all():
        setting = setting_of(in_force_from=date(2005, 1, 1), senior_grade=council.senior_grade)
        if council.senior_grade not in [line.partition(":")[0] for line in setting.ladder.splitlines()]:
            setting.ladder = f"{council.senior_grade}\n{setting.ladder}"
        setting.save()


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_names")]
    operations = [
        migrations.RunPython(part_posts_from_people, migrations.RunPython.noop),
        migrations.RunPython(keep_the_senior_grade, migrations.RunPython.noop),
    ]
