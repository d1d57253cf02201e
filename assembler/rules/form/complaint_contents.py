"""Contents that a court requires in a complaint but that the complaint's title, legends, prayer and texts lack."""

import re
from collections.abc import Callable, Iterator, Mapping

from assembler.findings.finding import Severity
from assembler.language.money import sums
from assembler.language.regex import Regex
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.papers.opening.amendments import amendment_number
from assembler.rules._complaint import opening, printed_sections
from assembler.rules._pleaded_sums import computable_sums, pleaded_sums
from assembler.rules._prayer import items
from assembler.rules.form._stated_sum import states_a_sum
from assembler.rules.rule import Problem, rule

Check = Callable[[Matter, Filing], bool]
"""A function that says whether a complaint meets a requirement or need not meet it."""

VERIFIED_IN_TITLE = "VERIFIED, in the title"

NO_AMOUNT = "no dollar amount"

CLEAR_CUT_REQUIREMENTS = (VERIFIED_IN_TITLE, NO_AMOUNT)
"""The beginnings of requirements whose breach is plain, so it is a warning, not a note."""

JURISDICTION_FIRST = "the ground of jurisdiction, in the first"

OTHER_RELIEF = r"^a demand for all the other relief"

DOLLAR_FIGURE = Regex(r"\$\s?\d")

IN_EXCESS_OF = Regex(r"(?i)\bin excess of \$\s?\d[\d,]*")

PUNITIVE_DAMAGES = Regex(r"(?i)\b(?:punitive|exemplary)\b")

LEAVE_TO_AMEND = Regex(r"(?i)\b(?:leave|amend(?:ment|ing)?)\b")

TORT = Regex(
    r"(?i)\b(?:negligen|malpractice|fraud|misrepresent|defam|libel|slander|conver(?:sion|ted)|battery|assault|trespass"
    r"|nuisance|interference|emotional distress|wrongful death|strict liability|products? liability)"
)
"""Words that show that a count's title names a tort."""

INJURY = Regex(
    r"(?i)\b(?:bodily|personal|physical) injur|\bwrongful death\b|\bhospital\b|\bphysicians?\b|\bsurgery\b|\bfractur",
    needs="injur|wrongful|hospital|physician|surgery|fractur",
)
"""Words that suggest that a complaint is for personal injury or death."""


@rule(
    "FMT003",
    cite="the court's rules on the contents of a complaint",
    basis="convention",
    fix="add the required words to `title:`, `legends:` or a paragraph; if the paper says this in other words, "
    "waive FMT003",
    severity=Severity.WARNING,
)
def complaint_needs(matter: Matter) -> Iterator[Problem]:
    """The court requires something in a complaint that was not found here.

    Contents that the program prints itself, or finds in the title, the legends or the texts, are not reported. The
    finding is a warning if a verified complaint does not say "Verified" in its own title, or if the prayer has a dollar
    amount in a court that allows none there, as in Colorado; otherwise it is a note.
    """
    law = matter.court.complaint_needs
    if not law:
        return
    for index, filing in opening(matter):
        for need in law.value:
            if not _is_met(need, matter, filing):
                message = f"`{matter.court.id}` requires of a complaint: {need}"
                severity = None if need.startswith(CLEAR_CUT_REQUIREMENTS) else Severity.NOTE
                yield Problem(("filings", index), message, severity, cite=law.authority, fix=_fix(need))


def _fix(need: str) -> str:
    """Return the remedy for the requirement *need*; "" if the rule's own remedy applies."""
    if need.startswith(VERIFIED_IN_TITLE):
        return "write `Verified` in the `title:` of the filing"
    if need.startswith(NO_AMOUNT):
        return "take the amount out of `relief:`, as in `award damages in an amount to be proved at trial`"
    if need.startswith(JURISDICTION_FIRST):
        return "list `jurisdiction` first under `sections:`"
    if need.startswith("no demand"):
        return "take the demand out of `relief:`, and move for leave to add it; if the court allows it, waive FMT003"
    if need.startswith("no "):
        return "take the figure out of `relief:`; if the court allows it, waive FMT003"
    if re.search(OTHER_RELIEF, need):
        return "add an item to `relief:`, such as `grant all other relief to which the plaintiff is entitled`"
    return ""


def _is_met(need: str, matter: Matter, filing: Filing) -> bool:
    """Whether *filing* passes the first check whose pattern matches the requirement *need*."""
    for pattern, check in PATTERNS.items():
        if pattern.search(need):
            return check(matter, filing)
    return False


def _always(_matter: Matter, _filing: Filing) -> bool:
    return True


def _says_what_for(matter: Matter, filing: Filing) -> bool:
    """Whether the title or a legend may name the subject of the action, or the court prescribes a line that does."""
    may_name_subject = re.search(r"\bfor\b", filing.title or "", re.IGNORECASE) or filing.legends
    return matter.court.character is not None or bool(may_name_subject)


def _names_party(matter: Matter, filing: Filing) -> bool:
    """Whether the title of *filing*, or the court's usual title if it has none, contains the word "plaintiff"."""
    law = matter.court.complaint_title
    return "plaintiff" in (filing.title or (law.value if law else "")).lower()


def _cites_statute(matter: Matter, filing: Filing) -> bool:
    """Whether the complaint cites a statute in parentheses, or no count is based on a statute."""
    cites_in_parentheses = _check_for(r"\((?:[^()]*§|AS \d)")
    return not any(claim.cites for claim in matter.claims) or cites_in_parentheses(matter, filing)


def _has_no_figure_beyond_the_minimum(matter: Matter, _filing: Filing) -> bool:
    return not any(DOLLAR_FIGURE.search(IN_EXCESS_OF.sub("", relief.text)) for relief in matter.relief)


def _says_verified(_matter: Matter, filing: Filing) -> bool:
    return not filing.verified_by or not filing.title or "verified" in filing.title.lower()


def _has_no_figure(matter: Matter, _filing: Filing) -> bool:
    return not any(DOLLAR_FIGURE.search(relief.text) for relief in matter.relief)


def _has_no_figure_for_injury(matter: Matter, filing: Filing) -> bool:
    """Whether the prayer has no figure, or the complaint is not about personal injury or death."""
    return _has_no_figure(matter, filing) or not INJURY.search(_full_text(matter))


def _has_no_figure_for_injury_or_punishment(matter: Matter, filing: Filing) -> bool:
    """Whether the prayer has no figure for punitive damages, nor any figure in a complaint about injury or death."""
    punitive = any(
        DOLLAR_FIGURE.search(relief.text) and PUNITIVE_DAMAGES.search(relief.text) for relief in matter.relief
    )
    return _has_no_figure_for_injury(matter, filing) and not punitive


def _titles(matter: Matter) -> str:
    return "\n".join(claim.title or claim.cause.name for claim in matter.claims)


def _has_no_figure_for_a_tort(matter: Matter, filing: Filing) -> bool:
    return _has_no_figure(matter, filing) or not TORT.search(_titles(matter))


def _has_no_figure_for_negligence_or_punishment(matter: Matter, filing: Filing) -> bool:
    """Whether a prayer in negligence, or an item for punitive damages, has no figure except after "in excess of"."""
    if re.search(r"(?i)\bnegligen", _titles(matter)):
        return _has_no_figure_beyond_the_minimum(matter, filing)
    punitive_items = (
        IN_EXCESS_OF.sub("", relief.text) for relief in matter.relief if PUNITIVE_DAMAGES.search(relief.text)
    )
    return not any(map(DOLLAR_FIGURE.search, punitive_items))


def _check_for(words: str) -> Check:
    """Return a check that the title, the legends or a text of the matter matches the regular expression *words*."""
    return lambda matter, filing: bool(re.search(words, f"{_top_words(filing)}\n{_full_text(matter)}", re.IGNORECASE))


def _full_text(matter: Matter) -> str:
    return "\n".join(text.words for text in texts(matter))


def _names_class_action(matter: Matter, filing: Filing) -> bool:
    """Whether no one sues on behalf of a class, or the title or a legend says "class action"."""
    classes = " ".join(party.on_behalf_of or "" for party in matter.parties.values())
    return "similarly" not in classes.lower() or "class action" in _top_words(filing)


def _names_injunction(matter: Matter, filing: Filing) -> bool:
    """Whether the prayer asks for no injunction, or the title or a legend mentions it."""
    asks_for_injunction = any("enjoin" in relief.text or "injunct" in relief.text for relief in matter.relief)
    return not asks_for_injunction or "injunct" in _top_words(filing)


def _top_words(filing: Filing) -> str:
    return " ".join([filing.title or "", *filing.legends]).lower()


def _begins_with_jurisdiction(_matter: Matter, filing: Filing) -> bool:
    return printed_sections(filing)[:1] == ("jurisdiction",)


def _pleads_jurisdiction(matter: Matter, filing: Filing) -> bool:
    is_in_text = bool(re.search(r"(?i)\bjurisdiction\b", _full_text(matter)))
    return is_in_text or (bool(matter.jurisdiction) and "jurisdiction" in printed_sections(filing))


def _mentions_venue(matter: Matter, filing: Filing) -> bool:
    is_in_text = bool(re.search(r"(?i)\bvenue\b", _full_text(matter)))
    return is_in_text or (bool(matter.venue) and "venue" in printed_sections(filing))


def _sum_certain(matter: Matter, filing: Filing) -> bool:
    """Whether each figure of the prayer is pleaded in the allegations or can be computed from the sums in them.

    Figures up to a limit that is named in the requirement are allowed.
    """
    law = matter.court.complaint_needs
    needs = [need for need in law.value if "unliquidated" in need] if law else []
    limit = max((amount.cents for need in needs for amount in sums(need)), default=0)
    demanded = {amount.cents for item in items(matter) for amount in item.sums}
    above_limit = {cents for cents in demanded if cents > limit}
    return _has_no_figure(matter, filing) or (bool(demanded) and above_limit <= computable_sums(pleaded_sums(matter)))


def _demands_no_punishment(matter: Matter, filing: Filing) -> bool:
    """Whether the prayer asks for no punitive damages, or only for leave to claim them, or the complaint is amended."""
    asks_for_damages = any(
        PUNITIVE_DAMAGES.search(item.text) and not LEAVE_TO_AMEND.search(item.text) for item in items(matter)
    )
    return not asks_for_damages or amendment_number(matter, filing) > 0


def _answers_on_arbitration(matter: Matter, filing: Filing) -> bool:
    """Whether the complaint mentions arbitration, or states a sum that can be compared with the arbitration limit."""
    return _check_for(r"\barbitrat")(matter, filing) or states_a_sum(matter)


CHECKS: Mapping[str, Check] = {
    r"^numbered paragraphs|^paragraphs numbered": _always,
    r"^a title on its face|^the style of the case": _always,
    r"^the party's name and role, in the title": _names_party,
    VERIFIED_IN_TITLE: _says_verified,
    r"^CLASS ACTION": _names_class_action,
    r"^INJUNCTIVE RELIEF": _names_injunction,
    r"^no figure for negligence or punitive damages beyond": _has_no_figure_for_negligence_or_punishment,
    r"^no figure for a tort": _has_no_figure_for_a_tort,
    r"^no .*beyond in excess of": _has_no_figure_beyond_the_minimum,
    r"^no .*unliquidated damages": _sum_certain,
    r"^no demand for punitive damages": _demands_no_punishment,
    r"^no .*punitive damages": _has_no_figure_for_injury_or_punishment,
    r"^no (figure|dollar figure|sum|amount).*personal injury": _has_no_figure_for_injury,
    r"^no dollar figure, unless the claim is for a sum certain": _sum_certain,
    r"^no (figure|dollar figure|dollar amount|sum|amount)": _has_no_figure,
    OTHER_RELIEF: _check_for(r"\bother (?:and further )?relief\b|\bfurther relief\b"),
    r"^the statute that is relied on": _cites_statute,
    r"^the nature of the document and the category of its fee": lambda _matter, filing: "fee" in _top_words(filing),
    f"^{JURISDICTION_FIRST}": _begins_with_jurisdiction,
    r"^the grounds of jurisdiction, in a paragraph": _pleads_jurisdiction,
    r"^whether the amount claimed .*arbitration": _answers_on_arbitration,
    r"^the basis for assignment": _always,  # VEN004 checks the basis for assignment
    r"^the facts on which .* venue": _mentions_venue,
    r"^the (nature of the action|character of the action|type of claim)": _says_what_for,
}
"""The checks, keyed by a pattern for the text of a requirement. A requirement without a check is always reported."""

PATTERNS = {Regex(words): check for words, check in CHECKS.items()}
