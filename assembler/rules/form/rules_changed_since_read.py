"""FMT001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.profile import fingerprint
from assembler.model.law import was_read
from assembler.plan.papers import Papers
from assembler.rules.form._form_read import form_read, in_force
from assembler.rules.rule import Problem, rule


@rule(
    "FMT001",
    cite="the court's rules on the form of papers, not all of which were read",
    basis="memory",
    severity=Severity.WARNING,
    fix="compare the values with the court's rules again, and give `form_read:` the new date",
)
def rules_changed_since_read(papers: Papers) -> Iterator[Problem]:
    """Values of the court's profile have changed since somebody compared them with the court's rules.

    Each value of a court's profile has a basis; `assembler explain` with the court's id lists all of them with basis
    and authority, and the manifest those on which a paper relies. Some rest on custom, inference, a secondary source or
    memory. Once someone has compared them with the court's rules, `form_read` says who and when, in the matter, or for
    all matters of a firm in its own `courts/` record. It applies to the values of that day: a build keeps their
    fingerprint in the manifest, and `values:` beside `by:` keeps it in the file.
    """
    court, read = papers.matter.court, form_read(papers)
    weak = any(not was_read(value.basis) for plan in papers.plans if plan.page_rules for value in plan.relies)
    if read and weak and not in_force(papers):
        message = f"values of `{court.id}` have changed since {read.by} read its rules on form on {read.date}"
        fix = f"compare `assembler explain {court.id}` again; then give `form_read:` the new date and `values: "
        yield Problem(("court",), message, fix=f"{fix}{fingerprint(court)}`")
