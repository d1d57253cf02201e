"""Exhibits whose title or author differs from the text that cites them."""

import re
from collections.abc import Iterator, Sequence

from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.language.dates import MONTHS
from assembler.language.regex import Regex, compiled
from assembler.model.exhibit import Exhibit
from assembler.model.matter import Matter
from assembler.rules._acts import parties_called
from assembler.rules._complaint import has_complaint
from assembler.rules._exhibit_titles import CitingText, citing_texts, names_of_parties, roots
from assembler.rules._party_names import party_names
from assembler.rules._roots import same_root
from assembler.rules.rule import Problem, Words, rule

DOCUMENT_KINDS = (
    "Agreement|Subcontract|Contract|Lease|Guaranty|Guarantee|Warranty|Policy|Deed|Note|Mortgage|Report|Letter|Notice|Plan"
    "|Statement|Order|Invoice|License|Certificate|Charge|Addendum|Amendment|Permit|Survey|Bid|Proposal"
)
DOCUMENT = Regex(rf"(?P<first>(?:[A-Z][\w’'&-]{{1,40}}+\s){{1,4}})(?P<kind>{DOCUMENT_KINDS})\b")
"""A kind of document with the words before it, in capitals: "Masonry Subcontract"."""

DOCUMENT_KIND = Regex(rf"\b(?P<kind>{DOCUMENT_KINDS})\b")


@rule(
    "ATT006",
    cite="house style: the list of exhibits and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct its title in the list, or cite the exhibit that the text is about",
)
def exhibit_of_another_title(matter: Matter) -> Iterator[Problem]:
    """The title of an exhibit has no word of the texts that cite it, which name another document.

    An example is "Electrical Subcontract" in the list of exhibits, where the text introduces a Masonry Subcontract, or
    "E-mail of Ana Ruiz" where the text says what somebody else wrote, or an invoice that is cited as a report. A
    title whose words are in a citing text, or that begins with the same capitals as a term there, is not reported.
    """
    parties = names_of_parties(matter)
    if not has_complaint(matter):
        return
    for name, exhibit_texts in citing_texts(matter).items():
        exhibit = matter.exhibits[name]
        difference = _other_author(exhibit, exhibit_texts) or _other_kind(exhibit, exhibit_texts)
        difference = difference or _other_title(exhibit, exhibit_texts, parties)
        if difference:
            text, words = difference
            message = f"`{name}` is `{exhibit.title}`, but the text that cites it is about `{words.words}`"
            yield Problem(("exhibits", name, "title"), message, also=(text.path,), also_at=(words,))


AUTHOR = Regex(
    r"\A(?:E-?mail|Letter|Memorandum|Text|Message|Affidavit|Declaration)s?\s(?:of|from|by)\s"
    r"(?P<name>(?:[A-Z][\w.’'-]*\s?){1,4})"
)
"""The writer in the title of an exhibit: "E-mail of Ana Ruiz dated May 3, 2024"."""

WRITER_AND_VERB = Regex(
    r"(?P<name>\b(?:Mr|Ms|Mrs|Dr)\.\s[A-Z][\w’'-]+)\s(?:then\s|again\s|[a-z]+ly\s)?"
    r"(?:wrote|answered|replied|responded|e-?mailed|texted|declared|swore|admitted|conceded|said|stated|confirmed|promised|assured)\b",
    needs="mr.|ms.|mrs.|dr.",
)


def _other_author(exhibit: Exhibit, exhibit_texts: Sequence[CitingText]) -> tuple[CitingText, Words] | None:
    """Return the writer in a sentence that cites *exhibit*, if no such sentence names the writer in its title."""
    author_match = AUTHOR.match(exhibit.title)
    names = re.findall(r"[A-Z][\w’'-]{2,}", author_match["name"]) if author_match else []
    if not names or any(names[-1] in text.sentence for text in exhibit_texts):
        return None
    for text in exhibit_texts:
        writing_match = WRITER_AND_VERB.search(text.words, text.begin, max(text.start, text.begin))
        if writing_match:
            return text, Words(writing_match["name"], writing_match.start("name"))
    return None


KINDS = "Subcontract|Invoice|Certificate|Permit|Deed|Lease|Guaranty|Policy|Mortgage|License|Survey|Report|Contract|Note"
"""Kinds of documents that differ: a document of one of these kinds is never called by the name of another."""

TITLE_KIND = Regex(rf"\b(?:{KINDS})\b")
NAMED_KIND = Regex(rf"\b(?:[A-Z][\w’'-]{{1,40}}+\s){{1,3}}(?:{KINDS})\b")
KIND_BEFORE_CITATION = Regex(
    rf"(?i)\b(?:an?|the|its|his|her|their)\s(?P<document>(?:[a-z-]+\s){{0,3}}(?:{KINDS}))(?:\s\(|,?\s(?:attached\sas\s)?)\Z"
)
"""A kind of document directly before the citation of an exhibit: "a vehicle history report, [[history]]"."""


def _other_kind(exhibit: Exhibit, exhibit_texts: Sequence[CitingText]) -> tuple[CitingText, Words] | None:
    """Return the kind of document that a text calls *exhibit*, unless a citing text also names the title's kind."""
    kinds = {kind.lower() for kind in TITLE_KIND.findall(exhibit.title)}
    all_words = " ".join(text.words for text in exhibit_texts).lower()
    if len(kinds) != 1 or any(Regex(rf"\b{kind}").search(all_words) for kind in kinds):
        return None
    for text in exhibit_texts:
        if text.start > 0:
            beside_match = KIND_BEFORE_CITATION.search(text.words, text.begin, text.start)
            if beside_match:
                return text, Words(beside_match["document"], beside_match.start("document"))
        begins_with_see = Regex(r"See\s").match(text.words, text.begin)
        kind_matches = list(NAMED_KIND.finditer(text.words, 0, text.begin)) if begins_with_see else []
        if kind_matches:
            return text, Words(kind_matches[-1][0], kind_matches[-1].start())
    return None


MONTH_ROOTS = roots(" ".join(MONTHS))
"""The roots of the names of months, which show no kind of document."""


def _other_title(
    exhibit: Exhibit, exhibit_texts: Sequence[CitingText], parties: frozenset[str]
) -> tuple[CitingText, Words] | None:
    """Return the document that a text names when it cites *exhibit*, if no citing text has a word of its title.

    The kind of document and *parties*, the roots of the parties' names, do not count as words of the title.
    """
    title_kind_match = DOCUMENT_KIND.search(exhibit.title)
    title_kind = title_kind_match["kind"].lower() if title_kind_match else ""
    title_roots = roots(exhibit.title) - parties - roots(title_kind)
    citing_roots = frozenset(root for text in exhibit_texts for root in roots(text.words))
    is_mentioned = any(same_root(root, citing_root) for root in title_roots for citing_root in citing_roots)
    if not title_roots - MONTH_ROOTS or is_mentioned:
        return None
    for text in exhibit_texts:
        document = _document_of_kind(text, title_kind) or _last_document(text, parties)
        if document:
            return text, document
    return None


def _document_of_kind(text: CitingText, kind: str) -> Words | None:
    """Return the first document of *kind* in the citing sentence."""
    for match in DOCUMENT_KIND.finditer(text.words, text.begin, text.end):
        if match["kind"].lower() == kind:
            return Words(match[0], match.start())
    return None


def _last_document(text: CitingText, parties: frozenset[str]) -> Words | None:
    """Return the document that the citing sentence names last before it cites the exhibit, other than a party's."""
    end = text.start if text.start > 0 else text.end
    matches = [*DOCUMENT.finditer(text.words, text.begin, end)]
    for match in reversed(matches):
        if roots(match["first"]) - parties:
            return Words(match[0], match.start())
    return None


TITLE_WITH_AUTHOR = Regex(
    r"\b(?:Letter|E-?mail|Message|Memorandum|Notice|Agreement|Guaranty|Affidavit|Declaration|Response|Statement)\s"
    r"(?:(?:of|dated)\s[A-Z][a-z]+\s\d{1,2},\s\d{4},?\s)?(?:from|of|by)\s(?P<author>.{2,60}?)(?=\s(?:to|dated|of)\s|,|\Z)"
)
"""A document and its author in a title: "Letter from Sample Kites to"."""

AUTHOR_ACTS = (
    r"\s(?:\w+ly\s)?(?:signed|executed|wrote|sent|e-?mailed|mailed|replied|answered|responded|refused|denied|rejected"
    r"|declined|demanded|notified|informed|told|announced|declared|swore|attested|gave|guaranteed|acknowledged|admitted)\b"
)
"""The verbs that follow the author of a document."""


LETTER_BEFORE = Regex(
    r"\s*(?:His|Her|Its|Their|The|That|This)\s(?:[a-z]+\s)?(?:letter|e-?mail|message|notice|reply|response|answer|refusal|statement|affidavit)\b"
)
"""The beginning of a sentence on what the sentences before it say was written: "His letter is attached"."""


ANSWER = Regex(rf"\b(?:It|He|She|They|which|who|and\s(?:it|he|she|they)){AUTHOR_ACTS}")
"""Words on what somebody did who is not named again: "Sample Kites wrote to Imaginary Strings. It answered"."""

SIDES = r"\b(?:Plaintiff|Defendant)s?\b(?!\s[A-Z])"


def _parties_named(words: str, matter: Matter) -> frozenset[str]:
    """Return the keys of the parties whom *words* name, or of all parties of a side that they name: "Plaintiffs"."""
    return frozenset(party_names(matter).parties_in(words)) or parties_called(words, party_names(matter), matter)


def _names_author(text: CitingText, authors: frozenset[str], matter: Matter) -> bool:
    """Whether *text* names one of *authors* as more than the recipient of a letter that nobody answers."""
    mentions = [
        match
        for match in compiled(rf"{party_names(matter).name_pattern}|{SIDES}").finditer(text.words)
        if authors & _parties_named(match[0], matter)
    ]
    are_recipients = all(text.words[: match.start()].endswith("to ") for match in mentions)
    return bool(mentions) and not (are_recipients and not ANSWER.search(text.sentence))


@rule(
    "ATT007",
    cite="house style: the list of exhibits and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct its author in the list of exhibits or in the text",
)
def exhibit_of_another_author(matter: Matter) -> Iterator[Problem]:
    """The title of an exhibit names a party as its author, but the text that cites it names only another party.

    An example is "Letter from Imaginary Strings" in the list of exhibits, where the text says "Sample Kites refused by
    letter". The other party must be the one who wrote, signed or sent it, in the sentence that cites the exhibit or, if
    that begins like "Her letter", before it, and no citing text may name the author, except as the recipient: "Sample
    Kites wrote to Imaginary Strings".
    """
    names = party_names(matter)
    if not names.key_by_name or not has_complaint(matter):
        return
    for name, exhibit_texts in citing_texts(matter).items():
        author_match = TITLE_WITH_AUTHOR.search(matter.exhibits[name].title)
        authors = _parties_named(author_match["author"], matter) if author_match else frozenset()
        if not authors or any(_names_author(text, authors, matter) for text in exhibit_texts):
            continue
        acts = compiled(rf"(?P<party>{names.name_pattern}|{SIDES}){AUTHOR_ACTS}")
        for text in exhibit_texts:
            words = unquoted(text.words)
            act_match = acts.search(words, text.begin, text.end)
            if not act_match and LETTER_BEFORE.match(words, text.begin):
                act_match = acts.search(words, 0, text.begin)
            if author_match and act_match:
                message = f"`{name}` is `{author_match[0]}`, but the text that cites it says `{act_match[0]}`"
                place: tuple[str, ...] = ("exhibits", name, "title")
                yield Problem(place, message, also=(text.path,), also_at=(Words(act_match[0], act_match.start()),))
                break
