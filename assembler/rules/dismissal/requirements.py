"""The court's requirements for a dismissal: form, service, pending counterclaims, a judgment or order after it."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.law.dismissal.local_forms import local_forms, missing_keys
from assembler.model.dismissal import LocalRequirement
from assembler.model.law import has_source, qualified_cite, severity_for, was_read
from assembler.papers.ending.dismissal_papers import DismissalPaper, principal
from assembler.papers.ending.keys import ending_keys
from assembler.rules.dismissal._reasons import cite_of
from assembler.rules.dismissal.own_words.texts import own_words
from assembler.rules.rule import Problem, rule


@rule(
    "DIS023",
    cite="Haw. R. Civ. P. 41.1(b)",
    basis="verified",
    waivable="some",
    fix="give the paper the title that the message names, or waive DIS023",
    no_waiver="a paper with a blank, or not in the form that the court prescribes, cannot be filed; if the court's "
    "form is optional, the finding is only a warning",
)
def local_form(paper: DismissalPaper) -> Iterator[Problem]:
    """The court requires its own form for a dismissal paper.

    For example, the Southern District of California requires a stipulation of dismissal to be filed as a joint motion,
    and Hawaii prescribes the title of the paper, and below it the judge and the trial date, or `none` for each. If the
    matter lacks one of the required values, the paper would have a blank, and is built only as a draft.
    """
    for local in local_forms(paper.scope, paper.instrument):
        if has_source(local.basis):
            yield from _wrong_titles(paper, local)
            yield from _blanks(paper, local)


def _wrong_titles(paper: DismissalPaper, local: LocalRequirement) -> Iterator[Problem]:
    """Yield a problem if the title lacks the words that the court requires and the program does not add them."""
    title = paper.filing.title or ""
    has_title = local.title.lower() in title.lower() if title else bool(local.title_form)
    if local.title and has_title:
        return
    expected_title = f"; its title: `{local.title}`" if local.title else ""
    yield _local_problem(("filings", paper.filing_index, "paper"), f"{local.says}{expected_title}", local)


def _blanks(paper: DismissalPaper, local: LocalRequirement) -> Iterator[Problem]:
    """Yield a problem for each value of the court's form that the matter does not give."""
    for key in missing_keys(local, paper.matter):
        fix = f"add `{key}:`, or `{key}: none` if there is none yet"
        message = f"`{key}` is missing, but the paper must print it below its title"
        yield _as_error(_local_problem((key,), message, local, fix))
    path = ("filings", paper.filing_index, "prejudice")
    if "{prejudice}" in local.title_form and not any(group.prejudice for group in paper.scope.groups):
        yield _local_problem(path, "`prejudice` is missing, but the title needs it", local, "add `prejudice:`")
    if local.says_what_was_served and paper.is_relied_on and paper.matter.docket_read is None:
        requirement = "the paper must say whether anything was served that ends the right to dismiss"
        message = f"{requirement}, but `docket_read` is missing"
        yield _as_error(_local_problem(("docket_read",), message, local, "add `docket_read:`"))


def _local_problem(path: KeyPath, message: str, local: LocalRequirement, fix: str = "") -> Problem:
    """Return a problem whose severity depends on the basis of *local*."""
    cite = qualified_cite(local.cite or "the court's practice", local.basis)
    return Problem(path, message, severity=severity_for(local.basis), cite=cite, fix=fix)


def _as_error(problem: Problem) -> Problem:
    """Return *problem* as an error that cannot be waived, because the paper would have a blank."""
    return replace(problem, promise=problem.severity is None, passes_draft=True)


@rule(
    "DIS031",
    cite="ORCP 54 A(1)",
    basis="verified",
    fix="add a filing of the type that the message names",
    severity=Severity.WARNING,
)
def form_of_judgment_missing(paper: DismissalPaper) -> Iterator[Problem]:
    """The law requires an order or a judgment after the dismissal paper, but the matter has none.

    In Oregon the court enters the judgment that the party submits with the notice or the stipulation; in Tennessee an
    order follows a notice of nonsuit, and the time periods that the nonsuit starts run from the entry of that order; in
    Arizona and Kansas an order of dismissal is entered on a stipulation.
    """
    order = paper.instrument.order
    order_types = paper.instrument.more_papers
    is_motion = paper.instrument.way == "motion"
    needs_paper = order.needs == "a form of judgment" or (order.needs == "an order" and not is_motion)
    if not needs_paper or not order_types:
        return
    orders = [filing for filing in paper.matter.filings if filing.paper.id in order_types]
    if not any(filing is not paper.filing and principal(paper.matter, filing) is paper.filing for filing in orders):
        message = f"no `{order_types[0]}` accompanies the {paper.instrument.way}: {order.says}"
        yield Problem(("filings", paper.filing_index), message, cite=cite_of(paper, order))


@rule(
    "DIS024",
    cite="CPLR 3217(a)(1); Tex. R. Civ. P. 162; ORCP 54 A(1)",
    basis="verified",
    severity=Severity.NOTE,
    fix="add `service:` to the filing, with one entry for each party served; or file proof of service separately",
)
def service_unstated(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper that must be served does not say that it was served.

    If the court's law requires service of the paper, a certificate of service must accompany it. In a federal court the
    filing system serves the paper on registered users, and Fed. R. Civ. P. 5(d)(1)(B) requires no certificate for that.
    """
    filing = paper.filing
    instrument = paper.instrument
    if filing.service or "service" not in filing.paper.choices or paper.matter.court.system != "state":
        return
    if instrument.way == "notice" and was_read(instrument.service.basis):
        message = f"`{filing.name}` has no `service:`; {instrument.service.says}"
        cite = instrument.service.cite or instrument.rule
        yield Problem(("filings", paper.filing_index, "paper"), message, cite=cite)


COUNTERCLAIM = Regex(r"(?i)\b(?:counter|cross)-?\s?claims?\b|\bthird-party (?:claims?|complaint)")
"""Words for a claim by a party other than the plaintiff."""


@rule(
    "DIS058",
    cite="good practice: a paper that ends the action states the effect on each pending claim",
    basis="convention",
    fix="say in `paragraphs:` what happens to the counterclaim; if it is resolved in another way, waive DIS058",
)
def counterclaim_unmentioned(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation ends the whole action without saying what happens to a pending counterclaim.

    The paper says that "this action is dismissed", and its order may close the case. The parties must say whether that
    also ends the counterclaim, and whether with or without prejudice.
    """
    scope = paper.scope
    group = scope.groups[0] if len(scope.groups) == 1 else None
    dismisses_all = group is not None and not group.claims and not group.by and not scope.in_part
    if paper.instrument.way != "stipulation" or not dismisses_all:
        return
    if any(COUNTERCLAIM.search(text.words) for text in own_words(paper)):
        return
    claimants_who_dismiss = {
        ending_keys(filing).claimant for filing in paper.matter.filings if filing.paper.signer == "claimant"
    }
    for name in scope.claimants:
        if not claimants_who_dismiss & {name, None}:
            party = paper.matter.parties[name].name
            claim, claim_path = _claim(paper, name)
            fix = f"say in `paragraphs:` what happens to the {claim}, as in `The {claim} of {party} is dismissed "
            fix += "without prejudice.`; if it is resolved in another way, waive DIS058"
            fact = f"the {claim} of `{party}` is pending"
            message = f"{fact}, but the stipulation, which ends the action, does not say what happens to it"
            yield Problem(("filings", paper.filing_index, "dismisses"), message, also=(claim_path,), fix=fix)


def _claim(paper: DismissalPaper, name: str) -> tuple[str, KeyPath]:
    """Return the kind of claim that the party *name* pleaded, and the path in the matter that shows it."""
    for index, event in paper.scope.events:
        if event.event in {"counterclaim", "crossclaim"} and name in event.by:
            return event.event, ("events", index)
    return "claim", ("parties", name)
