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
