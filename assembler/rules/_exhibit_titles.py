"""What the titles of exhibits have in common with the texts that cite them, or that should."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.facts.dates import days
from assembler.facts.sentences import sentence
from assembler.findings.path import KeyPath
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import allegations, texts
from assembler.rules._roots import root

WORD = Regex(r"[A-Za-z]{3,20}")
SMALL = frozenset(
    "the and for with from dated copy true correct between exhibit its his her inc llc corp company plaintiff"
    " plaintiffs defendant defendants counsel".split()
)
"""Words of a title that do not show the kind of document."""

LEAST_SCORE = 2
"""A text must share more than one word with a title, or its date, to be taken for the text on the document."""


@dataclass(frozen=True)
class Citing:
    """A text that cites an exhibit: its path, its words, and the bounds of the citing sentence."""

    path: KeyPath
    words: str
    begin: int
    end: int

    @property
    def sentence(self) -> str:
        """The sentence that cites the exhibit, or the whole text if the exhibit is only listed beside it."""
        return self.words[self.begin : self.end]


def citing_texts(matter: Matter) -> Mapping[str, list[Citing]]:
    """Return the texts that cite each exhibit of *matter*, by the exhibit's name."""
    cited: dict[str, list[Citing]] = {name: [] for name in matter.exhibits}
    for text in texts(matter):
        if "[[" not in text.words:
            continue
        for match in REFERENCE.finditer(text.words):
            for entry in entries(match):
                if entry.name in cited:
                    bounds = sentence(text.words, *match.span())
                    cited[entry.name].append(Citing(text.path, text.words, *bounds))
    for path, allegation in allegations(matter):
        if not allegation.text:
            continue
        for name in allegation.exhibit:
            if name in cited:
                cited[name].append(Citing((*path, "text"), allegation.text or "", 0, len(allegation.text or "")))
    return cited


def roots(words: str) -> frozenset[str]:
    """Return the roots of the words in *words* that show the kind of document."""
    return frozenset(root(word) for word in WORD.findall(words.lower()) if word not in SMALL)


def names_of_parties(matter: Matter) -> frozenset[str]:
    """Return the roots of the words in the names of the parties."""
    party_names = (f"{party.name} {party.called or ''}" for party in matter.parties.values())
    return frozenset(name for words in party_names for name in roots(words))


def texts_on(name: str, matter: Matter) -> Iterator[KeyPath]:
    """Yield the path of the text that is most likely about an exhibit that nothing cites: it has its words or date."""
    exhibit = matter.exhibits[name]
    words = roots(f"{exhibit.title} {name.replace('_', ' ')}") - names_of_parties(matter)
    best_match: tuple[int, KeyPath] | None = None
    for text in texts(matter):
        if text.path[0] in {"facts", "more_facts", "claims"} and text.path[-1] == "text":
            shared = len(words & roots(text.words))
            is_dated = exhibit.date and any(day.first == day.last == exhibit.date for day in days(text.words))
            score = 2 * shared + (3 if is_dated else 0)
            if shared and score > LEAST_SCORE and (best_match is None or score > best_match[0]):
                best_match = (score, text.path)
    if best_match:
        yield best_match[1]
