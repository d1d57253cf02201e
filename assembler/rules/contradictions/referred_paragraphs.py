"""References to a paragraph or a number that does not say what the sentence takes from it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from assembler.facts.quantities import NUMBER_WORD
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import cardinal
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import named_allegations
from assembler.rules._cited_sums import paragraph_with_the_sum
from assembler.rules._complaint import has_complaint
from assembler.rules._described_things import (
    MAX_PARAGRAPHS,
    SECTION_PATH_LENGTH,
    Story,
    has_word,
    is_on_losses,
    names_in,
    roots_of,
    stories_by_name,
    words_described_at,
)
from assembler.rules._likelier_paragraphs import (
    Paragraph,
    clause_at_reference,
    likelier_paragraph,
    paragraph_on_its_party,
    paragraphs_by_name,
)
from assembler.rules._party_names import party_names
from assembler.rules._supported_clauses import SAID, clause_at, missing_content, utterance_at
from assembler.rules.contradictions.products import number_of
from assembler.rules.rule import Problem, Words, matched, rule


@rule(
    "TXT037",
    cite="house style: a reference leads to what the sentence says",
    basis="convention",
    severity=Severity.WARNING,
    fix="refer to the paragraph that describes it, or correct the words",
)
def reference_to_another_paragraph(matter: Matter) -> Iterator[Problem]:
    """A sentence names a thing "described in" a paragraph that does not mention it, while another paragraph does.

    "The wires alleged in [[fee]]" is reported if the paragraph called `fee`, its name and its heading have no word for
    a wire, and another paragraph has one. Words that fit almost any paragraph, such as "facts", are not compared. A
    statement, a warning or information must be in a paragraph in which somebody says something, and the sums, lists and
    quotations of which a sentence speaks must be in the paragraph. For "She knew of it, as alleged in [[rent]]" and "It
    paid the price and gave notice ([[¶ price, rent]])", the words of the whole clause are compared: `rent` is reported
    if it has almost none of them, and another paragraph has rare words of the clause that no cited paragraph has, with
    one in its own name, with a party of the clause, or at least three. For "Gulf owed the duty that [[mill_duty]]
    alleges", a paragraph on another party is reported if its counterpart is on Gulf.
    """
    if not has_complaint(matter):
        return
    stories = stories_by_name(matter)
    paragraphs = {name: story for name, story in stories.items() if len(story.path) > SECTION_PATH_LENGTH}
    silent_paragraphs = frozenset(
        name for name, allegation in named_allegations(matter).items() if not SAID.search(allegation.text or "")
    )
    roots_of_parties = roots_of(" ".join(party_names(matter).key_by_name).lower())
    texts = dict(prose(matter))
    for path, text in texts.items():
        unsupported = list(_unsupported_clauses(path, texts, stories, silent_paragraphs, roots_of_parties))
        yield from unsupported
        places = {problem.at for problem in unsupported}
        yield from (problem for problem in _unfit_paragraphs(path, text, matter) if problem.at not in places)
        if "[[" not in text:
            continue
        for match in REFERENCE.finditer(text):
            words = words_described_at(text, *match.span())
            names = [name for entry in entries(match) for name in names_in(entry, stories)] if words else []
            referred_stories = [stories[name] for name in names]
            begin, _ = sentence_span(text, *match.span())
            if is_on_losses(text[begin : match.start()], referred_stories):
                continue
            if not names or any(has_word(story, word) for story in referred_stories for word in words):
                continue
            noun = words[-1]
            own_names = {*names, *(name for name, story in stories.items() if path[: len(story.path)] == story.path)}
            candidates = [
                name
                for name, story in paragraphs.items()
                if name not in own_names and not _are_both_in_counts(path, story.path) and has_word(story, noun)
            ]
            named_after = [name for name in candidates if has_word(Story(path, roots_of(name.replace("_", " "))), noun)]
            for name in (named_after or candidates)[:1]:
                are_many = not named_after and len(candidates) > MAX_PARAGRAPHS
                others = f"{len(candidates)} other paragraphs do" if are_many else f"`[[{name}]]` does"
                message = f"`{match[0]}` has no word for `{noun}`, but {others}"
                yield Problem(path, message, at=matched(match), also=((*stories[name].path, "text"),))


def _are_both_in_counts(path: KeyPath, other_path: KeyPath) -> bool:
    """Whether both places are in counts: a count refers back to the facts, hardly to the paragraphs of a count."""
    return path[0] == other_path[0] == "claims"


def _unsupported_clauses(
    path: KeyPath,
    texts: Mapping[KeyPath, str],
    stories: Mapping[str, Story],
    silent_paragraphs: frozenset[str],
    roots_of_parties: frozenset[str],
) -> Iterator[Problem]:
    """Yield a problem for each reference in the text at *path* to a paragraph without what its clause speaks of.

    The paragraph shares no word with the clause before it, or has no sum, list or quotation of which the clause speaks.
    *silent_paragraphs* are the names of the paragraphs in which nobody says anything. Parties' names do not count.
    """
    text = texts[path]
    if "[[" not in text:
        return
    for match in REFERENCE.finditer(text):
        names = [name for entry in entries(match) for name in names_in(entry, stories)]
        if len(names) != len(list(entries(match))):
            continue
        cited_texts = [texts[(*stories[name].path, "text")] for name in names if (*stories[name].path, "text") in texts]
        content = missing_content(text, match.start(), cited_texts)
        if content:
            message = f"`{match[0]}` is cited for a {content}, but there is none in that paragraph"
            yield Problem(path, message, at=matched(match), also=((*stories[names[-1]].path, "text"),))
            continue
        noun = utterance_at(text, match.start())
        if noun and names and silent_paragraphs.issuperset(names):
            message = f"`{match[0]}` is cited for `{noun}`, but nobody says anything in that paragraph"
            yield Problem(path, message, at=matched(match), also=((*stories[names[0]].path, "text"),))
            continue
        roots = clause_at(text, *match.span()) - roots_of_parties
        referred_stories = [stories[name] for name in names]
        begin, _ = sentence_span(text, *match.span())
        if is_on_losses(text[begin : match.start()], referred_stories):
            continue
        if not roots or any(has_word(story, word) for story in referred_stories for word in roots):
            continue
        other_stories = {
            name: story
            for name, story in stories.items()
            if len(story.path) > SECTION_PATH_LENGTH
            and name not in names
            and path[: len(story.path)] != story.path
            and not _are_both_in_counts(path, story.path)
        }
        supporting_name = _namesake(roots, other_stories)
        if supporting_name:
            message = f"`{match[0]}` has no word of what the sentence says, but `[[{supporting_name}]]` has"
            yield Problem(path, message, at=matched(match), also=((*stories[supporting_name].path, "text"),))


MAX_COMPARED = 200
"""The maximum number of named paragraphs of which one may fit a clause better than another.

Among more of them, some fit a clause by chance, and each reference would be compared with each.
"""


def _unfit_paragraphs(path: KeyPath, text: str, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each reference in *text* to a paragraph without its clause, if another paragraph fits."""
    paragraphs = paragraphs_by_name(matter)
    if len(paragraphs) > MAX_COMPARED or "[[" not in text:
        return
    for match in REFERENCE.finditer(text):
        cited_names = _cited_names(match, paragraphs)
        if not cited_names:
            continue
        cites_count = any(paragraphs[name].path[0] == "claims" for name in cited_names)
        other_names = [
            name
            for name, paragraph in paragraphs.items()
            if name not in cited_names
            and path[: len(paragraph.path)] != paragraph.path
            and (cites_count or not _are_both_in_counts(path, paragraph.path))
        ]
        name_with_sum = paragraph_with_the_sum(text, match.start(), cited_names, other_names, matter)
        if name_with_sum:
            message = (
                f"`{match[0]}` does not have the sum that the sentence takes from it; `[[{name_with_sum}]]` has it"
            )
            yield Problem(path, message, at=matched(match), also=((*paragraphs[name_with_sum].path, "text"),))
            continue
        clause = clause_at_reference(text, *match.span(), matter)
        if not clause:
            continue
        likelier_name = likelier_paragraph(clause, cited_names, other_names, matter) or paragraph_on_its_party(
            clause, cited_names, other_names, matter
        )
        if likelier_name:
            message = f"`{match[0]}` has less of what the sentence says than `[[{likelier_name}]]`"
            yield Problem(path, message, at=matched(match), also=((*paragraphs[likelier_name].path, "text"),))


def _cited_names(match: re.Match[str], paragraphs: Mapping[str, Paragraph]) -> list[str]:
    """Return the names of the paragraphs that the reference in *match* cites; none if it cites anything else."""
    order = list(paragraphs)
    cited_names: list[str] = []
    for entry in entries(match):
        last = entry.last or entry.name
        if entry.paper or entry.name not in paragraphs or last not in paragraphs:
            return []
        cited_names += order[order.index(entry.name) : order.index(last) + 1]
    return cited_names


def _namesake(roots: Collection[str], stories: Mapping[str, Story]) -> str | None:
    """Return the name of the only one of *stories* whose name has a word with one of *roots*; None if there is none."""
    namesakes = [
        name
        for name, story in stories.items()
        if any(has_word(Story(story.path, roots_of(name.replace("_", " "))), word) for word in roots)
    ]
    return namesakes[0] if len(namesakes) == 1 else None


FIGURE = rf"\d{{1,3}}|(?i:{NUMBER_WORD})"
BACK_REFERENCE = Regex(
    r"\b(?P<words>(?i:each|one|two|three|some|none|any|many|most|several|all|half|neither|few|another|every\sone)\sof\s(?:the|these|those)\s"
    rf"(?P<number>{FIGURE})|(?i:all)\s(?P<every>{FIGURE}))"
    r"(?=[.,;:)](?!\d)|\s(?:has|have|had|was|were|is|are|did|do|and|who|that|but|will|would|could|can|must|may"
    r"|nor|or|as|when|until|before|after|because|since|while|by|for|from|in|on|to|with)\b)"
)
"""A number without a noun that refers back to things: "each of the eleven has signed", "one of the eleven"."""

NO_MEASURE = r"(?![\s-](?:(?:calendar|business)\s)?(?:day|week|month|year|hour|minute|percent|feet|inch|miles)|\s?%)"
MEASURES = frozenset(
    "degree degrees percent foot feet inch inches mile miles acre acres yard yards pound pounds ton tons gallon gallons"
    " ounce ounces barrel barrels cent cents dollar dollars hour hours minute minutes second seconds".split()
)
"""Units of measure: "all nine" never refers back to degrees or pounds."""

MIN_NUMBER = 4
"""The smallest number that is checked; two or three persons are often named without a number."""

TEXTS_SEARCHED = 4
"""How many texts, including the text of the reference, are searched for the things that were counted."""


@rule(
    "FCT055",
    cite="house style: one thing has one number",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the number that is wrong, or say what is counted",
)
def number_refers_to_nothing(matter: Matter) -> Iterator[Problem]:
    """A text says "each of the eleven" or "all nine", but no text gives that number of things.

    The number must be four or more. It passes if any text has the number in words or figures, if it is the total of
    numbers in one text or a number of rows or items, and if no number of things is given just before. The message names
    the number that the text gives instead: "Only fourteen of its employees have keys; each of the eleven".
    """
    texts = texts_with_facts(matter)
    references = [
        (index, match, number_of((match["number"] or match["every"]).lower()))
        for index, text in enumerate(texts)
        for match in _back_references(text.text)
    ]
    for index, match, number in references:
        reference_ends = {(text_index, other_match.end()) for text_index, other_match, _ in references}
        if number < MIN_NUMBER or _is_given(number, texts, reference_ends) or _is_counted(number, matter, texts):
            continue
        texts_before = texts[max(0, index - TEXTS_SEARCHED + 1) : index]
        near_quantities = [quantity for text in texts_before for quantity in text.quantities]
        near_quantities += [quantity for quantity in texts[index].quantities if quantity.end <= match.start()]
        counted_things = [
            quantity
            for quantity in near_quantities
            if not quantity.quoted and quantity.number > 1 and quantity.noun not in MEASURES
        ]
        if counted_things:
            last_things = counted_things[-1]
            words = Words(match["words"], match.start())
            message = f"`{one_line(words.words)}`: no text gives that number, but the text before says"
            yield Problem(
                texts[index].path,
                f"{message} `{last_things.words}`",
                at=words,
                also=(last_things.path,),
                also_at=(Words(last_things.words, last_things.start),),
            )
            return


def _back_references(text: str) -> Iterator[re.Match[str]]:
    if "ll " in text or " of the" in text:
        yield from BACK_REFERENCE.finditer(unquoted(text))


def _is_given(number: int, texts: Sequence[TextFacts], reference_ends: Collection[tuple[int, int]]) -> bool:
    """Whether a text counts *number* things, or has the number in words elsewhere than in a back-reference.

    *reference_ends* are pairs: the index of a text, and the end of a back-reference in it. Lengths of time and measures
    do not count.
    """
    for index, text in enumerate(texts):
        ends = [end for text_index, end in reference_ends if text_index == index]
        for quantity in text.quantities:
            is_in_reference = any(quantity.start < end <= quantity.end for end in ends)
            if quantity.number == number and not is_in_reference:
                return True
    part = rf"(?<![\w$.,-]){number}(?=\sof\s(?:its|his|her|their|the|our|those|these)\b)"
    pattern = re.compile(rf"(?i)\b{cardinal(number)}\b(?!-){NO_MEASURE}|{part}")
    return any(
        (index, match.end()) not in reference_ends
        for index, text in enumerate(texts)
        for match in pattern.finditer(text.text)
    )


MAX_ADDENDS = 8
"""How many numbers of one text are added in twos and threes."""


def _is_counted(number: int, matter: Matter, texts: Sequence[TextFacts]) -> bool:
    """Whether *number* counts the parties, exhibits, counts or rows of a table, or is a total of numbers in a text."""
    if number in {len(matter.parties), len(matter.exhibits), len(matter.claims)}:
        return True
    for text in texts:
        numbers = [quantity.number for quantity in text.quantities][:MAX_ADDENDS]
        totals = {sum(parts) for size in (2, 3) for parts in combinations(numbers, size)}
        if number in totals or any(number in {len(table.rows), len(table.data)} for table in text.tables):
            return True
    return False
