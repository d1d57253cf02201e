"""The authorities and citations of a paper that have been read so far, while its texts are being read."""

from dataclasses import dataclass, field

from assembler.language.authority import Authority, CitingText, Key, Mention, Unresolved


@dataclass
class Case:
    """A case cited in full: its key (from its first report), all its reports, its name, and the text that follows."""

    key: Key
    reports: list[str]
    name: str = ""
    court_and_year: str = ""
    history: str = ""
    year: str = ""
    """The year, in citations with the year before the reports: Roe v. Doe (1993) 5 Cal.4th 1."""


@dataclass
class CitationsSoFar:
    """The authorities and citations that have been read so far."""

    cases: dict[Key, Case] = field(default_factory=dict)
    alias: dict[Key, Key] = field(default_factory=dict)
    """The key in `cases` of each case, by the keys of all its reports."""
    laws: dict[Key, Authority] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    last: dict[bool, Key | None] = field(default_factory=dict)
    """The authority to which `Id.` currently refers, kept separately for the text (False) and the footnotes (True)."""
    outer: CitingText | None = None
    """The text to which the footnote being read belongs."""
    federal_rules: bool = False


def mention(key: Key, text_index: int, start: int, text: CitingText, so_far: CitationsSoFar) -> None:
    """Record that the text at *text_index* cites the authority *key* at *start*; a later `Id.` then refers to it."""
    so_far.mentions.append(Mention(text_index, start, key))
    so_far.last[text.note] = key
