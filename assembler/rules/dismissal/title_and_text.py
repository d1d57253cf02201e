"""Titles and texts that do not match the paper: another kind of paper, rule, prejudice or party."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.law import qualified_cite
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal._reasons import by_program
from assembler.rules.dismissal.own_words.stated_facts.statements import grounds
from assembler.rules.dismissal.own_words.stated_prejudice import prejudice_contradiction
from assembler.rules.dismissal.own_words.texts import own_words
from assembler.rules.rule import Problem, rule

KINDS = ("notice", "stipulation", "motion")

END_OF_RULE = Regex(r"[,;]|\.\s+[A-Z]|\b(?:and|for|to|because|as)\b")
"""Punctuation or a word after "under" that ends the citation of a rule."""


@rule(
    "DIS020",
    cite="Ornelas v. Cate (E.D. Cal. 2014), citing Williams v. Ezell, 531 F.2d 1261 (5th Cir. 1976)",
    basis="secondary",
    fix="correct the title",
    severity=Severity.NOTE,
)
def motion_in_title(paper: DismissalPaper) -> Iterator[Problem]:
    """A title names another kind of paper, as when a notice is called a motion.

    Courts look at the substance of a paper, not at its title. But a notice that is called a motion may wait for a
    ruling that it does not need.
    """
    title = paper.filing.title or ""
    kind = paper.instrument.way
    kinds_in_title = {name for name in KINDS if re.search(rf"(?i)\b{name}\b", title)}
    if kinds_in_title and kind not in kinds_in_title:
        message = f"the title `{title}` does not say that the paper is a {kind}"
        is_state_court = paper.matter.court.system == "state"
        cite = qualified_cite(paper.instrument.rule, paper.instrument.signed_by.basis) if is_state_court else ""
        yield Problem(("filings", paper.filing_index, "title"), message, cite=cite)


SUBDIVISION = Regex(r"\b\d{2}\(a\)(?:\([A-Za-z0-9]{1,3}\))+")
"""A subdivision of a rule, as papers cite it: 41(a)(1)(A)(i)."""

RULE_INTRODUCED = Regex(
    r"(?i)"
    r"\b(?:this (?:notice|stipulation|motion) is (?:filed|made|given|brought)|dismisses|may dismiss|moves)\b[^.;]{0,60}"
    r"\b(?:under|pursuant to)\b"
)
"""Words by which a paragraph introduces the rule under which the paper is filed."""

RULE_INTRODUCED_IN_TITLE = Regex(r"(?i)\b(?:under|pursuant to)\b")
"""Words that introduce the rule in a title."""

ANOTHER_PAPER = Regex(r"(?i)\b(?:only|before|until|no longer|by notice|by stipulation|once|unless|if|when)\b")
"""Words suggesting that the sentence cites the rule for another paper, as in "unless the case ends by stipulation"."""

RULE_NUMBER = Regex(r"(?<![\w.-])\d+[\w./-]*\d?(?:\([A-Za-z0-9]{1,3}\))*")
"""The number of a rule or a section, with its subdivisions: 41(a)(2), 3217(b), 5/2-1009(a), 1671."""


@rule(
    "DIS019",
    cite="Fed. R. Civ. P. 41(a)(1)(A)",
    basis="verified",
    fix="cite the rule that the message names, or delete your own title to use the standard title",
)
def other_rule_cited(paper: DismissalPaper) -> Iterator[Problem]:
    """A text of the paper cites a rule other than the rule under which the paper dismisses.

    A notice that cites the rule on stipulations, for example, leaves unclear which of the two papers it is. A paragraph
    may mention any of the court's rules on dismissal.
    """
    citations = (*_wrong_rules(paper), *_wrong_laws(paper))
    for path, citation in citations:
        citations_in_text = [text_citation for text_path, text_citation in citations if text_path == path]
        if any(citation in longer and citation != longer for longer in citations_in_text):
            continue
        message = f"`{citation}` is cited, but the paper dismisses under {paper.instrument.rule}"
        yield Problem(path, message, cite=paper.instrument.rule)


def _wrong_rules(paper: DismissalPaper) -> Iterator[tuple[KeyPath, str]]:
    """Yield each cited rule that is neither the paper's rule nor, in running text, another rule on dismissal."""
    instruments = paper.matter.court.dismissal.value.instruments.values()
    papers_rules = SUBDIVISION.findall(paper.instrument.rule)
    courts_rules = [citation for instrument in instruments for citation in SUBDIVISION.findall(instrument.rule)]
    for text in own_words(paper):
        is_on_another_paper = text.key == "grounds" and ANOTHER_PAPER.search(text.words)
        introduces_own_rule = RULE_INTRODUCED.search(text.words) and not is_on_another_paper
        allowed_rules = papers_rules if text.operative or introduces_own_rule else courts_rules
        for citation in SUBDIVISION.findall(text.words):
            if allowed_rules and not any(allowed_rule.startswith(citation) for allowed_rule in allowed_rules):
                yield text.path, citation


def _wrong_laws(paper: DismissalPaper) -> Iterator[tuple[KeyPath, str]]:
    """Yield each rule that a title or a ground cites as the paper's own but that the court's dismissal law lacks."""
    instruments = paper.matter.court.dismissal.value.instruments.values()
    courts_numbers = {
        _without_subdivisions(number) for instrument in instruments for number in RULE_NUMBER.findall(instrument.rule)
    }
    titles = [text for text in own_words(paper) if text.key == "title"]
    for text in (*titles, *grounds(paper)):
        introduction = RULE_INTRODUCED_IN_TITLE if text.key == "title" else RULE_INTRODUCED
        for match in introduction.finditer(text.words):
            cited_rule = END_OF_RULE.split(text.words[match.end() :], maxsplit=1)[0]
            numbers = {_without_subdivisions(number) for number in RULE_NUMBER.findall(cited_rule)}
            if numbers and numbers.isdisjoint(courts_numbers):
                yield text.path, cited_rule.strip(" .")


def _without_subdivisions(number: str) -> str:
    """Return *number* without its subdivisions."""
    return number.partition("(")[0].casefold()


PARTIAL = Regex(r"(?i)\bpartial|\bcertain defendants|\bsome\b")


@rule(
    "DIS014",
    cite="house style",
    basis="convention",
    fix="write `dismisses: all` to end the action; otherwise remove the defendants who stay from the list",
)
def partial_in_name(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper is called partial, or names defendants one by one, but ends the whole action.

    The clerk closes a case in which no defendant is left, but a clerk who reads only the title may not notice that.
    """
    filing = paper.filing
    if paper.scope.in_part:
        return
    if PARTIAL.search(filing.title or ""):
        message = f"the title `{filing.title}` calls the dismissal partial, but no defendant is left"
        yield Problem(("filings", paper.filing_index, "title"), message)
    elif _one_by_one(paper):
        message = "`dismisses:` lists all the remaining defendants, so the whole action ends"
        yield Problem(("filings", paper.filing_index, "dismisses"), message, Severity.NOTE)


def _one_by_one(paper: DismissalPaper) -> bool:
    """Whether *paper* lists its dismissed parties, two or more, by name and without separate claims or prejudice."""
    entries = paper.filing.dismisses
    names = {name for entry in entries for name in entry.parties}
    has_only_names = all(entry.prejudice is None and not entry.claims for entry in entries)
    return has_only_names and len(names) > 1 and names == set(paper.scope.dismissed_parties)


DISMISSED_IN_TITLE = Regex(r"(?i)\b(?:dismissal|discontinuance|nonsuit|dismissing)\b(?P<whom>.*)")


@rule(
    "DIS025",
    cite="house style: the title and the text say what the paper does",
    basis="convention",
    waivable="some",
    severity=Severity.WARNING,
    fix="correct the words, or `prejudice:` and `dismisses:`",
    no_waiver="if a text states another prejudice, the effect of the paper is uncertain; for a title that "
    "names other defendants, the finding is a warning, which can be waived",
)
def text_against_dismissal(paper: DismissalPaper) -> Iterator[Problem]:
    """A text of the paper contradicts the `prejudice:` of a dismissal, or the title names other defendants.

    The operative sentence follows `prejudice:` and `dismisses:`, but a clerk may read only the title.
    """
    for text in own_words(paper):
        if contradiction := prejudice_contradiction(paper, text):
            message = f"{contradiction} ({paper.instrument.rule})"
            yield by_program(Problem(text.path, message, promise=True))
    yield from _names_of_other_defendants(paper)


def _names_of_other_defendants(paper: DismissalPaper) -> Iterator[Problem]:
    """Yield a problem if the title names defendants other than those whom the paper dismisses."""
    match = DISMISSED_IN_TITLE.search(paper.filing.title or "")
    words = (match["whom"] if match else "").casefold()
    defendants = {key: party for key, party in paper.matter.parties.items() if party.on_side == "defendant"}
    keys_in_title = {
        key
        for key, party in defendants.items()
        if _contains_name(words, party.name) or _contains_name(words, party.called or party.name)
    }
    dismissed_keys = set(paper.scope.dismissed_parties)
    if keys_in_title and dismissed_keys and keys_in_title != dismissed_keys:
        names_in_title = series([f"`{party.name}`" for key, party in defendants.items() if key in keys_in_title])
        dismissed_names = series([f"`{party.name}`" for key, party in defendants.items() if key in dismissed_keys])
        message = f"the title names {names_in_title}, but the paper dismisses {dismissed_names}"
        yield Problem(("filings", paper.filing_index, "title"), message)


def _contains_name(words: str, name: str) -> bool:
    """Whether *words*, which are in lowercase, contain *name* as whole words."""
    lowercase_name = name.casefold()
    return lowercase_name in words and bool(re.search(rf"(?<!\w){re.escape(lowercase_name)}(?!\w)", words))
