"""Words of the matter that no paper prints, texts that say only `none`, and words under `omits:` that are printed."""

import re
from collections.abc import Iterator, Mapping

from assembler.exhibits.labels import exhibit_labels, how_filed
from assembler.facts.texts import texts_of_pages
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.characters import letters
from assembler.language.english import role_title
from assembler.load.extends import is_a_value
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import allegations, used_names
from assembler.model.walk import texts as walked_texts
from assembler.model.words import NO_SENTENCE
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._complaint import has_complaint, opening, printed_sections
from assembler.rules._exhibit_titles import texts_on
from assembler.rules._printed_words import is_printed, printed_letters, strings, text_says
from assembler.rules.rule import Problem, rule
from assembler.rules.text._counsel_details import counsel_details

COMPLAINT_KEYS = frozenset(
    "facts more_facts claims relief exhibits terms venue assignment personal_jurisdiction words".split()
)
"""Parts of a matter that only its complaint has to print."""

FACT_KEYS = frozenset({"facts", "more_facts"})

LAWYER_KEYS = frozenset({"counsel", "firms"})
"""Keys of lawyers and firms. Papers name only lawyers who sign or are served; SIG005 reports the others."""

EXHIBIT_PATH_LENGTH = 2
"""The length of the path of an exhibit."""


@rule(
    "TXT018",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="add the words to a paper, delete them, or list them under the filing's `omits:` if they are left out on "
    "purpose",
)
def printed_nowhere(papers: Papers) -> Iterator[Problem]:
    """The matter has words for a paper, but no paper prints them.

    Without this rule, a section that `sections:` does not list, an exhibit that no paragraph cites, or a legend for a
    paper that prints no legends would be lost without notice. So would a jury demand or a ground of venue whose section
    is not listed, if no text mentions a jury or venue. Words inherited from another file are not reported, because they
    serve all suits that share the file. But inherited facts are reported if the matter names its related suits and none
    of these suits prints the facts. Keys that are never printed, such as `events` and `about`, are marked in the
    description of the matter file. If a paper names a lawyer, it must print the address and the numbers that the matter
    gives for the lawyer. Under `omits:` you can list words that are left out on purpose. `omits:` may not list anything
    that the paper prints, except sections that `sections:` does not list. For an exhibit that nothing cites, the
    finding also gives the place of the text that is probably about it.
    """
    matter = papers.matter
    if len(papers.plans) < len(matter.filings):
        return
    all_printed_letters = "\n".join(printed_letters(plan) for plan in papers.plans)
    is_text_printed = {path: _is_printed(path, text, all_printed_letters) for path, text in _texts_to_print(matter)}
    unlisted_sections = _unlisted_fact_sections(matter)
    is_text_printed = {
        path: is_printed and path[:2] not in unlisted_sections
        for path, is_printed in is_text_printed.items()
        if _is_for_a_paper(path, is_text_printed)
    }
    is_text_printed |= dict(_cited_exhibits(matter)) | dict(counsel_details(papers))
    is_part_printed = is_text_printed | dict(_sections_without_texts(papers))
    omitted_names = {name for filing in matter.filings for name in filing.omits}
    unprinted_paths = [
        path
        for path, is_printed in is_part_printed.items()
        if not is_printed and not omitted_names & set(_names_to_omit(path, matter))
    ]
    for path in dict.fromkeys(_largest_unprinted_part(path, is_part_printed) for path in unprinted_paths):
        # A firm's own sentence, such as a label for fax numbers, may have no use in this matter.
        severity = Severity.NOTE if path[0] == "sentences" else None
        is_exhibit = path[0] == "exhibits" and len(path) == EXHIBIT_PATH_LENGTH
        message, fix = f"no paper prints {_quoted_part(path, matter)}", ""
        if is_exhibit:
            message, fix = _uncited_exhibit(str(path[1]), matter)
        also = tuple(texts_on(str(path[1]), matter)) if is_exhibit else ()
        yield Problem(path, message, severity, also=also, own=_may_serve_another_suit(path, papers), fix=fix)
    yield from _needless_omits(matter, is_text_printed)


def _texts_to_print(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and words of each text that a paper should print.

    A text of a complaint counts only if the matter has a complaint. A role that is only the party's side does not
    count.
    """
    is_pleaded = has_complaint(matter)
    for path, text in texts_of_pages(matter):
        is_for_missing_complaint = path[0] in COMPLAINT_KEYS and not is_pleaded
        is_plain_side = path[-1] == "role" and text in matter.sides
        if not is_for_missing_complaint and not is_plain_side and text != "none":
            yield path, text


def _is_printed(path: KeyPath, text: str, papers: str) -> bool:
    """Whether *papers* contain *text*, or the plural of *text* if it is a party's role."""
    is_role = path[0] == "parties" and path[-1] == "role"
    return is_printed(text, papers) or (is_role and is_printed(role_title(text, is_plural=True), papers))


def _is_for_a_paper(path: KeyPath, is_text_printed: Mapping[KeyPath, bool]) -> bool:
    """Whether a paper should print the text at *path*; a lawyer's or firm's texts count only if a paper names them."""
    return path[0] not in LAWYER_KEYS or is_text_printed.get((*path[:2], "name"), False)


def _unlisted_fact_sections(matter: Matter) -> frozenset[KeyPath]:
    """Return the paths of the sections of facts that no paper lists."""
    listed_names = {name for filing in matter.filings for name in printed_sections(filing)}
    if "facts" in listed_names:
        return frozenset()
    return frozenset(
        (key, index)
        for key in sorted(FACT_KEYS)
        for index, section in enumerate(getattr(matter, key))
        if section.id not in listed_names
    )


def _cited_exhibits(matter: Matter) -> Iterator[tuple[KeyPath, bool]]:
    """Yield the path of each exhibit, and whether a text refers to the exhibit, even by a typed label (TXT017)."""
    cited_names = used_names(matter) | {name for _, allegation in allegations(matter) for name in allegation.exhibit}
    typed_labels = _typed_labels(matter)
    if not has_complaint(matter):
        return
    for name, label in exhibit_labels(matter).items():
        yield ("exhibits", name), name in cited_names or label in typed_labels


def _typed_labels(matter: Matter) -> frozenset[str]:
    """Return the possible labels of exhibits that texts cite: for "Ex. A-1", the labels "A", "A-" and "A-1"."""
    whole_text = "\n".join(text.words for text in walked_texts(matter))
    labels = re.findall(rf"\b(?:Ex\.|{matter.exhibit_form.word}) [\"“']?(\S{{1,40}})", whole_text)
    return frozenset(label[: end.start()] for label in labels for end in re.finditer(r"\b", label))


def _sections_without_texts(papers: Papers) -> Iterator[tuple[KeyPath, bool]]:
    """Yield the path of each section without texts, such as `jury_demand`, and whether a complaint prints it."""
    matter = papers.matter
    openings = list(opening(matter))
    keys_with_texts = {path[0] for path, _ in texts_of_pages(matter)}
    for name in dict.fromkeys(name for _, filing in openings for name in filing.paper.sections):
        if name not in keys_with_texts and getattr(matter, name, None):
            is_listed = any(name in printed_sections(filing) for _, filing in openings)
            word = name.partition("_")[0]
            yield (name,), is_listed or any(_says_word(papers.plans[index], word) for index, _ in openings)


def _says_word(plan: Plan, word: str) -> bool:
    """Whether the text or the caption of *plan* contains *word*, as in "JURY TRIAL DEMANDED"."""
    return text_says(plan, word) or letters(word) in letters(" ".join(strings(plan.caption)))


# -- lost texts -------------------------------------------------------------------------------------------------------


def _largest_unprinted_part(path: KeyPath, is_part_printed: Mapping[KeyPath, bool]) -> KeyPath:
    """Return the path of the largest part of the matter that contains *path* and of which nothing is printed."""
    least_length = 3 if path[0] in {"filings", "sentences"} else 1
    printed_paths = [printed_path for printed_path, is_printed in is_part_printed.items() if is_printed]
    for length in range(least_length, len(path)):
        if not any(printed_path[:length] == path[:length] for printed_path in printed_paths):
            return path[:length]
    return path


def _may_serve_another_suit(path: KeyPath, papers: Papers) -> bool:
    """Whether the words at *path*, if they are inherited, may be meant for another suit.

    If the matter names its related suits, facts are meant for another suit only if a related suit prints them.
    """
    if path[0] not in FACT_KEYS or not papers.related_matters:
        return True
    sections = getattr(papers.matter, str(path[0]))
    if len(path) > 1:
        sections = [sections[int(path[1])]]
    names = {section.id for section in sections}
    return any(names <= {*_sections_of(matter)} for matter in papers.related_matters)


def _sections_of(suit: Matter) -> Iterator[str]:
    """Yield the sections of facts that the complaints of *suit* print."""
    for _, filing in opening(suit):
        names = printed_sections(filing)
        yield from (section.id for section in suit.sections if section.id in names or "facts" in names)


def _names_to_omit(path: KeyPath, matter: Matter) -> Iterator[str]:
    """Yield the names by which `omits:` may refer to the words at *path*: keys, and ids of sections and claims."""
    for part, value in zip(path, _values(path, matter), strict=True):
        if isinstance(part, str):
            yield part
        if name := getattr(value, "id", None):
            yield str(name)


def _values(path: KeyPath, matter: Matter) -> Iterator[object]:
    """Yield the value at each step of *path*, ending with the value at *path* itself."""
    value: object = matter
    for part in path:
        match value:
            case Mapping():
                value = value[part]
            case tuple():
                value = value[int(part)]
            case _:
                value = getattr(value, str(part))
        yield value


def _quoted_part(path: KeyPath, matter: Matter) -> str:
    *_, name = _names_to_omit(path, matter)
    *_, value = _values(path, matter)
    text = value if isinstance(value, str) else ""
    return f"`{name}`: `{brief(text)}`" if text else f"`{name}`"


def _uncited_exhibit(name: str, matter: Matter) -> tuple[str, str]:
    """Return the message and the remedy on the exhibit *name*, which no text cites."""
    label = exhibit_labels(matter)[name]
    would_be_attached = how_filed(matter) != "not attached" and matter.exhibits[name].file
    fault = "is not attached, because no text cites it" if would_be_attached else "is not cited"
    return (
        f"{matter.exhibit_form.word} {label}, `{name}`, {fault}",
        f"cite it as [[{name}]], delete it, or list it under the filing's `omits:`",
    )


def _is_unlisted_section(name: str, filing: Filing) -> bool:
    """Whether *name* is a section of the document type that *filing* does not list."""
    return name in filing.paper.sections and name not in printed_sections(filing)


def _needless_omits(matter: Matter, is_text_printed: Mapping[KeyPath, bool]) -> Iterator[Problem]:
    """Yield a problem for each name under `omits:` whose words are all printed, unless it is an unlisted section."""
    for filing_index, filing in enumerate(matter.filings):
        for index, name in enumerate(filing.omits):
            are_printed = [
                is_printed for path, is_printed in is_text_printed.items() if name in _names_to_omit(path, matter)
            ]
            if are_printed and all(are_printed) and not _is_unlisted_section(name, filing):
                message = f"`omits:` lists `{name}`, which is printed"
                yield Problem(("filings", filing_index, "omits", index), message, fix="delete the name")


@rule(
    "TXT025",
    cite="this program",
    basis="program",
    fix="delete the line; without quotation marks, `none` removes an inherited value, or a sentence of the program"
    " under `words:` and `sentences:`",
)
def only_the_word_none(matter: Matter) -> Iterator[Problem]:
    """A text consists only of the word `none`, which a paper would print.

    Under some keys, `none` is a value that leaves something out. Here it would be printed as a heading or a sentence.
    """
    for path, text in texts_of_pages(matter):
        in_a_list = isinstance(path[-1], int)
        if text.strip() == NO_SENTENCE and not is_a_value(path[:-1] if in_a_list else path):
            yield Problem(path, "the text is the word `none`, which the paper would print")
