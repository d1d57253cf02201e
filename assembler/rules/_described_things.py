"""Finds the thing that a sentence says is described in another paragraph, and the paragraphs that mention it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assembler.findings.path import KeyPath
from assembler.language.references import Entry
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import allegations, sections
from assembler.rules._roots import root, same_root

DESCRIBED = (
    r"(?:alleged|described|quoted|set\s(?:forth|out)|pleaded|stated|shown|detailed|recited|listed|reported|recounted"
    r"|identified|mentioned|referenced|summarized|explained|referred\sto|discussed|noted|specified|enumerated|related)"
)
NAMED_BEFORE = Regex(
    r"(?<![\w’'-])(?P<words>(?:[\w’'-]++\s){1,7})(?:(?:is|are|was|were|as)\s)?(?:(?:also|more\sfully|fully)\s)?"
    rf"(?:{DESCRIBED}\s(?:(?:above|below)\s)?(?:in|by|at)|in)\s\Z"
)
"""The words before "described in" and a reference: "the wires alleged in"."""

NAMED_THAT = Regex(r"(?<![\w’'-])(?P<words>(?:[\w’'-]++\s){1,7})(?:that|which)\s\Z", needs="that|which")
"""The words before a reference that is the subject of a clause: "the call that [[call]] describes"."""

NAMED_BESIDE = Regex(r"(?<![\w’'-])(?P<words>(?:[\w’'-]++\s){1,5})\([Ss]ee\s\Z", needs="(see")
"""The words before a reference in parentheses: "the report (see [[report]])"."""

VERB_AFTER = Regex(
    r"\s(?:describe|allege|quote|list|report|recount|recite|mention|set|relate|identif|summari|detail|state)"
)
WORD_BEFORE_PHRASE = Regex(
    r"(?i)\b(?:the|an?|its|his|her|their|those|these|this|that|each|every|such|and|or|by|of|as|in|for|to)\s"
)
"""A word after which a noun phrase begins."""

TIME_OF = Regex(r"(?i)\b(?:days?|weeks?|months?|years?|hours?|dates?|times?|periods?)\sof\s\Z", needs="of")
"""Words before a noun that show that the sentence means a time, not the noun: "the days of leave"."""

WORD = Regex(r"[A-Za-z]{3,20}")

PARTICIPLE = Regex(rf"\s(?:(?:is|are|was|were|as)\s)?{DESCRIBED}\s\Z")

GENERIC = frozenset(
    "damages damage sum sums amount amounts fact facts act acts conduct event events matter matters thing"
    " things way ways manner reason reasons violation violations breach breaches failure failures misconduct"
    " circumstance circumstances allegation allegations statement statements defendant defendants plaintiff"
    " plaintiffs harm wrong wrongs paragraph paragraphs claim claims also they that which was were are has had"
    " been policy agreement contract terms term above below other same first second third one two three four"
    " five several company party parties rule rules practice practices method methods procedure procedures"
    " process scheme system plan pattern described alleged relief history time times date dates day days hour hours"
    " number numbers figure figures name names limit limits limited".split()
)
"""Words that fit almost any paragraph."""

SYNONYMS = tuple(
    frozenset(map(root, group.split()))
    for group in (
        "purchase buy bought acquired",
        "sale sell sold",
        "payment pay paid",
        "wire wired",
        "letter wrote written mail email message correspondence",
        "call telephone telephoned phoned conversation",
        "loss lost",
        "injury injured hurt broke fractured burned wound",
        "fall fell slipped",
        "discharge discharged termination terminated fired dismissed",
        "crash collision struck accident collided",
        "remark comment",
        "promise promised agreed undertook",
        "delivery delivered shipped shipment",
        "request requested asked",
        "refusal refused declined denied denial rejected",
        "admission admitted acknowledged acknowledgment conceded",
    )
)
"""Groups of words, by their roots, that may name the same event."""

MAX_PARAGRAPHS = 3
"""A word that more paragraphs have does not show which of them is meant."""

SECTION_PATH_LENGTH = 2
"""The length of the path of a section; the path of a paragraph is longer."""


class Story(NamedTuple):
    """A paragraph or a section: its path, the roots of its words, and whether it has a sum of money."""

    path: KeyPath
    roots: frozenset[str]
    has_sum: bool = False


def stories_by_name(matter: Matter) -> Mapping[str, Story]:
    """Return the path of each named paragraph and section, and the roots of its words, its name and its heading."""
    stories: dict[str, Story] = {}
    for path, allegation in allegations(matter):
        if allegation.id and allegation.text:
            roots = roots_of(f"{allegation.text} {allegation.id.replace('_', ' ')}")
            stories[allegation.id] = Story(path, roots, has_sum="$" in allegation.text)
    for path, section in sections(matter):
        if section.id and section.id not in stories:
            own_texts = [allegation.text or "" for place, allegation in allegations(matter) if place[:2] == path]
            heading = getattr(section, "heading", "") or ""
            all_words = " ".join((*own_texts, heading, section.id.replace("_", " ")))
            stories[section.id] = Story(path, roots_of(all_words), has_sum="$" in all_words)
    return stories


def roots_of(words: str) -> frozenset[str]:
    """Return the roots of *words*."""
    return frozenset(root(word) for word in WORD.findall(words.lower()))


def names_in(entry: Entry, stories: Mapping[str, Story]) -> list[str]:
    """Return the names of the paragraphs to which *entry* refers; none if it is a range or of another paper."""
    return [entry.name] if entry.name in stories and not entry.is_range and not entry.paper else []


HARMED = Regex(r"\b(?:damaged|harmed|injured)\b", needs="damaged|harmed|injured")


def is_on_losses(sentence_start: str, stories: Sequence[Story]) -> bool:
    """Whether *sentence_start*, the words before a reference to *stories*, speaks of harm, and a story has a sum."""
    return any(story.has_sum for story in stories) and bool(HARMED.search(sentence_start))


CHARACTERS_BEFORE = 160
"""How many characters before a reference are searched for the thing that it describes."""


def words_described_at(text: str, start: int, end: int) -> list[str]:
    """Return the distinctive words for the thing that the reference from *start* to *end* of *text* describes."""
    begin = max(0, start - CHARACTERS_BEFORE)
    before_match = NAMED_BEFORE.search(text, begin, start)
    if not before_match and VERB_AFTER.match(text, end):
        before_match = NAMED_THAT.search(text, begin, start)
    before_match = before_match or NAMED_BESIDE.search(text, begin, start)
    return distinctive_words(before_match["words"]) if before_match else []


def distinctive_words(words: str) -> list[str]:
    """Return the distinctive words of the noun phrase at the end of *words*, in lowercase."""
    words = PARTICIPLE.sub(" ", words)
    openings = list(WORD_BEFORE_PHRASE.finditer(words))
    if openings and TIME_OF.search(words, 0, openings[-1].end()):
        return []
    phrase = words[openings[-1].end() :] if openings else " ".join(words.split()[-2:])
    phrase_words = [word.lower() for word in WORD.findall(phrase)]
    if not phrase_words or phrase_words[-1] in GENERIC or phrase_words[-1].endswith(("ing", "ly")):
        return []
    return [word for word in phrase_words if word not in GENERIC]


def has_word(story: Story, word: str) -> bool:
    """Whether *story* has a word with the root of *word*, or a word that may name the same event."""
    word_root = root(word)
    alternatives = {word_root}.union(*(group for group in SYNONYMS if word_root in group))
    return any(
        alternative in story.roots or any(same_root(alternative, story_root) for story_root in story.roots)
        for alternative in alternatives
    )
