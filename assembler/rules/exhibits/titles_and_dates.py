"""Exhibits whose title or date differs from the text that cites them."""

from collections.abc import Iterator, Sequence
from datetime import date

from assembler.facts.dates import days
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.language.dates import plain_date
from assembler.language.regex import Regex
from assembler.model.exhibit import Exhibit
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._exhibit_titles import Citing, citing_texts, names_of_parties, roots
from assembler.rules._roots import same_root
from assembler.rules.rule import Problem, Words, rule


@rule(
    "ATT005",
    cite="house style: the list of exhibits and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct its date in the list of exhibits or in the text",
)
def exhibit_of_another_date(matter: Matter) -> Iterator[Problem]:
    """The date of an exhibit differs from the date in the text that cites it.

    No text that cites the exhibit has its date, and a date there looks like a slip for it: another year, another month,
    a digit, or day and month exchanged. If the citing sentence has only one date and names the kind of document, it
    must be the exhibit's. An exhibit that is dated after the complaint is reported, too.
    """
    filed = min((filing.date for _, filing in opening(matter) if filing.date), default=None)
    for name, citings in citing_texts(matter).items() if any(opening(matter)) else ():
        exhibit = matter.exhibits[name]
        if exhibit.date and filed and exhibit.date > filed:
            message = (
                f"Exhibit `{name}` is dated {plain_date(exhibit.date)}, after the complaint of {plain_date(filed)}"
            )
            yield Problem(("exhibits", name, "date"), message)
        elif exhibit.date and citings:
            yield from _other_day(name, exhibit, exhibit.date, citings)


def _other_day(name: str, exhibit: Exhibit, day: date, citings: Sequence[Citing]) -> Iterator[Problem]:
    """Yield a problem for the date in one of *citings* that differs from *day*, unless one of them has *day*."""
    if any(stated.first <= day <= stated.last for citing in citings for stated in days(citing.words)):
        return
    title = roots(exhibit.title)
    for citing in citings:
        exact = [stated for stated in days(unquoted(citing.words)) if stated.first == stated.last]
        in_sentence = [stated for stated in exact if citing.begin <= stated.start < citing.end]
        near = [stated for stated in exact if _is_slip(day, stated.first)]
        if not near and len(in_sentence) == 1 and len(exact) == 1 and title & roots(citing.sentence):
            near = in_sentence
        if near:
            stated = near[0]
            written = citing.words[stated.start : stated.end]
            message = f"Exhibit `{name}` is dated {plain_date(day)}, but the text that cites it says `{written}`"
            at = Words(written, stated.start)
            yield Problem(("exhibits", name, "date"), message, also=(citing.path,), also_at=(at,))
            return


def _is_slip(day: date, other: date) -> bool:
    """Whether two dates differ only in the year, in the month or in a digit of the day, or have them exchanged."""
    if (day.day, day.month, day.year) == (other.month, other.day, other.year):
        return True
    same = (day.year == other.year, day.month == other.month, day.day == other.day)
    if same == (True, True, False):
        first, second = f"{day.day:02}", f"{other.day:02}"
        return first == second[::-1] or sum(a != b for a, b in zip(first, second, strict=True)) == 1
    return same in {(False, True, True), (True, False, True)}


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
