"""Signatures and consents on a dismissal paper that are missing, unnecessary, outstanding or not recorded."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.law.dismissal.claims import has_left
from assembler.law.dismissal.disability import disability_paths
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.ending.keys import ending_keys
from assembler.papers.ending.signatories import signing_for
from assembler.rules.dismissal._reasons import cite_of, doubt
from assembler.rules.dismissal._remedies import RELY, remedy_for_doubt
from assembler.rules.rule import Problem, rule


@rule(
    "DIS021",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    fix="give the party `counsel:`, or `pro_se: true` if it is a person without counsel",
    no_waiver="a stipulation ends the case only if everyone whom the rule names has signed",
)
def signature_missing(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation of dismissal lacks the signature of a party who must sign it.

    In a federal court all parties who have appeared must sign, including parties who are not dismissed and parties who
    have already left. A court may disregard a stipulation, even years later, because one signature is missing. A party
    with neither counsel nor `pro_se:` has no signature block.
    """
    signed_by = paper.instrument.signed_by
    listed_names = ending_keys(paper.filing).stipulated_by
    if paper.filing.paper.signer != "all":
        return
    for name in (*paper.scope.plaintiffs, *paper.option.signers):
        party = paper.matter.parties[name]
        fix = ""
        if listed_names and name in paper.option.signers and name not in listed_names:
            fault = "is not listed under `stipulated_by:`"
            fix = "add the party to `stipulated_by:`, or delete the key"
        elif not (party.counsel or party.pro_se):
            fault = "has neither `counsel:` nor `pro_se:`, and so no signature block"
        else:
            continue
        message = f"`{party.name}` must sign, but {fault} ({signed_by.says})"
        cite = cite_of(paper, signed_by)
        path = ("filings", paper.filing_index, "stipulated_by")
        yield Problem(path, message, also=(("parties", name),), fix=fix, cite=cite, promise=True, passes_draft=True)


@rule(
    "DIS059",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    fix="list the other side's appearance under `events:`, name who signs for it under `stipulated_by:`, or file a "
    "paper that only the plaintiff signs, if `assembler dismiss` shows such a paper as open",
)
def stipulation_of_one_side(paper: DismissalPaper) -> Iterator[Problem]:
    """Only one side signs a stipulation.

    A stipulation is an agreement. If nobody on the other side has appeared according to the matter, and
    `stipulated_by:` names nobody, the plaintiff would be agreeing with itself. Nothing is reported if the court gave
    leave and the law accepts that leave instead of the other parties' consent.
    """
    if paper.instrument.way != "stipulation" or ending_keys(paper.filing).stipulated_by:
        return
    if {event.event for _, event in paper.scope.events} & {*paper.instrument.signed_by.unless_leave}:
        return
    signers = {*paper.scope.plaintiffs, *paper.option.signers}
    if {paper.matter.parties[name].on_side for name in signers} <= {"plaintiff"}:
        message = "nobody signs for the other side: no other party has appeared, according to `events:`"
        cite = cite_of(paper, paper.instrument.signed_by)
        yield Problem(("filings", paper.filing_index, "paper"), message, cite=cite)


@rule(
    "DIS022",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    fix="list the party's appearance under `events:`, or remove the party from `stipulated_by:`",
    severity=Severity.WARNING,
)
def signature_of_a_stranger(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation has a signature block for a party who need not sign.

    A party who has not appeared need not sign, and the signature of that party's counsel may count as an appearance.
    """
    signed_by = paper.instrument.signed_by
    for name in ending_keys(paper.filing).stipulated_by:
        if name not in paper.option.signers and paper.matter.parties[name].on_side != "plaintiff":
            path = ("filings", paper.filing_index, "stipulated_by")
            yield Problem(path, _why_needless(paper, name), cite=cite_of(paper, signed_by))


def _why_needless(paper: DismissalPaper, name: str) -> str:
    """Return why the party *name* need not sign."""
    party = paper.matter.parties[name]
    if has_left(party, paper.filing.date):
        return f"`{party.name}` has left the case, and need not sign"
    if name in paper.scope.appeared:
        return f"`{party.name}` need not sign this paper"
    return f"`{party.name}` has not appeared, according to `events:`, and need not sign"


@rule(
    "DIS039",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    severity=Severity.WARNING,
    fix="record each consent under `consents:`; or have the blank lines signed by hand before filing, and waive DIS039",
)
def signature_outstanding(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation is printed as signed for some parties, with a blank line for another party.

    The parties may circulate the stipulation in that form, but it dismisses nothing and must not be filed until all
    have signed. A stipulation that nobody has signed yet is not reported, because all signature lines are blank and all
    parties sign by hand.
    """
    filing = paper.filing
    signed_by = paper.instrument.signed_by
    if filing.paper.signer != "all" or signed_by.in_writing or not {*filing.signed, *filing.consents}:
        return
    signers = ending_keys(filing).stipulated_by or paper.option.signers
    missing_signers = [name for name in signers if not _has_signed(paper, name)]
    if missing_signers:
        names = series([f"`{paper.matter.parties[name].name}`" for name in missing_signers])
        message = f"`{filing.name}` is not signed for {names}, and dismisses nothing until all have signed"
        cite = cite_of(paper, signed_by)
        also = tuple(("parties", name) for name in missing_signers)
        yield Problem(("filings", paper.filing_index, "signed"), message, also=also, cite=cite)


def _has_signed(paper: DismissalPaper, name: str) -> bool:
    """Whether a signature or a consent of the party *name* is recorded. DIS038 reports missing written consents."""
    return bool({*paper.filing.signed, *paper.filing.consents} & {*signing_for(paper.matter, name)})


SPOKEN = Regex(r"(?i)\b(?:telephone|phone|in person|videoconference|orally)\b")
"""Words that show that a consent was not given in writing."""


@rule(
    "DIS038",
    cite="Pa. R.C.P. 229(b)",
    basis="verified",
    fix="record each consent, as in `consents: {other: by e-mail of June 1, 2025}`, or list the order that gave leave"
    " instead; `build --draft` builds a draft for the other parties to sign",
    no_waiver="the paper would say that somebody consented in writing, but no such consent is recorded",
)
def consent_not_recorded(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper says that all parties consented in writing, but the written consent of a party is not recorded.

    In Pennsylvania, for example, an action against some of the defendants is discontinued on the written consent of all
    parties, or by leave of court. The paper says that all parties have consented, so the matter must record each
    consent first.
    """
    signed_by = paper.instrument.signed_by
    if not signed_by.in_writing:
        return
    for name in paper.option.signers:
        consents = [paper.filing.consents.get(signer, "") for signer in signing_for(paper.matter, name)]
        if any(consent and not SPOKEN.search(consent) for consent in consents):
            continue
        message = f"no written consent of `{paper.matter.parties[name].name}` is recorded"
        oral_consents = [consent for consent in consents if consent]
        if oral_consents:
            message += f", only the consent `{oral_consents[0]}`"
        cite = cite_of(paper, signed_by)
        path = ("filings", paper.filing_index, "consents")
        yield Problem(path, message, also=(("parties", name),), cite=cite, promise=True, passes_draft=True)


FIND_OUT = "find out whether the condition is met, and record that (`no_other_interest: yes`, `stipulated_by:`)"


@rule(
    "DIS033",
    cite="this program",
    basis="program",
    fix=f"{FIND_OUT}, or {RELY}",
    no_waiver="the rule allows the stipulation only under that condition, and the paper would say that it is met",
)
def stipulation_conditions(paper: DismissalPaper) -> Iterator[Problem]:
    """The matter does not say that a condition of the rule on stipulations is met.

    In New York a stipulation of discontinuance is open only if no party is under a disability, nobody else has an
    interest in the subject of the action, and the attorneys of record for all parties sign. Whether "all parties"
    includes a party who has not appeared is unsettled.
    """
    filing = paper.filing
    signed_by = paper.instrument.signed_by
    path = ("filings", paper.filing_index, "paper")
    cite = cite_of(paper, signed_by)
    if "no_other_interest" in filing.paper.choices and not ending_keys(filing).no_other_interest:
        message = "the matter does not say that no party is under a disability and that nobody else has an interest "
        message += "in the action"
        yield doubt(paper, Problem(path, message, cite=cite, fix=remedy_for_doubt(paper, FIND_OUT), promise=True))
    signers = {*paper.option.signers, *ending_keys(filing).stipulated_by}
    other_parties = [
        paper.matter.parties[name].name for name in paper.scope.remaining_defendants if name not in signers
    ]
    if signed_by.perhaps_all and other_parties:
        names = series([f"`{name}`" for name in other_parties])
        message = f"no signature line for {names}, but the rule may require all parties to sign ({signed_by.says})"
        yield doubt(paper, Problem(path, message, cite=cite, fix=remedy_for_doubt(paper, FIND_OUT), promise=True))


@rule(
    "DIS054",
    cite="CPLR 3217(a)(2)",
    basis="verified",
    fix="correct `no_other_interest:` or the party's entry, or move for a discontinuance by the court",
    no_waiver="the paper would say that no party is under a disability, but the matter says that a party is",
)
def disability_denied(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper would say that no party is under a disability, but a party in the matter is.

    The sentence is not printed, and the law allows the stipulation without a court order only if the sentence is true.
    """
    path = ("filings", paper.filing_index, "no_other_interest")
    if not ending_keys(paper.filing).no_other_interest:
        return
    for disability_path in disability_paths(paper.matter):
        name = paper.matter.parties[str(disability_path[1])].name
        message = f"`no_other_interest: yes` says that no party is under a disability, but `{name}` is"
        cite = cite_of(paper, paper.instrument.signed_by)
        yield Problem(path, message, also=(disability_path,), cite=cite, promise=True)
