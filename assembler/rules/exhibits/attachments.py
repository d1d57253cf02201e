"""Exhibits not attached although a complaint cites them, a law requires them, or a paper says they are attached."""

from collections.abc import Iterator

from assembler.exhibits.labels import exhibit_labels, how_filed
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.exhibit_words import exhibit_word
from assembler.language.regex import Regex
from assembler.model.law import qualified_cite, was_read
from assembler.model.matter import Matter
from assembler.model.walk import allegations, named_allegations, referred_names, used_names
from assembler.plan.papers import Papers
from assembler.rules._complaint import has_complaint
from assembler.rules._pleadings import Pleading, counts
from assembler.rules._printed_words import text_of
from assembler.rules.rule import Problem, rule


@rule(
    "ATT001",
    cite="house style: a cited exhibit is attached",
    basis="convention",
    severity=Severity.WARNING,
    fix="give the exhibit's path in `file:`, or waive ATT001 with a reason, such as `filed under seal` or `filed on "
    "paper`",
)
def cited_without_file(matter: Matter) -> Iterator[Problem]:
    """An exhibit is cited but not attached.

    The matter gives a `file:` for other exhibits, which are attached, but none for this exhibit. If no exhibit has a
    `file:`, the finding is a note, because you may attach the exhibits by hand.
    """
    if how_filed(matter) == "not attached" or not has_complaint(matter):
        return
    cited_names = used_names(matter) | {name for _, allegation in allegations(matter) for name in allegation.exhibit}
    unattached = {
        name: label
        for name, label in exhibit_labels(matter).items()
        if name in cited_names and not matter.exhibits[name].file
    }
    if any(exhibit.file for exhibit in matter.exhibits.values()):
        word = matter.exhibit_form.word
        for name, label in unattached.items():
            yield Problem(("exhibits", name), f"`{name}`, {word} {label}, is cited but not attached: it has no `file:`")
    elif unattached:
        yield _no_files(matter, list(unattached.values()))


def _no_files(matter: Matter, labels: list[str]) -> Problem:
    """Return a note that none of the exhibits with *labels* has a file."""
    exhibits = f"{exhibit_word(matter.exhibit_form.word, is_plural=len(labels) > 1)} {series(labels)}"
    message = f"the complaint cites {exhibits}, but no exhibit has a `file:`, so nothing is attached"
    fix = (
        "give each exhibit's path in `file:`, attach the exhibits by hand, or write "
        "`exhibit_form: {filed: not attached}`"
    )
    return Problem(("exhibits",), message, Severity.NOTE, cite=next(_attachment_laws(matter), ""), fix=fix)


def _attachment_laws(matter: Matter) -> Iterator[str]:
    """Yield the authorities that require the complaint to attach documents."""
    for claim in matter.claims:
        for element in claim.cause.elements.values():
            if element.attach:
                yield qualified_cite(element.attach.cite, element.attach.basis)
    if matter.court.writings:
        yield matter.court.writings.authority


AGREEMENT_ELEMENT = "contract"
"""The name of the element that pleads an agreement."""

WRITTEN_AGREEMENT = Regex(r"(?i)\b(?:signed|executed|writing|written|promissory note|lease)\b")
ORAL_AGREEMENT = Regex(r"(?i)\b(?:oral|orally|verbal|verbally|by telephone|spoken)\b")


@rule(
    "ATT003",
    cite="the statute or rule on documents that a complaint must attach",
    basis="secondary",
    severity=Severity.WARNING,
    fix="cite the document as an exhibit: list it under `exhibits:`, and name it under `exhibit:` of the allegation",
)
def document_not_attached(matter: Matter) -> Iterator[Problem]:
    """A statute or rule requires a document to be attached, but the count cites no exhibit for it.

    Some statutes on consumer debt and on evictions require a complaint to attach the contract or the notice. Some
    states require every complaint on a written agreement to attach the agreement, as Pa.R.C.P. 1019(i) does, and to say
    whether an agreement is oral or written.
    """
    for pleading in counts(matter):
        cause = pleading.claim.cause
        for name, element in cause.elements.items():
            law = element.attach
            if not law or not pleading.element(name):
                continue
            if not any(_cites(pleading, element_name, matter) for element_name in (name, *law.also_with)):
                path = ("claims", pleading.filing_index, "elements", name)
                message = f"`{cause.id}` requires {law.document} to be attached, but `{name}` cites no exhibit"
                severity = None if was_read(law.basis) else Severity.NOTE
                yield Problem(path, message, severity, cite=qualified_cite(law.cite, law.basis))
        if not any(element.attach for element in cause.elements.values()):
            yield from _unattached_writing(pleading, matter)


def _unattached_writing(pleading: Pleading, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the count *pleading* does not meet the court's requirements for a claim on an agreement."""
    law = matter.court.writings
    text = pleading.element(AGREEMENT_ELEMENT)
    if law is None or not text:
        return
    path = ("claims", pleading.filing_index, "elements", AGREEMENT_ELEMENT)
    court = matter.court.id
    severity = None if was_read(law.basis) else Severity.NOTE
    if WRITTEN_AGREEMENT.search(text):
        if not any(_cites(pleading, name, matter) for name in pleading.claim.elements):
            message = f"`{court}` requires a written agreement to be attached, but `{pleading.name}` cites no exhibit"
            yield Problem(path, message, severity, cite=law.authority)
    elif law.value.oral_or_written and not ORAL_AGREEMENT.search(text):
        message = f"`{pleading.name}` does not say whether the agreement is oral or written, as `{court}` requires"
        fix = "say in the allegation on the agreement whether it is oral or written"
        yield Problem(path, message, severity, cite=law.authority, fix=fix)


def _cites(pleading: Pleading, element: str, matter: Matter) -> bool:
    """Whether an allegation that pleads *element* cites an exhibit."""
    allegations_by_name = named_allegations(matter)
    for entry in pleading.claim.elements.get(element, ()):
        allegation = allegations_by_name.get(entry) if isinstance(entry, str) else entry
        if allegation and (
            allegation.exhibit or {*referred_names(allegation.text or "", names_in_order=())} & {*matter.exhibits}
        ):
            return True
    return False


WORDS_FOR_ATTACHED = Regex(
    r"(?i)\b(?:is|are) (?:attached|annexed|appended)\b|\b(?:attached|annexed) (?:hereto|as Exhibit)\b"
)


@rule(
    "ATT004",
    cite="house style: an exhibit that the text calls attached is attached",
    basis="convention",
    severity=Severity.WARNING,
    fix="write `filed: combined` or `filed: separate`, and give each exhibit's path in `file:`; or say in the text "
    "where the exhibits are",
)
def said_to_be_attached(papers: Papers) -> Iterator[Problem]:
    """A paper says that an exhibit is attached, but `filed: not attached` prevents that.

    The words may be from the program's own sentences, as in a count that pleads that copies are attached. ATT001
    reports exhibits without files.
    """
    matter = papers.matter
    if not matter.exhibits or how_filed(matter) != "not attached":
        return
    for plan in papers.plans:
        if match := WORDS_FOR_ATTACHED.search(text_of(plan)):
            message = f"`{plan.id}` says `{match[0]}`, but `filed: not attached` attaches nothing"
            yield Problem(("exhibit_form", "filed"), message)


MARK_KEYS = ("cover_sheets", "stamps", "bates", "index", "two_sided", "letter_size")
"""The keys of `exhibit_form:` that apply only to attached exhibits."""

NO_EXHIBITS_FIX = "delete the key, or list the exhibits under `exhibits:`"


@rule(
    "ATT002",
    cite="house style: every key of a matter has an effect",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete the key; or write `filed: combined` or `filed: separate`, and give each exhibit's path in `file:`",
)
def form_without_effect(matter: Matter) -> Iterator[Problem]:
    """`exhibit_form:` asks for an index, numbers or other marks, but these keys have no effect.

    Exhibits that are not attached have no cover sheets and no marks. `two_sided`, which makes each exhibit begin on the
    front of a sheet, has no effect on exhibits in separate files.
    """
    form = matter.exhibit_form
    filed = how_filed(matter)
    if form.model_fields_set and not matter.exhibits:
        message = "`exhibit_form` has no effect: the matter has no exhibits"
        yield Problem(("exhibit_form",), message, own=True, fix=NO_EXHIBITS_FIX)
        return
    marks = [key for key in MARK_KEYS if key in form.model_fields_set and getattr(form, key)]
    if not has_complaint(matter):
        return
    if filed == "not attached" or not any(exhibit.file for exhibit in matter.exhibits.values()):
        reason = "exhibits are not attached" if filed == "not attached" else "no exhibit has a `file:`"
    else:
        marks = [key for key in marks if key == "two_sided" and filed == "separate"]
        reason = "each exhibit is a separate file"
    if marks:
        keys = series([f"`{key}`" for key in marks])
        effect = "has no effect" if len(marks) == 1 else "have no effect"
        yield Problem(("exhibit_form", marks[0]), f"{keys} {effect}: {reason}")
