"""Whose law a count is under, by the words of its heading and its text."""

import re
from dataclasses import dataclass

from assembler.language.places import CODES, CODES_LIKE_WORDS, state_name

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

STATE_LAW = r"\b(?:{name}(?:['’]s)?\s(?:\w+\s){{0,3}}(?:law|code|statutes?|constitution|act)\b|common law\b)"
"""Words in the text of a count that may show a claim under the law of the state called *name*."""

STATES = {state_name(code): code for code in CODES}

IN_DOTS = {f"{code[0]}.{code[1]}.": code for code in CODES if state_name(code).count(" ") == 1}
"""Abbreviations such as "N.Y.", of the states whose names have two words."""

STATE_IN_HEADING = re.compile(
    rf"\b(?P<name>(?i:{'|'.join(sorted(map(re.escape, STATES), key=len, reverse=True))}))\b|"
    rf"(?<![\w.])(?P<dots>{'|'.join(map(re.escape, IN_DOTS))})|"
    rf"\b(?P<code>{'|'.join(sorted({*CODES} - CODES_LIKE_WORDS))})\b(?=[ ’'][A-Z])"
)
"""The name, the abbreviation or the postal code of a state."""

NOT_ITS_LAW = re.compile(
    r"(?i)\b(?:(?:state|city|county|university|district|commonwealth|people) of(?: the)?|(?:in|by|at))\s$"
)
"""Words before the name of a state that is a party or a place."""


@dataclass(frozen=True, slots=True)
class CountLaw:
    """Whose law a count is under, and whether its heading or its court shows it."""

    law: str
    sure: bool


def law_of(heading: str, text: str, state: str, *, federal: bool) -> CountLaw:
    """Return the law of a count with *heading* and *text* in a court of *state*, or in a *federal* court there.

    A heading that names another state, or several, is not sure, nor is one that names a state's act by words that
    federal acts have, too, as in "New York Fair Credit Reporting Act".
    """
    states = _states_named(heading)
    if match := FEDERAL.search(heading):
        of_state = [
            code for code, end in states if re.fullmatch(r"(?:['’]s)?\s(?:\w+\s){0,2}", heading[end : match.start()])
        ]
        return CountLaw(of_state[0] if of_state else "US", sure=not of_state)
    named = list(dict.fromkeys(code for code, _ in states))
    if named and named != [state]:
        return CountLaw(named[0], sure=False)
    if not state:
        return CountLaw("US", sure=False)
    name = state_name(state).casefold()
    is_named = bool(named) or name in heading.casefold() or f"{state[0]}.{state[1:]}." in heading.replace(" ", "")
    is_federal = federal and not is_named and bool(FEDERAL.search(text))
    may_be_of_state = re.search(STATE_LAW.format(name=re.escape(name)), text, re.IGNORECASE)
    return CountLaw("US" if is_federal else state, sure=is_named or not federal or (is_federal and not may_be_of_state))


def _states_named(heading: str) -> list[tuple[str, int]]:
    """Return the states that *heading* names, but not as a party or place: their codes, and where the names end."""
    return [
        (_code_of(match), match.end())
        for match in STATE_IN_HEADING.finditer(heading)
        if not NOT_ITS_LAW.search(heading[: match.start()])
    ]


def _code_of(match: re.Match[str]) -> str:
    """Return the postal code of the state in a *match* of `STATE_IN_HEADING`."""
    names = {name.casefold(): code for name, code in STATES.items()}
    return match["code"] or IN_DOTS.get(match["dots"] or "") or names[match["name"].casefold()]
