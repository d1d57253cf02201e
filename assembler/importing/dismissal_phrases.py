"""The phrases of which a plain notice or stipulation of dismissal consists."""

from assembler.language.places import STATE

MONEY = (
    r"(?:(?:its|his|her|their|the|own|respective|reasonable|any|all|court|of)\s){0,6}"
    r"(?:costs?|(?:attorneys?[’']?s?[’']?|legal|counsel)\sfees?|fees?|expenses|disbursements)"
)
MONEYS = rf"{MONEY}(?:(?:,\s|,?\s(?:and|or|and/or)\s|,?\s)(?:and\s|or\s)?{MONEY}){{0,4}}"
DEFENDANTS = (
    r"(?:the\s|any\s|all\s|no\s|either\s)?(?:of\sthe\s)?(?:opposing\s|adverse\s)?"
    r"(?:defendants?|respondents?|part(?:y|ies))"
)
PLEADING = (
    r"(?:an?\s|any\s|either\s|its\s|his\s|her\s|their\s|the\s)?"
    r"(?:answers?|motions?\sfor\ssummary\sjudgment|responsive\spleadings?|counter-?claims?)"
)
PLEADINGS = rf"{PLEADING}(?:(?:,|,?\s(?:or|nor|and))\s(?:to\s)?(?:served?\s|filed?\s)?{PLEADING}){{0,3}}"
SERVED = r"(?:yet\s|been\s){0,2}(?:served|filed)(?:\s(?:or|nor)\s(?:served|filed))?(?:\s(?:either|neither))?"
NOUNS = r"(?:civil\s)?(?:action|case|lawsuit|matter|suit|proceeding|cause|complaint|petition)s?"
VERSIONS = (
    r"(?:(?:(?:first|second|third|fourth)\s)?(?:amended|original|operative|verified|initial|class\saction)\s){0,3}"
)
MONTHS = (
    r"(?:jan(?:uary|\.)|feb(?:ruary|\.)|mar(?:ch|\.)|apr(?:il|\.)|may|june|july|aug(?:ust|\.)|sept?(?:ember|\.)"
    r"|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))"
)
DATE = rf"{MONTHS}\s\d{{1,2}},\s\d{{4}}"
WORD_OF_LAW = (
    rf"(?:(?:{STATE}|federal|fed|local|superior|circuit|general|court|trial|sections?|subdivisions?|articles?|chapters?|"
    r"code|civil|civ|law|laws|statutes?|stat|stats|revised|rev|compiled|comp|ann|annotated|gen|of|and|the|"
    r"(?-i:[A-Z][a-z]{1,4}(?=\.))|(?-i:[A-Z](?=\.)))\b|§{1,2}|&)[.,]{0,2}\s?"
)
"""A word or sign in the name of a law."""

LAW_OF_PROCEDURE = r"(?:rules?|r|procedure|proc|practice|prac|remedies|rem|p)\b[.,]{0,2}\s?"
"""A word that shows that a law is on procedure, and not the law of a claim."""

NUMBER_OF_LAW = r"\d{1,5}(?:[.:/-]\d{1,5}){0,4}[a-z]?(?:\s?\([a-z\d]{1,4}\)){0,6}"
WORDS_OF_PROCEDURE = rf"(?:{WORD_OF_LAW}){{0,8}}{LAW_OF_PROCEDURE}(?:{WORD_OF_LAW}|{LAW_OF_PROCEDURE}){{0,10}}"
PURSUANT = r"(?:(?:pursuant\sto|under|by|per|and|or|through|in\saccordance\swith)\s)?(?:the\s)?"

COSTS = (
    (
        rf"(?:with\s)?(?:(?:each|every|all|both|the)\s(?:of\sthe\s)?(?:party|parties|side|sides)(?:\shereto)?,?\s)?"
        rf"(?:(?:is|are|agrees?)\s)?(?:to\s|shall\s|will\s|must\s)?(?:each\s)?(?:bear(?:s|ing)?|pay(?:s|ing)?|be\sresponsible\sfor)\s"
        rf"{MONEYS}(?:\sincurred)?"
    ),
    (
        rf"(?:and\s)?without\s(?:(?:an\s)?award\sof\s)?{MONEYS}(?:,?\s(?:to|as\sto|against)\s(?:any|either|all)\sof\sthe\sparties|"
        rf",?\s(?:to|against|for)\s(?:any|either)\s(?:party|side)(?:\sas\sagainst\s(?:any|the)\sother)?)?"
    ),
    rf"(?:with\s)?no\s(?:award\sof\s)?{MONEYS}(?:\sto\s(?:any|either)\sparty)?",
)
"""Who bears the costs."""

ANSWERS = (
    (
        rf"(?:(?:no|neither)\s(?:defendants?|respondents?|(?:opposing\s|adverse\s)?part(?:y|ies))\s)?ha(?:s|ve)\s(?:not\s|neither\s)?{SERVED}\s"
        rf"{PLEADINGS}(?:\s(?:to|in)\s(?:this|the|plaintiff[’']?s?[’']?)\s(?:complaint|petition|action|case|matter))?"
    ),
    rf"(?:no\s|neither\s){PLEADINGS}\s(?:has|have|was|were)\s{SERVED}(?:\sby\s{DEFENDANTS})?",
    (
        r"ha(?:s|ve)\snot\s(?:yet\s)?(?:answered|appeared|been\sserved)(?:\sor\s(?:answered|otherwise\sappeared|appeared))?"
        r"(?:\s(?:the|in|this)\s(?:this\s)?(?:complaint|petition|action|case|matter))?"
    ),
    (
        rf"(?:before|prior\sto)\s(?:the\s)?(?:(?:service|filing)\s(?:of|by)\s|{DEFENDANTS}\s(?:has\s|have\s)?(?:served|filed|serves?|files?)\s(?:either\s)?)"
        rf"{PLEADINGS}(?:\sby\s{DEFENDANTS})?"
    ),
    rf"(?:before|prior\sto)\s{PLEADINGS}\s(?:(?:has|have|had|was|were)\s{SERVED})(?:\sby\s{DEFENDANTS})?",
)
"""Nobody has served an answer, or the time before an answer."""

PHRASES = (
    # the sentence that dismisses
    r"(?:please\s)?take\snotice",
    r"notice\sis\s(?:hereby\s)?given",
    r"(?:by|upon\s(?:the\s)?filing\s(?:of\s)?)\s?this\s(?:notice|stipulation)",
    (
        r"(?:gives?|giv(?:es|ing)|files?|filing|submits?|serves?|by|enters?\sinto)\s"
        r"(?:(?:this|the|its|his|her|their|an?|joint|following)\s){0,3}(?:notice|stipulation)s?(?=\s(?:of|that|to|:))"
    ),
    r"this\s(?:joint\s)?(?:notice|stipulation)",
    r"it\sis(?:\sso)?(?=\s(?:hereby\s)?(?:stipulated|agreed|so\s))",
    r"(?:stipulated?s?|agreed?s?|ordered|represents?|notice|states?|given)(?:\sand\s(?:stipulated?|agreed?))?,?\sthat",
    r"states?(?:\sas\sfollows)?(?=:)",
    r"so\s(?:stipulated|agreed|ordered)",
    r"(?:stipulat(?:e|es|ed|ing|ion)|agree(?:s|d)?|consents?)(?:\s(?:and|to))?",
    r"now,?\stherefore",
    r"whereas(?=,?\s)",
    r"by\sand\s(?:between|among|through)|through|by",
    r"(?:the\s)?(?:attorneys?|counsel|lawyers?)(?:\sof\srecord)?\sfor(?=\s)",
    r"(?:(?:its|his|her|their|the|respective|undersigned)\s){0,3}(?:attorneys?|counsel|lawyers?)(?:\sof\srecord)?",
    r"(?:jointly|mutually|hereby|voluntarily|voluntary|herein|now|undersigned|respective|only|collectively)",
    r"dismiss(?:es|al|ed|ing)?|discontinu(?:es?|ed|ance|ing)|non-?suits?|tak(?:es|ing)\san?\s(?:voluntary\s)?non-?suit",
    rf"withdraws?(?=\s(?:and\s(?:dismiss(?:es)?|discontinues?)\s)?(?:this|its|his|her|their|the)\s(?:[\w-]{{1,20}}\s){{0,2}}{NOUNS})",
    r"(?:and\s(?:that\s)?)?(?:the\s)?same(?=,?\s(?:action|case|is|are|hereby)\b)",
    r"(?:(?:kindly|please)\s)?mark(?=\s)|settled,?\s(?=discontinued)|ended",
    r"(?:is|are|be|been|shall\sbe|to\sbe)(?=[\s,])",
    r"with\s(?:full\s)?prejudice|without\s(?:any\s)?prejudice",
    # what is dismissed
    (
        rf"(?:(?:this|the|its|his|her|their|all|above|captioned|entitled|above-captioned|above-entitled|above-styled|"
        rf"above-numbered|above-referenced|styled|numbered|referenced|instant|present|entire|and)[\s,]{{1,2}}){{0,5}}{VERSIONS}{NOUNS}"
    ),
    r"(?:in\s(?:its|their|his|her)\sentirety|in\sfull|entirety)",
    r"(?:all|any\sand\sall|each|every)(?:\sof)?(?=\s(?:the|its|his|her|their|of|plaintiff|petitioner|claims|causes|defendants?|part|respondents?))",
    (
        r"(?:(?:its|his|her|their|the|all)\s){0,2}(?:claims(?:,?\s(?:and|or)\scauses\sof\saction)?|causes\sof\saction)"
        r"(?!\s(?:for|to|of(?!\s(?:the\s)?(?:plaintiff|petitioner))))"
    ),
    (
        r"(?:(?:that|which)\s(?:were|have\sbeen|was|are)\s)?(?:(?:or\s)?(?:could\shave\sbeen\s)?"
        r"(?:asserted|alleged|brought|pleaded|pled|raised|made|set\sforth|stated|contained)\s?){1,2}"
    ),
    r"(?:that\s)?(?:plaintiffs?|petitioners?|it|he|she|they)\s(?:has\s|have\s)?(?:asserted|alleged|brought|pleaded|raised|made)",
    rf"(?:from|in)\sth(?:is|e)\s(?:(?:above-captioned|above-entitled|instant|present)\s)?{VERSIONS}{NOUNS}|therein|in\sthis\scourt",
    r"against|as\s(?:to|against)|with\s(?:respect|regard)\sto",
    # who dismisses, and who is dismissed
    (
        r"(?:(?:the|both|all|each|every|either|any|of|above-named|above-captioned|named)\s){0,4}"
        r"(?:plaintiff|defendant|petitioner|respondent|complainant)s?(?:[’']s?)?"
    ),
    (
        r"(?:(?:the|both|all|each|every|of|undersigned)\s){0,3}part(?:y|ies)(?:[’']s?)?"
        r"(?:\s(?:hereto|to\sthis\s(?:action|case|lawsuit|stipulation)|(?:who|that)\sha(?:s|ve)\sappeared))?"
    ),
    # rules
    rf"{PURSUANT}(?:\d{{1,4}}\s)?{WORDS_OF_PROCEDURE}{NUMBER_OF_LAW}",
    rf"{PURSUANT}(?:sections?|§{{1,2}})\s{NUMBER_OF_LAW},?(?:\ssubdivision\s\([a-z]\)(?:\(\d\))?,?)?\sof\s(?:the\s)?{WORDS_OF_PROCEDURE}",
    rf"(?:of|and)\s(?:the\s)?{WORDS_OF_PROCEDURE}",
    r"(?<=\d|\))\s?(?:and|or)\s?(?:\([a-z\d]{1,4}\)\s?){1,4}",
    *COSTS,
    *ANSWERS,
    # other papers and agreements
    rf"(?:filed|commenced|initiated|brought)\s(?:this|the|its|his|her|their)\s{VERSIONS}{NOUNS}(?:\sagainst\s{DEFENDANTS})?(?:\son\s{DATE})?",
    rf"on\s{DATE},?(?=\splaintiffs?\s(?:filed|commenced|initiated)\s)",
    (
        r"ha(?:s|ve|ving)\s(?:reached|entered\sinto|executed)\san?\s(?:(?:confidential|full|final|written|and)\s){0,4}"
        r"(?:settlement|agreement)(?:\sagreement)?(?:\s(?:of|resolving)\s(?:this|the|their|all)\s(?:action|case|dispute|matter|claims))?"
    ),
    r"ha(?:s|ve|ving)\s(?:(?:fully|amicably|since)\s){0,2}(?:settled|resolved|compromised)\s(?:this|the|their|all)\s(?:action|case|disputes?|matter|claims|differences)",
    r"ha(?:s|ve|ving)\sagreed\sto",
    (
        r"(?:the\s)?clerk(?:\sof\s(?:the|this)\scourt)?\s(?:is\s(?:(?:respectfully|hereby)\s)?(?:directed|requested)\sto|shall|will|may|please)\s"
        r"(?:administratively\s)?close\s(?:this|the)\s(?:case|file|matter|action)"
    ),
    # other lines
    r"respectfully\ssubmitted|dated?:?|recitals?|background|stipulation|notice",
    rf"this\s\d{{1,2}}(?:st|nd|rd|th)\sday\sof\s{MONTHS},?\s\d{{4}}|{DATE}",
    r"(?:the\s)?(?:foregoing\s)?stipulation\sis\s(?:hereby\s)?approved|pursuant\sto\s(?:the\s)?(?:foregoing\s)?stipulation",
    r"United\sStates\s(?:District|Magistrate)\sJudge|judge",
    # single words
    r"that(?=,?\s(?:the|this|all|pursuant|under|plaintiffs?|defendants?|it|they|he|she|each|no|any|and|his|her|its|their|(?-i:[A-Z])))",
    r"(?:this|the)(?=\s(?:voluntary\s)?(?:dismissal|discontinuance)\b)",
    r"comes?\snow|now\scomes?|(?:made|filed|effective)(?=\s(?:before|prior|pursuant|under|upon|without|with))",
    r"it|its|he|she|his|her|they|their|the|an?|of|and|or|to|in|as",
)
"""The phrases of a plain paper that dismisses, as patterns, in the order in which they are tried."""

STIPULATED_PHRASES = (
    r"(?:all\s|any\s)?(?:claims,?\s(?:and\s|or\s|and/or\s)?(?:counter-?claims|cross-?claims)(?:,?\s(?:and\s|or\s)?(?:cross-?claims|third-party\sclaims))?)",
)
"""Phrases of a stipulation only: the claims of other parties."""

DEFINITION = (
    r"\((?:(?:hereinafter|collectively|together|jointly|each|the|as|an?|and)[\s,]{1,2}){0,4}[“\"][^“”\"()]{1,60}[”\"]"
    r"(?:,?\s(?:and|or)\s(?:the\s)?[“\"][^“”\"()]{1,60}[”\"])?\)"
)
"""A word for a party that is defined in parentheses."""

ENTITY = (
    r",?\san?\s(?:\w{1,20}\s){0,3}?"
    r"(?:corporation|limited\sliability\scompany|individual|partnership|limited\spartnership)\b"
)
"""What kind of party it is, after its name."""
