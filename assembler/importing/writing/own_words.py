"""Writes the `words:` and `sentences:` of an imported matter, which give its paper the words of the source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from assembler.importing.draft import Draft, DraftCount, DraftJury, DraftRelief, DraftVerification
from assembler.importing.notation import as_sentence, at_line_start, literal, without_placeholders
from assembler.importing.writing.heading_form import HeadingForm
from assembler.importing.writing.yaml_lines import mapping_lines, prose
from assembler.language.dates import plain_date

ADDED_TO_DISMISSALS = ("not_served", "not_filed", "goes_on", "goes_on_in_part")
"""The program's own sentences after the one that dismisses; an imported paper says in its own words what it says."""


def own_words_lines(draft: Draft, form: HeadingForm) -> Iterator[str]:
    """Yield the lines of `words:` and `sentences:`."""
    yield ""
    yield "words:"
    for key, text in _own_words(draft).items():
        if text:
            yield from prose(f"{key}:", without_placeholders(text), indent=2)
        else:
            yield f"  {key}: none"
    yield ""
    yield "sentences:"
    for group, sentences in _sentences(draft, form).items():
        yield f"  {group}:"
        yield from mapping_lines(sentences, 4)


def _own_words(draft: Draft) -> dict[str, str]:
    """Return the texts of the source by their keys in `words:`; an empty text means that the paper has none."""
    relief = main_relief(draft)
    jury = jury_demand(draft)
    words = {"lead": draft.lead, "signature": "\n".join(draft.closing.above)}
    if relief and relief.lead and relief.items:
        words["prayer"] = relief.lead
    if jury and jury.text:
        words["jury"] = at_line_start(jury.text)
    below = [*draft.closing.below]
    counsel = draft.caption.counsel
    has_line_for_all = len(counsel.firms) > 1 and not counsel.has_line_for_each_firm
    if has_line_for_all and counsel.for_line and not draft.closing.block:
        below.insert(0, literal(counsel.for_line))
    if draft.closing.verification:
        words["oath"] = draft.closing.verification.oath
    if below:
        words["below_signature"] = "\n".join(below)
    return words


def _sentences(draft: Draft, form: HeadingForm) -> dict[str, dict[str, str]]:
    """Return the value of `sentences:`, by group, with which the paper has the same sentences as the source."""
    relief = main_relief(draft)
    jury = jury_demand(draft)
    relief_heading = relief.heading if relief and relief.heading else None
    jury_heading = jury.heading if jury and jury.heading else None
    headings = {
        "claims": "none",
        "relief": as_sentence(form.printed(relief_heading)) if relief_heading else "none",
        "jury_demand": as_sentence(form.printed(jury_heading)) if jury_heading else "none",
    }
    caption = {key: as_sentence(text) if key == "versus" else text for key, text in draft.caption.sentences.items()}
    caption["jury"] = caption["character"] = "none"
    caption.setdefault("number", "{number}" if draft.caption.number else "none")
    sentences = {"caption": caption, "headings": headings, "signature": _signature_sentences(draft)}
    if draft.range_joiner != "through":
        sentences["references"] = {"through": draft.range_joiner}
    if relief and not (relief.lead and relief.items):
        sentences["relief"] = {"lead": "none", "lead_alone": "none"}
    if titled_counts := [part for part in draft.parts if isinstance(part, DraftCount) and part.title]:
        sentences["claims"] = {"heading": _count_heading(titled_counts)}
    if draft.dismissal and draft.dismissal.sentence:
        sentences["ending"] = {key: as_sentence(draft.dismissal.sentence) for key in draft.dismissal.sentence_keys}
        sentences["dismissal"] = dict.fromkeys(ADDED_TO_DISMISSALS, "none")
        if draft.dismissal.section == "praecipe":
            sentences["praecipe"] = {"to": "none"}
    if draft.closing.verification:
        sentences["verification"] = _verification_sentences(draft.closing.verification)
    return sentences


def _count_heading(titled_counts: Sequence[DraftCount]) -> str:
    """Return how the headings of counts are printed: on one line with their usual mark, or on two lines.

    They are underlined if all headings of counts in the source are, or only the labels on their own lines.
    """
    mark = usual_mark(titled_counts)
    if not mark:
        form = "{label} \\ {title}"
    else:
        form = f"{{label}}{mark} {{title}}" if mark in {":", "."} else f"{{label}} {mark} {{title}}"
    if all(count.underlined for count in titled_counts):
        return f"<u>{form}</u>"
    return form.replace("{label}", "<u>{label}</u>") if labels_are_underlined(titled_counts) else form


def usual_mark(counts: Sequence[DraftCount]) -> str:
    """Return the mark that more than half of the *counts* with titles have before them; "" if there is none."""
    marks = [count.mark for count in counts if count.title]
    return next((mark for mark, uses in Counter(marks).most_common(1) if 2 * uses > len(marks)), "")


def labels_are_underlined(counts: Sequence[DraftCount]) -> bool:
    """Whether the labels of all *counts* with titles are underlined on their own lines, and not all titles are."""
    titled_counts = [count for count in counts if count.title]
    are_whole = all(count.underlined for count in titled_counts)
    return not are_whole and all(count.label_underlined for count in titled_counts)


def _signature_sentences(draft: Draft) -> dict[str, str]:
    signature = {"dated": _date_line(draft)}
    counsel = draft.caption.counsel
    signature |= {**draft.closing.counsel.forms, **counsel.forms}
    line = counsel.for_line
    if not (line or counsel.first_page_line or draft.closing.block):
        line = draft.closing.counsel.for_line
    if len(counsel.firms) > 1 and not counsel.has_line_for_each_firm:
        line = ""
    if counsel.first_page_line:
        signature["first_page_attorney"] = signature["first_page_attorneys"] = as_sentence(counsel.first_page_line)
    if any("pro_se" in party.values for party in draft.caption.parties):
        signature["pro_se"] = as_sentence(line) or "none"
    elif line:
        signature["attorney"] = signature["attorneys"] = as_sentence(line)
    else:
        signature["attorney"] = signature["attorneys"] = "none"
    return signature


def _verification_sentences(verification: DraftVerification) -> dict[str, str]:
    sentences = {
        "heading": as_sentence(verification.heading),
        "executed_at": as_sentence(verification.date_line) or "none",
    }
    if verification.jurat:
        for key in ("venue", "venue_without_county", "venue_abroad"):
            sentences[key] = "none"
        sentences["jurat"] = as_sentence(verification.jurat)
        sentences["expires"] = as_sentence(verification.expires) or "none"
    return sentences


def _date_line(draft: Draft) -> str:
    """Return the sentence above the signatures, with `{date}` in place of the date of the paper."""
    line = as_sentence(draft.closing.dated_line)
    if draft.closing.date:
        line = line.replace(plain_date(date.fromisoformat(draft.closing.date)), "{date}")
    return line or "none"


def main_relief(draft: Draft) -> DraftRelief | None:
    """Return the prayer of the paper, which is the last prayer outside the counts; None if there is none."""
    return next((part for part in reversed(draft.parts) if isinstance(part, DraftRelief)), None)


def jury_demand(draft: Draft) -> DraftJury | None:
    """Return the last jury demand of the paper; None if there is none."""
    return next((part for part in reversed(draft.parts) if isinstance(part, DraftJury)), None)
