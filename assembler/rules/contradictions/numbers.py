"""Numbers of bonds, policies, accounts or patents that differ between two texts of the matter."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from assembler.exhibits.labels import exhibits_cited_by
from assembler.facts.fact import StatedNumber
from assembler.facts.numbers import Numbered, numbered
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.language.sections import differing_digit, is_transposition
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules._fact_problems import problem_on
from assembler.rules.rule import Problem, Words, rule

LEAST_DIGITS = 5
"""The minimum number of digits of a number that is compared; a shorter one is too likely to be another number."""

SINGLE_THING = Regex(
    r"(?i)(?:bond|policy|account|loan|patent|permit|license|registration|case|contract|guaranty|lease|note|certificate)"
)
"""Things of which a matter rarely has two with numbers that differ in one digit other than the last two."""

MOST_DIFFERING = 2
"""In how many characters a number may differ from the cited exhibit's and still be taken for a mistake for it."""


@rule(
    "FCT005",
    cite="house style: one thing has one number",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct the number that is wrong",
)
def two_numbers_of_one_thing(matter: Matter) -> Iterator[Problem]:
    """Two numbers of one kind, such as bond numbers, are almost the same.

    Two digits are transposed, or one digit differs in the number of a bond, a policy, an account or the like, and the
    other number is used more than once. Two numbers in one list are taken for different numbers, and so are two that
    are each given more than once. A number in a text that cites an exhibit is compared with the number in the exhibit's
    title; there, two digits may differ. If only one exhibit's title has a number of the kind, a number that looks like
    a typing error for it is reported in any text. A short name such as “’482 Patent” must be the last three digits of
    the patent's number.
    """
    by_name: dict[str, list[StatedNumber]] = {}
    texts = texts_with_facts(matter)
    for text in texts:
        for number in text.numbers:
            if not number.quoted and sum(map(str.isdigit, number.number)) >= LEAST_DIGITS:
                by_name.setdefault(number.name.split()[-1].lower(), []).append(number)
        yield from _short_names(text)
    for name, numbers in by_name.items():
        yield from _almost_the_same(name, numbers)
    problems = [*_against_titles(matter, texts)]
    yield from problems
    yield from _against_only_title(matter, by_name, {problem.path for problem in problems})


def _almost_the_same(name: str, numbers: Sequence[StatedNumber]) -> Iterator[Problem]:
    uses: dict[str, list[StatedNumber]] = {}
    for number in numbers:
        uses.setdefault(number.number, []).append(number)
    written = list(uses)
    for index, first in enumerate(written):
        for second in written[index + 1 :]:
            rare_uses, common_uses = sorted((uses[second], uses[first]), key=len)
            is_elsewhere = not {number.path for number in rare_uses} & {number.path for number in common_uses}
            slip = _slip(first, second, is_alone=len(common_uses) > 1 and bool(SINGLE_THING.fullmatch(name)))
            if len(rare_uses) == 1 and is_elsewhere and slip:
                message = f"`{rare_uses[0].words}` and `{common_uses[0].words}` differ by {slip}"
                yield problem_on(rare_uses[0], message, common_uses[0])


def _slip(number: str, other_number: str, *, is_alone: bool) -> str:
    """Return how the two numbers differ if that looks like a typing error; else ""."""
    if is_transposition(number, other_number):
        return "two transposed digits"
    place = differing_digit(number, other_number)
    return "one digit" if is_alone and place is not None and place < len(number) - 2 else ""


def _against_titles(matter: Matter, texts: Sequence[TextFacts]) -> Iterator[Problem]:
    """Yield a problem for each number that almost equals a number in the title of an exhibit cited with it."""
    by_path = {text.path: text for text in texts if text.numbers}
    for path, allegation in allegations(matter):
        text = by_path.get((*path, "text"))
        if not text:
            continue
        for name in exhibits_cited_by(allegation, matter):
            for titled in numbered(matter.exhibits[name].title):
                kind = titled.name.split()[-1].lower()
                same_kind = [number for number in text.numbers if number.name.split()[-1].lower() == kind]
                similar_numbers = [
                    number
                    for number in same_kind
                    if 0 < _differing_characters(number.number, titled.number) <= MOST_DIFFERING
                ]
                if similar_numbers and all(number.number != titled.number for number in same_kind):
                    title = matter.exhibits[name].title[titled.start : titled.end]
                    message = f"the text says `{similar_numbers[0].words}`, but the exhibit that it cites is `{title}`"
                    also = (("exhibits", name, "title"),)
                    at, also_at = (
                        Words(similar_numbers[0].words, similar_numbers[0].start),
                        (Words(title, titled.start),),
                    )
                    yield Problem(similar_numbers[0].path, message, at=at, also=also, also_at=also_at)


def _against_only_title(
    matter: Matter, by_name: Mapping[str, Sequence[StatedNumber]], reported: Collection[KeyPath]
) -> Iterator[Problem]:
    """Yield a problem for each number that is a slip for the only number of its kind in the exhibits' titles."""
    by_kind: dict[str, list[tuple[str, Numbered]]] = {}
    for name, exhibit in matter.exhibits.items():
        for titled in numbered(exhibit.title):
            by_kind.setdefault(titled.name.split()[-1].lower(), []).append((name, titled))
    for kind, titled_numbers in by_kind.items():
        numbers = by_name.get(kind, ()) if len(titled_numbers) == 1 else ()
        name, titled = titled_numbers[0]
        if any(number.number == titled.number for number in numbers):
            continue
        is_alone = bool(SINGLE_THING.fullmatch(kind))
        for number in numbers:
            slip = _slip(number.number, titled.number, is_alone=is_alone)
            if slip and number.path not in reported:
                title = matter.exhibits[name].title[titled.start : titled.end]
                message = f"the text says `{number.words}`, but the title of Exhibit `{name}` has `{title}`"
                at, also_at = Words(number.words, number.start), (Words(title, titled.start),)
                yield Problem(number.path, message, at=at, also=(("exhibits", name, "title"),), also_at=also_at)


def _differing_characters(number: str, other_number: str) -> int:
    """Return in how many characters two numbers differ; 0 if their lengths differ or they are short."""
    if len(number) != len(other_number) or sum(map(str.isdigit, number)) < LEAST_DIGITS - 1:
        return 0
    return sum(written != expected for written, expected in zip(number, other_number, strict=True))


SHORT_NAME = Regex(
    r"\bNo\.\s(?P<number>(?:RE|D)?\d{1,3}(?:,?\d{3}){1,2})\b[^“\"]{0,120}\((?:the\s)?[“\"][’'‘](?P<short>\d{3})\s[Pp]atent"
)


def _short_names(text: TextFacts) -> Iterator[Problem]:
    if "atent" not in text.text:
        return
    for match in SHORT_NAME.finditer(text.text):
        if not match["number"].replace(",", "").endswith(match["short"]):
            message = f"the short name `{match['short']} Patent` is not the end of No. `{match['number']}`"
            yield Problem(text.path, message, at=Words(match["number"], match.start("number")))
