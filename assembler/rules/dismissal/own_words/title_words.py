"""The ordinary words of titles and legends on dismissal papers; a signer must read any other word."""

import re

from assembler.language.dates import WRITTEN_DATE
from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.harmful_words import HARMFUL_WORDS
from assembler.rules.dismissal.own_words.texts import ORDER_TITLE, OwnText

TITLE_WORDS = frozenset(
    "a an the of to by for and or in as with against from under pursuant on re regarding all both its his her their s"
    " plaintiff plaintiffs petitioner petitioners respondent respondents defendant defendants claimant claimants"
    " counterclaimant counterclaimants cross third party parties only remaining certain named entire whole action case"
    " complaint petition claim claims count counts counterclaim counterclaims crossclaim crossclaims cause causes"
    " one two three four five six seven eight nine ten first second third fourth fifth"
    " voluntary voluntarily dismissal dismissing dismiss partial partially joint jointly stipulated stipulation notice"
    " nonsuit discontinuance withdrawal praecipe motion request order amended corrected agreed unopposed"
    " fed federal r rule rules civ civil p procedure frcp cr cplr section code i ii iii iv et al"
    " with without prejudice this".split()
)
"""The ordinary words of a title."""

LEGEND_WORDS = frozenset(
    "clerk clerks required oral argument requested demanded jury trial date dates set assigned honorable hon judge"
    " magistrate justice filed hearing time place courtroom department dept division room note noted noting calendar"
    " ecf electronically related docket index mag a m p am pm gov government code exempt fee fees filing district"
    " county superior court states united state track tier master file lead individual class bench non".split()
)
"""The ordinary words of the lines under a title."""

ORDER_TITLE_WORDS = frozenset(
    "granting granted approving on upon final proposed judgment stipulation stipulations motion unopposed lifting stay"
    " closing".split()
)
"""The ordinary words of the title of an order."""

HARMLESS_PHRASE = Regex(
    r"(?i)\bnos?\.? ?(?=\d)|\bnon-?(?=suit|jury)|\bnone set\b|\bno (?:jury|hearing|oral argument)\b"
    r"|\blifting of (?:the )?stay\b|\bstay (?:is )?lifted\b|\bwithdrawal of (?:pending |all )*motions?\b"
)
"""Numbers, phrases in which "no" is not a denial, and names of harmless events."""

JUDGES_NAME = Regex(r"\b(?:Honorable|Hon\.|(?:Magistrate )?Judge|Justice)(?: [A-Z][\w.’'-]*){1,4}")
"""The name of a judge."""


def has_unusual_word(paper: DismissalPaper, text: OwnText) -> bool:
    """Whether *text*, a title or a legend, has a word that is neither ordinary nor part of a name in the case."""
    ordinary_words = TITLE_WORDS | _words_of_paper(paper)
    if text.key == "legends":
        ordinary_words |= LEGEND_WORDS
    elif text.key == ORDER_TITLE:
        ordinary_words |= ORDER_TITLE_WORDS | LEGEND_WORDS
    checked_text = HARMLESS_PHRASE.sub("", WRITTEN_DATE.sub("", text.words))
    checked_text = JUDGES_NAME.sub(lambda judge: judge[0] if HARMFUL_WORDS.search(judge[0]) else "", checked_text)
    words = re.findall(r"[^\W\d_]+", checked_text.casefold())
    return any(word not in ordinary_words and word.removesuffix("s") not in ordinary_words for word in words)


def _words_of_paper(paper: DismissalPaper) -> frozenset[str]:
    """Return the words of the paper's own titles, and of the names in the case."""
    document_type = paper.filing.paper
    instrument = paper.instrument
    matter = paper.matter
    titles = [instrument.title, instrument.order.title, instrument.rule]
    titles += [document_type.name, document_type.title, document_type.short_title]
    names = [person.name for group in (matter.parties, matter.counsel) for person in group.values()]
    names += [party.called or "" for party in matter.parties.values()]
    names += [matter.judge.name if matter.judge else "", matter.court.name]
    roles = [*(party.role for party in matter.parties.values()), *matter.sides.values()]
    all_text = " ".join(map(str, (*titles, *names, *roles)))
    return frozenset(re.findall(r"[^\W\d_]+", all_text.casefold()))
