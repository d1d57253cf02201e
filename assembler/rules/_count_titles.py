"""Titles of counts that name a claim, act, section or agreement that the text of the count does not name."""

import re
from collections.abc import Iterator

from assembler.catalog.acts import acts
from assembler.catalog.count_words import kinds_of_claims
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.rules._complaint import has_complaint
from assembler.rules._named_claims import claims_named
from assembler.rules._party_names import party_names
from assembler.rules._words_of_counts import NAMED_COUNT, own_words, words_with_references

MIN_WORDS = 12
"""The minimum number of words of a count that is compared with its title."""

REST_OF_WORD = Regex(r"[\w’-]*")
SECTION = Regex(r"§{1,2}\s*(?P<number>\d[\w.:-]*)|\b[Ss]ections?\s+(?P<spelled>\d[\w.:-]*)")


def misnamed_counts(matter: Matter) -> Iterator[tuple[int, str, str]]:
    """Yield the index and the title of each count whose title does not fit its text, and the reason."""
    if not has_complaint(matter):
        return
    for index, claim in enumerate(matter.claims):
        words = own_words(claim) if claim.title else ""
        if not claim.title or len(words.split()) < MIN_WORDS:
            continue
        title = one_line(claim.title)
        fault = _fault(title, words_with_references(claim, matter)) or _other_kind(
            claim.title, words if not NAMED_COUNT.search(words) else words_with_references(claim, matter)
        )
        fault = fault or _own_number(title, index) or _other_defendant(title, claim, matter)
        if fault:
            yield index, title, fault


def _fault(title: str, words: str) -> str:
    """Return why *title* does not fit *words*, the text of the count; "" if it may."""
    for kind in kinds_of_claims():
        name_match = kind.title.search(title)
        if name_match and not kind.words.search(words):
            word_end = REST_OF_WORD.match(title, name_match.end())
            kind_of_claim = title[name_match.start() : word_end.end() if word_end else name_match.end()]
            return f"the count has no word of a claim for {kind_of_claim.lower()}"
    return _other_act(title, words) or _other_section(title, words) or _other_agreement(title, words)


def _own_number(title: str, index: int) -> str:
    """Return a message if *title*, that of the count at *index*, names its own number as that of another count."""
    named_indexes = [named_index for _, _, indexes in claims_named(title) for named_index in indexes]
    return "this is that count itself" if index in named_indexes else ""


DEFENDANT_BEFORE = Regex(r"(?i)\b(?:against|liability\sof)\s(?:defendants?\s)?\Z")
"""Words before the name of a defendant in the title of a count."""


def _other_defendant(title: str, claim: Claim, matter: Matter) -> str:
    """Return a message if *title* says that the count is against a defendant against whom it is not; otherwise ""."""
    names = party_names(matter)
    if not names.key_by_name or not matter.parties.keys() >= {*claim.against}:
        return ""
    for match in compiled(names.name_pattern).finditer(title):
        keys = set(names.parties_in(match[0]))
        if DEFENDANT_BEFORE.search(title, 0, match.start()) and keys and keys.isdisjoint(claim.against):
            opponents = series([matter.parties[key].called or matter.parties[key].name for key in claim.against])
            return f"the count is against {opponents}"
    return ""


def _other_kind(title: str, words: str) -> str:
    """Return a message if *words*, the count's own, name a different kind of claim from *title*."""
    kinds_in_title = [kind for kind in kinds_of_claims() if kind.title.search(title)]
    if not kinds_in_title or any(kind.words.search(words) for kind in kinds_in_title):
        return ""
    for kind in kinds_of_claims():
        match = None if kind in kinds_in_title else kind.title.search(words)
        if match:
            return f"the count is about `{one_line(match[0]).lower()}`"
    return ""


def _other_act(title: str, words: str) -> str:
    """Return a message if *words* cite sections, but none of the act in *title*; otherwise ""."""
    acts_in_title = [act for act in acts().sections if act.casefold() in title.casefold()]
    cited_sections = re.findall(r"(\d{1,2})\s+U\.S\.C\.\s+§{1,2}\s?(\d+\w*)", words)
    for act in acts_in_title:
        cited_acts = [
            cited_act
            for cited_act in acts().sections
            if any(acts().has(cited_act, code_title, section) for code_title, section in cited_sections)
        ]
        is_named = act.casefold() in words.casefold() or initials_of(act) in words
        if cited_acts and act not in cited_acts and not is_named:
            return f"the count cites the {cited_acts[0]}"
    return ""


def initials_of(act: str) -> str:
    """Return the initials of an act: FLSA for the Fair Labor Standards Act."""
    return "".join(word[0] for word in act.split() if word[0].isupper())


def _other_section(title: str, words: str) -> str:
    """Return a message if *words* cite sections, but none of those in *title*; otherwise ""."""
    sections_in_title = [_section_number(match) for match in SECTION.finditer(title)]
    cited_sections = [_section_number(match) for match in SECTION.finditer(words)]
    is_other_code = any(code in title and code not in words for code in ("U.S.C.", "Code", "Stat."))
    if (
        sections_in_title
        and cited_sections
        and not is_other_code
        and not any(section in words for section in sections_in_title)
    ):
        return f"the count cites section {cited_sections[0]}, not section {sections_in_title[0]}"
    return ""


def _section_number(match: re.Match[str]) -> str:
    return (match["number"] or match["spelled"]).rstrip(".:-")


AGREEMENT_IN_TITLE = Regex(
    r"\bof the (?!Implied )"
    r"(?P<name>(?:[A-Z][\w’-]+ ){1,4}(?:Agreement|Contract|Lease|Note|Policy|Guaranty|Covenant|Deed|Bond))\b"
)
AGREEMENT_IN_TEXT = Regex(
    r"\b[Tt]he (?P<name>(?:[A-Z][\w’-]+ ){1,4}(?:Agreement|Contract|Lease|Note|Policy|Guaranty|Deed|Bond"
    r"|(?:(?<!ing )(?<!Court )Order)|Plan|License|Subcontract))\b"
)


def _other_agreement(title: str, words: str) -> str:
    """Return a message if *words* name an agreement, but not the one in *title*; otherwise ""."""
    title_match = AGREEMENT_IN_TITLE.search(title)
    text_match = AGREEMENT_IN_TEXT.search(words)
    if not title_match or not text_match:
        return ""
    name = title_match["name"]
    is_in_text = name in words or name.split(maxsplit=1)[0] in words
    is_short_form = name.endswith(f" {text_match['name']}")
    return "" if is_in_text or is_short_form else f"the count is about the {text_match['name']}"
