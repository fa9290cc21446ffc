"""What one sentence of a request does: it asks, narrows what is asked, or neither.

The rules name ways of speaking, never topics, so that they hold for requests about anything.
"""

import re
from enum import Enum


class Deed(Enum):
    """What a sentence does."""

    ASKS = "asks"
    ANNOUNCES = (
        "announces"  # names a topic: "I would like information about X"; asks only where nothing else does
    )
    INTRODUCES = "introduces"  # "Please provide the following:"
    NARROWS = "narrows"  # years, breakdown, meaning of words
    COURTESY = "courtesy"  # greeting, thanks, reply-by, format, legal boilerplate
    TELLS = "tells"


def _any(*patterns: str) -> re.Pattern:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_VERB = (
    "(?:provide|supply|send|give|tell|confirm|list|state|advise|inform|disclose|release|share|forward|specify|detail|describe|"
    "explain|identify|indicate|let (?:me|us) (?:know|have|see)|set out|outline|furnish|attach|clarify|answer|name|itemi[sz]e|"
    "summari[sz]e|e-?mail|show|say|estimate|direct|point|make available|copy|fill|complete|record|quantify|publish|enclose|respond)"
)
_ME = "(?:i|we|my (?:client|organisation|company|group))"
_THING = (
    "(?:cop(?:y|ies)|lists?|numbers?|totals?|details?|breakdowns?|amounts?|costs?|names?|figures?|records?|minutes|"
    "correspondence|communications?|emails?|documents?|reports?|contracts?|agreements?|polic(?:y|ies)|procedures?|statistics|"
    "expenditure|spend(?:ing)?|values?|percentages?|proportions?|evidence|assessments?|evaluations?|logs?|schedules?|plans?|"
    "maps?|guidance|dates?|locations?|address(?:es)?|salar(?:y|ies)|job titles?|results?|surveys?|reviews?|audits?|papers?|"
    "datasets?|data|information|income|revenue|average|median|length|size|type|types|reasons?|explanation|confirmation|proof|"
    "instances?|occasions?|complaints?|incidents?|licen[cs]es?|invoices?|receipts?|payments?|grants?|budgets?|structure charts?|"
    "organi[sz]ation(?:al)? charts?|structures?|start|end|expiry|duration|supplier|provider|contact|annual|actual|estimated|"
    "inventor(?:y|ies)|registers?|terms|notes|messages|letters|transcripts?|recordings?|photographs?|drawings|slides|"
    "presentations?|briefings?|business cases?|tenders?|bids?|quotes?|valuations?|calculations?|timetables?|timelines?|"
    "job descriptions?|how (?:many|much|often|long|old|far)|whether|who|what|which|where|when|why)"
)
_FILLER = (
    "(?:(?:a|an|the|any|all|each|every|full|complete|total|overall|annual|average|current|latest|most recent|relevant|"
    "related|of|and|or|&|both|other|further|electronic|redacted|up-to-date|detailed|internal|external|written|official|exact|"
    "approximate|gross|net|monthly|yearly|existing|final|draft|published|unpublished|historic(?:al)?|previous|following|"
    "(?-i:[A-Z][\\w&/'’-]*))[\\s,]+){0,6}"
)

_ALWAYS_COURTESY = _any(
    r"^(?:dear|hi|hello|good (?:morning|afternoon|evening)|to whom)\b.{0,60}$",
    r"^(?:i|we) hope (?:you|this|that|all)\b",
    r"^(?:hope|trust) (?:you|this|all)\b",
    r"^how are you",
    r"^(?:many |with |kind |lots of )?(?:thanks|thank you|thanking you|cheers|ta)\b(?!.{0,80}\b(?:please|could you|can you)\b)",
    r"\bthank you (?:very much |so much )?(?:in advance|for your (?:time|help|assistance|attention|cooperation|co-operation))",
    r"^(?:i am|i'm|i’m|we are) (?:very |most |extremely )?(?:grateful|thankful|appreciative)\b.{0,80}$",
    r"^(?:i|we) (?:very much |really |eagerly )?(?:look|looking) forward\b",
    r"^looking forward\b",
    r"^(?:your|any) (?:help|assistance|co-?operation|prompt)\b.{0,60}\b(?:appreciated|grateful)",
    r"^(?:kind|best|warm)(?:est)? (?:regards|wishes)|^yours (?:faithfully|sincerely|truly)|^regards\b",
    r"^(?!.*\?$)(?:please )?(?:if|should|where|in the event)\b.{0,160}\b(?:too (?:wide|broad|large|vague|general|onerous|costly)|unclear|ambiguous|cost limit|appropriate limit|cost (?:ceiling|threshold)|exceeds?|18 hours|£450|section (?:12|16|14)|refine|narrow(?:ed|ing)?|clarif|further (?:information|details?)|exempt|withh[eo]ld|redact|refus|not (?:the )?(?:correct|right|appropriate)|wrong (?:department|person|address|authority)|fee|charge|(?:already|publicly) (?:available|published|in the public)|public domain|difficult(?:y|ies)|problem|queries|any questions?|anything (?:else|further)|contact me|get in touch|let me know)",
    r"\b(?:need|want|require|expect|would like|must have)\b (?:this|it|these|that|them|an? (?:answer|reply|response)|(?:the|your|my) (?:\w+ )?(?:information|answers?|reply|replies|response))\b.{0,30}\b(?:by|before|within|for|in time|no later|as soon|urgently|quickly|asap|today|tomorrow|soon|now)\b",
    r"\backnowledge(?:ment of)?\b.{0,40}\b(?:receipt|request|e-?mail|letter|this)\b",
    r"\bconfirm(?:ation of)?\b.{0,30}\b(?:receipt|receiv|safe arrival|that you (?:have|'ve) (?:got|received))",
    r"\b(?:disclaimer|confidential(?:ity)?|intended (?:solely|only|recipient)|virus(?:es)?|unsubscribe|sent from my|registered (?:office|in england|charity|company))\b(?!.*\?)",
    r"\b(?:copyright|privacy) polic.{0,40}:$",
    r"\bmessage and any reply\b|\bpublished on the internet\b|\bplease use this e-?mail address\b",
)
# What a question about how the council itself answers requests may also say.
_COURTESY = _any(
    # reply-by
    r"\b(?:reply|replies|respond|response|answer|hear(?:ing)?(?: back)?)\b.{0,60}\b(?:by (?:\d|mon|tue|wed|thu|fri|the end|close|return)|within|no later than|as soon as|in (?:a )?timely|promptly|before)\b",
    r"\b(?:within|in) (?:the )?(?:statutory|required|legal|legally)?\s*(?:timescales?|time limit|time ?frame|deadline|(?:20|twenty|20\s?\(twenty\)) (?:working|business) ?days)",
    r"^(?:i|we) (?:expect|await|anticipate|understand|note|appreciate|realise|realize|recogni[sz]e|am aware|believe|trust)\b(?!.{0,60}\b(?:please|could you|can you)\b)",
    r"\b(?:20|twenty) working days\b|\bworking days (?:from|of|to)\b",
    r"\bas soon as (?:possible|you can)\b.{0,20}$",
    # advice, scope of the law, cost, transfer, fees
    r"\b(?:section|s\.?)\s?(?:1|8|9|10|11|12|14|16|17|21|45|50|77)(?:\(\d\))*\b.{0,80}\b(?:act|foia?|duty|advi[cs]e|assist|obligation|code)",
    r"\b(?:duty|obliged|obligation|required)\b.{0,40}\b(?:advi[cs]e and assist|advi[cs]e|assist|respond|under the act|by law|help)",
    r"\badvi[cs]e and assistance\b",
    r"\b(?:please|kindly)\b.{0,30}\b(?:contact|call|phone|ring|get in touch|do not hesitate|don't hesitate|feel free)\b",
    r"\b(?:do not|don't|don’t) hesitate\b",
    r"\blet me know\b.{0,40}\b(?:if (?:you|this|there|that|it|any)|in advance|as soon|when (?:you|i|this))",
    r"\b(?:internal review|information commissioner|\bico\b)",
    r"\b(?:any|which|what) (?:exemptions?|exceptions?)\b.{0,60}\b(?:appl|rel(?:y|ied|ies)|cit|claim|engage)",
    r"\b(?:transfer|forward|pass|redirect)\b.{0,20}\b(?:my|this|the)\b (?:request|e-?mail|letter|enquiry)",
    r"\b(?:please )?(?:treat|accept|consider|regard|take) this\b.{0,60}\b(?:request|foi|e-?mail|letter|formal)",
    r"\b(?:right of access|right to know|general right)\b",
    # format and delivery
    r"\bprefer(?:red|ably|ence)?\b.{0,60}\b(?:format|e-?mail|electronic|excel|csv|spread ?sheet|pdf|word|post|digital|copy|copies|receive|version)",
    r"\b(?:send|provide|supply|receive|respond|reply|return|e-?mail|deliver|forward|have|get)\b.{0,70}\b(?:by e-?mail|via e-?mail|by return|electronic(?:ally)?(?: (?:format|form|copy|copies|version))?|in (?:an? )?(?:excel|csv|spread ?sheet|machine|digital|pdf|word|open|reusable|re-usable|editable)|as (?:an? )?(?:excel|csv|spread ?sheet|pdf)|to (?:this|the above|my) (?:e-?mail|address)|by post|in hard copy)(?!.{0,30}\b(?:copies|copy) of\b)[^?]{0,60}$",
    r"\b(?:machine[- ]readable|in (?:an? )?(?:microsoft |ms )?(?:excel|csv|xlsx?|spread ?sheet|pdf)\b)[^?]{0,60}$",
    r"^(?:the )?(?:format|response|reply|information) (?:should|can|may|is to|to) be (?:sent|provided|supplied|in|by)",
)

_SELF = _any(
    r"^the (?:purpose|aim|reason|background|context)s? (?:of|for|behind|to) (?:this|my|the|our) (?:request|research|enquiry|questions?)",
    r"^(?:my name is|i am an?|i'm an?|i’m an?|we are an?|i work (?:for|at|as)|i represent|i am (?:currently |presently )?(?:writing|working|researching|studying|conducting|undertaking|doing|carrying)|i(?:'m|’m) (?:writing|working|researching|studying|conducting|doing)|i write|we write|i live)\b",
)

_LAW = r"(?:freedom of information|foia?\b|f\.o\.i|environmental information|eirs?\b|information act|the act)"
_LAW_PHRASE = re.compile(
    rf"[\s,(]*\b(?:under|pursuant to|in accordance with|in line with|through|via|using|as per|by virtue of|per)\b (?:the )?(?:(?:terms|provisions) of (?:the )?)?(?:right of access (?:in|under) )?"
    rf"(?:uk )?{_LAW}(?: act| regulations?)?(?:,? (?:2000|2004))?(?:\s*\((?:foia?|eirs?|the act)\))?(?:(?: and|/| and/or| or)(?: the)? {_LAW}(?: regulations?)?(?:,? (?:2000|2004))?)?[\s,)]*",
    re.IGNORECASE,
)
_REQUEST_MADE = _any(
    rf"\b(?:mak(?:e|ing)|submit(?:ting)?|lodg(?:e|ing)|send(?:ing)?|put(?:ting)? in|fil(?:e|ing)|rais(?:e|ing)|this is|is|here is|below is|consider this|writing (?:to you )?with)\s+(?:a|an|my|the|this|the following|this following|another|some|several|two|three|formal)?\s*(?:\w+\s+){{0,3}}?(?:{_LAW}|request|enquiry)",
    rf"^(?:a |my )?(?:{_LAW})\W*(?:act)?\W*(?:\d{{4}})?\W*(?:request|enquiry)?\W*$",
)
TOPIC = re.compile(
    r"\b(?:request|information|data|enquiry|questions?|foia?|details|figures)(?:\s+(?:that\s+)?(?:you|the council)?\s*(?:held|hold|holds|have))?"
    r"\s+(?:about|on|regarding|relating to|related to|concerning|in relation to|with regards? to|in regards? to|in connection with|"
    r"as to|into|surrounding|around|pertaining to|in respect of)\b",
    re.IGNORECASE,
)
_FOLLOWING = _any(
    r"\b(?:the )?following\b",
    r"\b(?:questions?|information|details|data|items?|points?|listed|set out|outlined|detailed|requests?) (?:is |are )?(?:as )?(?:below|follows?|underneath|listed)\b",
    r"\bas follows\b",
    r"\b(?:answer|see|please find) (?:the |these |my |some |a few )?(?:questions?|queries)\b",
    r"\b(?:these|a few|some|several|my|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:\w+ )?(?:questions?|queries|things|points)\b",
)
_ASKING = _any(
    r"\b(?:write|writing) to (?:ask|request|enquire|inquire|seek|obtain|find out)\b|\b(?:ask|enquire|inquire) (?:whether|if|how|what|when|who|why|which|for)\b",
    rf"\b(?:please|pls|plz|kindly)\b.{{0,80}}?\b{_VERB}\b",
    rf"\b(?:can|could|would|will|may|might) (?:you|i|we|someone|somebody|anyone|the council|the authority)\b.{{0,60}}?\b(?:{_VERB}|have|get|see|obtain|know|find|receive|request|ask)\b",
    rf"\b{_ME}(?:['’]d| would| should| do)? (?:also |therefore |hereby |formally |further |additionally |now |respectfully |like to |just |really )*(?:like|love|wish|want|need|seek|request|ask|require|appreciate|be (?:interested|grateful|obliged|keen))\b",
    rf"\b{_ME}(?:['’]m| am| are|['’]re| was) (?:also |therefore |hereby |formally |writing to |now |currently |trying to |looking to |hoping to |keen to |seeking to |asking to )*(?:ask(?:ing)?|request(?:ing)?|seek(?:ing)?|after|looking for|interested (?:in|to)|find out|know|obtain|get|hoping)\b",
    rf"\b{_ME} (?:wonder(?:ed)?|was wondering|am wondering|['’]m wondering)\b",
    r"\b(?:it would be|would be) (?:helpful|useful|good|great|interesting)\b",
    r"\b(?:grateful|obliged|appreciated?) (?:if|for|to (?:receive|know|have))\b",
    r"\brequest(?:ing|s|ed)? (?:the (?:release|disclosure|provision)|that you|cop(?:y|ies)|sight|access|disclosure)\b",
    r"\b(?:information|details|data|documents?) (?:i am|i'm|we are) (?:seeking|requesting|after|looking for)\b",
    r"\b(?:this|my|the) request (?:is|covers?|seeks|asks) (?:for|to)\b|^request for\b|\bmy (?:request|question)s? (?:is|are)\b",
)
_IMPERATIVE = re.compile(
    rf"^(?:and |also,? |then |next,? |additionally,? |finally,? |furthermore,? |in addition,? |lastly,? |further,? |(?:first|second|third)(?:ly)?,? |under .{{3,80}}?,? )*(?:{_VERB}) (?!(?:you|for|me|is|was|are|has)\b(?! (?:a|the|with)\b))",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"^(?:and |also,? |additionally,? |finally,? |furthermore,? |in addition,? |lastly,? )*"
    r"(?:how (?:many|much|often|long|old|far|is|are|was|were|do|does|did)|whether|what|which|who|whom|whose|where|when|why)\b",
    re.IGNORECASE,
)
_REAL_QUESTION = re.compile(
    r"(?:and |also,? )*(?:how|what|which|who|whom|whose|where|when|why|do|does|did|has|have|had|is|are|was|were)\b",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"\bhow (?:many|much|often|long)\b|\b(?:number|cop(?:y|ies)|lists?|details|breakdown|percentage|proportion|cost|amount|average|total)\b of\b",
    re.IGNORECASE,
)
_NOUNS = re.compile(
    rf"^(?:and |also,? |additionally,? |finally,? |plus |as well as )*{_FILLER}{_THING}\b", re.IGNORECASE
)
_FINITE = re.compile(
    r"^[^,;:(]{0,80}?\b(?<!that )(?<!which )(?<!who )(?:is|are|was|were|has|have|had|shows?|seems?|appears?|suggests?|says|said|"
    r"will|would|should|must|can|cannot|went|did|does|do)\b",
    re.IGNORECASE,
)
_NARROWS = _any(
    r"\b(?:broken|break(?:ing|s)?|split|separated?|itemi[sz]ed|grouped|sorted|ordered)\b.{0,30}\b(?:down|by|into|per|out|up)\b",
    r"\bbreakdown (?:by|per|for)\b",
    r"\b(?:for|over|in|during|covering|within|across|from|since|between|to)\b.{0,40}\b(?:(?:19|20)\d\d|(?:last|past|previous|each|every|financial|calendar|academic|municipal) (?:\w+ ){0,3}(?:years?|months?|weeks?|quarters?|days?))",
    r"\b(?:time ?(?:period|frame|scale|span)|date range|period|timeframe)\b.{0,30}\b(?:is|of|from|covers?|should|for|:)",
    r"\b(?:this|that|these|those|it|the above|my request|the request|the (?:information|data|figures|answers?|response|list|total|questions?)) (?:should|must|can|could|may|would|includes?|covers?|relates?|refers?|applies|apply|means?|excludes?|is (?:to|for|limited)|are (?:to|for|limited))\b",
    r"^(?:by|where|for the purposes?|in (?:this|these|my)|when i say|please note)\b.{0,80}\b(?:mean|refer|include|request|purposes?|say|interpret|defin)",
    r"^(?:please )?(?:include|exclude|limit|restrict|also include)\b",
    r"^(?:please )?(?:only |also )?(?:include|exclude|limit|restrict|break|split|separate|use|give|provide|state|answer)\b.{0,60}\b(?:separately|for each|per|by (?:year|month|ward|type|category|age|gender|department|team|area)|annually|each year|only)\b",
    r"\bi am (?:only |mainly |particularly |specifically |just )?interested in\b|\b(?:specifically|particularly|in particular|ideally|including|for example|for instance|such as|e\.g\.|i\.e\.)",
    r"^(?:this|these|those|it|they|such)\b",
)
_FOLLOWS_UP = re.compile(
    r"^(?:and )?(?:if (?:so|not|yes|no|you (?:do|did|have|are)|it (?:is|was|does|did)|they (?:are|were|do|did)|any|none|applicable|"
    r"possible|the answer)|if ['\"“]?(?:yes|no)|where (?:this|possible|so)|otherwise|in that case|failing that)\b",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"(?:and |also,? )?(?:please|pls|kindly|can you|could you)(?: also| please)? (?:list|name|describe|explain|specify|give|provide|state|attach|"
    r"send|include|itemi[sz]e|detail|identify|elaborate)\b.{0,40}?(?:\b(?:them|these|those|it|details|reasons|why|how|examples?|copies|copy|which|who|further|each))\W*",
    re.IGNORECASE,
)
_RHETORICAL = _any(
    r"\b(?:you people|you lot|you guys|joke|on earth|the hell|the heck|seriously|honestly|ashamed|disgrace(?:ful)?|have you no|"
    r"do you (?:even|really|not)|don'?t you|isn'?t it|aren'?t you|wouldn'?t you|is it (?:really |too much|any wonder|not)|"
    r"are you (?:blind|serious|kidding|aware|even)|who do you think|how hard|how dare|how (?:can|could) (?:you|this|that|anyone|it|the council)|"
    r"what (?:do|are|am) (?:i|we) (?:pay|paying)|why should (?:i|we|anyone)|when will (?:this|you|someone|it) (?:end|stop|learn|listen)|"
    r"what (?:is|was) the point|surely|is this (?:what|how|acceptable|right|fair|normal)|what (?:next|a))\b",
)
_ONLY_WORDS = re.compile(r"[a-z0-9'’]+")
_EMPTY_WORDS = frozenset(
    "a an the and or of to in on for with by from at as is are be am it this that these those i i'd i’d i'm i’m we we'd me my us our "
    "you your my here would like could can may please kindly pls provide supply send give tell answer respond let know have see "
    "release furnish disclose confirm request requesting requests requested requesting require following information details data "
    "questions question queries query answers below above under freedom act 2000 2004 foi foia eir environmental regulations "
    "regulation council borough county district city authority local public make made making submit accept writing write email "
    "e-mail letter regarding relation regards seek seeking seek ask asking want wish need interested formal formally section "
    "sections s1 1 8 also further additional additionally each which where any all some hold held holds holding relating related "
    "dear sir madam mr ms team office officer hereby therefore if possible possess possession recorded copy copies documents "
    "items points item list listed follows addition finally number firstly obtain receive get find out just wanted was were will "
    "should thank thanks help hi hello am so as well first second grateful appreciate appreciated following: access disclosure "
    "respect terms pursuant accordance provisions per act's rights right exercise exercising general do does did not "
    "about concerning hope hoping looking after i've ive been few several seeking: with: me:".split()
)


_PERIOD_WORDS = frozenset(
    "year years yearly annual annually month months monthly quarter quarters week weeks day days date dates period periods time "
    "frame timeframe last past previous current next five three two four six ten financial calendar academic municipal since "
    "between until till up january february march april june july august september october november december broken down "
    "break breakdown split by per separately figures figure above same both these every present today now end start inclusive "
    "onwards back going covering covers cover over during within type category ward department team totals total answers "
    "response responses basis 1st 31st 30th".split()
)
_ONLY_NARROWS = re.compile(
    r"(?:please |can you |could you |i would like |i'd like )?(?:also )?(?:break|split|separate|limit|restrict|include|exclude|"
    r"the (?:information|data|figures) )",
    re.IGNORECASE,
)


def without_law(sentence: str) -> str:
    """Without "under the Freedom of Information Act 2000" and the like."""
    return _LAW_PHRASE.sub(" ", sentence).strip()


def substance(sentence: str) -> list[str]:
    """The words of a sentence that say what it is about, without those in which any request is wrapped."""
    return [word for word in _ONLY_WORDS.findall(sentence.lower()) if word not in _EMPTY_WORDS]


def follows_up(sentence: str) -> bool:
    """Does it hang on the question before it: "If so, how many?", "Please list them." """
    return bool(_FOLLOWS_UP.match(sentence) or (len(sentence) < 80 and _SAYS_MORE.fullmatch(sentence)))


def narrows(sentence: str) -> bool:
    """Does it carry years, a breakdown or a meaning that applies to what is asked elsewhere?"""
    return bool(_NARROWS.search(sentence[:600]))


def is_thing(sentence: str) -> bool:
    """Does it name a thing that can be asked for ("Copies of all contracts", "How many cars") without being a statement?"""
    sentence = sentence[:600]
    return bool(_INDIRECT.match(sentence) or (_NOUNS.match(sentence) and not _FINITE.match(sentence)))


def deed(sentence: str) -> Deed:
    """What the sentence does. Only its first 600 signs are looked at."""
    said = without_law(" ".join(sentence[:600].split()))
    asked = said.rstrip(" \"'”’)]*").endswith("?")
    if not said or _ALWAYS_COURTESY.search(said):
        return Deed.COURTESY
    real_question = (asked and _REAL_QUESTION.match(said)) or _QUANTITY.search(said) or is_thing(said)
    if not real_question and _COURTESY.search(said):
        return Deed.COURTESY
    if asked and _RHETORICAL.search(said):
        return Deed.TELLS
    introduces = bool(_FOLLOWING.search(said)) or said.endswith(":")
    if introduces and not (
        asked and not said.endswith(":") and len(substance(said)) > 2 and not _FOLLOWING.search(said)
    ):
        asks = (
            _ASKING.search(said)
            or _IMPERATIVE.match(said)
            or _REQUEST_MADE.search(said)
            or _NOUNS.match(said)
        )
        return Deed.INTRODUCES if asks or said.endswith(":") or len(substance(said)) < 3 else Deed.TELLS
    return _deed_of_a_plain_one(said, asked=asked)


def _deed_of_a_plain_one(said: str, *, asked: bool) -> Deed:
    asks = asked or _ASKING.search(said) or _IMPERATIVE.match(said)
    quantity = re.search(
        rf"\b(?:{_THING[3:-1]})\b (?:of|for|on)\b|\bhow (?:many|much)\b", said, re.IGNORECASE
    )
    if not asked and _REQUEST_MADE.search(said):
        return Deed.ANNOUNCES if substance(said) and TOPIC.search(said) else Deed.COURTESY
    if asks and not substance(said):
        return Deed.COURTESY
    if asks and not asked and TOPIC.search(said) and not (quantity and _real_quantity(quantity[0])):
        return Deed.ANNOUNCES
    if (
        not asked
        and _SELF.match(said)
        and not (asks and re.search(r"\bto (?:ask|request|find out|obtain|seek|know)\b", said))
    ):
        return Deed.TELLS
    if asks:
        bare_narrowing = (
            not asked and narrows(said) and (_ONLY_NARROWS.match(said) or not _beyond_period(said))
        )
        return Deed.NARROWS if bare_narrowing else Deed.ASKS
    if is_thing(said):
        return Deed.ASKS
    return Deed.NARROWS if narrows(said) else Deed.TELLS


def _beyond_period(said: str) -> list[str]:
    """What the sentence is about apart from the years and the breakdown."""
    return [word for word in substance(said) if word not in _PERIOD_WORDS and not word.isdigit()]


def _real_quantity(words: str) -> bool:
    return not re.match(r"(?:information|data|details|figures) ", words, re.IGNORECASE)


_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|mr|mrs|ms|dr|prof|st|no|nos|approx|inc|ltd|co|vs|cf|dept|est|fig|ref|sec|reg|para|art|incl|excl|min|max|"
    r"tel|ext|rd|ave|cllr|rev|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|[a-z])\.)$",
    re.IGNORECASE,
)
_END = re.compile(r"[.?!]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£])|\?[\"'”’)\]]*\s+(?=\S)")


def sentences(text: str) -> list[tuple[str, int]]:
    """The sentences of a paragraph, each with its place in it."""
    found, start = [], 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _ABBREVIATION.search(
            text[max(0, end.start() - 12) : end.start() + 1]
        ):
            continue
        found.append((text[start : end.end()].rstrip(), start))
        start = end.end()
    if text[start:].strip():
        found.append((text[start:].rstrip(), start))
    return found
