"""Terms that are not defined, defined twice, defined too late, or not used."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assembler.facts.texts import QUOTED, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.characters import letters
from assembler.language.english import without_article
from assembler.language.regex import Regex, passages
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import Text, sections, texts
from assembler.rules._definitions import (
    Definition,
    certain_use,
    definitions,
    definitions_in_paper,
    term_uses,
    use_pattern,
    with_spelled_terms,
)
from assembler.rules._printed_texts import is_heading, texts_by_paper
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._word_places import IndexedTexts, index_words

INTRODUCTION = Regex(
    r"(?i)\b(?:introduct\w+|preliminary\sstatement|nature\sof\s(?:the\s|this\s)?(?:action|case|claims?|suit|dispute)|summary|overview|in\sbrief)\b"
)
"""Headings of sections that come before the paragraphs on the parties."""


@rule(
    "TRM001",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="move the definition to the first use, or replace the term there with its meaning",
)
def term_before_definition(matter: Matter) -> Iterator[Problem]:
    """A defined term is used before its definition.

    The rule reads sections in printed order. A heading may use a term that the text below it defines. If a term is
    defined twice, the first definition counts. An introduction may use the short name of a party whose own paragraph
    defines it.
    """
    introductions = {
        path for path, section in sections(matter) if INTRODUCTION.search(getattr(section, "heading", "") or "")
    }
    for _, paper_texts in texts_by_paper(matter):
        first_definitions = {entry.term: entry for entry in reversed(definitions_in_paper(paper_texts, matter))}
        if not first_definitions:
            continue
        indexed_texts = index_words(text.words for text in paper_texts)
        for entry in first_definitions.values():
            earlier_indexes = [index for index in indexed_texts.indexes_for(entry.term) if index < entry.text_index]
            for text in (paper_texts[index] for index in earlier_indexes):
                if f"[{entry.term}]" in text.words:
                    break  # the brackets in this earlier text define the term
                is_introduced = entry.text.path[0] == "parties" and text.path[:2] in introductions
                if not is_heading(text) and not is_introduced and certain_use(entry.term, text.words):
                    message = f"`{entry.term}` is used here but defined in a later paragraph"
                    yield Problem(text.path, message, also=(entry.text.path,))
                    break


TERM_NOUNS = (
    "Agreement|Contract|Lease|Note|Guaranty|Guarantee|Mortgage|Deed|Loan|Premises|Property|Project|Policy|Vehicle|Product"
    "|Products|Device|Patent|Patents|Mark|Marks|Work|Works|Website|Software|Accident|Incident|Collision|Class|Subclass"
    "|Closing|Letter|Settlement|License|Permit|Invoice|Invoices|Transaction|Transactions|Facility|Building|Apartment"
    "|Equipment|Goods|Shipment|Vessel|Aircraft|Services|Materials"
)
"""Nouns that are capitalized after an article only if they are defined terms, or at the end of a name."""

GROUPS = ("Plaintiffs", "Defendants")
SECOND_WORDS = (
    "Information|Products|Product|Marks|Breach|Members|Property|Services|Works|Period|Materials|Devices|"
    + "|".join(GROUPS)
)
"""The second word of a defined term of two words: Private Information, Accused Products, Class Period."""

USED_LIKE_A_TERM = Regex(
    rf"\b(?:[Tt]he|[Tt]his|[Ss]aid|[Ss]uch)\s+(?P<noun>{TERM_NOUNS})\b"
    r"(?!\s+[A-Z\d]|\s+(?:of|to|for|and)\s+[A-Z]|[-’'&]\w\w)"
    r"|(?<=[a-z,]\s)(?P<pair>(?!(?:The|This|A|An|Its|Their|His|Her|Said|Such|All|Both|Other|Remaining|These|Those|Doe)\s)"
    rf"[A-Z][a-z]+\s+(?:{SECOND_WORDS}))\b(?!\s+[A-Z])"
)
"""A capitalized noun after an article, or two capitalized words inside a sentence."""

INSIDE_LONGER_NAME = Regex(r"(?<![\w.’'-])[A-Z][\w.’'-]{0,40}+,?\s{1,3}(?:(?:of|for|and|&|the)\s{1,3}){1,4}\Z")
"""The beginning of a longer name that ends with such a noun: "Department of Health and" before "Human Services"."""

LONGER_NAME = Regex(
    r"\b(?!(?:The|This|A|An|Its|Their|His|Her|Said|Such|Each|No|Any)\s)"
    rf"(?=([A-Z][\w.&’'-]{{0,40}}\s(?:{TERM_NOUNS}|{SECOND_WORDS})\b))"
)
"""A capitalized word and a noun that together may be a longer name, as in "Supply Agreement"."""


@rule(
    "TRM007",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="define the term at its first use, as in: a license for 500 copies (the “License”); or write it in lowercase",
)
def term_never_defined(matter: Matter) -> Iterator[Problem]:
    """A term is used but never defined.

    A capitalized common noun, as in "the Premises", tells the reader that it is a defined term. The term is reported,
    at its first use only, unless it is in a definition, under `terms:`, in the name of a party or the title of an
    exhibit, at the end of a longer name, or in a quotation, such as of the contract that defines it. A term of two
    words, such as Private Information, is reported only if it is used more than once. A group of parties, such as the
    Guardian Plaintiffs, is reported even if it is used once, unless its first word is in a given name.
    """
    for filing, paper_texts in texts_by_paper(matter):
        if filing.paper.opens:
            given_names = _given_names(matter, paper_texts)
            longer_names = _longer_names(paper_texts)
            reported: set[str] = set()
            for text, term in _uses_like_a_term(paper_texts):
                names = given_names if " " in term else f"{given_names}\n{longer_names}"
                is_named_group = term.endswith(GROUPS) and bool(re.search(rf"\b{term.split()[0]}", given_names))
                is_named = is_named_group or bool(re.search(rf"\b{term.removesuffix('s')}", names))
                if term not in reported and not is_named:
                    yield Problem(text.path, f"`{term}` is written like a defined term, but nothing defines it")
                reported.add(term)


def _uses_like_a_term(paper_texts: Sequence[Text]) -> Iterator[tuple[Text, str]]:
    """Yield each noun or pair of words that is written like a defined term, with its text; pairs only if repeated."""
    uses = [
        (text, one_line(match["noun"] or match["pair"]))
        for text in paper_texts
        if not is_heading(text)
        for match in passages(USED_LIKE_A_TERM, unquoted(text.words))
        if not INSIDE_LONGER_NAME.search_before(text.words, match.start(), 60)
    ]
    counts = Counter(term for _, term in uses)
    for text, term in uses:
        if " " not in term or counts[term] > 1 or term.endswith(GROUPS):
            yield text, term


def _given_names(matter: Matter, paper_texts: Sequence[Text]) -> str:
    """Return the names that the matter gives, one per line: definitions, terms, parties, exhibits and quotations."""
    lines = [definition.term for text in paper_texts for definition in definitions(text.words)]
    lines += [match[0] for text in paper_texts for match in QUOTED.finditer(text.words)]
    lines += [term.term for term in matter.terms.values()]
    for party in matter.parties.values():
        lines += [party.name, party.called or "", *party.dba, *party.aka]
    return "\n".join([*lines, *(exhibit.title for exhibit in matter.exhibits.values())])


def _longer_names(paper_texts: Sequence[Text]) -> str:
    """Return the longer names that end with a capitalized noun, such as "Supply Agreement", one per line."""
    own_texts = [text for text in paper_texts if not is_heading(text)]
    return "\n".join(match[1] for text in own_texts for match in passages(LONGER_NAME, text.words))


APOSTROPHES = str.maketrans("‘’", "''")


@rule(
    "TRM002",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="use the term, or delete the definition",
)
def defined_and_not_used(matter: Matter) -> Iterator[Problem]:
    """A term is defined but not used.

    A definition asks the reader to remember a word. If the term is not used again, a passage was probably cut, or
    another term was used instead. If a paper refers to a term under `terms:` only once, it prints a definition that is
    never used. A use of a one-word term counts only if the word is capitalized and is not in the name of a cause of
    action.
    """
    used_names = {name for text in texts(matter) for _, _, name in term_uses(text, matter)}
    for name, term in matter.terms.items():
        if name not in used_names:
            yield Problem(("terms", name), f"no text refers to `{term.term}`")
    for filing, paper_texts in texts_by_paper(matter):
        entries = definitions_in_paper(paper_texts, matter)
        if not entries:
            continue
        printed_texts = [with_spelled_terms(text, matter) for text in paper_texts]
        any_texts = [*printed_texts, *_headings(matter, filing)]
        own_texts = [*printed_texts, *_headings(matter, filing, own=True)]
        any_texts_by_word = index_words(map(_without_case, any_texts))
        own_texts_by_word = index_words(map(_with_straight_apostrophes, own_texts))
        is_used: dict[str, bool] = {}
        for defined_term in {entry.term for entry in entries}:
            is_used[defined_term] = _count_uses(any_texts_by_word, defined_term) > 1
            if is_used[defined_term] and re.fullmatch(r"[A-Z][a-z]+", defined_term):
                is_used[defined_term] = _count_capitalized_uses(own_texts_by_word, defined_term) > 1
        for entry in entries:
            if not is_used[entry.term]:
                yield Problem(entry.text.path, f"`{entry.term}` is defined here but not used in this paper")


def _headings(matter: Matter, filing: Filing, *, own: bool = False) -> Iterator[str]:
    """Yield the other texts in which a paper may use terms: its title, headings of counts, titles of exhibits.

    If *own* is true, names of causes of action from the catalog are left out.
    """
    yield from (filing.title or "", *filing.legends)
    yield from (exhibit.title for exhibit in matter.exhibits.values())
    for claim in matter.claims:
        yield from (claim.title or ("" if own else claim.cause.name), claim.variant or "", *claim.statutes)


def _without_case(text: str) -> str:
    return _with_straight_apostrophes(text.lower())


def _with_straight_apostrophes(text: str) -> str:
    return text.translate(APOSTROPHES)


def _count_uses(texts: IndexedTexts, term: str) -> int:
    """Return how often *texts* use *term*, singular or plural, capitalized or not; its definition counts as one use."""
    term = _without_case(term)
    is_plural = term.endswith("s") and not term.endswith("ss")
    return _occurrences(term[:-1] if is_plural else term, texts)


def _count_capitalized_uses(texts: IndexedTexts, term: str) -> int:
    """Return how often *term* occurs in *texts* with its capitals, singular or plural."""
    return _occurrences(term.removesuffix("s"), texts)


def _occurrences(term: str, texts: IndexedTexts) -> int:
    pattern = use_pattern(term)
    return sum(len(pattern.findall(text)) for text in texts.texts_for(term))


@rule("TRM005", cite="house style", basis="convention", fix="define the term once, where it is first used")
def defined_twice(matter: Matter) -> Iterator[Problem]:
    """A term is defined twice.

    If the second definition means something else, the meaning of every use is in doubt. The first sentence of the
    complaint defines the parties' short names, unless `words:` replaces that sentence. The program does not repeat a
    definition that the text has already made.
    """
    yield from _same_term(matter)
    for filing, paper_texts in texts_by_paper(matter):
        first_paths: dict[str, KeyPath] = {}
        if _defines_short_names(filing, matter):
            first_paths = {party.called: ("parties", name) for name, party in matter.parties.items() if party.called}
        for entry in definitions_in_paper(paper_texts, matter):
            first_path = first_paths.setdefault(entry.term, entry.text.path)
            if first_path != entry.text.path:
                place = "as the short name of a party" if first_path[0] == "parties" else "in an earlier paragraph"
                yield Problem(entry.text.path, f"`{entry.term}` is already defined {place}", also=(first_path,))


def _defines_short_names(filing: Filing, matter: Matter) -> bool:
    """Whether the paper of *filing* begins with the standard sentence, which defines the parties' short names."""
    is_removed = matter.sentences.get("complaint", {}).get("lead") == "none"
    own_words = (filing.words, matter.words)
    is_replaced = any(words.lead or words.leaves_out("lead") for words in own_words)
    return filing.paper.opens and not (is_replaced or is_removed)


def _same_term(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each entry of `terms` that defines the same term as an earlier entry."""
    first_names: dict[str, str] = {}
    for name, term in matter.terms.items():
        first_name = first_names.setdefault(without_article(term.term), name)
        if first_name != name:
            message = f"`{term.term}` is also the term of `{first_name}`"
            yield Problem(("terms", name), message, also=(("terms", first_name),))


@rule(
    "TRM003",
    cite="house style",
    basis="convention",
    severity=Severity.NOTE,
    fix="replace one of the two terms with the other",
)
def two_terms_for_one(matter: Matter) -> Iterator[Problem]:
    """Two terms are defined for the same thing.

    Readers assume that two terms mean two things. For a party, the first sentence of the complaint defines `called:` as
    its term, unless you replace that sentence. For any other name of several words, the first term that a text defines
    for it counts.
    """
    yield from _same_meaning(matter)
    for filing, paper_texts in texts_by_paper(matter):
        short_names = {
            letters(party.name): party.called
            for party in matter.parties.values()
            if party.called and _defines_short_names(filing, matter)
        }
        first_uses: dict[str, tuple[str, KeyPath]] = {}
        for entry in definitions_in_paper(paper_texts, matter):
            name = _defined_name(entry.definition, short_names)
            if entry.definition.several or not name:
                continue
            if name in short_names and entry.term != short_names[name]:
                yield Problem(entry.text.path, f"`{entry.term}` is defined for the party called `{short_names[name]}`")
                continue
            term, path = first_uses.setdefault(name, (entry.term, entry.text.path))
            if term != entry.term:
                message = f"`{entry.term}` is defined for the same name as `{term}` in an earlier paragraph"
                yield Problem(entry.text.path, message, also=(path,))


def _same_meaning(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each entry of `terms` whose meaning an earlier entry gives to a different term."""
    first_names: dict[str, str] = {}
    for name, term in matter.terms.items():
        first_name = first_names.setdefault(letters(term.means), name)
        if matter.terms[first_name].term != term.term:
            message = f"`{term.term}` and `{matter.terms[first_name].term}` mean the same"
            yield Problem(("terms", name), message, also=(("terms", first_name),))


def _defined_name(definition: Definition, short_names: Mapping[str, str]) -> str:
    """Return the letters of the name before *definition* if it is a party's or has several capitalized words; else "".

    The keys of *short_names* are the letters of the parties' full names.
    """
    name = letters(definition.name)
    for party_name in short_names:
        if name.endswith(party_name):
            return party_name
    capitalized_words = re.findall(r"\b[A-Z]", definition.name)
    return name if len(capitalized_words) > 1 else ""
