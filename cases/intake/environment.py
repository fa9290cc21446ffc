"""Which law answers a request: the Freedom of Information Act, or the Environmental Information Regulations.

"Environmental information" is what regulation 2(1) of the Environmental Information Regulations 2004 says: (a) the
state of the elements (air, water, soil, land, landscape, biological diversity); (b) factors such as substances, energy,
noise, radiation, waste, emissions; (c) measures and activities likely to affect these, such as plans and policies; with
(d) reports, (e) economic analyses and (f) human health and built structures so far as the elements affect them. The
content decides and not what the requester calls it, because section 39 of the Act exempts what the Regulations cover.
"""

import re
from dataclasses import dataclass

from cases.law.regimes import Regime


@dataclass(frozen=True)
class Choice:
    """The regime proposed, the reason in words, whether it is in doubt, and the words that decided."""

    regime: Regime
    reason: str
    doubtful: bool = False
    words: str = ""


# The words of a topic, its name in a reason, and its weight: 2 decides alone, 1 needs another.
_TOPICS = (
    (
        2,
        "flood risk and drainage",
        r"flood(?:s|ed|ing)?(?! of\b)|floodplain|sustainable drainage|suds\b|drainage|gull(?:y|ies)|"
        r"culvert\w*|watercourses?|riverbank|storm water|surface water|soakaway",
    ),
    (
        2,
        "air quality",
        r"air (?:quality|pollution|monitoring)|nitrogen dioxide|no2\b|nox\b|particulate\w*|pm ?(?:2\.5|"
        r"10)\b|clean air|ulez|low emission|smoke control|wood ?burn\w*|bonfires?|odou?r",
    ),
    (
        2,
        "water",
        r"water (?:quality|pollution|samples?|testing|table|levels?|course|bod\w+|usage|consumption)|"
        r"sewage|sewers?|sewerage|bathing water|river (?:quality|pollution|level\w*|bank\w*)|reservoirs?|"
        r"groundwater|wetlands?|coastal|lakes?|ponds?|canals?",
    ),
    (
        2,
        "contaminated land and soil",
        r"contaminated (?:land|soil|site\w*)|land contamination|contamination|soil\w*|brownfield|landfill|"
        r"remediation|asbestos|knotweed|ground(?:water)? (?:investigation|gas)",
    ),
    (
        2,
        "waste and recycling",
        r"(?:household|commercial|green|garden|food|hazardous|clinical|bulky|residual|municipal|trade|"
        r"nuclear|electrical) waste|waste (?:collection\w*|disposal|management|contract\w*|incinerat\w*|"
        r"transfer|site\w*|tonnage|cent(?:re|er)\w*|carrier\w*|service\w*|strategy|arising\w*)|recycl\w+|"
        r"fly[- ]?tip\w*|litter\w*|refuse|rubbish|incinerat\w*|compost\w*|(?:wheelie|wheeled|missed|black|"
        r"brown|blue|green|recycling|food|household) bins?|bins? (?:collection\w*|lorr\w+|day\w*|bag\w*|"
        r"store\w*)|tonnes of|tip site|household tip",
    ),
    (2, "noise", r"noise (?!cancel)\w*|noisy|decibels?|noise$|vibration"),
    (
        2,
        "emissions and climate",
        r"emissions?|greenhouse gas\w*|carbon (?:emission\w*|footprint|neutral\w*|reduction|budget\w*|"
        r"offset\w*|zero|dioxide|literacy|management|plan\w*)|net[- ]zero|decarboni[sz]\w*|"
        r"climate (?:change|emergency|action|adaptation|strategy|plan\w*)|co2\b|global warming",
    ),
    (
        2,
        "energy",
        r"energy (?:efficien\w*|consumption|use|usage|performance|generat\w*|from waste|saving\w*|"
        r"strategy|audit\w*)|renewable\w*|solar|photovoltaic|wind ?(?:farm|turbine)s?|heat (?:pump|"
        r"network)s?|district heating|insulation|retrofit\w*|biomass|fracking|shale|"
        r"electricity (?:consumption|usage|use)|gas (?:consumption|usage)|kwh\b|epcs?\b",
    ),
    (
        2,
        "electric vehicles and traffic measures that affect air and noise",
        r"electric vehicles?|ev charg\w*|charg(?:e|ing) ?points?|low traffic neighbou?rhoods?|ltns?\b|"
        r"school streets?|cycle (?:lane|route|path)s?|active travel|traffic (?:noise|emission\w*|"
        r"pollution)|idling",
    ),
    (2, "radiation", r"radiation|radioactiv\w*|radon|(?:phone|telecom\w*|5g|mobile) masts?|electromagnetic"),
    (
        2,
        "land use planning",
        r"planning (?:applications?|permissions?|consents?|enforcement|approvals?|appeals?|conditions?|"
        r"committee|policy|history|breach\w*|brief|obligation\w*|inspector\w*|decisions?|portal|files?|"
        r"register|notices?|gain)|pre-?app(?:lication)?\b|listed building|conservation areas?|local plan|"
        r"green ?belt|section 106|s\.?106|community infrastructure levy|change of use|"
        r"permitted development|certificate of lawful\w*|housing (?:development\w*|allocation\w*|"
        r"land supply)|site allocation\w*|masterplan|building control|environmental (?:impact|permit\w*|"
        r"assessment)|quarr(?:y|ies)",
    ),
    (
        2,
        "trees, landscape and biodiversity",
        r"trees?(?! structure)|woodlands?|forest\w*|hedge(?:row)?s?\b|tree preservation|tpos?\b|"
        r"biodivers\w*|wildlife|habitats?|species|ecolog\w*|bats\b|badgers?|newts?|birds?\b|bees\b|"
        r"pollinat\w*|pesticid\w*|herbicid\w*|glyphosate|weed ?kill\w*|rewild\w*|nature (?:reserve\w*|"
        r"recovery)|wildflower\w*|grass ?(?:cutting|verge\w*)|mowing|verges?|sssi\b",
    ),
    (
        2,
        "pollution",
        r"pollut\w+|contaminants?|oil spills?|chemicals?|pfas|toxic|environmental (?:damage|harm|"
        r"protection act|nuisance|monitoring|data|information regulations? request|policy|strategy|"
        r"performance|management|statement|crime)",
    ),
    (
        1,
        "land and landscape",
        r"landscap(?:e|es|ing)|parks?\b(?: and open spaces?)?|open spaces?|playing fields?|allotments?|"
        r"common land|village green|countryside|rights? of way|footpaths?|bridleways?|land (?:owner\w*|"
        r"use|disposal\w*|sale\w*|charges)|council[- ]owned land|(?:the|this) site|site (?:of|at)|"
        r"agricultur\w*|farm(?:land|ing|"
        r"s)?|development (?:site|at|of the)|cemeter\w*|burial\w*|erosion|cliff\w*|beach\w*",
    ),
    (
        1,
        "energy and transport",
        r"energy|electricity|gas (?:boiler|suppl)\w*|boilers?|heating|street ?light\w*|led light\w*|fuel|"
        r"diesel|petrol|electric (?:fleet|van|car|bus)\w*|hybrid vehicles?|traffic|road (?:scheme|"
        r"widening|building|closure)s?|bypass|highways? (?:scheme|works|improvement)\w*|airport|rail|"
        r"congestion|speed limits?|single[- ]use plastics?|plastics?\b",
    ),
    (
        1,
        "nuisance and health",
        r"statutory nuisance|nuisance|rats\b|rodents?|pests?|dog (?:fouling|mess|waste)|street clean\w*|"
        r"smells?|dust|mould|damp\b|cladding|water\b|waste\b(?! of| (?:my|your|our|money|time))|bins?\b|"
        r"environmental(?:ly)?\b(?! health)|sustainab\w+|planning\b",
    ),
)
_COMPILED = [
    (weight, name, re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)) for weight, name, words in _TOPICS
]

# Ways of speaking that only sound environmental.
_NOT_MEANT = re.compile(
    r"\b(?:(?:workforce|financial|budget|resource|succession|strategic|business|continuity|emergency|"
    r"curriculum|capacity|event|"
    r"project|school place|transition|retirement|care|birth|tax|service|corporate|demand|lesson|family|"
    r"future|enterprise resource|"
    r"safety|discharge|contingency|estate|operational|pandemic) planning|planning (?:for|and (?:budget|"
    r"performance|procurement)|officers?|"
    r"to|team|meeting|ahead|day)|(?:it|ict|working|work|learning|home|office|hosting|cloud|production|"
    r"test|live|server|desktop|digital|"
    r"data|network|computing|virtual|trading|control|hostile|safe|school|care|classroom|regulatory|"
    r"business|economic|built|software|"
    r"safeguarding|technical|technology|infrastructure|vmware|sap|citrix|staging|development|operating|"
    r"user) environments?|"
    r"environmental health|department (?:for|of) (?:the )?environment\w*|(?:director|head|cabinet member|"
    r"portfolio holder) (?:of|for) "
    r"(?:the )?environment\w*|(?:political|digital|economic|policy|threat|legal|media|financial|vendor|"
    r"application|cyber) (?:climate|landscape)|"
    r"decision trees?|family trees?|tree structure|carbon cop\w+|energy drinks?|noise[- ]cancel\w*|"
    r"flood of|flooded with|waste of|wast(?:e|ing) "
    r"(?:\w+ )?(?:time|money|taxpayers?|resources)|air ?condition\w*|airport parking|car ?parks?|"
    r"carparks?|parking|park and ride|theme parks?|"
    r"business parks?|retail parks?|industrial parks?|science parks?|revenue stream\w*|live stream\w*|"
    r"water ?coolers?|bottled water|drinking fountains?|"
    r"electric(?:al)? wheelchairs?|fuel cards?|fuel poverty|fuel allowance\w*|landlines?|landlords?|"
    r"data (?:lake|pond|pollution)|nature of|in nature|"
    r"greenfield|plastic surgery|chemical restraint|substance misuse|confined space|street scene|"
    r"please consider the environment[^.\n]*|"
    r"(?:think|thinking) of the environment|before printing[^.\n]*|species of|rubbish (?:service|answer|"
    r"reply|response|excuse)|"
    r"(?:refuse|refused|refuses|refusing) (?:to|my|this|the|any|these|access|disclos\w*)|(?:if|or|to|you|"
    r"not|should you|wish to|decide to|intend to) refuse)\b",
    re.IGNORECASE,
)
# Streets and councils are often named after woods and waters.
_PLACES = re.compile(
    r"(?:\b[A-Z][\w'’-]+ ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Crescent|Court|House|"
    r"Gardens|Terrace|"
    r"Place|Square|School|Academy|Primary|Hospital|Ward|Council|Borough|District|Estate|Library)\b"
)
# The request is about running an organisation: staff, money, computers, contracts, enforcement of something else.
_ORDINARY = re.compile(
    r"\b(?:salar(?:y|ies)|sick(?:ness)?|absen(?:ce|t\w*)|staff(?:ing)?|employees?|agency workers?|"
    r"redundanc\w+|apprentic\w+|vacanc\w+|pensions?|"
    r"gender pay|overtime|disciplinary|grievances?|recruit\w*|software|it systems?|crm|erp|supplier|saas|"
    r"licen[cs]es?|cyber|laptops?|telephony|"
    r"councillors?' expenses|expenses|training|consultants?|organi[sz]ation(?:al)? charts?|"
    r"structure charts?|job titles?|parking fines?|pcns?)\b",
    re.IGNORECASE,
)
_EIR = re.compile(
    r"\benvironmental information reg\w*|\beirs?\b|\be\.i\.r|\benvironmental information request",
    re.IGNORECASE,
)
_FOIA = re.compile(r"\bfreedom of information\b|\bfoia?\b|\bf\.o\.i", re.IGNORECASE)


def choose_regime(questions: list[str], subject: str, text: str) -> Choice:
    """Weigh the questions and the subject; the law that the text names decides only where that weighing does not."""
    scores = [_weigh(question) for question in questions]
    about = _weigh(subject)
    telling = [score for score in scores if score[0] >= 2]
    total = sum(score[0] for score in scores) + about[0]
    best = max([*scores, about], key=lambda score: score[0])
    eir, foia = _EIR.search(text), _FOIA.search(text)
    mostly = len(telling) * 3 >= len(scores) or about[0] >= 2
    if (
        (telling and mostly)
        or (about[0] >= 2 and total > 2)
        or (total >= 2 and len(scores) <= 2 and best[0] >= 1)
    ):
        name = best[1][:1].upper() + best[1][1:]
        verb = "are" if " and " in best[1] else "is"
        return Choice(
            Regime.EIR, f"{name} {verb} environmental information, regulation 2(1)", not telling, best[2]
        )
    if eir and not foia:
        return Choice(Regime.EIR, "Names the Environmental Information Regulations", total == 0, eir[0])
    found = f"; {best[1]} is touched on" if total else "; nothing environmental found"
    if foia:
        return Choice(Regime.FOIA, f"Names the Act{found}", total >= 2 or bool(eir), foia[0])
    return Choice(Regime.FOIA, f"Names no law{found}", total >= 2, "")


def _weigh(text: str) -> tuple[int, str, str]:
    """How environmental a text is, with the topic and the words that weigh most."""
    text = _NOT_MEANT.sub(" ", _PLACES.sub(" ", text[:5000]))
    found = [(weight, name, match[0]) for weight, name, words in _COMPILED if (match := words.search(text))]
    if not found:
        return 0, "", ""
    weight = max(weight for weight, _, _ in found)
    if sum(each for each, _, _ in found) > 1:
        weight = max(weight, 2)
    first = max(found, key=lambda each: each[0])
    if _ORDINARY.search(text):
        weight -= 1
    return weight, first[1], first[2]
