"""Finds whose law a count is under, by the words of its heading and its text."""

import re
from dataclasses import dataclass

from assembler.catalog.code_forms import code_forms
from assembler.language.places import STATE_CODES, STATE_CODES_LIKE_WORDS, state_name

FEDERAL = re.compile(
    r"(?i)\bU\.?\s?S\.?\s?C(?:\.|ode\b)|\bC\.F\.R\.|§\s?19(?:81|83|85|86)\b|\bsection 19(?:81|83|85)\b|"
    r"\bTitle (?:VI|VII|IX)\b|"
    r"\b(?:FLSA|ADEA|FMLA|ERISA|RICO|FDCPA|FCRA|TCPA|ADA|RFRA|RLUIPA|FTCA|CFAA|FTC Act|Lanham Act|Sherman Act|"
    r"Clayton Act|Copyright Act|Exchange Act|Equal Pay Act|Rule 10b-5|Bivens|Alien Tort|Federal Tort Claims|"
    r"Computer Fraud and Abuse|Religious Freedom Restoration|"
    r"(?:Securities|Exchange|Advisers) Act|19(?:33|34|40) Act|"
    r"Rehabilitation Act|Fair Labor Standards|Americans with Disabilities|Age Discrimination in Employment|"
    r"Fair (?:Debt|Credit)|Civil Rights Act of 1\d{3}|(?:First|Fourth|Fifth|Sixth|Eighth|Fourteenth) Amendment|"
    r"U(?:nited|\.)\s?S(?:tates|\.) Constitution|Copyright Infringement|Patent Infringement|Monell|"
    r"(?:Interstate Commerce|Commerce|Spending|Supremacy|Excessive Fines) Clause|Administrative Procedure Act|"
    r"Infringement of (?:the |U\.S\. )?(?:[’']?\d{3} )?Patents?)\b"
)
"""Words in the heading of a count that show a claim under federal law."""

COMMON_LAW = re.compile(
    r"(?i)(?:gross |common[- ]law )?(?:negligen(?:ce|t)\b|breach of (?:\w+ )?(?:contract|warranty|fiduciary)|"
    r"fraud(?:ulent)? (?:and|in the|misrep|induc|conceal)|conversion\b|unjust enrichment|promissory estoppel|"
    r"quantum meruit|defamation|battery\b|civil conspiracy|tortious|"
    r"(?:negligent|intentional) (?:misrepresentation|infliction)|(?:private |public )?nuisance|trespass)"
)
"""The beginning of the heading of a claim at common law, which is under a state's law."""

FEDERAL_WORDS = re.compile(
    r"(?i)\bfederal\s(?:[\w’'-]+\s){0,5}(?:clauses?|constitution(?:al)?|laws?|statutes?|acts?|rights?)\b"
)
"""Words in the heading of a count that say that a law is federal, but perhaps not each law that it names."""

CONSTITUTIONAL_WORDS = re.compile(r"(?i)\b(?:clauses?|amendments?|constitution(?:al)?)\b")
"""Words in the heading of a count that may be about the constitution of the United States or of a state."""

STATE_LAW = r"\b(?:{name}(?:['’]s)?\s(?:\w+\s){{0,3}}(?:law|code|statutes?|constitution|act)\b|common law\b)"
"""Words in the text of a count that may show a claim under the law of the state called *name*."""

STATE_CODES_BY_NAME = {state_name(code): code for code in STATE_CODES}

STATE_CODES_BY_INITIALS = {f"{code[0]}.{code[1]}.": code for code in STATE_CODES if state_name(code).count(" ") == 1}
"""Abbreviations such as "N.Y.", of the states whose names have two words."""

STATE_IN_HEADING = re.compile(
    rf"\b(?P<name>(?i:{'|'.join(sorted(map(re.escape, STATE_CODES_BY_NAME), key=len, reverse=True))}))\b|"
    rf"(?<![\w.])(?P<dots>{'|'.join(map(re.escape, STATE_CODES_BY_INITIALS))})|"
    rf"\b(?P<code>{'|'.join(sorted({*STATE_CODES} - STATE_CODES_LIKE_WORDS))})\b(?=[ ’'][A-Z])"
)
"""The name, the abbreviation or the postal code of a state."""

BEFORE_PARTY_OR_PLACE = re.compile(
    r"(?i)\b(?:(?:state|city|county|university|district|commonwealth|people) of(?: the)?|(?:in|by|at))\s$"
)
"""Words before the name of a state that is a party or a place."""


@dataclass(frozen=True, slots=True)
class CountLaw:
    """Whose law a count is under; *sure* says that its heading or its court shows it."""

    law: str
    sure: bool


def law_of(heading: str, text: str, state: str, *, federal: bool) -> CountLaw:
    """Return the law of a count with *heading* and *text* in a court of *state*, or in a *federal* court there.

    The law is not sure if the heading names another state or several, a state's act by words that federal acts also
    have, as in "New York Fair Credit Reporting Act", federal law by general words, or, in a court of *state*, a clause
    of a constitution without saying whose.
    """
    states = [*_states_named(heading), *_states_cited(heading)]
    if match := FEDERAL.search(heading):
        for code, end in states:
            if re.fullmatch(r"(?:['’]s)?\s(?:\w+\s){0,2}", heading[end : match.start()]):
                return CountLaw(code, sure=False)
        return CountLaw("US", sure=True)
    codes = list(dict.fromkeys(code for code, _ in states))
    if FEDERAL_WORDS.search(heading) or (codes and codes != [state]):
        return CountLaw(codes[0] if codes else "US", sure=False)
    if not state:
        return CountLaw("US", sure=False)
    name = state_name(state).casefold()
    is_named = bool(codes) or name in heading.casefold() or f"{state[0]}.{state[1:]}." in heading.replace(" ", "")
    if is_named or not federal:
        return CountLaw(state, sure=is_named or not CONSTITUTIONAL_WORDS.search(heading))
    if not FEDERAL.search(text) or COMMON_LAW.match(heading):
        return CountLaw(state, sure=False)
    may_be_state_law = re.search(STATE_LAW.format(name=re.escape(name)), text, re.IGNORECASE) is not None
    return CountLaw("US", sure=not may_be_state_law)


def _states_named(heading: str) -> list[tuple[str, int]]:
    """Return the codes of the states that *heading* names, except as a party or place, and the ends of their names."""
    return [
        (_code_of(match), match.end())
        for match in STATE_IN_HEADING.finditer(heading)
        if not BEFORE_PARTY_OR_PLACE.search(heading[: match.start()])
    ]


def _states_cited(heading: str) -> list[tuple[str, int]]:
    """Return the codes of the states whose statutes *heading* cites, and the ends of the statutes' names."""
    forms = code_forms()
    return [
        (STATE_CODES_BY_NAME[state], match.end())
        for patterns in (forms.states, forms.own_names)
        for state, pattern in patterns.items()
        for match in pattern.finditer(heading)
    ]


def _code_of(match: re.Match[str]) -> str:
    """Return the postal abbreviation of the state in a *match* of `STATE_IN_HEADING`."""
    names = {name.casefold(): code for name, code in STATE_CODES_BY_NAME.items()}
    return match["code"] or STATE_CODES_BY_INITIALS.get(match["dots"] or "") or names[match["name"].casefold()]
