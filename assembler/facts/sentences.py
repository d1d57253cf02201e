"""Splits a text into sentences, and finds the sentence that contains a passage."""

from itertools import pairwise

from assembler.language.regex import Regex

SENTENCE_END = Regex(r"[.?!][”\"’)]*\s+(?=[“\"(]?[A-Z])|[.?!][”\"’)]*(?=\^\[)|\n\s*\n|;\s")
"""The end of a sentence, or of a clause that ends with a semicolon."""

ENDING_ABBREVIATION = Regex(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Inc|Co|Corp|Ltd|No|Nos|St|Jr|Sr|Fed|Civ|Cir|Dist|Ex|Exs|vs?|para|paras|Dkt|Ave|Ste"
    r"|a\.m|p\.m|[A-Z]\.[A-Z]"
    r"|Ariz|Ark|Cal|Colo|Conn|Fla|Ga|Ill|Ind|Mass|Md|Mich|Minn|Miss|Neb|Nev|Okla|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r"|Ann|Bus|Civ|Com|Cons|Corp|Cred|Crim|Debt|Evid|Fin|Gen|Gov|Ins|Inst|Jud|Lab|Mun|Oblig|Pen|Prac|Proc|Prof|Prop|Rem"
    r"|Rev|Stat|Traf|Veh|Welf|Supp|Rptr|App|Ct))\Z"
)
"""An abbreviation at the end of a text; its period does not end a sentence."""

CHARACTERS_BESIDE = 600
"""How many characters before and after a passage are searched for the ends of its sentence."""


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence in *text* that contains the passage from *start* to *end*."""
    search_start = max(0, start - CHARACTERS_BESIDE)
    search_end = min(len(text), end + CHARACTERS_BESIDE)
    end_matches = SENTENCE_END.finditer(text, search_start, start)
    sentence_starts = [match.end() for match in end_matches if not _is_abbreviation(text, match.start())]
    sentence_end = search_end
    for match in SENTENCE_END.finditer(text, end, search_end):
        if not _is_abbreviation(text, match.start()):
            sentence_end = match.start() + 1
            break
    return (sentence_starts[-1] if sentence_starts else search_start), sentence_end


def sentence_bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the sentences of *text*, in order; a clause that ends with a semicolon counts as one."""
    ends = [match.end() for match in SENTENCE_END.finditer(text) if not _is_abbreviation(text, match.start())]
    bounds = pairwise((0, *ends, len(text)))
    return tuple((start, end) for start, end in bounds if end > start)


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the period at *stop* belongs to an abbreviation and does not end a sentence."""
    return text.startswith(".", stop) and bool(ENDING_ABBREVIATION.search(text[max(0, stop - 12) : stop]))
