"""What may be counted towards the cost limit, in the words that people use for their work."""

import pytest

from cases.law.uncounted import why_not_counted

NOT_COUNTED = """
Redacting names
redaction of personal data
Redaction
Blacking out the names of staff
black out signatures
Blanking out addresses
Anonymising the case notes
pseudonymise records
Remove personal data from each file
taking out third party names
Pages that need to be redacted
Reviewing the files for exemptions
Reading each file to decide what is exempt
reading e-mails to see if an exemption applies
Considering exemptions
Checking whether section 40 applies
check for personal data
Review for sensitive information
Applying the public interest test
public interest test
deciding what can be released
Deciding whether the information may be disclosed
checking that it is safe to release
Assess if we should withhold anything
Reading time
Seeking consent from suppliers
Consulting third parties
consultation with contractors
Asking the contractor for its views
Ask staff for permission
Contacting suppliers about disclosure
Checking by legal
check by the legal team
Legal advice from counsel
taking legal advice
Review by solicitors
Getting approval
Approval by the director
Sign-off by the Assistant Director
signing off the response
Clearance from the press office
Drafting the response
writing the reply
Sending the answer
Proofreading
Overheads
council's overheads
share of overheads
Management time
Planning the search
Briefing staff on the search
Photocopying
copying papers to be sent
Extract the figures and redact the names
screening for confidential material
vetting documents before release by data protection
Lawyers reviewing the contracts
manager approval
liaising with third parties
Go through each page to identify exempt material
Weighing the public interest factors
Waiting for the supplier's comments
identifying what should be withheld
Masking faces in the CCTV footage
Blurring number plates
removing the names of junior officers
Editing out private details
Time to redact 300 pages
Preparing redacted copies
Considering s.43 exemption
Second reader checks redactions
Working out whether section 31 applies
Deciding if the reports are exempt
reading through for confidential passages
Establishing whether disclosure would cause harm
going through each page for third party data
Prejudice test
Determining what may be withheld
Obtaining views of the data subjects
Ask the author if she objects to release
Get the suppliers' permission
Legal review of the documents
internal legal consultation
solicitor's time
director to approve
Assistant Director clearance
Councillor sign off
Write up the response letter
Compiling the response
Typing up the answer
Postage of the answer
Emailing the documents to the requester
Corresponding with the applicant
Deputy director reading the answer
Team meeting to discuss the request
training staff to use the archive system
IT overheads
General overhead
Supervision time
Checking the documents before sending
Quality assurance of the response
Sifting for exempt information
Separating exempt from non-exempt material
considering the public interest
Crossing out telephone numbers
Redacting CCTV
Strip out email addresses of the public
Making redacted versions of the minutes
Assessing each page under section 40
Judging if commercial interests are harmed
Time spent reading the documents for possible exemptions
Reviewing the material before disclosure
Check each email for confidential content
seeking legal opinion
Head of service to sign off
Obtain consent of the tenants
Ask contractor whether they object
Inviting comments from the supplier
Preparing the refusal notice
issuing the final response
uploading to the disclosure log
Corporate overhead charge
Administration time
Manager checking the extract
Considering whether the request is vexatious
Decide which emails we can share
look for anything sensitive
"""
COUNTED = """
Reading file indexes to locate the files
Extracting from the document
Open each case file and note the decision
Search the redaction log
Open each consultation response
Count the council tax exemptions on each account
Check which properties are exempt from council tax
Retrieve exempt reports of Cabinet
Look for exempt accommodation claims
Search the planning approvals register
Retrieve building control approval notices
Search legal case files
Retrieve the legal files from storage
Search e-mail of the press office
Retrieve boxes from the archive
Extract the overheads from the accounts
Open each training record
Search records of data breaches
check each file for the date of the personal data breach
Read each minute to find the decision
Review the index of the archive
Checking whether we hold the report
Determine whether the information is held
Consult the index of the archive
Look up each case in the system and copy the figures to a sheet
Run a report from the database
Ask each team to search its mailbox
E-mail all services to ask whether they hold it
Extract names of suppliers
Extract the names and posts
Find the contract and copy out the price
Search for signed-off timesheets
Locate invoices approved by the manager
Retrieve letters from the police
List sign off sheets
Open 500 case files and read the outcome
Identify which files concern the site
Consulting engineers' files: locate
Consent forms: count them
Search all mailboxes for the word redaction policy
Reading meter records
Retrieving microfiche and reading it to extract the date
Reading each complaint to see whether it is about noise
go through paper files by hand
Identify the section 106 agreements
find section 47 enquiries
Printing from microfilm
Scan the paper register to search it
Locate the letters sent to residents
Check the CCTV log for each day
Examine each invoice to identify the supplier
separate the requested figures from the rest of the file
Response times: extract from each call record
Find reply letters in the case files
Extract the answer given in each questionnaire
Read each file to find the reasons for release of prisoners
Locating public interest disclosure records
Locate whistleblowing files
Search the confidential waste log
Open each confidential file
Reading the sensitive case register to locate the file
Review each asset in the register to see if published on the website
Search the disclosure log
Finding out whether any file mentions the contractor
Open each HR file and note the reason for leaving
Searching the data protection request register
Look through complaint letters for the street name
Locate e-mails between the council and the police about the site
Extracting responses to the consultation from the database
Extract the number of consultations with residents in each year
Reading each case note to find the date on which consent was given
Count requests refused under section 40
Search the FOI log for requests refused under section 12
Identify the cases in which legal advice was sought
List of contracts approved by Cabinet
Find the approval date on each planning file
Reading the minutes of the management meeting
Extract management time recorded in each project sheet
Locate training records of staff
Retrieve the drafts of the local plan response
Check each vehicle record for exempt vehicles
Determining which of 300 schools hold the record
Retrieving personal data breach reports
Search mobile phone bills
Look up postage costs in the ledger
Extract travel expenses of officers
Locate the letter sent to the ombudsman
Retrieving CCTV footage of the junction
Removing paper files from the store
Taking the boxes out of the archive
Cutting the report to the years asked for
Filter the spreadsheet by ward
Deleting duplicate rows
Hidden costs: extract from the ledger
Reading each log to see whether the alarm was cleared
Checking the rota of managers
Reading each inspection report for the score
Copy the figures into one table
Scanning the ledger for the supplier's name
Reviewing each mailbox for messages about the bridge
Review of 200 housing files to find repairs
Consider each folder title to locate the files
Identify correspondence with third parties
Assess each file name
Going through 40 boxes
Open the legal services register
Search published planning consultation comments
Ask schools how many pupils were excluded
Contact each service to find out whether it holds records
Contact suppliers to retrieve records held on our behalf
Extract the exemptions granted for council tax
Open each of 2,400 case files to see whether a fine was issued
Search 12 shared drives for the term
Retrieve 40 boxes from off-site storage
Read the summary page of each report and extract the figure
Ask IT to run a search of archived mailboxes
Opening each email found to confirm that it relates to the project
Transcribe handwritten entries
Cross-checking the two registers to find matching addresses
Reading each tenancy file to establish the date of eviction
Query the payroll system by grade
Listen to call recordings to locate the call
Watch CCTV to find the incident
Manually count entries
Checking each licence to see if it was issued to a company
Separate the figures for each ward
Sort results by date
Reading 300 social care files to find the reason for placement
Look through planning objections
Find names of directors of the company
Read letters of complaint about the chief executive
Identify payments to solicitors
Extract the number of redundancies agreed by members
Locate board minutes marked confidential
Locate comments from the police on licence applications
Read each file for the type of harm
Ask the archive for the boxes
"""


@pytest.mark.parametrize("what", NOT_COUNTED.strip().splitlines())
def test_work_on_the_answer_does_not_count(what):
    assert why_not_counted(what)


@pytest.mark.parametrize("what", COUNTED.strip().splitlines())
def test_finding_locating_retrieving_and_extracting_count(what):
    assert why_not_counted(what) == []


def test_the_reason_says_what_is_wrong_and_where_it_stands():
    assert why_not_counted("Redacting names") == [
        "Redacting does not count. Only finding out, locating, retrieving and extracting count: regulation 4(3)."
    ]


def test_a_line_may_be_wrong_in_two_ways():
    assert len(why_not_counted("Seeking consent from suppliers and redacting the rest")) == 2


def test_nothing_said_is_nothing_wrong():
    assert why_not_counted("") == []
