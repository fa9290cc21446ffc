"""Which law answers: questions that are environmental by regulation 2(1), and questions that only sound so."""

import pytest

from cases.intake.environment import choose_regime

ENVIRONMENTAL = [
    "How many fly-tipping incidents were recorded in 2023?",
    "What is the council's recycling rate?",
    "Please provide all objections to planning application 22/0001.",
    "How many trees did the council plant and fell in 2022?",
    "What were the NO2 readings outside Ashmere Primary School?",
    "How many homes are heated by heat pumps?",
    "What has the council spent on flood defences?",
    "Please provide the tree preservation orders on Mill Lane.",
    "How many noise complaints were received about 4 Mill Lane?",
    "Has the council declared a climate emergency, and what is its carbon footprint?",
    "What pesticides are used in parks?",
    "Copies of the section 106 agreement for the Mill Field development.",
    "How many bins were not collected on time?",
    "How many street drains were cleaned?",
    "What contaminated land is on the register?",
    "What is the council's policy on 5G masts?",
    "How many EV chargers are there on council land?",
    "How much energy does the town hall use?",
    "How many enforcement notices for breach of planning control were served?",
    "Details of sewage discharges into the River Ash.",
    "How many properties are in the green belt and have been released for housing?",
    "Is there asbestos in Ashmere Town Hall?",
    "What is the tonnage of residual waste incinerated?",
    "Copies of the environmental impact assessment for the bypass.",
    "Please provide bat survey reports for the old mill.",
    "How many penalty notices for littering were issued?",
    "What were the traffic counts and air pollution levels on the A99?",
    "Please provide the local plan evidence on housing land supply.",
    "Radon levels in council homes",
    "When were the grass verges last cut?",
]
ORDINARY = [
    "How many parking tickets were issued on Mill Lane?",
    "What is the salary of the chief executive?",
    "How many children are in care?",
    "Who supplies your planning software and when does the contract end?",
    "What is spent on agency planners?",
    "What HR system does the council use for workforce planning?",
    "How many environmental health officers are employed?",
    "Please provide food hygiene inspection reports for the Golden Spoon.",
    "What is your IT environment hosted on?",
    "How many staff complained about the working environment?",
    "How many dog bites were reported?",
    "What was spent on hotel rooms?",
    "How many council tax summonses were issued?",
    "Copies of the contract with Acme Leisure for swimming pools.",
    "How many potholes were reported and how much compensation was paid?",
    "Does the council use noise-cancelling headphones?",
    "How much was spent on bottled water?",
    "How many homeless people were housed?",
    "What is the policy on remote working?",
    "How many landlords were fined?",
    "What is the political landscape training for councillors?",
    "How many FOI requests were refused?",
    "What was the cost of the council's new website?",
    "How many taxi drivers hold licences?",
    "Copies of emails about school admissions.",
    "How many children were excluded from Forest School?",
    "What is the value of the council's pension fund invested in tobacco?",
    "How much waste of public money was identified by audit?",
    "How many library books were lost?",
    "How many disabled facilities grants were given?",
    "How many staff received energy bills support?",
    "What is the succession planning policy?",
]


@pytest.mark.parametrize("question", ENVIRONMENTAL)
def test_what_is_about_the_environment_is_answered_under_the_regulations(question):
    assert choose_regime([question], "", "under the Freedom of Information Act").regime == "EIR"


@pytest.mark.parametrize("question", ORDINARY)
def test_what_only_sounds_environmental_is_answered_under_the_act(question):
    assert choose_regime([question], "", "").regime == "FOIA"
