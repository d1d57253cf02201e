"""Words that are mistaken for similar words, with the neighboring words that show which word is meant."""

PARTY = r"(?:Plaintiffs?|Defendants?)\b"
DETERMINER = r"(?:the|its|his|her|their)"

BEFORE_FROM = r"(?:payments?|received?|money|resulting|arising|excluded|removed|stole)"
BEFORE_ITS = (
    r"(?:lost|breached|broke|violated|under|with|from|of|by|on|against|into|kept|keeps?|used?|uses|sold|changed|raised"
    r"|moved|closed|opened|signed|terminated|withdrew|failed|performed|repaid|paid|honor(?:ed)?|increased|reduced)"
)
POSSESSIONS = (
    r"(?:own|obligations?|terms|members?|principal|officers?|directors?|agents?|employees?|duty|duties|products?"
    r"|customers?|premises|promises?|affiliates?|insurers?|shareholders?|attorneys?|claims?|damages|costs|failure|refusal"
    r"|breach(?:es)?|offices?|books|records|website|equipment)"
)
"""Words after "its" that name what something has or owes."""

OBLIGATIONS = r"(?:contract|agreement|covenant|warrant(?:y|ies)|dut(?:y|ies)|fiduciary|lease|promise|section|note)"
SIGNED_DOCUMENTS = r"(?:agreement|contract|lease|note|guaranty|amendment|deed|waiver|release|letter|settlement|form)"
FILED_DOCUMENTS = r"(?:complaint|petition|suit|lawsuit|action|motion|charge|lien|claim|notice|answer)"
MODAL = r"(?:would|could|should|might|must)"
PARTICIPLE = (
    r"(?:been|had|made|done|gone|known|paid|given|taken|seen|sold|bought|told|come|kept|lost|left|[a-z]{2,12}ed)"
)
COMPARATIVE = r"(?:more|less|fewer|later|rather|other|greater|earlier|higher|lower)"
AFTER_THAN = r"(?:\$?\d|(?:the|an?|one|two|its|any|to|that|those|required|agreed|[a-z]{2,9} (?:days|months|years))\b)"

CONFUSED: tuple[tuple[str, str, str], ...] = (
    ("statue", "statute", r"statue of (?:limitations?|frauds?|repose)|by statue\b|(?:state|federal) statue"),
    ("statues", "statutes", r"statues of (?:limitations?|frauds?|repose)|(?:state|federal) statues"),
    ("trail", "trial", r"trail (?:by jury|date|court|judge|counsel)|(?:jury|bench|fair|before|pending) trail"),
    ("trail", "trial", r"(?:at|for|until) trail(?=[.,;)]|\Z)|trail of this (?:action|case)"),
    ("principle", "principal", r"principle (?:places?|offices?|amount|balance|sum|residence|executive)"),
    ("principle", "principal", r"(?:unpaid|outstanding|remaining) principle|principle of the (?:loan|note)\b"),
    ("principle", "principal", r"principle (?:and|plus|or|with)(?: the| all| accrued| unpaid){0,2} interest"),
    ("principal", "principle", r"matter of principal\b"),
    ("breech", "breach", rf"(?:material|such|said) breech|breech of (?:{DETERMINER} )?(?:{OBLIGATIONS}|(?-i:[A-Z]))"),
    ("breeched", "breached", r"breeched (?:the|its|this|his|her|their|section)"),
    ("tortuous", "tortious", r"tortuous (?:interference|conduct|acts?)"),
    ("tortuously", "tortiously", r"tortuously interfer\w{1,4}"),
    ("form", "from", rf"{BEFORE_FROM} form (?:{DETERMINER} [a-z]|{PARTY}|(?-i:[A-Z][a-z]{{2}}))"),
    ("it", "its", rf"{BEFORE_ITS} it[’']s (?!not\b|only\b|an?\b|the\b|true\b|[a-z]{{2,12}}ing\b)[a-z]{{3,20}}"),
    ("it", "its", rf"it[’']s {POSSESSIONS}\b"),
    ("it", "its", r"it[’']s [a-z]{3,15}s (?:are|were|have|had)\b"),
    (
        "who",
        "whose",
        r"who[’']s (?:name|address|principal|duty|job|members?|insurance|property|offices?|employees?|agents?|home)\b",
    ),
    ("there", "their", r"(?-i:there) (?:own|obligations?|duties|behalf|attorneys?|respective)\b(?! (?:is|are|was)\b)"),
    ("their", "there", r"(?-i:[Tt]heir) (?:is|was|are|were) (?:no|an?|not|any|nothing|nobody)\b"),
    ("council", "counsel", rf"retain(?:ed|s|ing)? council|council for {PARTY}|(?:outside|opposing) council"),
    ("asses", "assess", r"(?:should|shall|must|may|court) asses (?:the|costs|damages|fees)"),
    ("untied", "United", r"Untied States"),
    ("sates", "States", r"United Sates"),
    ("sate", "state", r"(?:under|this|the) sate (?:law|courts?)|(?-i:the Sate of)"),
    ("pubic", "public", r"(?:in|the|of|a) pubic\b"),
    ("say", "se", r"(?:negligen(?:t|ce)|defamatory|libel|unlawful|illegal) per say|pro say\b"),
    ("relieve", "relief", r"(?:prayer for|injunctive|equitable|declaratory|other|further) relieve\b"),
    ("forgoing", "foregoing", r"the forgoing (?:paragraphs?|allegations?)"),
    ("proceeding", "preceding", r"the proceeding (?:paragraphs?|allegations?)"),
    ("affects", "effects", r"adverse affects"),
    ("affect", "effect", r"adverse affect|took affect|takes? affect|no affect|into affect"),
    ("effected", "affected", r"(?:adversely|negatively|directly|materially) effected"),
    (
        "loose",
        "lose",
        r"(?:to|would|will|could|not) loose (?:any |its |their |all )?(?:money|profits?|business|customers?|wages)",
    ),
    ("waver", "waiver", r"(?:jury|a) waver of|jury waver"),
    ("wave", "waive", r"(?:to|not|does|did|may|shall|hereby) wave (?:its|his|her|their|any|all|service|notice)\b"),
    ("waved", "waived", r"waved (?:its|his|her|their|any|all|the) (?:rights?|claims?|objections?|defenses?|notice)"),
    ("personnel", "personal", r"personnel (?:injury|injuries|jurisdiction)"),
    ("martial", "marital", r"martial (?:property|estate|residence|status)"),
    ("casual", "causal", r"casual (?:connection|link|relationship)"),
    ("mater", "matter", r"subject mater\b"),
    ("duel", "dual", r"duel (?:citizen\w{0,6}|purpose)"),
    ("of", "have", rf"{MODAL}(?:n[’']t| not| never) of (?!course\b|necessity\b|itself\b)[a-z]{{2,20}}"),
    ("of", "have", rf"{MODAL} of {PARTICIPLE}\b"),
    ("payed", "paid", r"payed\b"),
    ("past", "passed", r"(?:been|being|be|was|were|got) past over\b|(?:has|have|had) past (?:away|over|on|its)\b"),
    ("passed", "past", r"passed due\b|in the passed\b"),
    ("break", "brake", r"break (?:pads?|pedals?|fluid|shoes|rotors?|drums?|calipers?|lights?)\b"),
    ("brakes", "breaks", r"(?:lunch|rest|meal) brakes\b"),
    ("sited", "cited", r"sited (?:him|her|them|(?-i:[A-Z])[a-z]{1,20}) for\b|sited (?:the|this|that) (?:case|rule)"),
    ("cite", "site", r"(?:job|work|construction|building|web) cite\b"),
    ("then", "than", rf"{COMPARATIVE} then {AFTER_THAN}"),
    ("lead", "led", r"(?:has|have|had) lead (?:to|the|him|her|them|it)\b"),
    ("advise", "advice", r"legal advise|(?:the|his|her|their|its|professional|on) advise (?:of|from|that|and|about)\b"),
    (
        "except",
        "accept",
        r"(?:refused to|failed to|would not|did not) except (?:the|any|delivery|payment|its|his|her)\b",
    ),
    (
        "filled",
        "filed",
        rf"filled (?:this|the|an?|its|his|her|their)(?: [a-z]{{3,12}})? {FILED_DOCUMENTS}\b|filled suit",
    ),
    ("singed", "signed", rf"singed (?:the|an?|its|this|both)(?: [a-z]{{3,15}})? {SIGNED_DOCUMENTS}\b"),
    ("contact", "contract", r"breach(?:ed|es)?(?: of)?(?: the| its| this)? contact\b|contact price\b"),
    (
        "compliant",
        "complaint",
        r"(?:this|amended|verified|original) compliant(?=[.,;:)]|\Z| (?:is|was|alleges|against)\b)",
    ),
    ("manger", "manager", r"(?:general|property|project|store|branch|plant|sales|office) manger\b"),
    ("undo", "undue", r"undo (?:influence|hardship|delay|burden)"),
    ("do", "due", r"do diligence|(?:amounts?|sums?|balance|rent) do under"),
    ("quite", "quiet", r"quite (?:title|enjoyment)\b"),
    ("perspective", "prospective", r"perspective (?:customers?|buyers?|tenants?|clients?|purchasers?|employees?)"),
    ("parole", "parol", r"parole evidence"),
    ("eminent", "imminent", r"eminent (?:harm|danger|risk|threat|injury)"),
    ("imminent", "eminent", r"imminent domain"),
    ("fist", "first", r"(?:the|its|his|her) fist (?:time|day|month|payment|installment|claim|cause|count|floor|year)"),
    ("fist", "first", r"(?-i:(?:FIST|Fist) (?:CLAIM|CAUSE|COUNT|Claim|Cause|Count))"),
    ("country", "county", r"(?-i:(?:in|of) [A-Z][a-z]{2,15} Country)(?=, (?-i:[A-Z])|\.)"),
    ("lean", "lien", r"(?:mechanic[’']?s[’']?|tax|judgment) lean\b"),
    ("elicit", "illicit", r"elicit (?:drugs?|payments?|funds|scheme|conduct)"),
    ("coarse", "course", r"coarse of (?:dealing|conduct|business|performance|employment)"),
    ("weather", "whether", r"weather or not|(?:determine|know|decide|as to) weather (?:the|it|he|she|they|to|or)\b"),
    ("verses", "versus", r"(?-i:[A-Z][a-z]{1,20}) verses (?-i:[A-Z])"),
    ("suite", "suit", r"law suite\b|this suite (?:was brought|arises)"),
    ("residents", "residence", r"principal residents\b|place of residents\b"),
    ("know", "no", r"there (?:is|was|were|are) know\b|know longer\b"),
    ("no", "know", r"(?:did|does|do|could)(?: not|n[’']t) no (?:that|of|about|or|how|what|whether)\b"),
    ("now", "know", r"(?:did|does|do|could)(?: not|n[’']t) now (?:that|about|whether|how)\b"),
    ("tot", "to the", r"tot he\b"),
    ("capitol", "capital", r"capitol (?:contributions?|accounts?|calls?|stock|expenditures?|improvements?)"),
    ("piece", "peace", r"breach of the piece\b"),
    ("access", "excess", r"in access of \$?\d"),
    ("seize", "cease", r"seize and desist"),
    ("formally", "formerly", r"formally (?:known as|doing business)"),
    ("precede", "proceed", r"(?:to|may|shall|not) precede (?:with|to|against)\b"),
    ("persecution", "prosecution", r"malicious persecution"),
    ("libel", "liable", r"(?:is|are|held|be|jointly) libel (?:for|to|under)\b"),
    ("righting", "writing", r"in righting\b"),
    ("ordnance", "ordinance", r"(?:city|county|municipal|zoning|local) ordnance\b"),
)
"""The wrong word, in lowercase; the words that are meant; and a pattern for a passage in which the word is wrong."""
