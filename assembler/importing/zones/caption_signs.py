"""Patterns for the lines of a caption other than its parties: the title, the judge, rules, legends."""

import re

TITLE = re.compile(
    r"(?i)\b(?:complaint|petition|notice(?!: this document\b)|stipulation|motion|answer|counterclaims?|declaration|"
    r"affidavit|praecipe|nonsuit|(?:counter|cross)-?(?:petition|complaint)|intervention|"
    r"(?:voluntary|request for) dismissal|order|memorandum|summons)\b"
)
"""The word of a title that says what the paper is."""

WHOLE_TITLE = re.compile(
    r"(?:PLAINTIFF(?:S|[’']S|S[’'])? |PETITIONER(?:S|[’']S|S[’'])? )?"
    r"(?:(?:VERIFIED|FIRST|SECOND|THIRD|FOURTH|AMENDED|ORIGINAL|CIVIL|CLASS ACTION) ){0,5}(?:COMPLAINT|PETITION)"
    r"(?: (?:FOR|AND)(?: [A-Z,’'-]{1,30}){1,9})?"
)
"""A title, or its first line, that may be beside the names of the parties."""

FURTHER_TITLE_LINE = re.compile(r"(?:FOR|OF|AND|WITH|UNDER|PURSUANT|SEEKING)(?: [A-Z,’'-]{1,30}){1,9}")
"""A further line of a title beside the names of the parties."""

JUDGE = re.compile(
    r"(?i)^(?:(?:assigned to|before)[: ]{0,60})?"
    r"(?:(?:the )?hon(?:orable|\.)?:?|(?:(?:chief |magistrate |district |presiding ){0,8}judge:?))(?=[\s_:]|$)"
    r"\s{0,9}:?\s{0,9}(?P<name>[A-Z][\w.'’ -]{0,60}|_{0,80})\s{0,9}$"
)
"""The line with the judge's name, or with a blank for it, such as "Hon. Ann Sample" or "Judge: ____"."""

JURY_LEGEND = re.compile(
    r"(?i)\(?\b(?:jury trial|trial by jury|demand for (?:a )?(?:trial by )?jury|jury demand|jury requested)\b.*"
)
"""A jury demand under the title."""

LEGEND = re.compile(
    r"(?i)^\(.{1,200}\)$|^\[.{1,200}\]$|\b(?:class|collective|representative) action\b|§|\bU\.?S\.?C\b|\bjury\b|"
    r"\be-?filed\b|^ECF\b|\bex parte\b|^civil action$|^(?:section|part|dept\.?|department|magistrate|track|hearing)\b|"
    r"\bunder seal\b|\bexempt from\b|^this (?:document|action|filing) (?:relates|applies|pertains) to\b|^all actions$"
)
"""The usual lines below a title, such as a statute, a jury demand or the kind of action."""

RULE = re.compile(r"^[\s)(§x_\-–—―:|.=*/\\┐┘│}{\]\[~]+$|^[Xx]?[-–—_]{4,}\s?[Xx]?$|^[Xx]$|^(?i:ss)[.:]{0,2}$")
"""A line that consists of the characters of a caption's divider."""

NOT_A_SECTION = (
    r"(?!§{1,2}\s{1,2}(?:\d{1,5}[A-Za-z]?(?:[(,;]|$|\s(?:and|et|&)\s)|"
    r"\d[\d.:-]{0,12}[a-z]?\)|\d{1,3}-\d{1,3}-\d{1,4}(?![\d-])))"
)
"""Excludes a section sign before a number, as in "§ 14(e)", "(GP § 4-362)" and "§ 21-2-412"."""

DIVIDING_SIGNS = re.compile(
    rf"(?:(?<!iolation of)(?<!iolations of)(?<!\bunder)\s{{1,9}}[)§|:}}*]{{1,60}}\s{{0,9}}$)|"
    rf"^\s{{0,9}}{NOT_A_SECTION}[)§|:}}*]\s{{1,9}}|_{{3,}}\s?/?|"
    r"(?<=\s)x{1}(?=\s{0,9}$)|(?:- ){4,}-?|-{6,}\s?[xX]?"
)
"""Divider characters at the ends of a line with words, except a section sign or bracket that belongs to the words."""

BLANK_TO_FILL_IN = re.compile(
    r"(?i)(?:\b(?:judge|hon\.|honorable|division|department|dept\.?|courtroom)\s{0,3}:?\s{0,3}|\d-(?:[A-Z]{1,4}-)?)_{3,80}\s*$"
)
"""A blank at the end of a line that the clerk or the court completes, such as "DIVISION: ____" or "22-CI-____"."""

UNFINISHED_TITLE = re.compile(
    r"(?i)(?:[,;:&/]|\b(?:and|or|of|the|for|in|to|under|regarding|by|with|a|from)|\b\d{1,3})$"
)
"""The end of a line of a title that continues on the next line."""

CONTINUATION_START = re.compile(r"(?i)(?:for|of|and|with|against|under|pursuant|on|in|to|seeking)\b")
"""The beginning of a line that continues the line before it."""

CLAIM_IN_TITLE = re.compile(r"^\(?\d{1,2}[.)]\s+\S|^\d{1,2}\s*$")
"""A claim in the title of a complaint that lists its claims."""

NO_PARTY_LINE = re.compile(
    rf"{JURY_LEGEND.pattern}|^(?i:electronically|e-?)\s?(?i:filed)\.?$|^\(?\d{{4}}\)\s{{1,3}}\d{{1,4}}\s{{1,3}}[A-Z][\w.]{{0,15}}+"
    r"(?:\s[\w.]{1,9}+)?\s{1,3}\d{1,5}\b"
)
"""A line among the parties that names none: a jury demand, "Electronically Filed", or a citation that ends a title, as
"(1969) 1 Cal.3d 467" does."""

OTHER_CASE_START = re.compile(r"(?i)^\(?(?:related|consolidated|member|lead|master|transferred from|removed from)\b")
"""The beginning of a line with the number of another case."""

COURT_SEAT = re.compile(r"^(?:AT|At)(?: [A-Z][A-Za-z.]{1,20}){1,3}$")
"""The seat of a court, under its name, such as "AT SEATTLE"."""

SENSITIVE_DATA = re.compile(r"(?i)^notice: this document\b")
"""The line on sensitive data that a court may require on the first page; it is not a title."""

STAMP = re.compile(r"(?i)^(?:electronically |e-?)filed\b")
"""The first line of the stamp of a clerk."""

FORMAL_COURT_LINE = re.compile(r"(?i)^in the\b.*\bcourt\b")
"""The first line of the name of a court, in a form that captions have and stamps do not."""

IN_RE = re.compile(r"(?i)^(?:in re:?|in the matter of:?|ex parte:?)\b")
"""The beginning of a caption without sides."""

GOVERNMENT = re.compile(r"(?i)(?:the )?(?:state|commonwealth|people|county|city|parish|territory)\b")
"""The beginning of a line that is either the name of a party or a part of the court's name."""
