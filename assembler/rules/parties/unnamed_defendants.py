"""PTY008."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.court.pleading import Averment
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.plan.text.party_names import named, short
from assembler.rules._complaint import pleaded
from assembler.rules._texts import prose
from assembler.rules.rule import Problem, rule

DOE = re.compile(r"\bDoes?\b")


@rule(
    "PTY008",
    cite="Cal. Code Civ. Proc. § 474; Pa.R.C.P. 2005(b)",
    basis="verified",
    severity=Severity.WARNING,
    fix="say so in a `paragraph:` of the party, if it is true",
)
def unnamed_defendants(matter: Matter) -> Iterator[Problem]:
    """A complaint against defendants under fictitious names does not say of them what the court's law wants.

    In California the plaintiff must state that the names are unknown; in Pennsylvania, that the name is fictitious and
    that a reasonable search was made, with a description of the defendant. It is a warning, since the complaint may be
    amended.
    """
    law = matter.court.unnamed_defendants
    unnamed = [name for name, party in pleaded(matter).items() if party.on_side == "defendant" and _is_doe(party)]
    if law is None or not unnamed:
        return
    story = "\n".join(text for _, text in prose(matter)).lower()
    missing = [one for one in law.value if not any(words.lower() in story for words in one.seen)]
    if missing:
        says = series([one.says for one in missing])
        message = f"the complaint does not say of `{brief(matter.parties[unnamed[0]].name)}` {says}"
        offer = _offer(matter, matter.parties[unnamed[0]], missing)
        yield Problem(("parties", unnamed[0]), message, cite=law.authority, fix=offer)


def _offer(matter: Matter, party: Party, missing: Sequence[Averment]) -> str:
    """Return the remedy with the sentences that allege what is *missing* of *party*."""
    plaintiffs = [short(one) for one in pleaded(matter).values() if one.on_side == "plaintiff"]
    words = {"name": named(party), "plaintiff": series(plaintiffs) or "the plaintiff"}
    sentences = " ".join(one.sentence.format(**words) for one in missing if one.sentence)
    return f"write under `paragraph:` of the party, if it is true: {sentences}" if sentences else ""


def _is_doe(party: Party) -> bool:
    return bool(party.does or DOE.search(party.name))
