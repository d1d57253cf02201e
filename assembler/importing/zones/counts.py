"""The headings of counts: label, title, the lines under it, and whose law it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assembler.importing.draft import DraftParty
from assembler.language.english import cardinal, ordinal

IN_WORDS = range(40, 0, -1)
"""The numbers of counts that are read in words, the longer ones first: "twenty-one" before "twenty"."""

NUMBERS = "|".join(cardinal(number).replace("-", "[ -]") for number in IN_WORDS)
ORDINALS = "|".join((*(ordinal(number).replace("-", "[ -]") for number in IN_WORDS), r"\d{1,2}\s?(?:st|nd|rd|th)"))
KINDS = r"causes?\s+of\s+action|claims?(?:\s+for\s+relief)?|counts?"

COUNT = re.compile(
    rf"""(?ix)
    \s*(?P<label>
      (?:[IVXL]{{1,6}}\.\s+|[A-Z]\.\s+|\d{{1,2}}\.\s+)?
      (?:
        (?:{KINDS})\s+(?:\#\s?|no\.\s?)?(?:[IVXL]{{1,7}}|\d{{1,2}}|{NUMBERS})(?:\s?(?:-|–|and|&|through)\s?(?:[IVXL]{{1,7}}|\d{{1,2}}|{NUMBERS}))?
        |(?:as\s+and\s+for\s+(?:an?|its|their|his|her|plaintiff['’]?s['’]?)\s+)?(?:{ORDINALS})\s+(?:{KINDS})
        |(?:{KINDS})\s+(?:{ORDINALS})
      )\b(?!\s+(?:of|is|was|are|and|in|to|the|on|concerns|alleges|arises|for|against|should|must|seeks)\s+[a-z])
    )
    (?P<mark>\s*(?:[:.–—-]+(?=\s|\(|$|[A-Z]))?)\s*
    (?P<title>.*)
    """
)
"""The heading of a count: COUNT I, First Cause of Action, Claim One, with or without its title on the same line."""

FEDERAL = re.compile(
    r"(?i)\bU\.?\s?S\.?\s?C(?:\.|ode\b)|\bC\.F\.R\.|§\s?19(?:81|83|85|86)\b|\bsection 19(?:81|83|85)\b|"
    r"\bTitle (?:VI|VII|IX)\b|"
    r"\b(?:FLSA|ADEA|FMLA|ERISA|RICO|FDCPA|FCRA|TCPA|ADA|FTC Act|Lanham Act|Sherman Act|Clayton Act|Copyright Act|"
    r"Rehabilitation Act|Fair Labor Standards|Americans with Disabilities|Age Discrimination in Employment|"
    r"Fair (?:Debt|Credit)|Civil Rights Act of 1\d{3}|(?:First|Fourth|Fifth|Eighth|Fourteenth) Amendment|"
    r"U(?:nited|\.)\s?S(?:tates|\.) Constitution|Copyright Infringement|Patent Infringement|Monell)\b"
)
"""Words in the heading of a count that show a claim under federal law."""

AGAINST = re.compile(r"(?i)\bagainst\b|\bby (?:all )?plaintiffs?\b|\bas to\b|\bon behalf of\b|\ball defendants\b")

IN_PARENTHESES = re.compile(r"[(\[].*[)\]]\.?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class CountHeading:
    """The first line of a count: the label, what separates it from the title, and the title on the same line."""

    label: str
    mark: str
    title: str


def count_heading(text: str) -> CountHeading | None:
    """Parse *text* as the heading of a count; None if it is a sentence that mentions a count."""
    match = COUNT.fullmatch(text.strip())
    if not match or len(text.split()) > 60:
        return None
    title = match["title"].strip()
    if title and not match["mark"].strip() and title[0].islower():
        return None
    return CountHeading(match["label"].strip(), match["mark"].strip(), title)


def is_under_heading(text: str) -> bool:
    """Whether *text* is a line under the heading of a count: whom it is against, or the law, in parentheses."""
    return bool(IN_PARENTHESES.fullmatch(text.strip())) or (
        len(text.split()) <= 16 and bool(AGAINST.match(text.strip())) and not text.strip().endswith(".")
    )


def law_of(words: str, state: str) -> str:
    """Return the law of a count whose heading has *words*: that of the United States, or of the court's *state*."""
    return "US" if FEDERAL.search(words) or not state else state


def parties_named(words: str, parties: Sequence[DraftParty], side: str) -> tuple[str, ...]:
    """Return the keys of the parties on *side* whom *words*, the line under a count's heading, name; () for all."""
    on_side = [party for party in parties if party.side == side]
    folded = words.casefold()
    if re.search(rf"\ball (?:the )?(?:named )?{side}s\b", folded):
        return ()
    named = [
        party.key
        for party in on_side
        if any(
            str(party.values[key]).casefold() in folded or _last_name(party, key) in folded.split()
            for key in ("name", "called")
            if party.values.get(key)
        )
    ]
    return tuple(named) if len(named) < len(on_side) else ()


def _last_name(party: DraftParty, key: str) -> str:
    is_person = party.values.get("kind") == "individual"
    return str(party.values[key]).split()[-1].casefold() if is_person and key == "name" else "\0"
