"""The ways of speaking by which a request is read: how people ask, narrow, thank, announce and complain.

They name manners of speaking and never topics, so that they hold for requests about anything.
"""

import re

from cases.intake.readable import words


def _any(*patterns: str) -> re.Pattern:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


VERB = (
    "(?:provide|supply|send|give|tell|confirm|list|state|advise|inform|disclose|release|share|forward|"
    "specify|detail|describe|"
    "explain|identify|indicate|let (?:me|us) (?:know|have|see)|set out|outline|furnish|attach|clarify|"
    "answer|name|itemi[sz]e|"
    "summari[sz]e|e-?mail|show|say|estimate|direct|point|make available|copy|fill|complete|record|"
    "quantify|publish|enclose|respond)"
)
ME = "(?:i|we|my (?:client|organisation|company|group))"
THING = (
    "(?:cop(?:y|ies)|lists?|numbers?|totals?|details?|breakdowns?|amounts?|costs?|names?|figures?|"
    "records?|minutes|"
    "correspondence|communications?|emails?|documents?|reports?|contracts?|agreements?|polic(?:y|ies)|"
    "procedures?|statistics|"
    "expenditure|spend(?:ing)?|values?|percentages?|proportions?|evidence|assessments?|evaluations?|logs?|"
    "schedules?|plans?|"
    "maps?|guidance|dates?|locations?|address(?:es)?|salar(?:y|ies)|job titles?|results?|surveys?|"
    "reviews?|audits?|papers?|"
    "datasets?|data|information|income|revenue|average|median|length|size|type|types|reasons?|explanation|"
    "confirmation|proof|"
    "instances?|occasions?|complaints?|incidents?|licen[cs]es?|invoices?|receipts?|payments?|grants?|"
    "budgets?|structure charts?|"
    "organi[sz]ation(?:al)? charts?|structures?|start|end|expiry|duration|supplier|provider|contact|"
    "annual|actual|estimated|"
    "inventor(?:y|ies)|registers?|terms|notes|messages|letters|transcripts?|recordings?|photographs?|"
    "drawings|slides|"
    "presentations?|briefings?|business cases?|tenders?|bids?|quotes?|valuations?|calculations?|"
    "timetables?|timelines?|"
    "job descriptions?|how (?:many|much|often|long|old|far)|whether|who|what|which|where|when|why)"
)
FILLER = (
    "(?:(?:a|an|the|any|all|each|every|full|complete|total|overall|annual|average|current|latest|"
    "most recent|relevant|"
    "related|of|and|or|&|both|other|further|electronic|redacted|up-to-date|detailed|internal|external|"
    "written|official|exact|"
    "approximate|gross|net|monthly|yearly|existing|final|draft|published|unpublished|historic(?:al)?|"
    "previous|following|"
    "(?-i:[A-Z][\\w&/'’-]*))[\\s,]+){0,6}"
)

ALWAYS_COURTESY = _any(
    r"^(?:(?:is|are) there )?any (?:news|updates?|progress|word)\b.{0,60}$",
    r"^(?:dear|hi|hello|good (?:morning|afternoon|evening)|to whom)\b.{0,60}$",
    r"^(?:i|we) hope (?:you|this|that|all)\b",
    r"^(?:hope|trust) (?:you|this|all)\b",
    r"^how are you",
    r"^(?:many |with |kind |lots of )?(?:thanks|thank you|thanking you|cheers|ta)\b(?!.{0,80}\b(?:please|"
    r"could you|can you)\b)",
    r"\bthank you (?:very much |so much )?(?:in advance|for your (?:time|help|assistance|attention|"
    r"cooperation|co-operation))",
    r"^(?:i am|i'm|i’m|we are) (?:very |most |extremely )?(?:grateful|thankful|appreciative)\b.{0,80}$",
    r"^(?:i|we) (?:very much |really |eagerly )?(?:look|looking) forward\b",
    r"^looking forward\b",
    r"^(?:your|any) (?:help|assistance|co-?operation|prompt)\b.{0,60}\b(?:appreciated|grateful)",
    r"^(?:kind|best|warm)(?:est)? (?:regards|wishes)|^yours (?:faithfully|sincerely|truly)|^regards\b",
    r"^(?!.*\?$)(?:please )?(?:if|should|where|in the event)\b.{0,160}\b(?:too (?:wide|broad|large|vague|"
    r"general|onerous|costly)|unclear|ambiguous|cost limit|appropriate limit|cost (?:ceiling|threshold)|"
    r"exceeds?|18 hours|£450|section (?:12|16|14)|refine|narrow(?:ed|ing)?|clarif|further (?:information|"
    r"details?)|exempt|withh[eo]ld|redact|refus|not (?:the )?(?:correct|right|appropriate)|"
    r"wrong (?:department|person|address|authority)|fee|charge|(?:already|publicly) (?:available|"
    r"published|in the public)|public domain|difficult(?:y|ies)|problem|queries|any questions?|"
    r"anything (?:else|further)|contact me|get in touch|let me know)",
    r"\b(?:need|want|require|expect|would like|must have)\b (?:this|it|these|that|them|an? (?:answer|"
    r"reply|response)|(?:the|your|my) (?:\w+ )?(?:information|answers?|reply|replies|"
    r"response))\b.{0,30}\b(?:by|before|within|for|in time|no later|as soon|urgently|quickly|asap|today|"
    r"tomorrow|soon|now)\b",
    r"\backnowledge(?:ment of)?\b.{0,40}\b(?:receipt|request|e-?mail|letter|this)\b",
    r"\bconfirm(?:ation of)?\b.{0,30}\b(?:receipt|receiv|safe arrival|that you (?:have|'ve) (?:got|"
    r"received))",
    r"\b(?:disclaimer|confidential(?:ity)?|intended (?:solely|only|recipient)|virus(?:es)?|unsubscribe|"
    r"sent from my|registered (?:office|in england|charity|company))\b(?!.*\?)",
    r"\b(?:copyright|privacy) polic.{0,40}:$",
    r"\bmessage and any reply\b|\bpublished on the internet\b|\bplease use this e-?mail address\b",
)
# What a question about how the council itself answers requests may also say.
COURTESY = _any(
    # reply-by
    r"\b(?:reply|replies|respond|response|answer|hear(?:ing)?(?: back)?)\b.{0,60}\b(?:by (?:\d|mon|tue|"
    r"wed|thu|fri|the end|close|return)|within|no later than|as soon as|in (?:a )?timely|promptly|"
    r"before)\b",
    r"\b(?:within|in) (?:the )?(?:statutory|required|legal|legally)?\s*(?:timescales?|time limit|"
    r"time ?frame|deadline|(?:20|twenty|20\s?\(twenty\)) (?:working|business) ?days)",
    r"^(?:i|we) (?:expect|await|anticipate|understand|note|appreciate|realise|realize|recogni[sz]e|"
    r"am aware|believe|trust)\b(?!.{0,60}\b(?:please|could you|can you)\b)",
    r"\b(?:20|twenty) working days\b|\bworking days (?:from|of|to)\b",
    r"\bas soon as (?:possible|you can)\b.{0,20}$",
    # advice, scope of the law, cost, transfer, fees
    r"\b(?:section|s\.?)\s?(?:1|8|9|10|11|12|14|16|17|21|45|50|77)(?:\(\d\))*\b.{0,80}\b(?:act|foia?|duty|"
    r"advi[cs]e|assist|obligation|code)",
    r"\b(?:duty|obliged|obligation|required)\b.{0,40}\b(?:advi[cs]e and assist|advi[cs]e|assist|respond|"
    r"under the act|by law|help)",
    r"\badvi[cs]e and assistance\b",
    r"\b(?:grateful|obliged) for (?:a|an|your|any) (?:\w+ )?(?:reply|response|answer|help)\b",
    r"\b(?:please|kindly)\b.{0,30}\b(?:contact|call|phone|ring|get in touch|do not hesitate|"
    r"don't hesitate|feel free)\b",
    r"\b(?:do not|don't|don’t) hesitate\b",
    r"\blet me know\b.{0,40}\b(?:if (?:you|this|there|that|it|any)|in advance|as soon|when (?:you|i|this))",
    r"\b(?:internal review|information commissioner|\bico\b)",
    r"\b(?:any|which|what) (?:exemptions?|exceptions?)\b.{0,60}\b(?:appl|rel(?:y|ied|ies)|cit|claim|engage)",
    r"\b(?:transfer|forward|pass|redirect)\b.{0,20}\b(?:my|this|the)\b (?:request|e-?mail|letter|enquiry)",
    r"\b(?:please )?(?:treat|accept|consider|regard|take) this\b.{0,60}\b(?:request|foi|e-?mail|letter|"
    r"formal)",
    r"\b(?:right of access|right to know|general right)\b",
    # format and delivery
    r"\bprefer(?:red|ably|ence)?\b.{0,60}\b(?:format|e-?mail|electronic|excel|csv|spread ?sheet|pdf|word|"
    r"post|digital|copy|copies|receive|version)",
    r"\b(?:send|provide|supply|receive|respond|reply|return|e-?mail|deliver|forward|have|"
    r"get)\b.{0,70}\b(?:by e-?mail|via e-?mail|by return|electronic(?:ally)?(?: (?:format|form|copy|"
    r"copies|version))?|in (?:an? )?(?:excel|csv|spread ?sheet|machine|digital|pdf|word|open|reusable|"
    r"re-usable|editable)|as (?:an? )?(?:excel|csv|spread ?sheet|pdf)|to (?:this|the above|my) (?:e-?mail|"
    r"address)|by post|in hard copy)(?!.{0,30}\b(?:copies|copy) of\b)[^?]{0,60}$",
    r"\b(?:answers?|responses?|figures|information|data)\b.{0,30} in (?:the |an? |this )?(?:attached |"
    r"enclosed |following |accompanying |same |above )?(?:table|template|tabular|format|form)\b[^?]{0,40}$",
    r"\b(?:machine[- ]readable|in (?:an? )?(?:microsoft |ms )?(?:excel|csv|xlsx?|spread ?sheet|"
    r"pdf)\b)[^?]{0,60}$",
    r"^(?:the )?(?:format|response|reply|information) (?:should|can|may|is to|to) be (?:sent|provided|"
    r"supplied|in|by)",
)

SELF = _any(
    r"^the (?:purpose|aim|reason|background|context)s? (?:of|for|behind|to) (?:this|my|the|"
    r"our) (?:request|research|enquiry|questions?)",
    r"^(?:my name is|i am an?|i'm an?|i’m an?|we are an?|i work (?:for|at|as)|i represent|"
    r"i am (?:currently |presently )?(?:writing|working|researching|studying|conducting|undertaking|doing|"
    r"carrying)|i(?:'m|’m) (?:writing|working|researching|studying|conducting|doing)|i write|we write|"
    r"i live)\b",
)

LAW = r"(?:freedom of information|foia?\b|f\.o\.i|environmental information|eirs?\b|information act|the act)"
LAW_PHRASE = re.compile(
    rf"[\s,(]{{0,3}}\b(?:under|pursuant to|in accordance with|in line with|through|via|using|as per|"
    rf"by virtue of|per)\b (?:the )?(?:(?:terms|provisions) of (?:the )?)?(?:right of access (?:in|"
    rf"under) )?"
    rf"(?:uk )?{LAW}(?: act| regulations?)?(?:,? (?:2000|2004))?(?:\s*\((?:foia?|eirs?|"
    rf"the act)\))?(?:(?: and|/| and/or| or)(?: the)? {LAW}(?: regulations?)?(?:,? (?:2000|"
    rf"2004))?)?[\s,)]{{0,3}}",
    re.IGNORECASE,
)
REQUEST_MADE = _any(
    rf"\b(?:mak(?:e|ing)|submit(?:ting)?|lodg(?:e|ing)|send(?:ing)?|put(?:ting)? in|fil(?:e|ing)|rais(?:e|"
    rf"ing)|this is|is|here is|below is|consider this|writing (?:to you )?with)\s+(?:a|an|my|the|this|"
    rf"the following|this following|another|some|several|two|three|formal)?\s*(?:\w+\s+){{0,3}}?(?:{LAW}|"
    rf"request|enquiry)",
    rf"^(?:a |my )?(?:{LAW})\W*(?:act)?\W*(?:\d{{4}})?\W*(?:request|enquiry)?\W*$",
)
TOPIC = re.compile(
    r"\b(?:request|information|info|know|hear|learn|data|enquiry|questions?|foia?|details|"
    r"figures)(?:\s+(?:that\s+)?(?:you|the council)?\s*(?:held|hold|holds|have))?"
    r"\s+(?:about|on|regarding|relating to|related to|concerning|in relation to|with regards? to|"
    r"in regards? to|in connection with|"
    r"as to|into|surrounding|around|pertaining to|in respect of)\b",
    re.IGNORECASE,
)
FOLLOWING = _any(
    r"\b(?:the )?following\b",
    r"\b(?:questions?|information|details|data|items?|points?|listed|set out|outlined|detailed|"
    r"requests?) (?:is |are )?(?:as )?(?:below|follows?|underneath|listed)\b",
    r"\bas follows\b",
    r"\b(?:answer|see|please find) (?:the |these |my |some |a few )?(?:questions?|queries)\b",
    r"\b(?:these|a few|some|several|my|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d{1,2}) (?:\w+ )?(?:questions?|queries|things|points)\b",
)
ASKING = _any(
    r"\b(?:write|writing) to (?:ask|request|enquire|inquire|seek|obtain|find out)\b|\b(?:ask|enquire|"
    r"inquire) (?:whether|if|how|what|when|who|why|which|for)\b",
    rf"\b(?:please|pls|plz|kindly)\b.{{0,80}}?\b{VERB}\b",
    rf"\b(?:can|could|would|will|may|might) (?:you|i|we|someone|somebody|anyone|the council|"
    rf"the authority)\b.{{0,60}}?\b(?:{VERB}|have|get|see|obtain|know|find|receive|request|ask)\b",
    rf"\b{ME}(?:['’]d| would| should| do)? (?:also |therefore |hereby |formally |further |additionally |"
    rf"now |respectfully |like to |just |really )*(?:like|love|wish|want|need|seek|request|ask|require|"
    rf"appreciate|be (?:interested|grateful|obliged|keen))\b",
    rf"\b{ME}(?:['’]m| am| are|['’]re| was) (?:also |therefore |hereby |formally |writing to |now |"
    rf"currently |trying to |looking to |hoping to |keen to |seeking to |asking to )*(?:ask(?:ing)?|"
    rf"request(?:ing)?|seek(?:ing)?|after|looking for|interested (?:in|to)|find out|know|obtain|get|"
    rf"hoping)\b",
    rf"\b{ME} (?:wonder(?:ed)?|was wondering|am wondering|['’]m wondering)\b",
    r"\b(?:it would be|would be) (?:helpful|useful|good|great|interesting)\b",
    r"\b(?:grateful|obliged|appreciated?) (?:if|for|to (?:receive|know|have))\b",
    r"\brequest(?:ing|s|ed)? (?:the (?:release|disclosure|provision)|that you|cop(?:y|ies)|sight|access|"
    r"disclosure)\b",
    r"\b(?:information|details|data|documents?) (?:i am|i'm|we are) (?:seeking|requesting|after|"
    r"looking for)\b",
    r"\b(?:this|my|the) request (?:is|covers?|seeks|asks) (?:for|to)\b|^request for\b|\bmy (?:request|"
    r"question)s? (?:is|are)\b",
)
IMPERATIVE = re.compile(
    rf"^(?:and |also,? |then |next,? |additionally,? |finally,? |furthermore,? |in addition,? |lastly,? |"
    rf"further,? |(?:first|second|third)(?:ly)?,? |under .{{3,80}}?,? )*(?:{VERB}) (?!(?:you|for|me|is|"
    rf"was|are|has)\b(?! (?:a|the|with)\b))",
    re.IGNORECASE,
)
INDIRECT = re.compile(
    r"^(?:and |also,? |additionally,? |finally,? |furthermore,? |in addition,? |lastly,? )*"
    r"(?:how (?:many|much|often|long|old|far|is|are|was|were|do|does|did)|whether|what|which|who|whom|"
    r"whose|where|when|why)\b",
    re.IGNORECASE,
)
REAL_QUESTION = re.compile(
    r"(?:and |also,? )*(?:how|what|which|who|whom|whose|where|when|why|do|does|did|has|have|had|is|are|"
    r"was|were)\b",
    re.IGNORECASE,
)
QUANTITY = re.compile(
    r"\bhow (?:many|much|often|long)\b|\b(?:number|cop(?:y|ies)|lists?|details|breakdown|percentage|"
    r"proportion|cost|amount|average|total)\b of\b",
    re.IGNORECASE,
)
NOUNS = re.compile(
    rf"^(?:and |also,? |additionally,? |finally,? |plus |as well as )*{FILLER}{THING}\b", re.IGNORECASE
)
FINITE = re.compile(
    r"^[^,;:(]{0,80}?\b(?<!that )(?<!which )(?<!who )(?:is|are|was|were|has|have|had|shows?|seems?|"
    r"appears?|suggests?|says|said|"
    r"will|would|should|must|can|cannot|went|did|does|do)\b",
    re.IGNORECASE,
)
NARROWS = _any(
    r"^(?:scope|period|time ?frame|dates?|definitions?|notes?|years?)\b[^.?]{0,20}:",
    r"\b(?:broken|break(?:ing|s)?|split|separated?|itemi[sz]ed|grouped|sorted|ordered)\b.{0,30}\b(?:down|"
    r"by|into|per|out|up)\b",
    r"\bbreakdown (?:by|per|for)\b",
    r"\b(?:for|over|in|during|covering|within|across|from|since|between|to)\b.{0,40}\b(?:(?:19|20)\d\d|"
    r"(?:last|past|previous|each|every|financial|calendar|academic|municipal) (?:\w+ ){0,3}(?:years?|"
    r"months?|weeks?|quarters?|days?))",
    r"\b(?:time ?(?:period|frame|scale|span)|date range|period|timeframe)\b.{0,30}\b(?:is|of|from|covers?|"
    r"should|for|:)",
    r"^(?:this|that|these|those|it|the above|my request|the request|the (?:information|data|figures|"
    r"answers?|response|list|total|questions?)) (?:should|must|can|could|may|would|includes?|covers?|"
    r"relates?|refers?|applies|apply|means?|excludes?|is (?:to|for|limited)|are (?:to|for|limited))\b",
    r"^(?:by|where|for the purposes?|in (?:this|these|my)|when i say|please note)\b.{0,80}\b(?:mean|refer|"
    r"include|request|purposes?|say|interpret|defin|only)",
    r"^(?:please )?(?:include|exclude|limit|restrict|also include)\b",
    r"^(?:please )?(?:only |also )?(?:include|exclude|limit|restrict|break|split|separate|use|give|"
    r"provide|state|answer)\b.{0,60}\b(?:separately|for each|per|by (?:year|month|ward|type|category|age|"
    r"gender|department|team|area)|annually|each year|only)\b",
    r"\bi am (?:only |mainly |particularly |specifically |just )?interested in\b|\b(?:specifically|"
    r"particularly|in particular|ideally|including|for example|for instance|such as|e\.g\.|i\.e\.)",
    r"^(?:this|these|those|it|they|such)\b",
)
FOLLOWS_UP = re.compile(
    r"^(?:and )?(?:if (?:so|not|yes|no|you (?:do|did|have|are)|it (?:is|was|does|did)|they (?:are|were|do|"
    r"did)|any|none|applicable|"
    r"the answer)|if ['\"“]?(?:yes|no)|where (?:this|so)|otherwise|in that case|"
    r"failing that)\b"
    r"|^(?:and )?(?:how (?:much|many|often|long)|why|when|where|who|which(?: ones?)?|what for|since when|"
    r"by whom|to whom)(?: not| so)?\?$",
    re.IGNORECASE,
)
SAYS_MORE = re.compile(
    r"(?:and |also,? )?(?:please|pls|kindly|can you|could you)(?: also| please)? (?:list|name|describe|"
    r"explain|specify|give|provide|state|attach|"
    r"send|include|itemi[sz]e|detail|identify|elaborate)\b.{0,40}?(?:\b(?:them|these|those|it|details|"
    r"reasons|why|how|examples?|copies|copy|which|who|further|each))\W*",
    re.IGNORECASE,
)
RHETORICAL = _any(
    r"\b(?:you people|you lot|you guys|joke|on earth|the hell|the heck|seriously|honestly|ashamed|"
    r"disgrace(?:ful)?|have you no|"
    r"do you (?:even|really|not)|don'?t you|isn'?t it|aren'?t you|wouldn'?t you|is it (?:really |too much|"
    r"any wonder|not)|"
    r"are you (?:blind|serious|kidding|aware|even)|who do you think|how hard|how dare|how (?:can|"
    r"could) (?:you|this|that|anyone|it|the council)|"
    r"what (?:do|are|am) (?:i|we) (?:pay|paying)|why should (?:i|we|anyone)|when will (?:this|you|someone|"
    r"it) (?:end|stop|learn|listen)|"
    r"what (?:is|was) the point|surely|is this (?:what|how|acceptable|right|fair|normal)|what (?:next|a))\b",
)
LAST_BRACKET = re.compile(r"(?<=[?.!])\s*[(\[][^)(\]\[]{1,200}[)\]][\s.]*$")
ONLY_WORDS = re.compile(r"[a-z0-9'’]+")
EMPTY_WORDS = words(
    "a an the and or of to in on for with by from at as is are be am it this that these those i i'd i’d "
    "i'm i’m we we'd me my us our "
    "you your my here would like could can may please kindly pls provide supply send give tell answer "
    "respond let know have see "
    "release furnish disclose confirm request requesting requests requested requesting require following "
    "information details data "
    "questions question queries query answers below above under freedom act 2000 2004 foi foia eir "
    "environmental regulations "
    "regulation council borough county district city authority local public make made making submit "
    "accept writing write email "
    "e-mail letter regarding relation regards seek seeking seek ask asking want wish need interested "
    "formal formally section "
    "sections s1 1 8 also further additional additionally each which where any all some hold held holds "
    "holding relating related "
    "dear sir madam mr ms team office officer hereby therefore if possible possess possession recorded "
    "copy copies documents "
    "items points item list listed follows addition finally number firstly obtain receive get find out "
    "just wanted was were will "
    "should thank thanks help hi hello am so as well first second grateful appreciate appreciated "
    "following: access disclosure "
    "respect terms pursuant accordance provisions per act's rights right exercise exercising general do "
    "does did not "
    "about concerning hope hoping looking after i've ive been few several seeking: with: me:"
)


PERIOD_WORDS = words(
    "year years yearly annual annually month months monthly quarter quarters week weeks day days date "
    "dates period periods time "
    "frame timeframe last past previous current next five three two four six ten financial calendar "
    "academic municipal since "
    "between until till up january february march april june july august september october november "
    "december broken down "
    "break breakdown split by per separately figures figure above same both these every present today now "
    "end start inclusive "
    "onwards back going covering covers cover over during within type category ward department team "
    "totals total answers "
    "response responses basis 1st 31st 30th"
)
ONLY_NARROWS = re.compile(
    r"(?:please |can you |could you |i would like |i'd like )?(?:also )?(?:break|split|separate|limit|"
    r"restrict|include|exclude|"
    r"the (?:information|data|figures) )",
    re.IGNORECASE,
)
