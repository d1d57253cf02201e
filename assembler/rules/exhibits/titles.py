"""Exhibits whose title differs from the text that cites them."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._exhibit_titles import Citing, citing_texts, names_of_parties, roots
from assembler.rules._roots import same_root
from assembler.rules.rule import Problem, Words, rule

HEAD = (
    "Agreement|Subcontract|Contract|Lease|Guaranty|Guarantee|Warranty|Policy|Deed|Note|Mortgage|Report|Letter|Notice|Plan"
    "|Statement|Order|Invoice|License|Certificate|Charge|Addendum|Amendment|Permit|Survey|Bid|Proposal"
)
KIND = Regex(rf"(?P<first>(?:[A-Z][\w’'&-]+\s){{1,4}})(?P<head>{HEAD})\b")
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

    An example is "Electrical Subcontract" in the list of exhibits, where the text introduces a Masonry Subcontract. A
    title whose words are in a citing text, or that begins with the same capitals as a term there, is not reported.
    """
    parties = names_of_parties(matter)
    for name, citings in citing_texts(matter).items() if any(opening(matter)) else ():
        exhibit = matter.exhibits[name]
        title_head = IN_TITLE.search(exhibit.title)
        heads = {title_head["head"].lower()} if title_head else set()
        distinctive = roots(exhibit.title) - parties - roots(" ".join(heads))
        said = frozenset(of for citing in citings for of in roots(citing.words))
        if not distinctive or not citings or any(same_root(of, other) for of in distinctive for other in said):
            continue
        for citing in citings:
            named = _same_kind(citing, heads) or _other_document(citing, name, parties)
            if named:
                message = f"Exhibit `{name}` is `{exhibit.title}`, but the text that cites it is about `{named.words}`"
                place: tuple[str, ...] = ("exhibits", name, "title")
                yield Problem(place, message, also=(citing.path,), also_at=(named,))
                break


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
