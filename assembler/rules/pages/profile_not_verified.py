"""FMT001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.profile import fingerprint
from assembler.model.law import was_read
from assembler.plan.papers import Papers
from assembler.rules.pages._form_read import form_read, in_force
from assembler.rules.rule import Problem, rule


@rule(
    "FMT001",
    cite="the court's rules on the form of papers, not all of them read",
    basis="memory",
    fix="read the court's rules against its values, and add `form_read: {by: NAME, date: DAY}`",
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
    """The form of the papers rests on values that were not verified against the court's rules.

    Each value of a court's profile says how sure it is: `assembler explain` with the court's id lists all of them, with
    basis and authority. Some rest on custom, on arithmetic, on another's account of the rule, or on memory.

    Once somebody has read the court's rules against them, `form_read` says who and when, in the matter, or for all
    matters of a firm in its own `courts/` record. It holds for the values of that day: a build keeps their fingerprint
    in the manifest, `values:` beside `by:` keeps it in the file, and a value that changes afterwards is a warning.
    """
    court, read = papers.matter.court, form_read(papers)
    weak = {one.key for plan in papers.plans if plan.page_rules for one in plan.relies if not was_read(one.basis)}
    if not weak or in_force(papers):
        return
    if read:
        message = f"values of `{court.id}` have changed since {read.by} read its rules on form on {read.date}"
        fix = f"read `assembler explain {court.id}` again, and give `form_read:` the new date and `values: "
        yield Problem(("court",), message, Severity.WARNING, fix=f"{fix}{fingerprint(court)}`")
    else:
        many = f"{len(weak)} values" if len(weak) > 1 else "1 value"
        message = f"{many} behind the form of these papers were not verified against the court's rules"
        fix = f"read `assembler explain {court.id}` against the rules; then add `form_read: {{by: NAME, date: DAY}}`"
        yield Problem(("court",), message, fix=fix)
