"""What held of a person for a time stands with the posts now, the senior grade with the ladder."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_posts_of_staff")]
    operations = [
        migrations.RemoveConstraint(
            model_name="staffmember",
            name="staff_member_held_in_order",
        ),
        migrations.RemoveField(
            model_name="council",
            name="senior_grade",
        ),
        migrations.RemoveField(
            model_name="staffmember",
            name="directorate",
        ),
        migrations.RemoveField(
            model_name="staffmember",
            name="grade",
        ),
        migrations.RemoveField(
            model_name="staffmember",
            name="held_from",
        ),
        migrations.RemoveField(
            model_name="staffmember",
            name="held_to",
        ),
        migrations.RemoveField(
            model_name="staffmember",
            name="post",
        ),
        migrations.RemoveField(
            model_name="staffmember",
            name="public_facing",
        ),
    ]
