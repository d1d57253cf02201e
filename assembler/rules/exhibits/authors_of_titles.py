"""Exhibits whose title names another author than the text that cites them."""

from collections.abc import Iterator

from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._exhibit_titles import citing_texts
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, Words, rule

TITLE_WITH_AUTHOR = Regex(
    r"\b(?:Letter|E-?mail|Message|Memorandum|Notice|Agreement|Guaranty|Affidavit|Declaration|Response|Statement)\s"
    r"(?:from|of|by)\s(?P<author>.{2,60}?)(?=\s(?:to|dated|of)\s|,|\Z)"
)
"""A document and its author in a title: "Letter from Sample Kites to"."""

AUTHOR_ACTS = (
    r"\s(?:\w+ly\s)?(?:signed|executed|wrote|sent|e-?mailed|mailed|replied|answered|responded|refused|denied|rejected"
    r"|declined|demanded|notified|informed|told|announced|declared|swore|attested|gave|guaranteed|acknowledged|admitted)\b"
)
"""The verbs that follow the author of a document."""


LETTER_BEFORE = Regex(
    r"\s*(?:His|Her|Its|Their|The|That|This)\s(?:[a-z]+\s)?(?:letter|e-?mail|message|notice|reply|response|answer|refusal|statement|affidavit)\b"
)
"""The beginning of a sentence on what the sentences before it say was written: "His letter is attached"."""


@rule(
    "ATT007",
    cite="house style: the list of exhibits and the text agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct its author in the list of exhibits or in the text",
)
def exhibit_of_another_author(matter: Matter) -> Iterator[Problem]:
    """The title of an exhibit names a party as its author, but the text that cites it names only another party.

    An example is "Letter from Imaginary Strings" in the list of exhibits, where the text says "Sample Kites refused by
    letter". The other party must be the one who wrote, signed or sent it, in the sentence that cites the exhibit or, if
    that begins like "Her letter", before it, and no citing text may name the author.
    """
    names = party_names(matter)
    if not names.key_by_name or not has_complaint(matter):
        return
    for name, exhibit_texts in citing_texts(matter).items():
        author_match = TITLE_WITH_AUTHOR.search(matter.exhibits[name].title)
        authors = set(names.parties_in(author_match["author"])) if author_match else set()
        if len(authors) != 1 or any(authors & set(names.parties_in(text.words)) for text in exhibit_texts):
            continue
        acts = compiled(f"(?P<party>{names.name_pattern}){AUTHOR_ACTS}")
        for text in exhibit_texts:
            words = unquoted(text.words)
            act_match = acts.search(words, text.begin, text.end)
            if not act_match and LETTER_BEFORE.match(words, text.begin):
                act_match = acts.search(words, 0, text.begin)
            if author_match and act_match:
                message = f"`{name}` is `{author_match[0]}`, but the text that cites it says `{act_match[0]}`"
                place: tuple[str, ...] = ("exhibits", name, "title")
                yield Problem(place, message, also=(text.path,), also_at=(Words(act_match[0], act_match.start()),))
                break
