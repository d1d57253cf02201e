"""Finds the user's own texts on a dismissal paper, each with its path."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.language.typed_signs import without_underlines
from assembler.model.filing import Filing
from assembler.model.listed_sections import listed_sections
from assembler.model.matter import Matter
from assembler.model.pleading import Section
from assembler.model.printed import page_texts
from assembler.papers.ending.dismissal_papers import DismissalPaper, orders_with
from assembler.papers.ending.keys import ending_keys
from assembler.rules.dismissal.own_words.caption_texts import caption_texts
from assembler.rules.dismissal.own_words.filled_words import filled_words
from assembler.rules.dismissal.own_words.printed_form import as_printed, exhibits_cited

RUNNING_TEXT_KEYS = frozenset({"paragraphs", "grounds"})
"""Keys of a filing whose texts need not be about the dismissal."""

RECORD_KEYS = frozenset({"consents", "omits", "service"})
"""Keys of a filing whose texts are records, and are not read as the paper's own words."""

EXHIBIT = "exhibit"
"""The key for the title of an exhibit that the paper cites."""

ORDER_LABELS = frozenset(
    {
        "heading",
        "paper_read",
        "dated",
        "dated_at",
        "judge",
        "judge_federal",
        "judge_of_court",
        "presented",
        "so_ordered",
    }
)
"""The names of sentences of an order that are labels, or lines for the judge to fill in."""

ORDER_SENTENCE = Regex(r"(?<!for_)order_(?:action|part)$")
"""The names of the operative sentences of an order."""

PARTS_OF_OPERATIVE_SENTENCE = frozenset(
    {"claims", "own_claims", "some_claims", "of", "neither", "order_wanted", "order_enclosed", "order_below"}
)
"""Names of sentences that are parts of the operative sentence."""


@dataclass(frozen=True)
class OwnText:
    """A text written by the user: its path in the matter, and its words."""

    path: KeyPath
    words: str
    key: str
    """The key of the filing under which the text is given; for other texts, a key such as `CAPTION` or `ORDER`."""
    source: str = "the text "
    """The subject of a message about the text, with a final space.

    It names a firm's sentence, because the path of such a sentence leads only to the filing.
    """
    replaces: str = ""
    """The name of the standard sentence that the text replaces; "" if the text replaces none."""
    template: str = ""
    """The sentence with its placeholders, if `words` contains their values instead."""

    def as_written(self, words: str) -> str:
        """Return *words* if the matter contains them verbatim; otherwise the sentence with its placeholders."""
        return words if not self.template or words in self.template else self.template

    @property
    def operative(self) -> bool:
        """Whether the text must be about the dismissal: true of all texts except paragraphs and grounds."""
        return self.key not in RUNNING_TEXT_KEYS


@lru_cache(maxsize=1)
def own_words(paper: DismissalPaper) -> tuple[OwnText, ...]:
    """Return the user's own texts on *paper*, including texts of the matter that the paper prints."""
    typed_texts = tuple(_typed_texts(paper))
    printed_filings = (paper.filing, *(filing for _, filing in orders_with(paper)))
    names = [name for filing in printed_filings for name in _exhibits_of_facts(filing, paper.matter)]
    cited_exhibits = exhibits_cited(paper.matter, (text.words for text in typed_texts), names)
    exhibit_titles = tuple(OwnText(path, title, EXHIBIT) for path, title in cited_exhibits)
    return tuple(
        replace(text, words=plain(as_printed(paper.matter, text.words))) for text in (*typed_texts, *exhibit_titles)
    )


MARKS = Regex(r"[*_`~\\\[\]]")
"""Characters of Markdown, which are ignored."""

SPACED_LETTERS = Regex(r"\b\w(?: \w){3,}\b")
"""Spaced-out letters, as in `D I S M I S S`."""


def plain(words: str) -> str:
    """Return *words* as a reader sees them: no Markdown, normalized letters, single spaces."""
    normalized_words = MARKS.sub("", without_underlines(unicodedata.normalize("NFKC", words)).replace("^[", " ^ "))
    return SPACED_LETTERS.sub(lambda spaced: spaced[0].replace(" ", ""), " ".join(normalized_words.split()))


def _typed_texts(paper: DismissalPaper) -> Iterator[OwnText]:
    """Yield the user's own texts as they are typed in the matter, with Markdown and references."""
    yield from (OwnText(path, words, key) for path, words, key in caption_texts(paper.matter))
    for index, words in enumerate(paper.matter.court_lines):
        yield OwnText(("court_lines", index), words, "court_lines")
    for path, words in page_texts(paper.filing):
        if path[0] not in RECORD_KEYS and (path[0] != "words" or _is_printed(str(path[1]), paper.filing)):
            yield OwnText(("filings", paper.filing_index, *path), words, str(path[0]))
    for path, words in page_texts(paper.matter.words, ("words",)):
        key = str(path[1])
        if not getattr(paper.filing.words, key) and key != "lead" and _is_printed(key, paper.filing):
            yield OwnText(path, words, "words")
    yield from _facts_texts(paper.filing, paper.matter, "paragraphs")
    yield from own_sentences(paper)
    yield from _order_texts(paper)


def _printed_sections(filing: Filing, matter: Matter) -> Iterator[tuple[KeyPath, Section]]:
    """Yield the matter's sections of facts that *filing* lists, with their paths."""
    names = listed_sections(filing)
    for group in ("facts", "more_facts"):
        for index, section in enumerate(getattr(matter, group)):
            if section.id in names:
                yield (group, index), section


ON_BELIEF = "On information and belief,"
"""The words before an allegation with `belief: true`, unless the matter or the firm has its own."""


def _facts_texts(filing: Filing, matter: Matter, key: str) -> Iterator[OwnText]:
    """Yield the texts of the matter's sections of facts that *filing* lists, under *key*."""
    on_belief = matter.own_sentence("allegation", "belief") or ON_BELIEF
    for path, section in _printed_sections(filing, matter):
        believed = {("paragraphs", index) for index, entry in enumerate(section.paragraphs) if entry.belief}
        for text_path, words in page_texts(section):
            printed_words = f"{on_belief} {words}" if text_path[:2] in believed else words
            yield OwnText((*path, *text_path), printed_words, key)


def _exhibits_of_facts(filing: Filing, matter: Matter) -> Iterator[str]:
    """Yield the names of exhibits that support the paragraphs of the sections of facts that *filing* lists."""
    for _, section in _printed_sections(filing, matter):
        for paragraph in section.paragraphs:
            yield from paragraph.exhibit


ORDER = "order"
"""The key for the texts of an order."""

ORDER_TITLE = "order_title"
"""The key for the titles and legends of an order."""

TITLE_KEYS = frozenset({"title", "short_title", "legends"})
"""The keys of a filing whose texts are titles."""


def _order_texts(paper: DismissalPaper) -> Iterator[OwnText]:
    """Yield the user's own texts on each order that accompanies *paper*."""
    for index, filing in orders_with(paper):
        for path, words in page_texts(filing):
            if path[0] not in RECORD_KEYS:
                yield OwnText(("filings", index, *path), words, ORDER_TITLE if path[0] in TITLE_KEYS else ORDER)
        yield from _facts_texts(filing, paper.matter, ORDER)


SECTION_BY_KEY = {"incorporation": "claims", "prayer": "relief", "jury": "jury_demand"}
"""The section that prints each key under `words:`; papers that end a case lack these sections by default."""


def _is_printed(key: str, filing: Filing) -> bool:
    """Whether the paper of *filing* prints the words of *key* under `words:`."""
    if key == "oath":
        return bool(filing.verified_by) or filing.paper.signer == "declarant"
    return key not in SECTION_BY_KEY or SECTION_BY_KEY[key] in (filing.sections or filing.paper.sections)


NOTHING = "none"
"""The value of a sentence that the user leaves out."""


def own_sentences(paper: DismissalPaper) -> Iterator[OwnText]:
    """Yield each standard sentence that *paper* prints in the user's own words, in each form that may be printed."""
    for group, name in printed_sentences(paper):
        words = paper.matter.own_sentence(group, name)
        if words and words != NOTHING:
            path, source = place_of_own_words(paper, group, name)
            for form in filled_words(words, paper):
                yield OwnText(path, form, _text_key(group, name), source, name, words)


def printed_sentences(paper: DismissalPaper) -> Iterator[tuple[str, str]]:
    """Yield the group and name of each standard sentence that *paper* prints or, until it is planned, may print."""
    if paper.printed_keys is None:
        yield from _printed_sentences(paper)
        return
    for key in sorted(paper.printed_keys):
        group, _, name = key.partition(".")
        yield group, name


def place_of_own_words(paper: DismissalPaper, group: str, name: str) -> tuple[KeyPath, str]:
    """Return the path of the user's own words for a sentence, and the subject of a message about the sentence."""
    if name in paper.matter.sentences.get(group, {}):
        return ("sentences", group, name), "the sentence "
    return ("filings", paper.filing_index), f"the firm’s sentence `{group}.{name}` "


RUNNING_TEXT_GROUPS = frozenset({"dismissal", "discontinuance", "praecipe", "withdrawal", "order"})
"""Groups of sentences that are running text."""


def _text_key(group: str, name: str) -> str:
    """Return the key of `OwnText` for the sentence *name* of *group*."""
    if (group == "order" and name not in ORDER_LABELS) or (group == "ending" and ORDER_SENTENCE.search(name)):
        return ORDER
    if group in RUNNING_TEXT_GROUPS and name not in PARTS_OF_OPERATIVE_SENTENCE:
        return "paragraphs"
    return name if group == "ending" else group


def _printed_sentences(paper: DismissalPaper) -> Iterator[tuple[str, str]]:
    """Yield the group and name of each sentence that *paper*, which is not planned yet, may print."""
    filing = paper.filing
    kind = filing.paper.sections[0]
    words = filing.paper.words or paper.instrument.words
    forms = {
        "discontinuance": "discontinuance_by_all" if paper.instrument.way == "stipulation" else kind,
        "praecipe": "praecipe_settled" if ending_keys(filing).settled else kind,
        "stipulation": kind if paper.instrument.order.needs == "nothing" else "stipulation_for_order",
        "motion": f"{words}_motion" if words else kind,
    }
    ends_action = _ends_whole_action(paper)
    extent = "action" if ends_action else "part"
    yield "ending", f"{forms.get(kind, kind)}_{extent}"
    yield "signature", "dated"
    if filing.paper.order or any(orders_with(paper)):
        prefix = f"{words}_" if words else ""
        yield "ending", f"{prefix}order_{extent}"
        yield from (("order", name) for name in paper.matter.sentences.get("order", {}))
    recitals = ("not_served", "not_filed", "none_earlier", "order_accompanies")
    orders = ("order_wanted", "order_enclosed", "order_below")
    yield from (("dismissal", name) for name in (*recitals, *orders))
    if not ends_action:
        claims = ("claims", "own_claims", "some_claims", "goes_on", "goes_on_in_part")
        yield from (("dismissal", name) for name in claims)
    if filing.effect:
        yield "dismissal", "on_the_merits"
    if filing.costs:
        group_on_costs = "motion" if paper.instrument.way == "motion" else "dismissal"
        yield group_on_costs, "costs"
    yield from ((kind, name) for name in ("claims", "some_claims", "no_other_interest", "consent", "dismissed"))


def _ends_whole_action(paper: DismissalPaper) -> bool:
    """Whether nothing of the action remains after *paper*: no other party, plaintiff, claim or counterclaim."""
    scope = paper.scope
    if len(scope.groups) != 1 or scope.in_part or scope.groups[0].claims or scope.groups[0].by:
        return False
    return not scope.claimants or paper.instrument.way == "stipulation"
