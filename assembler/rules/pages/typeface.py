"""Type on the finished pages: fonts that are not embedded or not allowed, and sizes that are wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from assembler.language.characters import character_name
from assembler.language.english import counted
from assembler.language.regex import Regex
from assembler.model.court.typeface import FAMILY_NAMES
from assembler.plan.font_families import fallback_families
from assembler.plan.plan import PageSetup
from assembler.proof.proof import Part, Proof, ProofLine, ProofPage, comparable_letters
from assembler.rules.rule import Problem, rule

LIGATURES = Regex("ff[il]?|fi|fl|st")
"""The letters of each ligature."""

ENGLISH = Regex("[A-Za-z]")


@rule(
    "PRF005",
    cite="this program",
    basis="program",
    fix="use a font that may be embedded, because PDF/A requires every font to be in the file",
    no_waiver="another computer may print the paper in another font, with letters that overlap or are missing",
)
def font_not_embedded(proof: Proof) -> Iterator[Problem]:
    """A font of the paper is not embedded in its file.

    A viewer that does not have the font uses another font, in which letters may overlap or be missing.
    """
    for font in proof.fonts:
        if not font.embedded:
            yield Problem((), f"the font `{font.name}` is not embedded in the file")


MAX_NAMED = 6
"""The maximum number of characters that a message names individually."""


@rule(
    "PRF006",
    cite="this program",
    basis="program",
    fix="replace the character with letters that the paper's font has, or install a more complete font of its family",
    no_waiver="part of the paper would be in a font that nobody chose, which is a bug in the program",
)
def font_not_requested(proof: Proof) -> Iterator[Problem]:
    """A part of the paper is set in a font other than the paper's own.

    A court that prescribes a font expects every letter in that font. Only characters that the font lacks may come from
    the program's fallback fonts; English letters may not. No other fonts may be used.
    """
    passages_by_font: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for run in font_runs(proof):
        if family_key(run.font) != family_key(proof.family) and not is_fallback(run):
            passages_by_font[run.font].append((run.page, run.text))
    for font, passages in passages_by_font.items():
        fact = f"{_subject_words([text for _, text in passages])} in `{font}`, not in `{proof.family}`"
        yield Problem((), fact, page=min(page for page, _ in passages))


def _subject_words(texts: list[str]) -> str:
    """Return the subject of a message about *texts* in another font: a few characters' names, or the first text."""
    characters = sorted({character for text in texts for character in text if comparable_letters(character)})
    if len(characters) <= MAX_NAMED:
        names = ", ".join(map(character_name, characters))
        return f"{names} are" if len(characters) > 1 else f"{names} is"
    other_count = len(texts) - 1
    return f"`{texts[0]}` and {counted(other_count, 'more passage')} are" if other_count else f"`{texts[0]}` is"


@rule(
    "PRF019",
    cite="this program",
    basis="program",
    fix="remove `font-family:` from the template's style sheet, or install a font that the court allows",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def family_not_the_courts(proof: Proof) -> Iterator[Problem]:
    """The text is set in a typeface that the court does not allow.

    A court may name the typefaces that it accepts. A font whose metrics match an accepted typeface counts as that
    typeface. Only English letters are checked, because other letters may come from fallback fonts.
    """
    if proof.page_rules is None:
        return
    letter_counts: Counter[str] = Counter()
    for run in font_runs(proof):
        letter_counts[run.font] += len(run.english)
    if not letter_counts.total():
        return
    main_family, _ = letter_counts.most_common(1)[0]
    names = FAMILY_NAMES[proof.page_rules.kind]
    is_accepted_kind = not proof.page_rules.families or not names.isdisjoint(proof.page_rules.families)
    if not is_accepted_kind or family_key(main_family) not in map(family_key, names):
        allowed = ", ".join(proof.page_rules.families) or proof.page_rules.kind
        yield Problem((), f"the paper is set in `{main_family}`, but the court's record says {allowed}", page=1)


class FontRun(NamedTuple):
    """A line or fragment of text in a single font: its page, font and text, and its English letters."""

    page: int
    font: str
    text: str
    english: str


def font_runs(proof: Proof) -> Iterator[FontRun]:
    """Yield each line, and each fragment of a line, with its font."""
    for page in proof.pages:
        for line in (*page.lines, *page.margin):
            own_text = line.text
            if line.fragments:
                fragment_letters = Counter(letter for fragment in line.fragments for letter in fragment.text)
                own_text = "".join((Counter(line.text) - fragment_letters).elements())
            yield FontRun(page.number, line.font, line.text, english_letters(own_text))
            for fragment in line.fragments:
                yield FontRun(page.number, fragment.font, fragment.text, english_letters(fragment.text))


@lru_cache(maxsize=4096)
def english_letters(text: str) -> str:
    """Return the English letters of *text*, except in ligatures, which may come from a fallback font."""
    return "".join(ENGLISH.findall(LIGATURES.sub("", text)))


def is_fallback(run: FontRun) -> bool:
    """Whether *run* is in a fallback font and has no English letters."""
    return not run.english and family_key(run.font) in map(family_key, fallback_families())


@lru_cache(maxsize=64)
def family_key(family: str) -> str:
    """Return the name *family* in lowercase, without spaces and hyphens, so that its different spellings match."""
    return family.casefold().replace(" ", "").replace("-", "")


SIZE_ROUNDING = 0.05
"""Tolerance for a type size, in points, because the page engine computes in pixels."""


@rule(
    "PRF007",
    cite="this program",
    basis="program",
    fix="remove `font-size:` from the template's style sheet: the sizes are in the court's record",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def type_too_small(proof: Proof) -> Iterator[Problem]:
    """Type in the text, the footnotes or the footer is smaller than the court requires.

    The superscript number that refers to a footnote does not count.
    """
    for page in proof.pages:
        small_texts = list(_small_texts(page, proof.page_setup))
        if small_texts:
            size, least, text = min(small_texts)
            message = f"`{text}` is set in {size:g} pt, but the minimum is {least:g} pt"
            if other_count := len(small_texts) - 1:
                verb = "are" if other_count > 1 else "is"
                message += f"; {counted(other_count, 'more passage')} on this page {verb} too small"
            yield Problem((), message, page=page.number)


def _small_texts(page: ProofPage, paper: PageSetup) -> Iterator[tuple[float, float, str]]:
    """Yield each text on *page* that is too small: its size, the minimum size, and its words."""
    for line in (*page.lines, *page.margin):
        least = _least_size(line, paper)
        texts = [(line.size, line.text)]
        texts.extend((fragment.size, fragment.text) for fragment in line.fragments)
        for size, text in texts:
            if size < least - SIZE_ROUNDING:
                yield size, least, text


def _least_size(line: ProofLine, paper: PageSetup) -> float:
    return {"main": paper.size, "repeated": paper.size, "note": paper.note_size, "margin": paper.footer_size}[line.part]


@rule(
    "PRF018",
    cite="this program",
    basis="program",
    fix="remove `font-size:` from the template's style sheet: the sizes are in the court's record",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def type_of_another_size(proof: Proof) -> Iterator[Problem]:
    """Most of the text, or of the footnotes, is not in the size that the court requires.

    The rule looks at the size of most letters; PRF007 checks individual words in smaller type.
    """
    if proof.page_rules:
        yield from _wrong_main_size(proof, "main", "the text of the paper is", proof.page_rules.size)
        yield from _wrong_main_size(proof, "note", "the footnotes of the paper are", proof.page_rules.notes)


def _wrong_main_size(proof: Proof, part: Part, subject: str, size: float) -> Iterator[Problem]:
    """Yield a problem if most letters of *part* are not in *size*; *subject* begins the message."""
    letter_counts: Counter[float] = Counter()
    for page in proof.pages:
        for line in page.lines:
            if line.part == part:
                letter_counts[line.size] += len(line.text)
    if not letter_counts.total():
        return
    main_size, _ = letter_counts.most_common(1)[0]
    if abs(main_size - size) > SIZE_ROUNDING:
        yield Problem((), f"{subject} set in {main_size:g} pt, but the court's record says {size:g} pt", page=1)
