"""3 plan: a matter and one of its filings become a `Plan`, every number, letter, label and reference decided."""

from dataclasses import replace
from datetime import date

from assembler.catalog import Catalog
from assembler.catalog.filed_papers import Reader, nothing_kept
from assembler.law.dismissal_scope import instrument_of, principal
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.plan.attachments import statements
from assembler.plan.context import Case
from assembler.plan.frame.caption import caption, court_lines
from assembler.plan.frame.docket import judge
from assembler.plan.frame.page_setup import footer, paper, relies
from assembler.plan.frame.signature import counsel_block, firm_of, signature, signers
from assembler.plan.frame.titles import short_caption, short_title, title
from assembler.plan.numbering import set_body
from assembler.plan.page_rules import Asked, asked
from assembler.plan.plan import Metadata, Plan
from assembler.plan.sections import drafts
from assembler.plan.text.markdown import plain

LANGUAGE = "en-US"


def make_plan(
    matter: Matter,
    filing: Filing,
    catalog: Catalog,
    *,
    today: date | None = None,
    draft: bool = False,
    kept: Reader = nothing_kept,
) -> Plan:
    """Return the plan of *filing*. *today* is the paper's date where the filing gives none.

    *kept* gives the papers that were filed, for references to them.
    Raises `Stopped` for a sentence of the templates that asks for a value that there is not.
    """
    instrument = instrument_of(matter, principal(matter, filing))
    case = Case(matter, filing, catalog.sentences, instrument, today, draft, kept)
    body, _ = set_body(drafts(case), case)
    return Plan(
        id=filing.name,
        document=filing.paper.id,
        paper=paper(case),
        metadata=_metadata(case),
        judge=judge(case),
        counsel=counsel_block(case),
        court=court_lines(case),
        caption=caption(case),
        lead=plain(_lead(case)) if filing.paper.lead else (),
        body=body,
        signature=signature(case),
        statements=statements(case),
        footer=footer(case),
        relies=relies(case),
        asked=_asked(case),
        counsel_under=not filing.paper.plain and matter.court.counsel.value.where == "under the caption",
    )


def _asked(case: Case) -> Asked | None:
    """Return what the court's profile asks of the page; a sheet is asked nothing, a declaration no counsel."""
    if case.filing.paper.plain:
        return None
    wanted = asked(case.court)
    apart = case.filing.paper.signer == "declarant" and wanted.counsel == "footer"
    return replace(wanted, counsel="") if apart else wanted


def _lead(case: Case) -> str:
    return case.say(case.filing.paper.lead, plaintiffs=case.side("plaintiff"), defendants=case.side("defendant"))


def _metadata(case: Case) -> Metadata:
    firms = [firm_of(one, case) for _, one in signers(case)]
    authors = dict.fromkeys(
        firm.name if firm else one.name for firm, (_, one) in zip(firms, signers(case), strict=True)
    )
    return Metadata(
        title=f"{title(case)}, {short_caption(case)}",
        author=", ".join(authors)
        or (case.parties("plaintiff")[0][1].name if case.parties("plaintiff") else short_title(case)),
        subject=" ".join((case.matter.about or "").split()),
        language=LANGUAGE,
        draft=case.draft,
    )
