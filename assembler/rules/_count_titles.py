"""Titles of counts that name a claim, act, section or agreement that the text of the count does not name."""

import re
from collections.abc import Iterator

from assembler.catalog.acts import acts
from assembler.catalog.count_words import kinds_of_claims
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._words_of_counts import own_words, words_with_references

MIN_WORDS = 12
"""The minimum number of words of a count that is compared with its title."""

REST_OF_WORD = Regex(r"[\w’-]*")
SECTION = Regex(r"§{1,2}\s*(?P<number>\d[\w.:-]*)|\b[Ss]ections?\s+(?P<spelled>\d[\w.:-]*)")


def misnamed_counts(matter: Matter) -> Iterator[tuple[int, str, str]]:
    """Yield the index and the title of each count whose title does not fit its text, and the reason."""
    for number, claim in enumerate(matter.claims if has_complaint(matter) else ()):
        title = claim.title or ""
        words = words_with_references(claim, matter) if title else ""
        own = own_words(claim) if title else ""
        if len(own.split()) >= MIN_WORDS and (fault := _fault(one_line(title), words) or _other_kind(title, own)):
            yield number, one_line(title), fault


def _fault(title: str, words: str) -> str:
    """Return why *title* does not fit *words*, the text of the count; "" if it may."""
    for kind in kinds_of_claims():
        name_match = kind.title.search(title)
        if name_match and not kind.words.search(words):
            word_end = REST_OF_WORD.match(title, name_match.end())
            kind_of_claim = title[name_match.start() : word_end.end() if word_end else name_match.end()]
            return f"the count has no word of a claim for {kind_of_claim.lower()}"
    return _other_act(title, words) or _other_section(title, words) or _other_agreement(title, words)


def _other_kind(title: str, words: str) -> str:
    """Return a message if *words*, the count's own, name another kind of claim than *title* does."""
    named = [kind for kind in kinds_of_claims() if kind.title.search(title)]
    if not named or any(kind.words.search(words) for kind in named):
        return ""
    others = (kind.title.search(words) for kind in kinds_of_claims() if kind not in named)
    match = next(filter(None, others), None)
    return f"the count is about `{one_line(match[0]).lower()}`" if match else ""


def _other_act(title: str, words: str) -> str:
    """Return a message if *words* cite sections, but none of the act in *title*; otherwise ""."""
    acts_in_title = [act for act in acts().sections if act.casefold() in title.casefold()]
    cited = [(match[1], match[2]) for match in re.finditer(r"(\d{1,2})\s+U\.S\.C\.\s+§{1,2}\s?(\d+\w*)", words)]
    for act in acts_in_title:
        cited_acts = [
            other_act for other_act in acts().sections if any(acts().has(other_act, *section) for section in cited)
        ]
        if (
            cited_acts
            and act not in cited_acts
            and act.casefold() not in words.casefold()
            and initials_of(act) not in words
        ):
            return f"the count cites the {series(cited_acts[:1])}"
    return ""


def initials_of(act: str) -> str:
    """Return the initials of an act: FLSA for the Fair Labor Standards Act."""
    return "".join(word[0] for word in act.split() if word[0].isupper())


def _other_section(title: str, words: str) -> str:
    """Return a message if *words* cite sections, but none of those in *title*; otherwise ""."""
    titled = [_digits(match) for match in SECTION.finditer(title)]
    cited = [_digits(match) for match in SECTION.finditer(words)]
    if titled and cited and not any(number in words for number in titled):
        return f"the count cites section {cited[0]}, not section {titled[0]}"
    return ""


def _digits(match: re.Match[str]) -> str:
    return (match["number"] or match["spelled"]).rstrip(".:-")


AGREEMENT = Regex(
    r"\bof the (?P<name>(?:[A-Z][\w’-]+ ){1,4}(?:Agreement|Contract|Lease|Note|Policy|Guaranty|Covenant|Deed|Bond))\b"
)


def _other_agreement(title: str, words: str) -> str:
    """Return a message if *words* name an agreement, but not the one in *title*; otherwise ""."""
    match = AGREEMENT.search(title)
    other_agreements = re.findall(
        r"\b[Tt]he ((?:[A-Z][\w’-]+ ){1,4}(?:Agreement|Contract|Lease|Note|Policy|Guaranty|Deed|Bond))\b", words
    )
    if match and other_agreements and match["name"] not in words and match["name"].split()[0] not in words:
        return f"the count is about the {other_agreements[0]}"
    return ""
