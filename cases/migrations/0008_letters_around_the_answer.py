import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_the_history_of_letters")]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="corrects",
            field=models.ForeignKey(
                help_text="Of a correction",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="cases.letter",
            ),
        ),
        migrations.AddField(
            model_name="council",
            name="crest_png",
            field=models.BinaryField(blank=True, default=b""),
        ),
        migrations.AddField(
            model_name="council",
            name="crest_alt",
            field=models.CharField(
                blank=True,
                help_text="What a screen reader says for the crest; empty: “Crest of” and the council’s name",
                max_length=200,
                verbose_name="crest in words",
            ),
        ),
        migrations.AddField(
            model_name="council",
            name="reviews_vexatious",
            field=models.BooleanField(
                default=True,
                help_text="Section 17(7)(a) FOIA lets a council say that it offers none; then the letter says so",
                verbose_name="offers a review of a refusal as vexatious",
            ),
        ),
        migrations.AddField(
            model_name="council",
            name="publishing_domains",
            field=models.TextField(
                blank=True,
                default="whatdotheyknow.com",
                help_text="Sites that publish an answer as soon as it arrives: one domain of their e-mail addresses per "
                "line",
            ),
        ),
    ]
