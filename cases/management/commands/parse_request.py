"""manage.py parse_request FILE [--json]"""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cases.intake.parsing import UnreadableRequest, propose_from_file


class Command(BaseCommand):
    help = "Show what would be proposed for a request that came in as a .eml or .txt file."

    def add_arguments(self, parser):
        parser.add_argument("file", help="an e-mail or text file, or - to read standard input")
        parser.add_argument("--json", action="store_true", help="print the proposal as JSON")

    def handle(self, *, file, **options):
        try:
            data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror or error}.") from None
        try:
            proposal = propose_from_file(data, file)
        except UnreadableRequest as refusal:
            raise CommandError(str(refusal)) from None
        if options["json"]:
            self.stdout.write(json.dumps(proposal.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_summary(proposal)))


def _summary(proposal):
    yield f"From:     {proposal.requester_name or '(no name)'} <{proposal.requester_email or 'no address'}>"
    yield f"Received: {proposal.received_on or '(no date)'}"
    yield f"Subject:  {proposal.subject}"
    yield f"Regime:   {proposal.regime} ({proposal.regime_reason})"
    for number, question in enumerate(proposal.questions, start=1):
        lines = question.text.splitlines()
        yield f"{number:>4}. {lines[0]}"
        yield from (f"      {line}" for line in lines[1:])
    yield from (f"Note: {note}" for note in proposal.notes)
    yield from (f"Attachment: {name} ({size} bytes)" for name, size in proposal.attachments)
