"""Sections that are cited for the subject of another section."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assembler.catalog.reporters import citation_table
from assembler.catalog.section_subjects import Code, code_on_record, codes_of, topics
from assembler.facts.sentences import sentence
from assembler.facts.texts import unquoted
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.language.regex import Regex
from assembler.language.sections import Section, is_transposition, with_number
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules.citations._cited_sections import (
    cited_sections,
    citing_texts,
    is_near,
    section_key,
    sections_in,
    sections_of_causes,
    with_parts,
)
from assembler.rules.citations.states import code_of_another_state
from assembler.rules.rule import Problem, Words, rule

SHORT = 400
"""The maximum length of a paragraph that is searched for the subject if the sentence does not name it."""


@rule(
    "CIT016",
    cite="the subjects of the sections of the code",
    basis="memory",
    fix="look up the section, and correct its number",
)
def cited_for_another_subject(matter: Matter) -> Iterator[Problem]:
    """A section is cited for the subject of another section.

    An example is an injunction "under 17 U.S.C. § 504", which is about damages; injunctions are in § 502. For some
    sections of federal and state codes, the program has a list of words that show the subject. A section is reported if
    the sentence has no word for its subject, but has one for exactly one section whose number is one slip away, and
    does not cite that section. Nothing is reported if the sentence cites a further section of the code whose subject is
    unknown. A section without such a list is reported only if the matter cites the other section elsewhere, or the
    record of a cause does. If the sentence has no listed word at all, a short paragraph is searched.

    The numbers may also be far apart if the words directly before the citation name a subject, as in "venue is proper
    under 28 U.S.C. § 1332", if the section is one on sales or secured transactions, if the sentence fits another
    subdivision of the section, or if it fits the section of that number in another code. For sections of definitions,
    the word that the sentence takes from them is compared with the word that the subdivision defines. A section under
    `law:` or `statutes:` is compared with the claim's title, and with the codes and titles that the claim's texts cite.
    """
    cited_anywhere = [section for _, section in cited_sections(matter)]
    state = state_name(matter.court.state) if matter.court.state else ""
    foreign = {problem.path for problem in code_of_another_state(matter)}
    for text in texts(matter):
        words = unquoted(text.words)
        cited = sections_in(words, cited_anywhere)
        for section in cited:
            code = _code(section, state)
            if text.path in foreign and code and code.state not in ("", state):
                continue
            if "et seq" in words[section.end : section.end + SEQUEL]:
                continue
            if defined := _definition_of(section, code, text.words):
                message = f"`{with_parts(section)}` may be a slip for `{defined[0]}`, which defines `{defined[1]}`"
                yield Problem(text.path, message, at=Words(section.number, section.start))
                continue
            begin, end = sentence(words, section.start, section.start + len(section.number))
            beside = [cited_section for cited_section in cited if begin <= cited_section.start < end]
            intended = (
                _named_before(section, words, (begin, end), beside, state)
                or _of_another_code(section, words[begin:end], state)
                or _other_subdivision(section, words, end, beside, state)
                or _near(section, words, (begin, end), cited, matter)
            )
            if intended:
                numbers, word = intended
                listed = series([f"`{number}`" for number in numbers], "or")
                message = f"`{with_parts(section)}` may be a slip for {listed}: the text says `{one_line(word)}`"
                yield Problem(text.path, message, at=Words(section.number, section.start))
    yield from _statutes_of_claims(matter, state)


def _statutes_of_claims(matter: Matter, state: str) -> Iterator[Problem]:
    """Yield a problem for each statute of a claim whose subject the claim does not name, if it cites another nearby."""
    for number, claim in enumerate(matter.claims):
        own_texts = [(path, words) for path, words in citing_texts(matter) if path[:2] == ("claims", number)]
        keys = [(path, words) for path, words in own_texts if path[2] in KEYS]
        story = " ".join(words for path, words in own_texts if path[2] not in KEYS)
        cited = [section for path, words in own_texts if path[2] not in KEYS for section in sections_in(words, ())]
        for path, words in keys:
            for section in sections_in(words, ()):
                code = _code(section, state)
                if titled := _of_the_title(section, code, claim.title or claim.cause.name, story):
                    message = f"`{with_parts(section)}` may be a slip for `{titled[0]}`: the title says `{titled[1]}`"
                    yield Problem(path, message, at=Words(section.number, section.start))
                    continue
                if other := _of_another_code_of_the_count(section, code, story, cited):
                    message = f"`{with_parts(section)}` may be in the wrong code: the count cites `{other.written}`"
                    yield Problem(path, message, at=Words(section.number, section.start))
                    continue
                subject = code.subjects.get(section.number) if code else None
                if code and subject and not subject.search(story):
                    numbers = [
                        other.number
                        for other in cited
                        if (other.code, other.title) == (section.code, section.title)
                        and _is_alternative(section.number, other.number, code)
                        and code.subjects[other.number].search(story)
                    ]
                    if numbers and section.number not in {other.number for other in cited}:
                        meant = with_number(section, numbers[0])
                        message = f"`{with_parts(section)}` may be a slip for `{meant}`, which the count cites"
                        at = Words(section.number, section.start)
                        yield Problem(path, message, at=at)


KEYS = ("statutes", "law")
"""The keys of a claim that cite the law under which it is brought."""


def _of_the_title(section: Section, code: Code | None, title: str, story: str) -> tuple[str, str] | None:
    """Return the only section near *section* whose subject *title* names, with the word, if its own is not named.

    Only sections that can be told apart by their words are compared, such as those on sales.
    """
    own = code.subjects.get(section.number) if code else None
    if not code or not own or section.number not in code.distinct or own.search(title) or own.search(story):
        return None
    named = {
        number: match[0]
        for number, subject in code.subjects.items()
        if number in code.distinct and is_near(section.number, number)
        for match in (subject.search(title),)
        if match
    }
    return (
        next(((with_number(section, number), word) for number, word in named.items()), None)
        if len(named) == 1
        else None
    )


def _of_another_code_of_the_count(
    section: Section, code: Code | None, story: str, cited: Sequence[Section]
) -> Section | None:
    """Return the section of another code or title that a count cites beside *section*, the only one of its own code.

    The other section must be of the same chapter or, in the United States Code, have a number near that of *section*.
    """
    own = code.subjects.get(section.number) if code else None
    if (own and own.search(story)) or any((of.code, of.title) == (section.code, section.title) for of in cited):
        return None
    chapter, digits = Regex(r"\A\d{2,4}(?=\.\d)").match(section.number), Regex(r"\A\d{3,5}").match(section.number)
    for other in cited:
        is_of_chapter = chapter and other.number.startswith(f"{chapter[0]}.") and not (section.title or other.title)
        is_same_chapter = is_of_chapter and _are_other_names(section.code, other.code)
        theirs = Regex(r"\A\d{3,5}").match(other.number)
        is_federal = section.code == other.code == "USC" and section.title != other.title
        is_beside = is_federal and digits and theirs and abs(int(digits[0]) - int(theirs[0])) <= BESIDE
        if is_same_chapter or is_beside:
            return other
    return None


def _are_other_names(code: str, other_code: str) -> bool:
    """Whether two names of codes each have words of their own, such as TexFamCode and TexasBusinessandCommerceCode."""
    first, second = (
        {word[:3] for word in re.findall(r"[A-Z][a-z]{2,}", name)} - {"Cod", "Law", "Ann"}
        for name in (code, other_code)
    )
    return bool(first - second and second - first)


BESIDE = 12
"""How far apart the numbers of two sections of one act usually are, at most, in a count under that act."""


def _is_alternative(number: str, other: str, code: Code) -> bool:
    """Whether *other* is on record, and near *number*, of its chapter, or of the same number in another act."""
    same_in_act = "/" in number and number.partition("/")[2] == other.partition("/")[2]
    return other in code.subjects and (same_in_act or is_near(number, other) or _is_related(number, other, code))


SEQUEL = 16
"""How many characters after a section are searched for "et seq.\""""

Meant = tuple[Sequence[str], str]
"""The citations that may be meant, and the word of the text that shows it."""


def _code(section: Section, state: str) -> Code | None:
    return code_on_record(section.code.removesuffix("A") if section.title else section.code, section.title, state)


def _own_subjects(section: Section, code: Code) -> list[str]:
    """Return the section and its subdivisions, from the outermost to the innermost, that are on record."""
    return [number for number in _numbers(section) if number in code.subjects]


DEFINED = Regex(
    r"(?i)\b(?P<term>[a-z][a-z-]{2,20}(?:\s[a-z-]{2,20}){0,3}?)[,.]?[\"”’]?,?\s"
    r"(?:within\sthe\smeaning\sof|as\s(?:(?:that|the|this)\sterm\sis\s)?(?:defined|used)\s(?:in|by|under))\s"
    r"(?:[^.;§]|\.(?=[A-Z]|\s§|\s[A-Z]\.)){0,60}§?\s?\Z"
)
"""A term and the words that say that the section after them defines it: "an employer within the meaning of"."""


def _definition_of(section: Section, code: Code | None, words: str) -> tuple[str, str] | None:
    """Return the subdivision that defines the term before *section*, and the term, if *section* defines another."""
    cited = next((number for number in reversed(_numbers(section)) if code and number in code.terms), None)
    if not code or not cited or FURTHER.match(words[section.end : section.end + 30]):
        return None
    match = DEFINED.search(words[max(0, section.start - BEFORE) : section.start])
    term = match["term"].lower() if match else ""
    of_section = {number: of for number, of in code.terms.items() if number.startswith(f"{section.number}(")}
    named = [number for number, of in of_section.items() if Regex(rf"(?:\A|\s){re.escape(of)}s?\Z").search(term)]
    if not named or cited in named or Regex(rf"\b{re.escape(code.terms[cited])}s?\Z").search(term):
        return None
    number = max(named, key=lambda number: len(of_section[number]))
    return code.cited(number), of_section[number]


def _numbers(section: Section) -> list[str]:
    """Return the section and its subdivisions, from the outermost to the innermost."""
    numbers = [section.number]
    for part in section.parts:
        numbers.append(f"{numbers[-1]}({part})")
    return numbers


ATTACHED = Regex(
    r"[^.;:]{0,70}?\b(?:under|pursuant\sto|by|in|of|see|through|with)\s(?:[^.;:]|\.(?!\s[A-Z][a-z]+\s[a-z])){0,45}"
)
"""The words between a subject and the number of the section that is cited for it: "is proper in this County under"."""

VIOLATED = Regex(r"(?i)\b(?:violat\w+|contrary|unlawful)\b")
MOST_MEANT = 3
"""The maximum number of sections that a message names."""


def _named_before(
    section: Section, words: str, bounds: tuple[int, int], beside: Sequence[Section], state: str
) -> Meant | None:
    """Return the sections on the subject that the words directly before *section* name, if it is about another."""
    begin, end = bounds
    code = _code(section, state)
    own = _own_subjects(section, code) if code else []
    if not code or not own or any(code.subjects[number].search(words, begin, end) for number in own):
        return None
    since = max([begin, *(other.end for other in beside if other.start < section.start)])
    named = [
        (match, topic) for topic, pattern in topics().items() for match in pattern.finditer(words, since, section.start)
    ]
    if not named:
        return None
    match, topic = max(named, key=lambda pair: pair[0].end())
    between = words[match.end() : section.start]
    if not ATTACHED.fullmatch(between) or VIOLATED.search(words[since : section.start]):
        return None
    for other in beside:
        record = _code(other, state)
        if record and any(record.is_about(number, topic) for number in _own_subjects(other, record)):
            return None
    numbers = [number for number in code.subjects if code.is_about(number, topic) and "(" not in number.split("-")[-1]]
    codes = (code,) if numbers else codes_of(code.state)
    meant = [of.cited(number) for of in codes for number in of.subjects if of.is_about(number, topic)]
    meant = [number for number in meant if not number.endswith(")")]
    return (meant[:MOST_MEANT], match[0]) if meant else None


def _of_another_code(section: Section, sentence_words: str, state: str) -> Meant | None:
    """Return the section of the same number in another code of the state that the sentence fits."""
    code = _code(section, state)
    is_bare = section.written.startswith("§")
    if section.title and any(section.number in known for known in citation_table().cited_for.values()):
        return None  # CIT010 compares the titles of well-known sections
    if (code and _own_subjects(section, code)) or is_bare or len(section.number) < LEAST_NUMBER:
        return None
    for other in codes_of("" if section.title and "U" in section.code else state):
        subject = other.subjects.get(section.number)
        match = subject.search(sentence_words) if subject and other is not code else None
        if match and not (code and code.title and code.name == other.name and not section.title):
            return [other.cited(section.number)], match[0]
    return None


LEAST_NUMBER = 3
"""The minimum length of a section's number that is looked up in other codes."""

FURTHER = Regex(r"\A(?:,|,?\s(?:and|or|&))\s{1,3}(?:subdivision\s)?\(")
"""A further subdivision after a section, as in "1391(b)(1) and (2)"."""


def _other_subdivision(section: Section, words: str, end: int, beside: Sequence[Section], state: str) -> Meant | None:
    """Return the subdivision of *section* that the sentence fits, if it does not fit the one that is cited."""
    code = _code(section, state)
    own = [number for number in _own_subjects(section, code) if "(" in number] if code else []
    begin = sentence(words, section.start, section.end)[0]
    if not code or not own or FURTHER.match(words[section.end : section.end + 30]):
        return None
    if any(code.subjects[number].search(words, begin, end) for number in own):
        return None
    cited = {number for other in beside for number in _own_subjects(other, code)}
    siblings = [
        (number, match)
        for number, subject in code.subjects.items()
        if number.startswith(f"{section.number}(") and number not in cited and not own[-1].startswith(number)
        for match in (subject.search(words, begin, end),)
        if match
    ]
    return ([code.cited(siblings[0][0])], siblings[0][1][0]) if siblings else None


def _near(
    section: Section, words: str, bounds: tuple[int, int], cited: Sequence[Section], matter: Matter
) -> Meant | None:
    """Return the section near *section*, or of its chapter, whose subject the sentence or a short paragraph names.

    *bounds* are those of the sentence, and *cited* the sections that *words*, the paragraph, cites.
    """
    code = _code(section, state_name(matter.court.state) if matter.court.state else "")
    if not code:
        return None
    for begin, end in (bounds, (0, len(words))) if len(words) <= SHORT else (bounds,):
        beside = {
            other.number
            for other in cited
            if begin <= other.start < end and (other.code, other.title) == (section.code, section.title)
        }
        about = _about(section, words[begin:end], code, beside)
        near = [number for number in about if is_near(section.number, number)]
        if len(near) == 1:
            is_slip = section.number in code.subjects or near[0] in code.distinct or _is_transposed(section, near[0])
            if _is_elsewhere(near[0], section, matter) if not is_slip else not _is_repeated(near[0], section, matter):
                return [with_number(section, near[0])], about[near[0]]
            return None
        is_known = (begin, end) == bounds and section.number in code.subjects
        if is_known and (meant := _nearest(section, words, bounds, code, about)):
            return meant
    return None


def _nearest(
    section: Section, words: str, bounds: tuple[int, int], code: Code, about: Mapping[str, str]
) -> Meant | None:
    """Return the section of the same chapter whose subject is named nearest to *section*, of those in *about*."""
    begin, end = max(bounds[0], section.start - BEFORE), min(bounds[1], section.end + AFTER)
    distances: dict[str, tuple[int, int, str]] = {}
    for number in about:
        if _is_related(section.number, number, code):
            matches = code.subjects[number].finditer(words, begin, end)
            apart = [
                (max(section.start - match.end(), match.start() - section.end), -len(match[0]), match[0])
                for match in matches
            ]
            if apart:
                distances[number] = min(apart)
    first, second = sorted([*distances, "", ""], key=lambda number: distances.get(number, (BEFORE, 0, "")))[:2]
    if first and distances[first][:2] != distances.get(second, (BEFORE, 0, ""))[:2]:
        return [with_number(section, first)], distances[first][2]
    return None


BEFORE, AFTER = 110, 70
"""How many characters before and after a citation are searched for the subject of another section of its chapter."""


def _about(section: Section, words: str, code: Code, beside: set[str]) -> dict[str, str]:
    """Return the sections whose subjects *words* name, each with the word, if they do not name that of *section*.

    Nothing is returned if a further section, one of *beside*, is cited for a subject that is not on record.
    """
    own = code.subjects.get(section.number)
    others = [code.subjects.get(number) for number in beside - {section.number}]
    if (own and own.search(words)) or not all(subject and subject.search(words) for subject in others):
        return {}
    matches = (
        (number, subject.search(words))
        for number, subject in code.subjects.items()
        if number not in beside and "(" not in number
    )
    return {number: match[0] for number, match in matches if match}


def _is_transposed(section: Section, number: str) -> bool:
    return len(number) >= LEAST_NUMBER and is_transposition(section.number, number)


def _is_related(number: str, other: str, code: Code) -> bool:
    """Whether two sections belong to one chapter, or are both on sales."""
    if {number, other} <= code.distinct:
        return True
    if number.isdigit() and other.isdigit():
        return abs(int(number) - int(other)) <= FAR
    chapter = Regex(r"[.-][^.-]+\Z")
    return number != other and chapter.search(number) is not None and chapter.sub("", number) == chapter.sub("", other)


FAR = 12
"""How far apart the numbers of sections that count as related may be."""


def _is_repeated(number: str, section: Section, matter: Matter) -> bool:
    """Whether CIT010 reports that *section* is a transposition of *number*, because the matter cites it elsewhere."""
    return is_transposition(number, section.number) and _is_elsewhere(number, section, matter)


def _is_elsewhere(number: str, section: Section, matter: Matter) -> bool:
    """Whether the matter, or the record of a cause, cites *number* in the code of *section*."""
    keys = {section_key(reference) for _, reference in cited_sections(matter)} | sections_of_causes(matter)
    return (*section_key(section)[:2], number.lower()) in keys
