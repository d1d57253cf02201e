"""The text of each count of a complaint, and of each element that the count pleads."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.language.english import series
from assembler.language.placeholders import blanks
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import named_allegations, referred_names
from assembler.rules._complaint import has_complaint

AllegationTexts = Mapping[str, str]
"""The text of each named allegation, by name."""


@dataclass(frozen=True)
class Pleading:
    """A count: its index, its claim, the complaint's named allegations, and the names of those that cite exhibits."""

    filing_index: int
    claim: Claim
    allegations: AllegationTexts
    names_with_exhibit: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The count's name in messages: the `id` of its claim or, if the claim has none, the `id` of its cause."""
        return self.claim.id or self.claim.cause.id

    def element(self, name: str) -> str:
        """Return the text that pleads the element *name*, including the allegations to which that text refers."""
        entries = self.claim.elements.get(name, ())
        texts = [self.allegations.get(entry, "") if isinstance(entry, str) else entry.text or "" for entry in entries]
        return self._with_referred_texts(texts)

    @property
    def cites_exhibit(self) -> bool:
        """Whether an allegation of the count cites an exhibit, which may contain facts that the allegation omits."""
        entries = [entry for name in self.claim.elements for entry in self.claim.elements[name]]
        paragraphs = [entry for entry in (*entries, *self.claim.paragraphs) if not isinstance(entry, str)]
        return any(entry.exhibit for entry in paragraphs) or any(entry in self.names_with_exhibit for entry in entries)

    @property
    def text(self) -> str:
        """The text of the count: its paragraphs, its elements, and the allegations to which these texts refer."""
        texts = [paragraph.text or "" for paragraph in self.claim.paragraphs]
        return self._with_referred_texts([*texts, *(self.element(name) for name in self.claim.elements)])

    def _with_referred_texts(self, texts: Sequence[str]) -> str:
        names = dict.fromkeys(name for text in texts for name in referred_names(text, list(self.allegations)))
        return "\n".join((*texts, *(self.allegations.get(name, "") for name in names)))


def counts(matter: Matter) -> Iterator[Pleading]:
    """Yield the counts of *matter* whose text has no blanks; nothing if the matter files no complaint."""
    if not has_complaint(matter):
        return
    allegations_by_name = named_allegations(matter)
    texts = {name: allegation.text or "" for name, allegation in allegations_by_name.items()}
    names_with_exhibit = frozenset(name for name, allegation in allegations_by_name.items() if allegation.exhibit)
    for index, claim in enumerate(matter.claims):
        pleading = Pleading(index, claim, texts, names_with_exhibit)
        if not any(blanks(pleading.text)):
            yield pleading


QUOTED = Regex(r'["“]|^[ \t]*>', re.MULTILINE)
"""The beginning of a quotation: a quotation mark, or the ">" of a block quotation."""

SPEAKER = Regex(
    r"\b(Mr|Ms|Mrs|Dr)\.|\b(officer|manager|agent|representative|director|president|attorney|broker|spokes\w+|employee)\b"
)
"""The title or office of a person whose words the text may report."""

MEDIUM = Regex(
    r"(?i)\b(e-?mail|letter|telephone|phone|call|meeting|website|web site|advertis\w+|brochure|prospectus|invoice"
    r"|report|conference|text message|message|post|posted|in person|office|contract|listing|label|interview|newspaper"
    r"|form|notice|press release|packag\w+)\b"
    r"|\b(?-i:(in|at|from) [A-Z]\w+)"
)


def speaks(text: str, claim: Claim, matter: Matter) -> bool:
    """Whether *text* names a speaker: a defendant of the *claim*, or a person by a title or an office."""
    names = [name for key in claim.against for name in _party_names(matter, key)]
    return bool(SPEAKER.search(text)) or any(name in text for name in names)


def _party_names(matter: Matter, key: str) -> Iterator[str]:
    """Yield the names by which a text may refer to a party: its short name, its name, and the name's first word."""
    party = matter.parties[key]
    if party.called:
        yield party.called
    yield party.name
    yield party.name.split(maxsplit=1)[0].strip(",")


def unanswered(answers: Mapping[str, bool]) -> str:
    """Return the questions that the pleading does not answer, as in "when or where"; "" if it answers all."""
    return series([question for question, is_answered in answers.items() if not is_answered], "or")
