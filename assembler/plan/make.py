"""Makes the `Plan` of one paper, which settles every number, letter, label and reference."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.findings.visible import one_line
from assembler.plan.attachments import closing_statements, sections_after_signature
from assembler.plan.body import set_body
from assembler.plan.context import PaperContext
from assembler.plan.exhibits import build_attachment
from assembler.plan.frame.caption import build_caption, court_and_case_type
from assembler.plan.frame.counsel_block import counsel_block
from assembler.plan.frame.counsel_lines import firm_of, has_counsel_on_first_page
from assembler.plan.frame.docket import judge_line
from assembler.plan.frame.filing_data import build_filing_data
from assembler.plan.frame.own_signature_lines import with_own_lines
from assembler.plan.frame.page_setup import build_footer, page_setup
from assembler.plan.frame.required import corner_statements
from assembler.plan.frame.signature import build_signature
from assembler.plan.frame.signers import filing_side, signers
from assembler.plan.frame.titles import paper_title, short_caption, short_title
from assembler.plan.page_rules import CourtPageRules, court_page_rules
from assembler.plan.plan import Metadata, Plan, Statement
from assembler.plan.reliance import values_relied_on
from assembler.plan.required_statements import (
    drafts_before_opening,
    required_drafts,
    with_last_statements,
    with_wide_notice,
)
from assembler.plan.sections import paper_drafts
from assembler.plan.tables.build import with_tables
from assembler.plan.text.definitions import Definitions, unused_short_names
from assembler.plan.text.draft import Draft, DraftList, DraftSentence, DraftText, sentence
from assembler.plan.text.markdown import plain
from assembler.plan.text.recital import Recital, recitals_in
from assembler.plan.word_count import plan_texts, with_length_limits, with_word_certificate

LANGUAGE = "en-US"


def make_plan(context: PaperContext) -> Plan:
    """Return the plan of the paper of *context*; the paper defines only the short names that it uses.

    *context* records each value of the court's record that the paper relies on. Raises `MatterError` if a sentence in
    the templates uses an undefined value.
    """
    parties = context.matter.parties.values()
    plan = _plan_with(context, Definitions(parties))
    unused_names = unused_short_names(parties, plan_texts(plan))
    if unused_names:
        plan = _plan_with(context, Definitions(parties, unused_names))
    plan = with_tables(with_length_limits(with_word_certificate(plan, context), context), context)
    plan = replace(plan, relies=values_relied_on(context), own_sentences=context.own_sentences)
    return replace(plan, filing_data=build_filing_data(context))


def _plan_with(context: PaperContext, definitions: Definitions) -> Plan:
    """Return the plan of the paper without its tables and limits, with the short names that *definitions* allows."""
    filing = context.filing
    notice = [*drafts_before_opening(context)]
    has_lead = bool(filing.paper.lead) and context.own_words("lead") is None
    lead = (
        plain(definitions.without_repeats(context.family.opening_sentence(context))) if has_lead and not notice else ()
    )
    lead_after_notice = (
        [sentence(context.family.opening_sentence(context), numbered=False)] if has_lead and notice else []
    )
    opening = [*notice, *(lead_after_notice or _own_lead(context))]
    main_drafts = [*required_drafts(context, "first"), *with_last_statements(paper_drafts(context), context)]
    drafts = [*opening, *main_drafts]
    body, setting = set_body(drafts, context, definitions)
    body = with_wide_notice(body)
    signature = with_own_lines(build_signature(context), context, setting)
    statements = (
        *sections_after_signature(context, setting),
        *closing_statements(context, definitions.without_repeats, setting),
    )
    return Plan(
        id=filing.name,
        document=filing.paper.id,
        page_setup=page_setup(context),
        metadata=_metadata(context),
        judge=judge_line(context),
        counsel=counsel_block(context),
        court=court_and_case_type(context),
        caption=build_caption(context),
        lead=lead,
        body=body,
        signature=signature,
        statements=statements,
        recitals=(*recitals_in([*context.family.title_lines(context)]), *_all_recitals(drafts, statements)),
        footer=build_footer(context),
        attachment=build_attachment(drafts, context),
        page_rules=_page_rules(context),
        counsel_under=_counsel_under_caption(context),
        corner=corner_statements(context),
    )


def _counsel_under_caption(context: PaperContext) -> bool:
    """Whether the court's record puts counsel's address below the caption; false for a worksheet."""
    return not context.filing.paper.plain and context.rely_on(context.court.counsel).value.where == "under the caption"


def _all_recitals(drafts: Sequence[Draft], statements: Sequence[Statement]) -> Iterator[Recital]:
    """Yield the recitals in the body and in the statements after it, in order."""
    for draft in drafts:
        if isinstance(draft, DraftSentence | DraftList):
            yield from draft.recitals
    for statement in statements:
        yield from statement.recitals


def _page_rules(context: PaperContext) -> CourtPageRules | None:
    """Return the court's rules for the page: None for a worksheet.

    A declaration is exempt from the rule that counsel must be in the footer. A paper whose signers are named only in
    the signature block is exempt from the rule that they must be on the first page, and the filing's own block from the
    rule that counsel must not be there.
    """
    if context.filing.paper.plain:
        return None
    rules = court_page_rules(context.court)
    has_own_block = bool(context.filing.counsel_block) and not has_counsel_on_first_page(context)
    is_unnamed = has_own_block or not counsel_block(context)
    is_exempt = context.family.is_testimony if rules.counsel == "footer" else is_unnamed
    return replace(rules, counsel="") if is_exempt else rules


def _own_lead(context: PaperContext) -> Iterator[Draft]:
    """Yield the user's own opening sentence, as an unnumbered paragraph before the rest of the body."""
    if own_words := context.own_words("lead"):
        yield DraftText(own_words, ("words", "lead"), numbered=False)


def _metadata(context: PaperContext) -> Metadata:
    authors = []
    for _, attorney in signers(context):
        firm = firm_of(attorney, context)
        authors.append(firm.name if firm else attorney.name)
    if not authors:
        first_filer = next((party.name for _, party in filing_side(context)), None)
        authors.append(first_filer or short_title(context))
    return Metadata(
        title=f"{paper_title(context)}, {short_caption(context)}",
        author=", ".join(dict.fromkeys(authors)),
        subject=one_line(context.matter.about or "") if context.matter.about_in_pdf else "",
        language=LANGUAGE,
        draft=context.draft,
        specimen=context.say("caption.specimen") if context.matter.specimen else "",
    )
