"""Ineffective jury demands, unverified complaints, and special proceedings brought as ordinary actions."""

from collections.abc import Iterator

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, passages
from assembler.law.proceedings import proceeding
from assembler.model.law import has_source, qualified_cite
from assembler.model.matter import Matter
from assembler.model.pleading import matching_claims
from assembler.rules._complaint import has_complaint, opening
from assembler.rules._pleadings import counts
from assembler.rules.rule import Problem, matched, rule

JURY_FEE = Regex(r"(?i)\bjury\s(?:fees?|deposit)\b|\bfees?\s(?:for|of)\s(?:a|the)\sjury\b")
"""Words that show that the lawyer knows about the jury fee, which some courts require besides the demand."""

JURY_DEMAND = Regex(
    r"(?i)\b(?:demand|request|claim|ask)\w*\b[^.;]{0,60}\bjury\b|\bjury\b[^.;]{0,40}\bdemand", needs="jury"
)


@rule(
    "JRY001",
    cite="Wash. CR 38(b), (d)",
    basis="verified",
    fix="demand the jury as the court requires",
    severity=Severity.NOTE,
)
def demand_in_caption_only(matter: Matter) -> Iterator[Problem]:
    """In this court a jury demand in the complaint is not enough.

    Some courts require the demand to be served, filed and paid for by a deadline; otherwise the jury is waived. The
    remedy states the court's own rule; a court whose rule is not known is not checked. Nothing is reported if a text
    mentions the jury fee.
    """
    law = matter.court.jury
    suffices = law.basis == "convention" or law.value.in_caption_suffices
    if not matter.jury_demand or suffices or any(JURY_FEE.search(text) for _, text in prose(matter)):
        return
    if has_complaint(matter):
        message = f"in {matter.court.citation or matter.court.name} a jury demand in the complaint is not enough"
        yield Problem(("jury_demand",), message, cite=law.authority, fix=law.value.how)


JURY_WAIVER = Regex(
    r"(?i)\bwaiv(?:e|es|ed|ing)\b[^.;]{0,60}\b(?:jury\s+trials?|trials?\s+by\s+jury|jury)\b|\bjury[\s-]+(?:trial\s+)?waiver\b"
)
DENIAL_OF_WAIVER = Regex(
    r"(?i)\b(?:not|never|no|nor|neither|without|unenforceable|invalid|void|inapplicable|unless|except|before|cannot)\b"
)
"""Words in the sentence that may deny the waiver."""


BENCH_TRIAL = Regex(
    r"(?i)\btried\s+(?:to|by|before)\s+the\s+court\b|\bwithout\s+a\s+jury\b|\bbench\s+trial\b|\btrial\s+(?:to|by)\s+the\s+court\b"
)
"""Words of a user's own jury demand that ask for a trial by the judge."""


@rule(
    "JRY003",
    cite="house style: the demand for a jury fits the facts pleaded",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete `jury_demand:`, or name under it the claims that the waiver does not cover",
)
def jury_waived(matter: Matter) -> Iterator[Problem]:
    """A jury is demanded, but a text says that the parties waived a jury.

    Many contracts have such a waiver, and the other side moves to strike the demand. Nothing is reported if the
    sentence denies the waiver, or if the demand is limited to some claims. The user's own words for the demand are
    reported too if they ask for a trial by the judge.
    """
    if matter.jury_demand is not True or not has_complaint(matter):
        return
    demand = matter.words.jury or ""
    bench_match = BENCH_TRIAL.search(demand)
    if bench_match and "demand" not in demand.lower():
        message = f"a jury is demanded, but the text says `{one_line(bench_match[0])}`"
        yield Problem(("words", "jury"), message, at=matched(bench_match), also=(("jury_demand",),))
    for path, text in prose(matter):
        if "jury" not in text:
            continue
        for match in passages(JURY_WAIVER, text):
            begin, end = sentence_span(text, match.start(), match.end())
            if not DENIAL_OF_WAIVER.search(text, begin, end):
                message = f"a jury is demanded, but the text says `{one_line(match[0])}`"
                yield Problem(path, message, at=matched(match), also=(("jury_demand",),))


JURY_TITLE = Regex(r"(?i)\bjury\b")


@rule(
    "JRY004",
    cite="house style: the title and the paper agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `jury_demand: true`, or delete the words in the title",
)
def jury_only_in_title(matter: Matter) -> Iterator[Problem]:
    """The title of a complaint announces a demand for a jury, but the complaint demands none.

    Nothing is reported if one of the user's own texts demands a jury.
    """
    if matter.jury_demand or any(JURY_DEMAND.search(text) for _, text in prose(matter)):
        return
    for filing_index, filing in opening(matter):
        if JURY_TITLE.search(filing.title or ""):
            message = f"the title is `{one_line(filing.title or '')}`, but the complaint demands no jury"
            yield Problem(("filings", filing_index, "title"), message)


@rule(
    "JRY002",
    cite="the statute under which such claims are tried without a jury",
    basis="memory",
    severity=Severity.WARNING,
    fix="delete `jury_demand:`",
)
def jury_not_allowed(matter: Matter) -> Iterator[Problem]:
    """A jury is demanded although every claim is tried without a jury.

    Where at least one claim is tried to a jury, a demand that names no claims applies to that claim.
    """
    names = matter.jury_demand if isinstance(matter.jury_demand, tuple) else ()
    indexes = sorted({index for name in names for index in matching_claims(matter.claims, name)})
    claims = [matter.claims[index] for index in indexes] or matter.claims
    laws = [claim.cause.no_jury_authority for claim in claims]
    if matter.jury_demand and laws and all(laws) and has_complaint(matter):
        law = laws[0]
        cite = qualified_cite(law.cite, law.basis) if law else ""
        yield Problem(("jury_demand",), "a jury is demanded, but the claims are tried without a jury", cite=cite)


@rule(
    "CLM020",
    cite="the statute or rule on record for the cause that requires a verified complaint",
    basis="secondary",
    severity=Severity.WARNING,
    fix="list the person who verifies the complaint under `people:`, and give its key in `verified_by:` of the filing",
)
def not_verified(matter: Matter) -> Iterator[Problem]:
    """A claim or the court requires a verified complaint, but nobody verifies it.

    Some statutes on evictions, foreclosures and title require the plaintiff or counsel to swear to the complaint, and
    in Pennsylvania a rule requires a verification of every complaint. A claim's requirement is reported only if a
    source for it was read. A count for a mere remedy, such as an injunction, is not reported, because other sworn
    papers can support the remedy.
    """
    for index, filing in opening(matter):
        if filing.verified_by:
            continue
        law = matter.court.verified_complaint
        if law and law.value:
            message = f"`{matter.court.id}` requires a verified complaint, but nobody verifies `{filing.name}`"
            yield Problem(("filings", index), message, cite=law.authority)
            continue
        for pleading in counts(matter):
            cause, standard = pleading.claim.cause, pleading.claim.cause.pleading
            if standard.standard == "verified" and has_source(standard.basis) and not cause.remedy_not_claim:
                message = f"`{pleading.name}` needs a verified complaint, but nobody verifies `{filing.name}`"
                yield Problem(("filings", index), message, cite=qualified_cite(standard.cite, standard.basis))


@rule(
    "CLM022",
    cite="the statute on record for the special proceeding",
    basis="verified",
    severity=Severity.WARNING,
    fix="name the sides under `sides:`",
)
def special_proceeding(matter: Matter) -> Iterator[Problem]:
    """A special proceeding calls its sides plaintiff and defendant, or needs another paper besides the petition.

    A petition begins a special proceeding, and the program titles the paper accordingly. The sides are the petitioner
    and the respondent. The record of the cause says what is filed and served with the petition.
    """
    special = proceeding(matter)
    if special is None or not has_complaint(matter):
        return
    cite = qualified_cite(special.cite, special.basis)
    if dict(matter.sides) != dict(special.sides):
        sides = ", ".join(f"{side}: {name}" for side, name in special.sides.items())
        message = f"`{matter.claims[0].cause.id}` is a special proceeding, with a petitioner and a respondent"
        yield Problem(("claims", 0, "cause"), message, cite=cite, fix=f"add `sides: {{{sides}}}`")
    if special.goes_with:
        message = f"the petition must be filed with {special.goes_with}, which the program does not write"
        yield Problem(("claims", 0, "cause"), message, Severity.NOTE, cite=cite, fix="prepare it yourself")
