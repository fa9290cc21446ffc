"""The people named in letters: the dated directory, grades, decisions and texts that go out with a letter."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_what_was_approved"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirectoryImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("columns", models.JSONField(default=dict)),
                ("mended", models.JSONField(default=dict)),
                ("valid_from", models.DateField()),
                (
                    "ends_the_others",
                    models.BooleanField(default=False, verbose_name="people not in the file become leavers"),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("imported_on", models.DateField(null=True)),
                ("agreed_on", models.DateField(null=True)),
                ("taken_back_on", models.DateField(null=True)),
                (
                    "figures",
                    models.JSONField(
                        default=dict, help_text="How many rows were new, changed, the same, left out"
                    ),
                ),
                ("before", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="GradeSetting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ladder",
                    models.TextField(
                        default="Chief Executive: CEO, Head of Paid Service\nExecutive Director: Corporate Director, Strategic Director\nDirector\nAssistant Director: AD, Deputy Director, Asst Director\nHead of Service: Head, HoS\nManager: Team Manager, Service Manager\nOfficer: Senior Officer, Staff",
                        help_text="One grade a line, the highest first. Other words for a grade follow a colon, apart by commas",
                    ),
                ),
                ("senior_grade", models.CharField(default="Assistant Director", max_length=60)),
                ("in_force_from", models.DateField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="NameDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=220)),
                ("shown", models.CharField(help_text="The person as the panel shows them", max_length=200)),
                (
                    "post",
                    models.CharField(
                        blank=True, help_text="The post on the day of the document", max_length=160
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("withhold", "Withhold"),
                            ("release", "Release"),
                            ("not_a_person", "Not a person"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "proposed",
                    models.CharField(
                        choices=[("release", "release"), ("withhold", "withhold"), ("decide", "decide")],
                        max_length=20,
                    ),
                ),
                ("ground", models.CharField(max_length=30)),
                ("trace", models.JSONField(default=list)),
                ("reason", models.TextField(blank=True)),
                ("decided_on", models.DateField()),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="NotAPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=200)),
                ("folded", models.CharField(max_length=200, unique=True)),
                ("said_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="ReleaseText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("dated_on", models.DateField()),
                ("text", models.TextField(help_text="HTML, as an answer")),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="StaffPost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_from", models.DateField()),
                ("held_to", models.DateField(blank=True, null=True)),
                ("grade", models.CharField(blank=True, max_length=60)),
                ("post", models.CharField(blank=True, max_length=160)),
                ("team", models.CharField(blank=True, max_length=160, verbose_name="team or directorate")),
                (
                    "public_facing",
                    models.BooleanField(default=False, verbose_name="works with the public by name"),
                ),
                ("spokesperson", models.BooleanField(default=False, verbose_name="speaks for the council")),
                ("statutory_officer", models.BooleanField(default=False)),
                (
                    "decision_maker",
                    models.BooleanField(default=False, verbose_name="takes decisions in their own name"),
                ),
                (
                    "published",
                    models.BooleanField(default=False, verbose_name="the council has published the name"),
                ),
                ("consented", models.BooleanField(default=False, verbose_name="agreed to be named")),
                ("under_threat", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["held_from", "id"],
            },
        ),
        migrations.AlterModelOptions(
            name="staffmember",
            options={"ordering": ["name", "id"]},
        ),
        migrations.AddField(
            model_name="claim",
            name="from_names",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="council",
            name="directory_version",
            field=models.PositiveIntegerField(
                default=0, editable=False, help_text="Counts the changes of the staff directory"
            ),
        ),
        migrations.AddField(
            model_name="council",
            name="mail_domains",
            field=models.TextField(
                blank=True,
                help_text="One a line; empty: the domain of the FOI mailbox",
                verbose_name="the council’s mail domains",
            ),
        ),
        migrations.AddField(
            model_name="council",
            name="public_contacts",
            field=models.TextField(
                blank=True,
                help_text="Numbers and addresses that anybody may have, one a line: the switchboard, team mailboxes",
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="register",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="The decisions about the people named, as they were on issue",
            ),
        ),
        migrations.AddField(
            model_name="staffmember",
            name="extension",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="staffmember",
            name="forename",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="staffmember",
            name="former_names",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="staffmember",
            name="mobile",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="staffmember",
            name="number",
            field=models.CharField(blank=True, max_length=40, verbose_name="staff number"),
        ),
        migrations.AddField(
            model_name="staffmember",
            name="organisation",
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name="staffmember",
            name="surname",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AlterField(
            model_name="staffmember",
            name="email",
            field=models.CharField(blank=True, max_length=400, verbose_name="e-mail addresses"),
        ),
        migrations.AlterField(
            model_name="staffmember",
            name="kind",
            field=models.CharField(
                choices=[
                    ("officer", "council officer"),
                    ("councillor", "councillor"),
                    ("other_body", "works for another body"),
                    ("contractor", "works for a contractor"),
                    ("resident", "member of the public"),
                ],
                default="officer",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="staffmember",
            name="known_as",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name="staffmember",
            name="phone",
            field=models.CharField(blank=True, max_length=120, verbose_name="direct lines"),
        ),
        migrations.AddIndex(
            model_name="staffmember",
            index=models.Index(fields=["name", "id"], name="staff_member_by_name"),
        ),
        migrations.AddConstraint(
            model_name="staffmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("number",),
                name="one_person_per_number",
            ),
        ),
        migrations.AddField(
            model_name="directoryimport",
            name="agreed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="directoryimport",
            name="imported_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="directoryimport",
            name="taken_back_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="directoryimport",
            name="uploaded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="namedecision",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="namedecision",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="name_decisions", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="namedecision",
            name="staff_member",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="decisions",
                to="cases.staffmember",
            ),
        ),
        migrations.AddField(
            model_name="notaperson",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="releasetext",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="releasetext",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="release_texts", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="staffpost",
            name="staff_member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="cases.staffmember"
            ),
        ),
        migrations.AddConstraint(
            model_name="directoryimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("imported_by__isnull", True), ("imported_on__isnull", True)),
                    models.Q(("imported_by__isnull", False), ("imported_on__isnull", False)),
                    _connector="OR",
                ),
                name="directory_import_on_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="directoryimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_back_by__isnull", True), ("taken_back_on__isnull", True)),
                    models.Q(("taken_back_by__isnull", False), ("taken_back_on__isnull", False)),
                    _connector="OR",
                ),
                name="directory_import_back_on_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="directoryimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_by__isnull", True), ("agreed_on__isnull", True)),
                    models.Q(("agreed_by__isnull", False), ("agreed_on__isnull", False)),
                    _connector="OR",
                ),
                name="directory_import_agreed_on_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="namedecision",
            constraint=models.UniqueConstraint(fields=("case", "key"), name="one_decision_per_name"),
        ),
        migrations.AddConstraint(
            model_name="staffpost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("held_to__isnull", True), ("held_to__gte", models.F("held_from")), _connector="OR"
                ),
                name="staff_post_held_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="staffpost",
            constraint=models.UniqueConstraint(
                condition=models.Q(("held_to__isnull", True)),
                fields=("staff_member",),
                name="one_present_post",
            ),
        ),
    ]
