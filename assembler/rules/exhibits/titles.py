"""Exhibits whose title differs from the text that cites them."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.exhibit import Exhibit
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._exhibit_titles import Citing, citing_texts, names_of_parties, roots
from assembler.rules._roots import same_root
from assembler.rules.rule import Problem, Words, rule

HEAD = (
    "Agreement|Subcontract|Contract|Lease|Guaranty|Guarantee|Warranty|Policy|Deed|Note|Mortgage|Report|Letter|Notice|Plan"
    "|Statement|Order|Invoice|License|Certificate|Charge|Addendum|Amendment|Permit|Survey|Bid|Proposal"
)
KIND = Regex(rf"(?P<first>(?:[A-Z][\w’'&-]{{1,40}}+\s){{1,4}})(?P<head>{HEAD})\b")
"""A kind of document with the words before it, in capitals: "Masonry Subcontract"."""

IN_TITLE = Regex(rf"\b(?P<head>{HEAD})\b")


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
    for name, citings in citing_texts(matter).items():
        exhibit = matter.exhibits[name]
        if other := _other_author(exhibit, name, citings) or _other_kind(exhibit, name, citings):
            citing, words = other
            message = f"`{name}` is `{exhibit.title}`, but the text that cites it is about `{words.words}`"
            yield Problem(("exhibits", name, "title"), message, also=(citing.path,), also_at=(words,))
            continue
        title_head_match = IN_TITLE.search(exhibit.title)
        heads = {title_head_match["head"].lower()} if title_head_match else set()
        distinctive = roots(exhibit.title) - parties - roots(" ".join(heads))
        said_roots = frozenset(root for citing in citings for root in roots(citing.words))
        if (
            not distinctive
            or not citings
            or any(same_root(root, other) for root in distinctive for other in said_roots)
        ):
            continue
        for citing in citings:
            other_document = _same_kind(citing, heads) or _other_document(citing, name, parties)
            if other_document:
                message = f"`{name}` is `{exhibit.title}`, but the text that cites it is about `{other_document.words}`"
                place: tuple[str, ...] = ("exhibits", name, "title")
                yield Problem(place, message, also=(citing.path,), also_at=(other_document,))
                break


AUTHOR = Regex(
    r"\A(?:E-?mail|Letter|Memorandum|Text|Message|Affidavit|Declaration)s?\s(?:of|from|by)\s"
    r"(?P<name>(?:[A-Z][\w.’'-]*\s?){1,4})"
)
"""The writer in the title of an exhibit: "E-mail of Ana Ruiz dated May 3, 2024"."""
WROTE = Regex(
    r"(?P<name>\b(?:Mr|Ms|Mrs|Dr)\.\s[A-Z][\w’'-]+)\s(?:then\s|again\s|[a-z]+ly\s)?"
    r"(?:wrote|answered|replied|responded|e-?mailed|texted|declared|swore|admitted|conceded|said|stated|confirmed|promised|assured)\b",
    needs="mr.|ms.|mrs.|dr.",
)


def _other_author(exhibit: Exhibit, name: str, citings: Sequence[Citing]) -> tuple[Citing, Words] | None:
    """Return the writer in a sentence that cites *exhibit*, if no text that cites it has the writer in its title."""
    author_match = AUTHOR.match(exhibit.title)
    names = re.findall(r"[A-Z][\w’'-]{2,}", author_match["name"]) if author_match else []
    if not names or any(names[-1] in citing.sentence for citing in citings):
        return None
    for citing in citings:
        cited = citing.words.find(f"[[{name}", citing.begin)
        writing_match = WROTE.search(citing.words, citing.begin, max(cited, citing.begin))
        if writing_match:
            return citing, Words(writing_match["name"], writing_match.start("name"))
    return None


KINDS = "Subcontract|Invoice|Certificate|Permit|Deed|Lease|Guaranty|Policy|Mortgage|License|Survey|Report|Contract|Note"
"""Kinds of documents of which none is called by the name of another."""
TITLE_KIND = Regex(rf"\b(?:{KINDS})\b")
NAMED_KIND = Regex(rf"\b(?:[A-Z][\w’'-]{{1,40}}+\s){{1,3}}(?P<head>{KINDS})\b")
KIND_BEFORE_CITATION = Regex(
    rf"(?i)\b(?:an?|the|its|his|her|their)\s(?P<named>(?:[a-z-]+\s){{0,3}}(?P<head>{KINDS}))(?:\s\(|,?\s(?:attached\sas\s)?)\Z"
)
"""A kind of document directly before the citation of an exhibit: "a vehicle history report, [[history]]"."""


def _other_kind(exhibit: Exhibit, name: str, citings: Sequence[Citing]) -> tuple[Citing, Words] | None:
    """Return the kind of document that a text calls *exhibit*, unless a citing text also has the kind of its title."""
    kinds = {kind.lower() for kind in TITLE_KIND.findall(exhibit.title)}
    all_words = " ".join(citing.words for citing in citings).lower()
    if len(kinds) != 1 or any(Regex(rf"\b{kind}").search(all_words) for kind in kinds):
        return None
    for citing in citings:
        cited = citing.words.find(f"[[{name}", citing.begin)
        beside_match = KIND_BEFORE_CITATION.search(citing.words, citing.begin, cited) if cited > 0 else None
        if beside_match:
            return citing, Words(beside_match["named"], beside_match.start("named"))
        is_see = Regex(r"See\s").match(citing.words, citing.begin)
        kind_matches = list(NAMED_KIND.finditer(citing.words, 0, citing.begin)) if is_see else []
        if kind_matches:
            return citing, Words(kind_matches[-1][0], kind_matches[-1].start())
    return None


def _same_kind(citing: Citing, heads: set[str]) -> Words | None:
    """Return the first document in the citing sentence whose kind is one of *heads*."""
    kinds = IN_TITLE.finditer(citing.words, citing.begin, citing.end)
    return next((Words(kind[0], kind.start()) for kind in kinds if kind["head"].lower() in heads), None)


def _other_document(citing: Citing, name: str, parties: frozenset[str]) -> Words | None:
    """Return the document, other than a party's, that the citing sentence names last before it cites the exhibit."""
    end = citing.words.find(f"[[{name}", citing.begin)
    matches = [*KIND.finditer(citing.words, citing.begin, end if end > 0 else citing.end)]
    for match in reversed(matches):
        if roots(match["first"]) - parties:
            return Words(match[0], match.start())
    return None
