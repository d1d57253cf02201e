"""Finds the texts that cite an exhibit, or that should cite it because they share words with its title."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.exhibits.labels import exhibits_by_label
from assembler.facts.dates import dates_in
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import unquoted
from assembler.findings.path import KeyPath
from assembler.language.exhibit_words import typed_exhibit
from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.model.walk import allegations, texts
from assembler.rules._roots import root

WORD = Regex(r"[A-Za-z]{3,20}")
COMMON_WORDS = frozenset(
    "the and for with from dated copy true correct between exhibit its his her inc llc corp company plaintiff"
    " plaintiffs defendant defendants counsel".split()
)
"""Words of a title that do not show the kind of document."""

MIN_SCORE = 3
"""The score of a text about an exhibit: each word that it shares with the title counts 2, and the date counts 3."""


MAX_CITATIONS = 5
"""The maximum number of citations of an exhibit in one text that are read."""


@dataclass(frozen=True)
class CitingText:
    """A text that cites an exhibit: its path, its words, and the bounds of the citing sentence."""

    path: KeyPath
    words: str
    begin: int
    end: int
    start: int
    """The position of the citation in the text, or -1 if only the `exhibit:` key beside the text names the exhibit."""

    @property
    def sentence(self) -> str:
        """The sentence that cites the exhibit, or the whole text if the exhibit is only listed beside it."""
        return self.words[self.begin : self.end]


def citing_texts(matter: Matter) -> Mapping[str, list[CitingText]]:
    """Return the texts that cite each exhibit of *matter*, by the exhibit's name."""
    cited: dict[str, list[CitingText]] = {name: [] for name in matter.exhibits}
    if not cited:
        return cited
    for text in texts(matter):
        counts: Counter[str] = Counter()
        for start, end, name in _citations(text.words, matter):
            counts[name] += 1
            if counts[name] > MAX_CITATIONS:
                continue
            cited[name].append(CitingText(text.path, text.words, *sentence_span(text.words, start, end), start=start))
    for path, allegation in allegations(matter):
        words = allegation.text or ""
        if not words:
            continue
        for name in allegation.exhibit:
            if name in cited:
                cited[name].append(CitingText((*path, "text"), words, begin=0, end=len(words), start=-1))
    return cited


def _citations(words: str, matter: Matter) -> Iterator[tuple[int, int, str]]:
    """Yield the bounds and the name of each exhibit that *words* cite by name or by a typed label."""
    if "[[" in words:
        for match in REFERENCE.finditer(words):
            names = [entry.name for entry in entries(match) if entry.name in matter.exhibits]
            yield from ((*match.span(), name) for name in names)
    typed_matches = [*passages(typed_exhibit(matter.exhibit_form.word), words)]
    exhibits = exhibits_by_label(matter) if typed_matches else {}
    own_words = unquoted(words) if typed_matches else ""
    for match in typed_matches:
        if match["name"] in exhibits and own_words[match.start()] == words[match.start()]:
            yield (*match.span(), exhibits[match["name"]])


def roots(words: str) -> frozenset[str]:
    """Return the roots of the words in *words* that show the kind of document."""
    return frozenset(root(word) for word in WORD.findall(words.lower()) if word not in COMMON_WORDS)


def names_of_parties(matter: Matter) -> frozenset[str]:
    """Return the roots of the words in the names of the parties."""
    party_names = (f"{party.name} {party.called or ''}" for party in matter.parties.values())
    return frozenset(name for words in party_names for name in roots(words))


def texts_on(name: str, matter: Matter) -> Iterator[KeyPath]:
    """Yield the path of the text that is most likely about the exhibit called *name*, if a text is."""
    exhibit = matter.exhibits[name]
    title_roots = roots(f"{exhibit.title} {name.replace('_', ' ')}") - names_of_parties(matter)
    best_match: tuple[int, KeyPath] | None = None
    for text in texts(matter):
        if text.path[0] in {"facts", "more_facts", "claims"} and text.path[-1] == "text":
            shared_roots = title_roots & roots(text.words)
            has_date = exhibit.date and any(day.first == day.last == exhibit.date for day in dates_in(text.words))
            score = 2 * len(shared_roots) + (3 if has_date else 0)
            if shared_roots and score >= MIN_SCORE and (best_match is None or score > best_match[0]):
                best_match = (score, text.path)
    if best_match:
        yield best_match[1]
