"""Paragraphs about a document other than the exhibit they cite, and paragraphs that refer to an absent list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.facts.dates import DATE, dates_in
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex, passages
from assembler.model.exhibit import Exhibit
from assembler.model.matter import Matter
from assembler.model.walk import allegations, named_allegations, texts
from assembler.rules._complaint import has_complaint
from assembler.rules._definitions import definitions
from assembler.rules.rule import Problem, Words, matched, rule

NUMBER = Regex(r"\s(?:No\.|Number|#)\s?(?P<number>[A-Z]{0,4}[-–]?\d[\w–.-]{0,20})")
"""The number of a document in its title: "Statement of Work No. 2"."""

END_OF_KIND = Regex(rf",|\s(?:of|dated|from|to|by|on|for|as|between)\s(?=[A-Z]|the\b|{DATE})|\s\(")
KIND_WITH_OF = Regex(
    r"(?i)(?:statement|notice|certificate|memorandum|bill|deed|charge|proof|articles)\sof\s[A-Z]\w+(?:\sto\s[A-Z]\w+)?"
)
"""The kind of a document whose name has an "of": "Statement of Account", "Notice of Right to Sue"."""

ARTICLE = r"\s+(?:(?:the|an?|its|his|her|their|this|that)\s+)?"
SIGNING_WORDS = rf"\b(?:signed|executed|entered\s+into){ARTICLE}"
INTRODUCING_WORDS = (
    r"\b(?:signed|executed|entered\s+into|issued|gave|sent|delivered|made|recorded|received|by|in)"
    rf"{ARTICLE}(?:[\w’-]+\s+){{0,2}}?"
)
"""Words with which a paragraph introduces a document, before its name: "signed the", "by a"."""

STEM_LENGTH = 7
"""How many letters of the name of a document that nothing cites must be in a text: "guaranteed" for a guaranty."""


@dataclass(frozen=True)
class Document:
    """An exhibit: its name, the kind of document that its title calls it, its number, and whether nothing cites it."""

    name: str
    exhibit: Exhibit
    kind: str
    number: str
    is_uncited: bool

    def is_dated_in(self, text: str) -> bool:
        """Whether *text* has the date of the document."""
        own_date = self.exhibit.date
        return own_date is not None and any(day.first <= own_date <= day.last for day in dates_in(text))


@rule(
    "TXT035",
    cite="house style: a paragraph cites the document that it is about",
    basis="convention",
    severity=Severity.WARNING,
    fix="cite the exhibit that the paragraph is about, or correct the text",
)
def exhibit_of_another_kind(matter: Matter) -> Iterator[Problem]:
    """A paragraph cites one exhibit, but describes another exhibit or gives a different number.

    Examples are a paragraph that introduces a statement of account but cites the lease, and a paragraph about Statement
    of Work No. 2 that cites No. 3. Nothing is reported if the text also names the exhibit that it cites: by the words
    of its title, by a term that a paragraph citing that exhibit defines, or by its date.
    """
    if not has_complaint(matter):
        return
    uncited = matter.exhibits.keys() - _cited_names(matter)
    documents = {
        name: _document(name, exhibit, is_uncited=name in uncited) for name, exhibit in matter.exhibits.items()
    }
    terms = _terms(matter)
    for path, allegation in allegations(matter):
        text = unquoted(allegation.text or "")
        cited_documents = [documents[name] for name in allegation.exhibit if name in documents]
        for document in cited_documents:
            yield from _wrong_numbers(path, text, document, documents)
        if len(cited_documents) == 1:
            document = cited_documents[0]
            yield from _wrong_kinds(path, text, document, documents, _first_mention(document, text, terms))


def _cited_names(matter: Matter) -> set[str]:
    """Return the names of the exhibits that a paragraph cites, and all names that a text refers to."""
    cited_names = {name for _, allegation in allegations(matter) for name in allegation.exhibit}
    references = (match for text in texts(matter) for match in REFERENCE.finditer(text.words))
    return cited_names | {entry.name for match in references for entry in entries(match)}


def _document(name: str, exhibit: Exhibit, *, is_uncited: bool) -> Document:
    title = exhibit.title
    number_match = NUMBER.search(title)
    title_before_number = title[: number_match.start()] if number_match else title
    match = KIND_WITH_OF.match(title)
    kind = match[0] if match else END_OF_KIND.split(title_before_number)[0]
    number = number_match["number"].rstrip(".,") if number_match else ""
    return Document(name, exhibit, " ".join(kind.split()), number, is_uncited)


def _terms(matter: Matter) -> Mapping[str, set[str]]:
    """Return, for each exhibit, the terms that the paragraphs citing it define."""
    terms: dict[str, set[str]] = {}
    for _, allegation in allegations(matter):
        if not allegation.text:
            continue
        for name in allegation.exhibit:
            terms.setdefault(name, set()).update(definition.term for definition in definitions(allegation.text or ""))
    return terms


def _first_mention(document: Document, text: str, terms: Mapping[str, set[str]]) -> int | None:
    """Return where *text* first names *document*: 0 if it has the document's date, and None if it does not name it."""
    if document.is_dated_in(text):
        return 0
    own_terms = " ".join((document.kind, document.name, *terms.get(document.name, ())))
    words = {re.escape(word) for word in re.findall(r"[A-Za-z]{4,}", own_terms)}
    match = re.search(rf"(?i)\b(?:{'|'.join(sorted(words))})", text) if words else None
    return match.start() if match else None


def _wrong_numbers(
    path: KeyPath, text: str, document: Document, documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Yield a problem for each number that *text* gives the cited *document*, unless it also gives the right number."""
    if not document.number or not document.kind:
        return
    numbered = Regex(rf"(?i)\b{re.escape(document.kind)}{NUMBER.pattern}")
    matches = passages(numbered, text)
    if any(match["number"].rstrip(".,") == document.number for match in matches):
        return
    for match in matches:
        number = match["number"].rstrip(".,")
        fix = "correct the number, or the exhibit's title"
        for other_document in documents.values():
            if (other_document.kind, other_document.number) == (document.kind, number):
                fix = f"cite `{other_document.name}`, or correct the number"
                break
        fact = f"the paragraph cites `{document.name}`, which is No. {document.number}"
        words = Words(match[0].rstrip(".,"), match.start())
        also: tuple[KeyPath, ...] = (("exhibits", document.name, "title"),)
        yield Problem((*path, "text"), f"`{words.words}`: {fact}", at=words, also=also, fix=fix)


def _wrong_kinds(
    path: KeyPath, text: str, document: Document, documents: Mapping[str, Document], first_mention: int | None
) -> Iterator[Problem]:
    """Yield a problem for each other exhibit whose kind of document *text* introduces, although it cites *document*.

    *first_mention* is where the text names *document*, or None if it does not. If it does, only words before that
    count: "signed the Guaranty of all sums due under the Note".
    """
    for other_document in documents.values():
        if other_document is document or not other_document.kind or _is_same_kind(other_document, document):
            continue
        exhibits_of_kind = sum(_is_same_kind(other_document, candidate) for candidate in documents.values())
        if exhibits_of_kind > 1 and not other_document.is_dated_in(text):
            continue
        names_document = first_mention is not None
        match = re.search(rf"(?i){_name_pattern(text, other_document, names_document=names_document)}", text)
        if match and (first_mention is None or match.start() < first_mention):
            fact = f"the paragraph cites `{document.name}`, {document.exhibit.title}"
            words = Words(match["kind"], match.start("kind"))
            fix = f"cite `{other_document.name}` under `exhibit:`, or add it there"
            message = f"the text is about `{match['kind']}`, but {fact}"
            yield Problem((*path, "text"), message, at=words, also=((*path, "exhibit"),), fix=fix)


def _name_pattern(text: str, other_document: Document, *, names_document: bool) -> str:
    """Return a pattern for the words by which *text* must name *other_document* if it is to be about it.

    *names_document* says whether *text* also names the document that it cites.
    """
    kind = re.escape(other_document.kind)
    if names_document:
        return rf"{SIGNING_WORDS}(?P<kind>{kind})\b"
    if other_document.is_uncited and kind.isalpha():
        return rf"\b(?P<kind>{kind[:STEM_LENGTH] if len(kind) > STEM_LENGTH else kind}\w{{0,6}})"
    if other_document.is_uncited or other_document.is_dated_in(text):
        head = re.escape(other_document.kind.partition(" of ")[0].split()[-1])
        return rf"\b(?P<kind>{kind}|{head})\b"
    return rf"{INTRODUCING_WORDS}(?P<kind>{kind})\b"


def _is_same_kind(document: Document, other_document: Document) -> bool:
    first, second = document.kind.lower(), other_document.kind.lower()
    return first in second or second in first


REFERENCE_TO_LIST = Regex(
    r"\b(?:the|these|those)\s(?:[a-z-]{3,20}\s){0,2}?(?P<noun>[a-z]{4,20})\sthat\s(?P<reference>\[\[[^\[\]]{1,60}\]\])\s"
    r"(?:lists?|tabulates?|itemizes?)\b",
    needs="list|tabulat|itemiz",
)
TABLE = Regex(r"(?m)^[ \t]{0,40}+\|.*\|[ \t]{0,40}+$")


@rule(
    "TXT036",
    cite="house style: a reference leads to what the sentence says",
    basis="convention",
    severity=Severity.WARNING,
    fix="refer to the paragraph with the list",
)
def reference_without_a_list(matter: Matter) -> Iterator[Problem]:
    """A sentence refers to a paragraph for a list, but a different paragraph has the list.

    "The invoices that [[value]] lists" is reported if the paragraph named `value` does not mention invoices, but a
    table in another paragraph does.
    """
    allegations = named_allegations(matter)
    for path, text in prose(matter):
        for match in REFERENCE_TO_LIST.finditer(text):
            stem = Regex(rf"(?i)\b{match['noun'].removesuffix('s')}")
            reference = REFERENCE.match(match["reference"])
            targets = [entry.name for entry in entries(reference)] if reference else []
            texts = [allegations[name].text or "" for name in targets if name in allegations]
            if not texts or any(stem.search(words) or TABLE.search(words) for words in texts):
                continue
            tables = [name for name, allegation in allegations.items() if _has_table_of(stem, allegation.text or "")]
            if len(tables) == 1:
                message = f"`{match['reference']}` lists no {match['noun']}; `{tables[0]}` has a table of them"
                yield Problem(path, message, at=matched(match), fix=f"write `[[{tables[0]}]]`")


def _has_table_of(stem: Regex, text: str) -> bool:
    """Whether a row of a table in *text* has a word that begins with *stem*."""
    return any(stem.search(row[0]) for row in TABLE.finditer(text))
