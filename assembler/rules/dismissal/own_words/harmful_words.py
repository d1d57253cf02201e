"""Words that may undo a paper, even in a name, a label or an address: "unsigned", "not yet", "when it has paid"."""

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.later_days import names_later_day

HARMFUL_WORDS = Regex(
    r"(?i)\b(?:"
    # Denials.
    r"not(?! (?:(?:yet )?admitted|licensed|individually|personally|in (?:its|his|her|their) \w+ capacity)\b)"
    r"|never|nothing|nobody|false|un(?:signed|filed|authori[sz]ed|paid|read|real)|without (?:authority|effect|force)"
    # A paper that is void, withdrawn or not yet final.
    r"|void|null|invalid|inoperative|rescind\w*|rescission|revok\w*|cancel\w*|retract\w*|recant\w*|expir(?:es?|ed)"
    r"|drafts?|tentative\w*|provisional\w*|proposed|lodged|on hold|escrow|duress"
    # Conditions and exceptions.
    r"|if(?! any\b)|when|whenever|once|until|unless|pays?|paid|payment|subject to|in part|except|conditional\w*"
    r"|dismiss\w*|terms apply|side letter|FRE 408)\b"
)
"""Words that do not belong in a label, and that may negate or change the effect of the paper."""

CLAUSE_START = Regex(
    r"(?i)(?:[,(;:—–]|\s-+\s)\s*(?:and |but )?(?:which\b|who\b|whom\b|where\b"
    r"|whose\b(?! (?:(?:true|real|legal) )?(?:names?|identit))"
    r"|if\b(?! any\b)|but\b(?! (?:solely|only|merely|as)\b)|when\b|whenever\b|once\b|until\b|unless\b|after\b|before\b"
    r"|provided\b|except\b|upon\b|subject to\b|pending\b|while\b|though\b|although\b|only (?:if|when|on)\b|void\b"
    r"|not\b(?!(?: \w+)? (?:individually|personally|in (?:its|his|her|their)|as)\b| individually|personally))"
)
"""The beginning of a clause; names contain no clauses."""

DATE_OF_EVENT = Regex(r"(?i)\b(?:on|from|after|as of|until|effective) (?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)")
"""The date of an event, as opposed to the date in the name of a trust or an agreement."""

WORDS_UNUSUAL_IN_NAMES = Regex(
    r"\b(?:does|do|will|shall|may|must|pays?|paid|drops?|draft|unsigned|rescinded|revoked|cancell?ed|escrow)\b"
    r"|(?i:\b(?:un)?dismiss\w*|\bprejudice\b|\banswered\b|\bthis (?:action|case|suit|notice|paper|stipulation)\b"
    r"|\b(?:against|as to|for|from|by|over|upon) (?:which|whom)\b)"
)
"""Words that names of parties and attorneys do not usually contain; some of them count only in lowercase."""


def is_more_than_a_name(paper: DismissalPaper, name: str) -> bool:
    """Whether *name*, the name of a party or an attorney, also makes a statement and must therefore be checked."""
    has_statement = CLAUSE_START.search(name) or DATE_OF_EVENT.search(name) or WORDS_UNUSUAL_IN_NAMES.search(name)
    return bool(has_statement) or names_later_day(paper, name)
