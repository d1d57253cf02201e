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
    fix="compare the values with the court's rules, and add `form_read: {by: NAME, date: DAY}`",
    bad="""
        form_read: none
    """,
    good=(
        """
            form_read: {by: Pat Placeholder, date: 2025-06-01}
        """,
        """
            form_read: none
            waivers: {FMT001: compared with the court's local rules}
        """,
    ),
    severity=Severity.NOTE,
)
def profile_not_verified(papers: Papers) -> Iterator[Problem]:
    """The form of the papers rests on values that were not checked against the court's rules.

    Each value of a court's profile has a basis; `assembler explain` with the court's id lists all of them with basis
    and authority. Some rest on custom, inference, a secondary source or memory.

    Once someone has compared them with the court's rules, `form_read` says who and when, in the matter, or for all
    matters of a firm in its own `courts/` record. It applies to the values of that day: a build keeps their fingerprint
    in the manifest, `values:` beside `by:` keeps it in the file, and a later change of a value is a warning.
    """
    court, read = papers.matter.court, form_read(papers)
    weak = {value.key for plan in papers.plans if plan.page_rules for value in plan.relies if not was_read(value.basis)}
    if not weak or in_force(papers):
        return
    if read:
        message = f"values of `{court.id}` have changed since {read.by} read its rules on form on {read.date}"
        fix = f"compare `assembler explain {court.id}` again; then give `form_read:` the new date and `values: "
        yield Problem(("court",), message, Severity.WARNING, fix=f"{fix}{fingerprint(court)}`")
    else:
        many = f"{len(weak)} values that were" if len(weak) > 1 else "1 value that was"
        message = f"the form of these papers rests on {many} not checked against the court's rules"
        fix = f"compare `assembler explain {court.id}` with the rules; then add `form_read: {{by: NAME, date: DAY}}`"
        yield Problem(("court",), message, fix=fix)
