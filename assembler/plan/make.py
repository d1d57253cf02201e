"""plan: a matter and one of its filings become a `Plan`, with every number, letter, label and reference decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assembler.catalog import Catalog
from assembler.catalog.filed_papers import Reader, no_filed_papers
from assembler.findings.visible import one_line
from assembler.law.governing import governed
from assembler.law.proceedings import proceeding
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.picture import PictureFile
from assembler.model.walk import of_side
from assembler.plan.attachments import after_signature, statements
from assembler.plan.context import PaperContext, paper_context
from assembler.plan.exhibits import attachment
from assembler.plan.frame.caption import build_caption, with_case_type
from assembler.plan.frame.counsel_block import counsel_block
from assembler.plan.frame.counsel_lines import firm_of
from assembler.plan.frame.docket import judge, prescribed
from assembler.plan.frame.filing_data import filing_data
from assembler.plan.frame.page_setup import footer, paper
from assembler.plan.frame.required import in_corner
from assembler.plan.frame.signature import signature, signers
from assembler.plan.frame.titles import short_caption, short_title, title
from assembler.plan.numbering import set_body
from assembler.plan.page_rules import CourtPageRules, court_page_rules
from assembler.plan.plan import Metadata, Plan, Statement
from assembler.plan.reliance import recorded
from assembler.plan.required_statements import before_the_opening, required, with_last, with_wide_notice
from assembler.plan.sections import drafts
from assembler.plan.tables.build import with_tables
from assembler.plan.text.definitions import Definitions
from assembler.plan.text.draft import Draft, DraftList, DraftSentence, DraftText, sentence
from assembler.plan.text.markdown import plain
from assembler.plan.text.recital import Recital, recitals_in
from assembler.plan.word_count import certified, measured

LANGUAGE = "en-US"


def make_plan(
    matter: Matter,
    filing: Filing,
    catalog: Catalog,
    *,
    today: date | None = None,
    draft: bool = False,
    filed: Reader = no_filed_papers,
    pictures: Mapping[str, PictureFile] | None = None,
) -> Plan:
    """Return the plan of *filing*. *today* is the paper's date if the filing gives none.

    *filed* reads the papers that were filed, for references to them; *pictures* are the files of the texts' pictures.
    Raises `MatterError` for a sentence of the templates that uses an undefined value.
    """
    matter, court = recorded(governed(matter, filing.date or today))
    context = paper_context(matter, filing, catalog.sentences, today, draft=draft, filed=filed)
    context = replace(context, pictures=pictures or {})
    definitions = Definitions(matter.parties.values())
    notice = [*before_the_opening(context)]
    has_lead = bool(filing.paper.lead) and not context.own("lead")
    lead = plain(definitions.once(_lead(context))) if has_lead and not notice else ()
    opening = [*notice, *([sentence(_lead(context), numbered=False)] if has_lead and notice else _own_lead(context))]
    main_drafts = [*required(context, "first"), *with_last(drafts(context), context)]
    parts = [*opening, *main_drafts]
    body, setting = set_body(parts, context, definitions)
    body = with_wide_notice(body)
    closing = (*after_signature(context, setting), *statements(context, definitions.once))
    plan = Plan(
        id=filing.name,
        document=filing.paper.id,
        page_setup=paper(context),
        metadata=_metadata(context),
        judge=judge(context),
        counsel=counsel_block(context),
        court=with_case_type(context),
        caption=build_caption(context),
        lead=lead,
        body=body,
        signature=signature(context),
        statements=closing,
        recitals=(*recitals_in([*prescribed(context)]), *_recitals(parts, closing)),
        footer=footer(context),
        attachment=attachment(parts, context),
        page_rules=_page_rules(context),
        counsel_under=not filing.paper.plain and matter.court.counsel.value.where == "under the caption",
        corner=in_corner(context),
    )
    plan = with_tables(measured(certified(plan, context), context), context)
    plan = replace(plan, relies=court.relied_on(), own_sentences=context.own_sentences)
    return replace(plan, filing_data=filing_data(context))


def _recitals(parts: Sequence[Draft], closing: Sequence[Statement]) -> Iterator[Recital]:
    """Yield the recitals of the body and of the statements after it, in order."""
    for draft in parts:
        if isinstance(draft, DraftSentence | DraftList):
            yield from draft.recitals
    for statement in closing:
        yield from statement.recitals


def _page_rules(context: PaperContext) -> CourtPageRules | None:
    """Return the court's rules for the page: none for a worksheet; none on counsel in the footer of a declaration."""
    if context.filing.paper.plain:
        return None
    rules = court_page_rules(context.court)
    exempt = context.filing.paper.signer == "declarant" and rules.counsel == "footer"
    return replace(rules, counsel="") if exempt else rules


def _own_lead(context: PaperContext) -> Iterator[Draft]:
    """Yield the opening of the paper in the user's own words, an unnumbered paragraph before everything else."""
    if own_words := context.own("lead"):
        yield DraftText(own_words, ("words", "lead"), numbered=False)


def _lead(context: PaperContext) -> str:
    sides = {"plaintiffs": context.side("plaintiff"), "defendants": context.side("defendant")}
    if context.filing.paper.opens and proceeding(context.matter):
        return context.say("complaint.lead_petition", **sides)
    return context.say(context.filing.paper.lead, **sides)


def _metadata(context: PaperContext) -> Metadata:
    plaintiffs = of_side(context.matter.parties, "plaintiff")
    firms = [firm_of(signer, context) for _, signer in signers(context)]
    authors = dict.fromkeys(
        firm.name if firm else attorney.name for firm, (_, attorney) in zip(firms, signers(context), strict=True)
    )
    return Metadata(
        title=f"{title(context)}, {short_caption(context)}",
        author=", ".join(authors) or next((plaintiff.name for plaintiff in plaintiffs.values()), short_title(context)),
        subject=one_line(context.matter.about or "") if context.matter.about_in_pdf else "",
        language=LANGUAGE,
        draft=context.draft,
        specimen=context.say("caption.specimen") if context.matter.specimen else "",
    )
