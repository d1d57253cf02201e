"""The attachments of a paper about an amended complaint: the proposed pleading, a marked copy or both, and exhibits."""

from collections.abc import Iterator, Mapping, Sequence

from assembler.exhibits.labels import cited_files, exhibit_labels
from assembler.language.english import series
from assembler.language.exhibit_words import exhibit_word
from assembler.model.court.amended import AmendedForm, AmendmentGround
from assembler.model.filing import Filing
from assembler.papers.amending.asking import is_filed_when_attached
from assembler.papers.amending.chosen_exhibits import chosen_exhibits, exhibit_choice
from assembler.papers.amending.keys import MadeExhibit, amending_keys
from assembler.papers.amending.proposal import numbered_name, proposal_of
from assembler.papers.opening.amendments import amendment_number
from assembler.papers.opening.keys import opening_keys
from assembler.papers.opening.old_exhibits import only_new_are_filed
from assembler.papers.opening.titles import opening_name
from assembler.plan.context import PaperContext
from assembler.plan.exhibits import exhibits_filed, made_exhibits
from assembler.plan.text.recital import Recital

PROPOSED_PLEADING: MadeExhibit = "proposed pleading"
MARKED_COPY: MadeExhibit = "marked copy"


def titled_exhibits(context: PaperContext) -> tuple[tuple[MadeExhibit, str], ...]:
    """Return the exhibits that the program makes for the paper, each with its title."""
    if context.leading_paper is not context.filing:
        return ()
    proposal = proposal_of(context)
    form = context.rely_on(context.court.amended)
    attach = form.value.attach if form else None
    is_filed_again = not is_filed_when_attached(attach, context.matter, proposal.complaint)
    title_key = (
        "title_proposed" if is_filed_again and ground_claimed_by(context.filing) != "of course" else "title_filed"
    )
    marked_key = "title_marked_on_earlier" if _marks_earlier_pleading(context) else f"{title_key}_marked"
    titles: dict[MadeExhibit, str] = {
        PROPOSED_PLEADING: context.say(f"amendment.{title_key}", complaint=proposal.name),
        MARKED_COPY: context.say(f"amendment.{marked_key}", complaint=proposal.name, earlier=proposal.earlier_name),
    }
    return tuple((name, titles[name]) for name in attached_names(context.filing, form.value if form else None))


def _marks_earlier_pleading(context: PaperContext) -> bool:
    """Whether the court wants the marks on a copy of the earlier pleading."""
    form = context.rely_on(context.court.amended)
    return bool(form and form.value.marks and form.value.marks.of == "the earlier pleading")


def ground_claimed_by(filing: Filing) -> AmendmentGround:
    """Return how *filing* amends the complaint: on motion, by consent or, for a notice of filing, of course."""
    if "motion" in filing.paper.sections:
        return "motion"
    return "consent" if filing.paper.signer == "all" else "of course"


def attached_names(filing: Filing, form: AmendedForm | None) -> tuple[MadeExhibit, ...]:
    """Return the names of the exhibits that *filing* attaches: its own choice, or else what the rule *form* requires.

    By default, a notice of filing attaches the marked copy. Another paper attaches both exhibits if nobody has read
    whether the court wants a marked copy.
    """
    own_choice = amending_keys(filing).attaches
    if own_choice is not None:
        return own_choice
    if ground_claimed_by(filing) == "of course":
        return (MARKED_COPY,)
    marks = form.marks if form else None
    if marks is None:
        return (PROPOSED_PLEADING, MARKED_COPY)
    if not marks.needed or ground_claimed_by(filing) not in marks.when:
        return (PROPOSED_PLEADING,)
    return (MARKED_COPY,) if marks.copies == "marked" else (PROPOSED_PLEADING, MARKED_COPY)


def attached_sentence(context: PaperContext) -> list[Recital]:
    """Return the sentence on what the paper attaches, as a list, which is empty if it attaches nothing."""
    exhibits = {exhibit.name: exhibit.called for exhibit in made_exhibits(context)}
    if not exhibits:
        return []
    proposal = proposal_of(context)
    part_keys = {PROPOSED_PLEADING: "proposed", MARKED_COPY: "marked"}
    parts = [key for name, key in part_keys.items() if name in exhibits]
    suffix = "_filed" if ground_claimed_by(context.filing) == "of course" else ""
    values = {"proposed": exhibits.get(PROPOSED_PLEADING, ""), "marked": exhibits.get(MARKED_COPY, "")}
    based_on = [context.path(proposal.complaint)]
    key = f"amendment.attached_{'_'.join(parts)}{suffix}"
    sentences = [*context.recite(key, based_on, complaint=proposal.name, earlier=proposal.earlier_name, **values)]
    if MARKED_COPY in exhibits and not _marks_earlier_pleading(context):
        sentences += context.recite("amendment.numbers_not_marked", based_on)
    first_exhibit, *_ = exhibits.values()
    return [*sentences, *_exhibits_sentences(context, pleading=first_exhibit)]


def pleading_exhibits(context: PaperContext) -> tuple[str, ...]:
    """Return the names of the exhibits that the paper attaches after the proposed complaint, which cites them."""
    accompanies_another = context.leading_paper is not context.filing
    if accompanies_another or ground_claimed_by(context.filing) == "of course" or not made_exhibits(context):
        return ()
    form = context.rely_on(context.court.amended)
    choice = exhibit_choice(context.filing, form.value if form else None)
    return chosen_exhibits(choice, proposal_of(context).complaint, _exhibits_of_complaint(context))


def _exhibits_of_complaint(context: PaperContext) -> dict[str, str]:
    """Return the files of the exhibits that the complaint attaches, by name in the order of their labels."""
    files = {} if exhibits_filed(context) == "not attached" else cited_files(context.matter)
    return {name: files[name] for name in exhibit_labels(context.matter) if name in files}


def _exhibits_sentences(context: PaperContext, pleading: str) -> Iterator[Recital]:
    """Yield the sentences on the exhibits of the proposed complaint, which is attached as *pleading*."""
    complaint_exhibits = _exhibits_of_complaint(context)
    if ground_claimed_by(context.filing) == "of course" or not complaint_exhibits:
        return
    proposal = proposal_of(context)
    attached_exhibits = pleading_exhibits(context)
    form = context.rely_on(context.court.amended)
    choice = exhibit_choice(context.filing, form.value if form else None)
    based_on = [context.path(proposal.complaint)]
    values = {"complaint": proposal.name, "earlier": proposal.earlier_name, "pleading": pleading}
    if attached_exhibits:
        key = "exhibits_after" if len(attached_exhibits) > 1 else "exhibit_after"
        listed_names = _listed_names(attached_exhibits, context)
        yield from context.recite(f"amendment.{key}", based_on, exhibits=listed_names, **values)
    other_exhibits = [name for name in complaint_exhibits if name not in attached_exhibits]
    if other_exhibits and choice == "omitted":
        yield from context.recite("amendment.exhibits_omitted", based_on, **values)
    elif other_exhibits:
        earlier_complaints = list(_complaints_with(other_exhibits, context))
        if len(earlier_complaints) == 1:
            values["earlier"], _ = earlier_complaints[0]
            yield from context.recite("amendment.exhibits_not_again", based_on, **values)
            return
        parts = [
            context.say("amendment.exhibits_of", exhibits=_listed_names(names, context), earlier=complaint_name)
            for complaint_name, names in earlier_complaints
        ]
        yield from context.recite("amendment.exhibits_not_again_listed", based_on, exhibits=series(parts), **values)


def _complaints_with(exhibits: Sequence[str], context: PaperContext) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each complaint to which some of *exhibits* are attached, with the names of these exhibits.

    Where the court wants only new exhibits, each is attached to the complaint that first cites it; elsewhere, all are
    attached to the complaint that is amended.
    """
    complaint = proposal_of(context).complaint
    amends = opening_keys(complaint).amends
    kind = opening_name(context).title()
    latest_number = max(amendment_number(context.matter, complaint) - 1, 0)
    numbers_by_exhibit: Mapping[tuple[str, str], int] = {}
    if amends and only_new_are_filed(context.rely_on(context.court.amended)):
        numbers_by_exhibit = amends.exhibits
    files = cited_files(context.matter)
    number_by_name = {name: numbers_by_exhibit.get((name, files[name]), latest_number) for name in exhibits}
    for number in sorted({*number_by_name.values()}):
        yield numbered_name(number, kind), [name for name in exhibits if number_by_name[name] == number]


def _listed_names(names: Sequence[str], context: PaperContext) -> str:
    """Return the exhibits *names* by their labels: "Exhibits A and B"."""
    labels = exhibit_labels(context.matter)
    word = exhibit_word(context.matter.exhibit_form.word, is_plural=len(names) > 1)
    return f"{word} {series([labels[name] for name in names])}"
