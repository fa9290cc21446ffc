"""manage.py workflow_diagram: writes docs/workflow.md from the table of moves."""

from django.conf import settings
from django.core.management.base import BaseCommand

from cases import workflow


class Command(BaseCommand):
    help = "Draw where a case may go next, from the workflow's own table."

    def handle(self, **options):
        target = settings.BASE_DIR / "docs" / "workflow.md"
        target.write_text(workflow.diagram(), encoding="utf-8")
        self.stdout.write(f"{target.name} is fresh.")
