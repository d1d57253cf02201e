"""JUR001."""

import re
from collections.abc import Iterator

from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.model.pleading import Section
from assembler.rules._complaint import in_state_court, opening, printed
from assembler.rules.rule import Problem, rule

GROUND = re.compile(r"(?is)\A(?>.*?\bjurisdiction\b).*\b(?:U\.S\.C\.|Const\.)")
"""A paragraph that says under which law the court has jurisdiction."""


@rule(
    "JUR001",
    cite="Fed. R. Civ. P. 8(a)(1)",
    basis="verified",
    fix="add `jurisdiction:` with the grounds, and list `jurisdiction` among the filing's `sections:`",
)
def no_jurisdiction_statement(matter: Matter) -> Iterator[Problem]:
    """A federal complaint does not say why the court has jurisdiction.

    It needs a short and plain statement of the grounds. A section whose id begins with `jurisdiction` is taken for that
    statement, and so is a paragraph that mentions jurisdiction and cites the United States Code or the Constitution.
    What a state court requires is FMT004's.
    """
    law = matter.court.jurisdiction_statement
    if not law.value or in_state_court(matter):
        return
    own = [section.id for section in matter.sections if _states_jurisdiction(section)]
    for number, filing in opening(matter):
        sections = printed(filing)
        if own and ("facts" in sections or set(own) & set(sections)):
            continue
        if not matter.jurisdiction:
            yield Problem(("filings", number), f"`{filing.name}` states no ground of jurisdiction", weight(law.basis))
        elif "jurisdiction" not in sections:
            message = f"`{filing.name}` leaves out the section `jurisdiction`"
            yield Problem(("filings", number, "sections"), message, weight(law.basis))


def _states_jurisdiction(section: Section) -> bool:
    texts = (paragraph.text or "" for paragraph in section.paragraphs)
    return section.id.startswith("jurisdiction") or any(map(GROUND.search, texts))
