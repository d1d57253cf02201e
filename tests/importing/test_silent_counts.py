"""The doubt about counts whose headings do not say against whom they are names all of these counts."""

from tests.importing.test_recognize import COMPLAINT, imported

NUMERALS = ("II", "III", "IV", "V", "VI")


def test_the_doubt_names_all_counts_whose_headings_name_no_defendant() -> None:
    counts = (
        f"COUNT {numeral}\n\nNEGLIGENCE\n\n{number}. Imaginary Strings broke the kites of Sample Kites.\n\n"
        for number, numeral in enumerate(NUMERALS, 7)
    )
    text = COMPLAINT.replace("STRINGS, INC., and DOES 1 through 5, inclusive,", "STRINGS, INC., and LOREM REELS, INC.,")
    paper = imported(text.replace("PRAYER FOR RELIEF", f"{''.join(counts)}PRAYER FOR RELIEF"))
    doubts = [doubt.about for doubt in paper.draft.doubts if "say against whom" in doubt.about]
    labels = "COUNT I, COUNT II, COUNT III, COUNT IV, COUNT V, and COUNT VI"
    assert [about.partition(":")[0] for about in doubts] == [labels]


def test_a_title_that_names_only_some_defendants_is_doubtful_even_if_the_text_names_all() -> None:
    text = COMPLAINT.replace("STRINGS, INC., and DOES 1 through 5, inclusive,", "STRINGS, INC., and LOREM REELS, INC.,")
    text = text.replace("delivered nothing.", "and Lorem Reels delivered nothing.")
    silent = imported(text)
    named = imported(text.replace("BREACH OF CONTRACT", "Imaginary Strings Breached the Contract"))
    assert [doubt.about for doubt in silent.draft.doubts if "say against whom" in doubt.about] == []
    assert len([doubt.about for doubt in named.draft.doubts if "say against whom" in doubt.about]) == 1
