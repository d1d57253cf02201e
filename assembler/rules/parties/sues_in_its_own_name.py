"""PTY011."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import with_article
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.rules._complaint import pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "PTY011",
    cite="Pa.R.C.P. 2127(a); EPTL 11-3.1; Mass. R. Civ. P. 17(a)",
    basis="verified",
    severity=Severity.WARNING,
    fix="make the person who sues the party, with the estate, trust or firm under `capacity:` or in the name",
)
def sues_in_its_own_name(matter: Matter) -> Iterator[Problem]:
    """An estate, a trust or a partnership sues in its own name, and the court's law has somebody else sue for it.

    In New York an estate is no legal entity, and its executor or administrator sues; in Massachusetts the trustee does.
    In Pennsylvania partners sue, trading in the name of the firm.
    """
    law = matter.court.sues_by
    for name, party in pleaded(matter).items() if law else ():
        how = law.value.get(party.kind) if law and party.on_side == "plaintiff" else None
        names = " ".join((party.name, *party.dba, party.through or "")).casefold()
        if law and how and not any(words in names for words in how.seen):
            kind = with_article(party.kind)
            message = f"`{party.name}` sues in its own name, and in {matter.court.citation} {kind} sues {how.says}"
            severity = None if was_read(law.basis) else Severity.NOTE
            yield Problem(("parties", name), message, severity, cite=law.authority)
