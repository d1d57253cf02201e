"""The court's form: values changed since they were verified, a long counsel block, or a wrong nature of suit."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.suggestions import similar_names
from assembler.law.fingerprint import fingerprint
from assembler.model.form_read import FormRead
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules.rule import Problem, rule


@rule(
    "FMT001",
    cite="the court's rules on the form of papers, not all of which were read",
    basis="memory",
    severity=Severity.WARNING,
    fix="compare the values with the court's rules again, and give `form_read:` the new date",
)
def rules_changed_since_read(papers: Papers) -> Iterator[Problem]:
    """Values of the court's record have changed since somebody compared them with the court's rules.

    Each value of a court's record has a basis. `assembler explain` with the court's id lists all values with their
    bases and authorities, and the manifest lists the values that a paper uses. Some values come from custom, inference,
    a secondary source or memory. `form_read` records who compared the values with the court's rules, and when. It is
    written in the matter or, for all matters of a firm, in the firm's own record of the court under `courts/`.
    `form_read` covers the values as they were on that date: a build records a fingerprint of the values in the
    manifest, and `values:` next to `by:` can record it in the file.
    """
    court = papers.matter.court
    reading = _form_read(papers)
    values = [value for plan in papers.plans if plan.page_rules for value in plan.relies]
    has_unread_values = any(not was_read(value.basis) for value in values)
    if reading and has_unread_values and not _values_are_those_read(papers):
        message = f"values of `{court.id}` have changed since {reading.by} read its rules on form on {reading.date}"
        fix = f"compare the values that `assembler explain {court.id}` lists with the court's rules again; "
        fix += f"then give `form_read:` the new date and `values: {fingerprint(court)}`"
        yield Problem(("court",), message, fix=fix)


def _form_read(papers: Papers) -> FormRead | None:
    """Return the `form_read` of the matter or else of the firm's record of the court; None if neither has one."""
    return papers.matter.form_read or papers.matter.court.form_read


def _values_are_those_read(papers: Papers) -> bool:
    """Whether somebody read the rules and no value of the court's record has changed since then.

    The present values are compared with the fingerprint in `form_read` or, without it, the fingerprint of the last
    build. If there is no fingerprint, the values are taken to be unchanged.
    """
    reading = _form_read(papers)
    values = reading and (reading.values or papers.earlier_form_fingerprint)
    return reading is not None and (not values or values == fingerprint(papers.matter.court))


LINES_PER_PAGE_LINE = 2
"""How many single-spaced lines of counsel's block take the space of one double-spaced line."""


@rule(
    "FMT002",
    cite="the court's rule on where its name begins on the first page",
    basis="convention",
    fix="shorten the addresses, or let attorneys share their firm's address under `firms:`",
    severity=Severity.WARNING,
)
def counsel_block_too_long(papers: Papers) -> Iterator[Problem]:
    """Counsel's block is too long for the space above the court's name, and pushes the name down.

    In some courts counsel's block is at the upper left, and a rule says on which line the court's name begins. Many of
    these courts let the name begin lower if counsel's block needs the space; there nothing is reported.
    """
    court = papers.matter.court
    gives_way = court.title_line_gives_way
    long_plans = [plan for plan in papers.plans if _room(plan) and len(plan.counsel) > _room(plan)]
    if not long_plans or _values_are_those_read(papers) or (gives_way and gives_way.value):
        return
    lines = max(len(plan.counsel) for plan in long_plans)
    room = min(_room(plan) for plan in long_plans)
    count_words = f" in {len(long_plans)} papers" if len(long_plans) > 1 else ""
    message = (
        f"counsel's block has {lines} single-spaced lines{count_words}, but only {room} fit above the court's name"
    )
    yield Problem(("counsel",), message, cite=court.title_line.authority)


def _room(plan: Plan) -> int:
    """Return how many single-spaced lines fit above the court's name; 0 for a layout that the rule does not check."""
    if plan.caption.layout == "boxes" or plan.counsel_under:
        return 0
    return LINES_PER_PAGE_LINE * (plan.page_setup.head_lines - plan.page_setup.blank_lines)


@rule(
    "FMT007",
    cite="form JS 44, item IV",
    basis="memory",
    fix="use a code from the court's civil cover sheet, or delete `nature_of_suit:`",
)
def no_such_nature_of_suit(matter: Matter) -> Iterator[Problem]:
    """The nature of suit is not on the court's list of codes.

    The civil cover sheet of a federal court requires one code from a list. State courts have their own types of cases;
    write the type under `case_type:`.
    """
    code = matter.nature_of_suit
    codes = matter.court.natures_of_suit
    if code is None or (codes and code in codes.value.natures):
        return
    if codes is None:
        message = f"`{matter.court.name}` has no list of nature-of-suit codes, so `{brief(code)}` has no meaning there"
        fix = "write the type of case under `case_type:`, as the court's form names it"
        yield Problem(("nature_of_suit",), message, fix=fix)
        return
    natures = codes.value.natures
    nearest = [f"{near_code} {natures[near_code]}" for near_code in similar_names(code, natures)]
    suggestion = f"; the nearest are {', '.join(nearest)}" if nearest else ""
    message = f"`{brief(code)}` is not a code of {codes.value.name}{suggestion}"
    yield Problem(("nature_of_suit",), message, cite=codes.authority)
