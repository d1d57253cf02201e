"""`Wording`: the sentences of a paper, filled in, from the matter, the firm or the program."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError, Place
from assembler.findings.path import KeyPath
from assembler.language.blanks import fill
from assembler.language.regex import Regex
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.words import NO_SENTENCE
from assembler.plan.text.recital import Recital

WHITE_SPACE = Regex(r"[ \t\r\n]+")
"""A space between words; a no-break space does not match."""

DOUBLE_PERIOD = Regex(r"(?<=[A-Za-z])\.\.(?= |$)")
"""The period of an abbreviation, such as Inc., at the end of a sentence; a second period is not added."""

BLANK = "_" * 20
"""The blank that is printed for a value to be filled in by hand."""


@dataclass(frozen=True)
class Wording:
    """The sentences for the paper of *filing*: the matter's own, or else the firm's, or else the program's."""

    matter: Matter
    filing: Filing
    sentences: Mapping[str, Any]
    used_sentences: set[str] = field(default_factory=set, compare=False, kw_only=True)
    """The keys of the sentences that have been used so far."""

    @property
    def own_sentences(self) -> tuple[str, ...]:
        """The keys of the sentences used so far for which the matter or the firm has its own wording."""
        key_parts = (key.partition(".") for key in sorted(self.used_sentences))
        return tuple(f"{group}.{name}" for group, _, name in key_parts if self.matter.own_sentence(group, name))

    def own_words(self, key: str) -> str | None:
        """Return the user's own text for *key* of `words:`, from the filing or else the matter.

        The text is "" if the user wrote `none`; it is None if there is no such text. The matter's `lead` applies only
        to the paper that opens the case.
        """
        matter_words = [self.matter.words] if key != "lead" or self.filing.paper.opens else []
        for words in (self.filing.words, *matter_words):
            own_text: str | None = "" if words.leaves_out(key) else getattr(words, key)
            if own_text is not None:
                return own_text
        return None

    def say(self, key: str, **values: Any) -> str:
        """Return the sentence at *key* ("claims.against"), filled in with *values*; a value of None becomes a blank.

        Raises `MatterError` if there is no such sentence, or it uses a value that is not in *values*.
        """
        words = self.sentence_entry(key)
        try:
            values_or_blanks = {name: BLANK if value is None else value for name, value in values.items()}
            return DOUBLE_PERIOD.sub(".", fill(WHITE_SPACE.sub(" ", str(words)).strip(), values_or_blanks))
        except (KeyError, ValueError) as error:
            place = Place("templates/sentences.yaml")
            names = ", ".join(f"`{{{name}}}`" for name in values)
            fix = f"use one of {names}" if values else "delete the placeholder"
            raise MatterError(fault("MAT004", place, f"`{key}` uses an undefined value: {error}", fix=fix)) from None

    def recite(self, key: str, based_on: Iterable[KeyPath], **values: Any) -> Iterator[Recital]:
        """Yield the recital at *key* and the matter's keys that it *based_on*; nothing without keys or without text."""
        paths = tuple(dict.fromkeys(based_on))
        if paths and (text := self.say(key, **values)):
            yield Recital(text, paths)

    def sentence_entry(self, key: str) -> Any:
        """Return the entry at *key* of the sentences (a text, list or map); an entry in the matter takes precedence.

        The text `none` is returned as "".
        """
        self.used_sentences.add(key)
        group, _, name = key.partition(".")
        if own_sentence := self.matter.sentences.get(group, {}).get(name):
            return "" if own_sentence == NO_SENTENCE else own_sentence
        entry: Any = self.sentences
        for part in key.split("."):
            if part not in entry:
                raise MatterError(fault("MAT004", Place("templates/sentences.yaml"), f"no sentence is called `{key}`"))
            entry = entry[part]
        return "" if entry == NO_SENTENCE else entry

    @property
    def range_joiner(self) -> str:
        """The word, with spaces around it, or the dash between the two ends of a range of numbers."""
        word = str(self.sentence_entry("references.through")) or "–"
        return f" {word} " if word.isalpha() else word
