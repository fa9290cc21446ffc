"""Settings of a sample council, and the regulator's details. An administrator makes them the council's own."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from cases.models import CostSetting, Council, QualifiedPerson, Regulator

CREST = Path(__file__).parent / "crest.svg"
# The right to request information began: section 87 FOIA with SI 2004/3122, and regulation 1 EIR.
FIRST_DAY = date(2005, 1, 1)


REGULATOR = {
    "name": "Information Commissioner’s Office",
    "address": "Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF",
    "phone": "0303 123 1113",
    "complaint_url": "https://ico.org.uk/make-a-complaint/foi-and-eir-complaints",
    "marketing_url": "https://ico.org.uk/for-organisations/direct-marketing-and-privacy-and-electronic-communications",
}
COUNCIL = {
    "name": "Ashmere Borough Council",
    "address": "Council Offices\n1 Sample Square\nAshmere AB1 2YZ",
    "foi_team": "Information Management Team",
    "foi_email": "foi@ashmere.example",
    "foi_phone": "01632 960001",
    "publication_scheme_url": "https://www.ashmere.example/publication-scheme",
    "open_data_url": "https://data.ashmere.example/",
    "disclosure_log_url": "https://www.ashmere.example/foi-answers",
    "privacy_notice_url": "https://www.ashmere.example/privacy/foi",
    "sar_url": "https://www.ashmere.example/your-data",
    "charges_url": "https://www.ashmere.example/eir-charges",
    "reuse_url": "https://www.ashmere.example/reuse",
    "how_to_pay": "by card on 01632 960002, quoting our reference",
    "next_reference": 7012568,
    "signatory_role": "Information Rights Officer",
}


def load_council() -> Council:
    """Make the council's settings, the regulator's and the cost limit where there are none; what is there is left
    alone."""
    # The address is the one in force when FOI Portal was made; the regulator is moving to Manchester, so an
    # administrator adds the new row on the day it holds (fact base, section 8).
    Regulator.objects.get_or_create(in_force_from=FIRST_DAY, defaults=REGULATOR)
    # SI 2004/3244: regulation 3(3) the limit of a local authority, regulation 4(4) the rate.
    CostSetting.objects.get_or_create(
        in_force_from=FIRST_DAY, defaults={"limit_amount": Decimal(450), "rate": Decimal(25)}
    )
    # Section 36(5)(o): an administrator puts the paper of the council's own authorisation in its place.
    if not QualifiedPerson.objects.exists():
        QualifiedPerson.objects.create(
            office="the Monitoring Officer",
            authorisation="Sample: say which Minister authorised the office, when, and where the paper is kept",
            in_force_from=FIRST_DAY,
        )
    crest = {"crest_svg": CREST.read_text(encoding="utf-8")}
    return Council.objects.get_or_create(pk=1, defaults=COUNCIL | crest)[0]
