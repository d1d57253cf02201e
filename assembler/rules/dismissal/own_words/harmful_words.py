"""Words that may undo a paper, even in a name, a label or an address: "unsigned", "not yet", "when it has paid"."""

from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.later_days import names_later_day

HARMFUL_WORDS = Regex(
    r"(?i)\b(?:not(?! (?:(?:yet )?admitted|licensed|individually|personally|in (?:its|his|her|their) \w+ capacity)\b)"
    r"|never|nothing|nobody|void|null|invalid|inoperative|false|drafts?|un(?:signed|filed|authori[sz]ed|paid|read|real)"
    r"|without (?:authority|effect|force)|escrow|rescind\w*|rescission|revok\w*|cancel\w*|retract\w*|recant\w*"
    r"|expir(?:es?|ed)|tentative\w*|provisional\w*|proposed|lodged|on hold|duress|if(?! any\b)|when|whenever|once|until"
    r"|unless|pays?|paid|payment|subject to|in part|except|conditional\w*|dismiss\w*|terms apply|side letter"
    r"|FRE 408)\b"
)
"""Words that do not belong in a label, and that may negate or change the effect of the paper."""

CLAUSE = Regex(
    r"(?i)(?:[,(;:—–]|\s-+\s)\s*(?:and |but )?(?:which\b|who\b|whom\b"
    r"|whose\b(?! (?:(?:true|real|legal) )?(?:names?|identit))"
    r"|if\b(?! any\b)|but\b(?! (?:solely|only|merely|as)\b)|when\b|whenever\b|once\b|until\b|unless\b|after\b|before\b"
    r"|provided\b|except\b|upon\b|subject to\b|pending\b|while\b|though\b|although\b|only (?:if|when|on)\b|void\b"
    r"|not\b(?!(?: \w+)? (?:individually|personally|in (?:its|his|her|their)|as)\b| individually|personally))"
)
"""The beginning of a clause; names contain no clauses."""

ON_A_DAY = Regex(r"(?i)\b(?:on|from|after|as of|until|effective) (?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)")
"""The date of an event, as opposed to the date in the name of a trust or an agreement."""

NO_NAME = Regex(
    r"\b(?:does|do|will|shall|may|must|pays?|paid|drops?|draft|unsigned|rescinded|revoked|cancell?ed|escrow)\b"
    r"|(?i:\b(?:un)?dismiss\w*|\bprejudice\b|\banswered\b|\bthis (?:action|case|suit|notice|paper|stipulation)\b)"
)
"""Words that names of parties and attorneys do not usually contain; some of them count only in lowercase."""


def is_more_than_a_name(paper: DismissalPaper, name: str) -> bool:
    """Whether *name*, the name of a party or an attorney, also makes a statement and must therefore be checked."""
    has_statement = CLAUSE.search(name) or ON_A_DAY.search(name) or NO_NAME.search(name)
    return bool(has_statement) or names_later_day(paper, name)
