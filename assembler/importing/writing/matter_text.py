"""The text of the matter that a draft becomes."""

from collections.abc import Iterator, Sequence

from assembler.findings.visible import visible
from assembler.importing.draft import (
    Draft,
    DraftCaption,
    DraftClosing,
    DraftCount,
    DraftDismissal,
    DraftHeading,
    DraftJury,
    DraftOffice,
    DraftParagraph,
    DraftRelief,
    DraftSection,
    Part,
)
from assembler.importing.notation import with_literal_number
from assembler.importing.representation import with_representation
from assembler.importing.writing.count_lines import allegation_lines, count_lines, relief_lines
from assembler.importing.writing.heading_form import HeadingForm, heading_form
from assembler.importing.writing.own_words import jury_demand, main_relief, own_words_lines
from assembler.importing.writing.yaml_lines import flow_list, indented, mapping_lines, scalar
from assembler.language import placeholders

SWITCHES = ("true", "false")
"""The values of parties and counsel that are not words of the source."""

VERIFIER = "verifier"
"""The key of the person who verifies the paper."""


def matter_text(draft: Draft, source: str, *, standard_wording: bool = False) -> str:
    """Return the text of `matter.yaml`; *source* is the name of the file that was read.

    With *standard_wording*, the matter keeps the program's sentences instead of those of the source.
    """
    form = heading_form(draft)
    lines = [
        f"about: {scalar(f'Imported from {visible(source)}.')}",
        "",
        *_court_lines(draft),
        "",
        *_party_lines(draft),
        *_counsel_lines(draft),
        *_people_lines(draft),
        *_exhibit_lines(draft),
        *_form_lines(draft, form, standard_wording=standard_wording),
        *_parts_lines(draft, form),
        "",
        *_filing_lines(draft),
        *_doubt_lines(draft),
    ]
    return "\n".join(lines) + "\n"


def frame_text(caption: DraftCaption) -> str:
    """Return the lines of a matter that *caption* gives: court, number, judge, parties and counsel."""
    draft = with_representation(Draft(caption, lead="", parts=(), closing=DraftClosing()))
    return "\n".join([*_court_lines(draft), "", *_party_lines(draft), *_counsel_lines(draft)]) + "\n"


def _court_lines(draft: Draft) -> Iterator[str]:
    caption = draft.caption
    yield f"court: {caption.court_on_record}"
    for key in ("county", "division"):
        if value := getattr(caption, key):
            yield f"{key}: {scalar(value)}"
    if caption.court_lines:
        yield f"court_lines: {flow_list(caption.court_lines)}"
    if caption.in_re:
        yield f"in_re: {scalar(caption.in_re)}"
    if caption.style:
        yield f"caption: {flow_list(caption.style)}"
    if caption.number:
        yield f"number: {scalar(caption.number)}"
    if caption.judge:
        yield f"judge: {scalar(caption.judge)}"


def _party_lines(draft: Draft) -> Iterator[str]:
    yield "parties:"
    if not draft.caption.parties:
        for role, name in (("plaintiff", placeholders.PLAINTIFF), ("defendant", placeholders.DEFENDANT)):
            yield from (f"  {role}:", f"    name: {name}", f"    role: {role}")
    for party in draft.caption.parties:
        yield f"  {party.key}:"
        head = {"name": party.values["name"], "role": party.role}
        if party.side and party.role not in {"plaintiff", "defendant", "petitioner", "respondent"}:
            head["side"] = party.side
        other_values = {key: value for key, value in party.values.items() if key != "name"}
        yield from mapping_lines({**head, **other_values}, indent=4, keywords=SWITCHES)
        if party.counsel:
            yield f"    counsel: {flow_list(party.counsel)}"


def _counsel_lines(draft: Draft) -> Iterator[str]:
    if draft.closing.repeats_details:
        yield "counsel_at_signature: true"
    if draft.closing.date_below:
        yield "date_below_signature: true"
    yield from _office_lines("firms", draft.caption.counsel.firms)
    yield from _office_lines("counsel", draft.caption.counsel.attorneys)


def _office_lines(key: str, offices: Sequence[DraftOffice]) -> Iterator[str]:
    if offices:
        yield ""
        yield f"{key}:"
    for office in offices:
        yield f"  {office.key}:"
        yield from mapping_lines(office.values, indent=4, keywords=SWITCHES)


def _people_lines(draft: Draft) -> Iterator[str]:
    """Yield the person who verifies the paper."""
    if verification := draft.closing.verification:
        values = {"name": verification.name}
        if verification.title:
            values["title"] = verification.title
        for party in draft.caption.parties:
            if party.values["name"] == verification.party:
                values["of"] = party.key
        yield ""
        yield "people:"
        yield f"  {VERIFIER}:"
        yield from mapping_lines(values, 4)


def _exhibit_lines(draft: Draft) -> Iterator[str]:
    if draft.exhibits:
        yield ""
        yield "exhibits:"
        for exhibit in draft.exhibits:
            yield f"  {exhibit.key}:"
            title = exhibit.title or f"Exhibit {exhibit.label}"
            values = {"title": title, "label": exhibit.label}
            if exhibit.file:
                values["file"] = exhibit.file
            yield from mapping_lines(values, 4)


def _form_lines(draft: Draft, form: HeadingForm, *, standard_wording: bool) -> Iterator[str]:
    """Yield the labels of headings and prayer and, unless *standard_wording* is wanted, the source's own sentences."""
    yield ""
    yield "headings:"
    yield f"  labels: {form.labels}"
    if form.unlabeled:
        yield f"  unlabeled: {flow_list(form.unlabeled)}"
    if not standard_wording:
        yield from own_words_lines(draft, form)
    relief = main_relief(draft)
    if relief or any(isinstance(part, DraftCount) and part.relief for part in draft.parts):
        yield "prayer:"
        yield f"  labels: {'paragraphs' if relief and relief.items_numbered else 'none'}"
        yield "  own_endings: true"
        if relief and relief.number:
            yield "  numbered: true"


# -- the text ---------------------------------------------------------------------------------------------------------


def written_parts(draft: Draft) -> list[Part]:
    """Return the parts as the matter has them: a prayer or jury demand before the last one becomes a section."""
    relief = main_relief(draft)
    jury = jury_demand(draft)
    parts: list[Part] = []
    for index, part in enumerate(draft.parts):
        if isinstance(part, DraftRelief) and part is not relief:
            parts.append(_as_section(part, [part.lead, *map(_text, part.items)], f"relief_{index}"))
        elif isinstance(part, DraftJury) and part is not jury:
            parts.append(_as_section(part, [part.text], f"jury_{index}"))
        else:
            parts.append(part)
    return parts


def _text(item: str | DraftHeading) -> str:
    return item.text if isinstance(item, DraftHeading) else item


def _as_section(part: DraftRelief | DraftJury, texts: Sequence[str], name: str) -> DraftSection:
    """Return a section with the heading of *part*, and *texts* as its paragraphs."""
    body = tuple(DraftParagraph(with_literal_number(text), number=0, place=part.place) for text in texts if text)
    return DraftSection(part.heading, body, name)


def _parts_lines(draft: Draft, form: HeadingForm) -> Iterator[str]:
    parts = written_parts(draft)
    yield ""
    if sections := [part for part in parts if isinstance(part, DraftSection)]:
        yield "facts:"
        for section in sections:
            yield f"  - id: {section.id}"
            if section.heading:
                yield f"    heading: {scalar(form.printed(section.heading))}"
            if section.body:
                yield "    paragraphs:"
                yield from allegation_lines(section.body, form, indent=6)
    if counts := [part for part in parts if isinstance(part, DraftCount)]:
        yield ""
        yield "claims:"
        for count in counts:
            yield from count_lines(count, form)
    if relief := main_relief(draft):
        yield ""
        yield "relief:"
        yield from relief_lines(relief.items or (relief.lead,), 2)
    if jury_demand(draft):
        yield ""
        yield "jury_demand: true"


def _doubt_lines(draft: Draft) -> Iterator[str]:
    if not draft.doubts:
        return
    yield ""
    yield "import:"
    yield "  doubts:"
    for doubt in draft.doubts:
        yield f"    - about: {scalar(doubt.about)}"
        if doubt.place.page:
            yield f"      page: {doubt.place.page}"
        if doubt.place.line:
            yield f"      {'line' if doubt.place.page else 'paragraph'}: {doubt.place.line}"
        if begins := draft.first_words.get(doubt.place):
            yield f"      begins: {scalar(begins)}"


def _filing_lines(draft: Draft) -> Iterator[str]:
    yield "filings:"
    yield f"  - paper: {draft.dismissal.paper if draft.dismissal else 'complaint'}"
    if draft.closing.date:
        yield f"    date: {draft.closing.date}"
    if draft.caption.title:
        yield f"    title: {scalar(draft.caption.title)}"
    if draft.caption.legends:
        yield "    legends:"
        yield from (f"      - {scalar(line)}" for line in draft.caption.legends)
    if draft.dismissal:
        yield from _dismissal_lines(draft.dismissal)
    elif draft.caption.number:
        yield "    conformed: true"
    if draft.closing.verification:
        yield f"    verified_by: {VERIFIER}"
        if draft.closing.verification.jurat:
            yield "    notary: true"
    if names := section_names(draft):
        yield f"    sections: {flow_list(names)}"
    if draft.caption.counsel_block:
        yield "    counsel_block:"
        yield from (f"      - {scalar(line)}" for line in draft.caption.counsel_block)
    yield from _parties_block_lines(draft.caption)
    yield from _signature_block_lines(draft.closing)
    yield from _after_signature_lines(draft.closing)


def _dismissal_lines(dismissal: DraftDismissal) -> Iterator[str]:
    """Yield what the paper dismisses; what the source does not say is left out."""
    if dismissal.dismisses:
        yield f"    dismisses: {dismissal.dismissed_words}"
    if dismissal.prejudice:
        yield f"    prejudice: {dismissal.prejudice}"
    if dismissal.stipulated_by:
        yield f"    stipulated_by: {flow_list(dismissal.stipulated_by)}"


def _parties_block_lines(caption: DraftCaption) -> Iterator[str]:
    if caption.parties_block:
        yield "    parties_block:"
    for group in caption.parties_block:
        values = {"role": scalar(group.role), "versus": scalar(group.versus)}
        entries = [f"lines: {flow_list(group.lines)}"] if group.lines else []
        entries += [f"{key}: {value}" for key, value in values.items() if getattr(group, key)]
        yield from (f"        {entry}" if index else f"      - {entry}" for index, entry in enumerate(entries))


def _signature_block_lines(closing: DraftClosing) -> Iterator[str]:
    if closing.block:
        yield "    signature_block:"
    for group in closing.block:
        group_lines: list[str] = []
        if group.above:
            group_lines += ["above:", *(f"  - {scalar(line)}" for line in group.above)]
        if group.signs:
            group_lines.append(f"signs: {group.signs}")
        if group.by:
            group_lines.append("by: true")
        if group.lines:
            group_lines += ["lines:", *(f"  - {scalar(line)}" for line in group.lines)]
        for index, line in enumerate(group_lines):
            yield f"        {line}" if index else f"      - {line}"


def _after_signature_lines(closing: DraftClosing) -> Iterator[str]:
    if closing.after:
        yield "    after_signature:"
        for heading, text, signed in closing.after:
            if heading:
                yield f"      - heading: {scalar(heading)}"
                yield "        text: |"
            else:
                yield "      - text: |"
            yield from indented(text, 10)
            if signed:
                yield "        signed: true"


def section_names(draft: Draft) -> list[str]:
    """Return the names of the sections of the paper, in order; none if a dismissal has no text but its sentence."""
    names = []
    for part in written_parts(draft):
        if isinstance(part, DraftSection | DraftCount):
            names.append(part.id)
        else:
            names.append("relief" if isinstance(part, DraftRelief) else "jury_demand")
    if names and draft.dismissal:
        names.insert(draft.dismissal.position, draft.dismissal.section)
    return names
