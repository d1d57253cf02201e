"""Notes and marks of drafting that nobody deleted, and references to parts that the complaint does not have."""

from collections.abc import Collection, Iterator

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, titles, unquoted
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.dates import MONTH
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._roots import root
from assembler.rules.rule import Problem, matched, rule

NOTE_WORDS = (
    "NTD|note to (?:draft(?:er)?|client|self|associate|partner|file)|drafting note|to ?do|tk|query|confirm|check|verify"
    "|needs?|ask|discuss|(?:add |need )?cites?(?: needed| to follow)?|citation needed|choose|select|delete|revise"
    "|update|tbc|placeholder|optional|to (?:come|follow|be (?:added|confirmed|completed|inserted|supplied))|pls"
    "|please|if applicable|subject to revision"
)
"""Words that begin a note to the drafter in brackets."""

CHOICE_WORDS = (
    "is|are|was|were|has|have|his|her|their|its|he|she|they|him|s|es|plaintiffs?|defendants?|a|an|the|and|or"
    "|borrower|lender|buyer|seller|landlord|tenant|employer|employee|petitioner|respondent"
)
"""Words among which a form asks the user to choose."""

AFTER_DRAFT = (
    rf"v(?:ersion)?\.?\s?\d|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{1,3}}\b|(?:{MONTH})\s\d"
    rf"|(?:of|dated)\s(?:{MONTH}|\d)|[-–—:(]"
)
"""Words and marks that follow DRAFT if it marks a version: the version's number or date, or a dash."""

WORDS_TO_COLLEAGUES = (
    "we|you|your|us|please|pls|confirm|check|verify|client|partner|associate|paralegal|delete|insert|before filing|cite"
    "|don[’']t|draft|comments?|per (?:call|e-?mail)|w/|ask|revise|tbd|apply|placeholder|sp"
)
"""Words in brackets that address a colleague, which the words of a pleading do not."""

BEGINS = r"(?:(?<=[.;:?!]\s)|(?<=[.;:?!]”\s)|\A|(?<=\n))"
"""The beginning of a sentence."""

LEFTOVER = Regex(
    rf"(?P<note>\[(?i:{NOTE_WORDS})\b[^\[\]]{{0,200}}\])"
    r"|(?P<signed>\[(?:[A-Z]{2,4}|(?i:or|alt|alternative(?:ly)?(?:\s\d)?|option(?:\s\d)?|note|comment|issue))"
    r"(?::|\s[-–—])\s[^\[\]]{1,300}\])"
    r"|(?P<asked>\[[^\[\]?]{2,200}\?\]|\*\*[^*\s?][^*?]{1,200}\?\*\*)"
    rf"|(?P<choice>\[(?i:{CHOICE_WORDS})(?:\s?/\s?(?i:{CHOICE_WORDS})){{1,3}}\]"
    r"|\[[a-z][^\[\]/]{1,40}\s/\s[^\[\]/]{1,40}\]|\[[a-z]+\s[^\[\]/]{1,40}/[^\[\]/]{1,40}\](?!\()"
    r"|\[(?![^\[\]]*(?:://|www\.))[a-z]+\s[^\[\]/]{1,40}(?:/[^\[\]/]{1,40}){2,5}\](?!\())"
    rf"|(?P<version>(?<![\w-])DRAFT\s{{1,3}}(?:{AFTER_DRAFT})|\ADRAFT\.?\s(?=[A-Z][a-z])|\ADraft\sv?\d)"
    r"|(?P<bare>(?:(?<=[.;:]\s)|\A|(?<=\n))Note to (?:[Dd]raft(?:er)?|[Cc]lient|[Ss]elf|[Aa]ssociate|[Pp]artner)\b:?)"
    r"|(?P<aside>\((?:[A-Z][a-z]{1,12},\s)?(?i:please|pls|ask)\s[^()]{3,100}\)"
    r"|\((?i:check|confirm|verify|need)\s(?:an?\s|the\s|with\s)?[a-z]{3,12}(?:\s[a-z]{3,12})?\)(?=[.\s]|\Z))"
    r"|(?P<insert>\((?i:insert\s[^()]{1,60}|(?:add\s|need\s)?cites?(?:\sneeded|\sto\sfollow)?)\)"
    r"|\bINSERT\s[A-Z]{3,15}(?:\s[A-Z]{2,15}){0,3}\b)"
    r"|(?P<struck>~~[^~\n]{1,120}~~)"
    r"|(?P<field>(?<=Error! )(?:Reference source|Bookmark) not (?:found|defined)|#(?:REF|VALUE|NAME|N/A|DIV/0)[!?]?)"
    r"|(?P<comment><!--|/\*[^*\n]{1,200}\*/|\bCommented \[\w{1,8}\])"
    r"|(?P<todo>(?<![\w-])(?:TODO|FIXME|TKTK|PLACEHOLDER|COMMENT:|CITE(?:\?|:|\sHERE|(?=[.)])))(?![\w-]))"
    r"|(?P<reminder>(?:(?<=[.;]\s)|\A|(?<=Note:\s))(?i:confirm|verify|ask|needs?)\s(?:with\s|the\s|a\s)?"
    r"(?:cites?|citation|date|dates|amounts?|client|exhibits?|figures?|spelling)\b[^.;]{0,40}(?=[.;]|\Z))"
    r"|(?P<unsure>\?{2,})"
    r"|(?P<filler>(?i:\blorem ipsum\b))"
    r"|(?P<advice>(?<![\w^!\[])\[(?!(?i:insert|ins\.|fill in|add|enter|specify|identify|describe|state)\s)"
    rf"(?=[^\[\]]*[a-z])(?=[^\[\]]{{0,150}}\b(?i:{WORDS_TO_COLLEAGUES})\b)[^\[\]\s]{{1,30}}\s[^\[\]]{{6,200}}\]"
    r"(?![\]\[(:]))"
    r"|(?P<options>"
    r"\[(?!(?:emphasis|citations?|internal|quotation|footnote|alteration|sic|date|month|day|year|name|amount)\b)"
    r"[a-z][^\[\]]{1,40}\]\s?\[[a-z][^\[\]]{1,40}\](?!\()|\b(?:and/or|either/or)/\w+)"
    rf"|(?P<label>{BEGINS}(?:NTD|N\.T\.D\.|(?i:drafting note|reviewer|editor[’']s note|comment by [^:]{{1,30}}))\s?:"
    rf"|{BEGINS}[A-Z]{{2,4}}\s?[:–—]\s(?=(?i:{NOTE_WORDS}|where|do|did|is|are|can|should|need|see|add)\b)"
    rf"|{BEGINS}(?:ALT|Alt|ALTERNATIVE|Alternative|OPTION|Option|VERSION)\.?\s?(?:\d|[A-C])?\s?[:–—]\s)"
    r"|(?P<prompt>"
    r"\b(?:Click (?:or tap )?(?:here )?to (?:enter|add|choose)|Choose an item|Type (?:text|name|date) here)\b)"
    r"|(?P<tracked>\((?:Deleted|Inserted|Formatted|Moved)(?: by [^:()]{1,40})?:\s[^()]{1,200}\)"
    rf"|{BEGINS}(?:Deleted|Inserted|Formatted):\s)"
    r"|(?P<revised>\*\*"
    r"(?:REVISED?|NEW|EDITED|UPDATED?|OLD|DELETED?|CHANGED?|ADDED|FIX|CHECK|HOLD|NOTE)\b[^*\n]{0,40}\*\*)"
    rf"|(?P<mail>{BEGINS}(?:See|Per|From)\s(?:my\s|the\s|our\s|[a-z]{{3,8}}[’']s\s)?(?:e-?mail|call|voicemail|notes?"
    r"|memo|comments?|chat)\s(?:from|with|w/|of|to)\s[^.;]{0,40}?(?:\bre:|\d{1,2}/\d{1,2}|\bthis\b)[^.;]{0,60}"
    r"|\bper\s(?:client|partner|opposing counsel)(?=[.;)]))"
    r"|(?P<privileged>\bPRIVILEGED (?:&|AND) CONFIDENTIAL\b|\bPrivileged & Confidential\b"
    r"|\bATTORNEY[- ]WORK[- ]PRODUCT\b"
    r"|\[PRIVILEGED\b[^\[\]]{0,200}\])"
    r"|(?P<markup></(?:p|div|span|em|strong|td|tr|table|li|ul|ol|font)>|<(?:p|br|em|td|tr|li|ul|ol)\s?/?>"
    r"|&(?:nbsp|amp|quot|lt|gt|[lr][sd]quo|sect);)"
    r"|(?P<garbled>â€[™œ“”˜¦\x93-\x9d]?|Â[§\xa0]|Ã[©¨¤¶¼]|\ufffd)"  # noqa: RUF001 - the characters of a wrong encoding
    rf"|(?P<letter>\A(?:Dear|Hi|Hello)\s[A-Z][a-z.]{{1,15}}(?:\s[A-Z][a-z]{{1,20}})?[,:]"
    rf"|{BEGINS}(?:Sincerely|(?:Best|Kind|Warm) regards|Very truly yours),)"
    r"|(?P<prompted><<[^<>\n]{1,100}\?>>)"
    r"|(?P<run>@{2,}|\${2,}|%{2,}|>{3,}|<{3,}|\bv\d{1,2}[ _-](?:clean|redline|final|draft)\b)"
)
"""The notes and marks. The name of a group is the kind of note or mark, with its own remedy if `REMEDIES` has one."""

SIGNS_OF_DRAFTING = Regex(
    r"[\[(~?!#<&â€ÂÃ\ufffd@%]|\*\*|/\*|\$\$|>>>|and/or/|either/or/|NTD|N\.T\.D|note:|[Rr]eviewer"
    r"|omment by|ALT|Alt\b|Altern|OPTION|Option|VERSION"
    r"|Click|Choose|Type|Deleted|Inserted|Formatted|See|Per|From|per |PRIVILEGED|Privileged|ATTORNEY|Dear"
    r"|Hi\b|Hello|incerely|regards|truly|\bv\d|DRAFT|Draft|Note to|TODO|FIXME|TKTK|INSERT|ipsum|Commented"
    r"|COMMENT:|[A-Z]{2} ?[:–—] [a-zA-Z]|CITE|Need|Note:|Ask|Confirm|Verify|PLACEHOLDER"
)
"""Characters and words of which a text has at least one if it has a mark of drafting."""

ASIDE = Regex(
    r"\((?:(?P<question>[^()]{2,120}(?<!\?)\?(?!\?)[^()]{0,80})"
    r"|(?P<errand>(?i:call|confirm|check|ask|get|verify|see|text|ping|double-check|per)\s"
    r"(?=[^()]{0,80}\bw/|[^()]{0,80}(?<![\d/.])\d{1,2}/\d{1,2}(?![/\d]))[^()]{2,80})"
    r"|(?P<mail>(?i:see|per)\s(?:(?:my|the|your|last|attached)\s)?e-?mails?|(?i:call|ask|per)\s[A-Z][a-z]{2,12})"
    r"|(?P<name>[A-Z][a-z]{2,12})\s?[-–—:]\s[^()]{3,120})\)"
)
"""A question, an errand or words to a colleague in parentheses; a name counts only if counsel has it as first name."""

FORM_PRONOUN = Regex(
    r"(?<![\w/\[])(?:s/he|(?i:he/she|she/he|him/her|her/him|his/her|her/his|himself/herself)"
    r"|Plaintiff/Defendant)(?![\w/-])"
)
"""Pronouns of a form, one of which was to be deleted."""

INDEFINITE_PERSONS = Regex(
    r"(?i)\b(?:each|every|any|anyone|everyone|someone|nobody|no\s(?:one|person)|an?\s[a-z]{3,20}|either"
    r"|persons?|people"
    r"|individuals?|members?|doe|class|whoever|who|employees|consumers|customers|patients|students|users|identity)\b"
)
"""Words that show that a sentence is about an unknown person or about many people."""

REMEDIES = {
    "options": "write the words that apply, without brackets",
    "garbled": "type the character again; it was read in a wrong encoding",
    "markup": "delete the markup",
    "struck": "delete the words between the marks, or the marks",
    "field": "refer to the paragraph or the exhibit by its name, as in [[notice]]",
    "unsure": "write what is missing, or delete the question marks",
    "insert": "write what is missing, or delete the words in parentheses",
    "choice": "write the word that applies, without brackets",
    "version": "delete the mark of the draft",
}


@rule(
    "TXT027",
    cite="this program",
    basis="program",
    severity=Severity.ERROR,
    fix="resolve the note, and delete it",
)
def drafting_note_left(matter: Matter) -> Iterator[Problem]:
    """A note to the drafter, or a mark of drafting, is left in the text.

    Examples are [NTD: confirm the date], [JQ: is this right], (insert cite), ~~struck words~~, TODO, DRAFT with a date,
    a question in brackets or in bold, two question marks in a row, a choice such as [his/her], the marks of a comment,
    words to a colleague in brackets, the prompt of a form, a tracked change, tags, garbled characters, and the message
    of a word processor about a lost reference. The paper would print them. Entries of counsel and firms are checked
    too. For a question or an errand in parentheses, such as "(confirm w/ Paul)", and for "he/she" in a sentence about a
    certain person, the finding is a warning. Quotations are not checked.
    """
    first_names = {name for attorney in matter.counsel.values() for name in (attorney.name or "").split()[:1]}
    for path, text in (*prose(matter), *titles(matter), *_entries_of_counsel(matter)):
        own_words = unquoted(text)
        if SIGNS_OF_DRAFTING.search(own_words):
            for match in passages(LEFTOVER, own_words):
                fix = REMEDIES.get(match.lastgroup or "", "")
                yield Problem(path, f"`{brief(match[0])}` is a note or a mark of drafting", fix=fix, at=matched(match))
            if path[0] not in {"counsel", "firms"}:
                yield from _notes_in_parentheses(path, own_words, first_names)
        if "/" not in own_words:
            continue
        for match in passages(FORM_PRONOUN, own_words):
            if not INDEFINITE_PERSONS.search(own_words, *sentence_span(own_words, *match.span())):
                message = f"`{match[0]}` leaves open which word applies"
                yield Problem(path, message, Severity.WARNING, fix="write the word that applies", at=matched(match))


def _entries_of_counsel(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield the name, telephone number, e-mail address and address of each attorney and firm, with their paths."""
    for group, holders in (("counsel", matter.counsel), ("firms", matter.firms)):
        for name, holder in holders.items():
            for key in ("name", "telephone", "email"):
                yield (group, name, key), getattr(holder, key) or ""
            for index, line in enumerate(holder.address):
                yield (group, name, "address", index), line


def _notes_in_parentheses(path: KeyPath, text: str, first_names: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each note to a colleague in parentheses; *first_names* are those of counsel."""
    if "(" not in text:
        return
    for match in passages(ASIDE, text):
        is_reported = any(mark.start() <= match.start() + 1 < mark.end() for mark in LEFTOVER.finditer(text))
        if not is_reported and (not match["name"] or match["name"] in first_names):
            message = f"`{brief(match[0])}` looks like a note to a colleague"
            yield Problem(path, message, Severity.WARNING, at=matched(match))


QUOTED_HEADING = Regex(
    r"(?:\b[Ss]ee|\b[Ii]n|\b[Uu]nder|\()\s?[“\"](?P<heading>[A-Z][^”\"\n]{2,60}?),?[”\"],?\s(?:above|below|supra|infra)\b",
    needs="above|below|supra|infra",
)
"""A heading in quotation marks with the side on which it is: see “Prior Storms,” above."""

TERM_CALLED_DEFINED = Regex(
    r"\b(?P<term>[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,4}),?\s\(?as\s(?:that\sterm\sis\s|previously\s)?"
    r"defined\s(?:above|below|herein)\b",
    needs="defined",
)
"""A term that is said to be defined: "Kite Papers, as defined above"."""

LIST_ABOVE = Regex(
    r"\b(?:the|this)\s(?P<side>foregoing|preceding|above)\s(?P<kind>list|table|chart|schedule)\sof\s(?:the\s)?"
    r"(?P<things>[a-z]{3,20}s)\b",
    needs="foregoing|preceding|above",
)
"""Words that refer to a list above: "the foregoing list of kites"."""

SUBPARAGRAPH = Regex(
    r"\bsubparagraphs?\s\(?[a-z]\)?[^.;]{0,40}?\bof\sthe\s(?:immediately\s)?preceding\sparagraph\b",
    needs="subparagraph",
)
LABEL = Regex(r"(?<!\w)\(?[a-z]\)|(?m:^[ \t]{0,8}(?:[-*]|\d{1,2}[.)])\s)")
"""The label of an item in a list within a paragraph."""


@rule(
    "TXT040",
    cite="house style: a reference leads to what the sentence says",
    basis="convention",
    severity=Severity.WARNING,
    fix="refer to the part that is meant, or delete the reference",
)
def reference_to_a_missing_part(matter: Matter) -> Iterator[Problem]:
    """A text refers to a heading, a list, a subparagraph or a definition that the complaint does not have.

    Examples are "see “Prior Storms,” above" without such a heading, "Kite Papers, as defined above" without such a
    definition, "the foregoing list of kites" where no text above mentions kites, and "subparagraph (b) of the preceding
    paragraph", if that paragraph has no labels.
    """
    texts = list(prose(matter)) if has_complaint(matter) else []
    whole_text = "\n".join(text for _, text in texts)
    headings = {_plain(text) for path, text in texts if path[-1] in {"heading", "title"}}
    for index, (path, text) in enumerate(texts):
        for match in passages(QUOTED_HEADING, text):
            cited_heading = _plain(match["heading"])
            is_heading = any(cited_heading in heading or heading in cited_heading for heading in headings)
            is_term = any(f"{match['heading']}{closing_mark})" in whole_text for closing_mark in '”"')
            if not is_heading and not is_term:
                message = f"no heading of the complaint is `{one_line(match['heading'])}`"
                yield Problem(path, message, at=matched(match))
        for match in passages(TERM_CALLED_DEFINED, text):
            if not _is_defined(match["term"], whole_text):
                message = f"`{one_line(match['term'])}` is defined nowhere in the complaint"
                yield Problem(path, message, at=matched(match))
        for match in passages(LIST_ABOVE, text):
            texts_above = (*(earlier_text for _, earlier_text in texts[:index]), text[: match.start()])
            if not any(root(match["things"]) in text_above.lower() for text_above in texts_above):
                message = f"no text above has the word `{match['things']}`, but this one says `{one_line(match[0])}`"
                yield Problem(path, message, at=matched(match))
        yield from _missing_subparagraphs(path, text, _paragraph_before(path, texts[:index]))


def _missing_subparagraphs(path: KeyPath, text: str, paragraph_before: tuple[KeyPath, str] | None) -> Iterator[Problem]:
    """Yield a problem for each subparagraph to which *text* refers if *paragraph_before* has no labels."""
    if paragraph_before is None:
        return
    path_before, text_before = paragraph_before
    if LABEL.search(text_before):
        return
    for match in passages(SUBPARAGRAPH, text):
        message = f"`{one_line(match[0])}`: the preceding paragraph has no labels"
        yield Problem(path, message, at=matched(match), also=(path_before,))


def _plain(text: str) -> str:
    return one_line(text).strip(" .*_").casefold()


def _is_defined(term: str, words: str) -> bool:
    """Whether *term*, or the end of it, is in quotation marks in *words*."""
    parts = term.split()
    names = {" ".join(parts[start:]) for start in range(len(parts))}
    names |= {name.removesuffix("s") for name in names} | {f"{name}s" for name in names}
    return any(f"{opening_mark}{name}" in words for name in names for opening_mark in '“"')


def _paragraph_before(path: KeyPath, earlier_texts: list[tuple[KeyPath, str]]) -> tuple[KeyPath, str] | None:
    """Return the path and text of the paragraph before the one at *path*, in the same section; None for the first."""
    for earlier_path, text in reversed(earlier_texts):
        if earlier_path[:2] == path[:2] and earlier_path != path and "paragraphs" in earlier_path:
            return earlier_path, text
    return None
