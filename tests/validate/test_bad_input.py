"""Mistakes in a matter file: each is reported in one line with its place, its code and a remedy."""

from pathlib import Path
from textwrap import dedent

import pytest

from tests.support.runs import Run, check, errors, one_error, place, run_here, write_file, write_matter

BLOCK_SCALAR_FIX = "put the paragraph under `|`"

pytestmark = pytest.mark.usefixtures("folder")


def mistake(text: str, line: int, column: int, code: str, *parts: str) -> object:
    """Return a case: the *text* of a file, and the place, the code and parts of the message or remedy of its error."""
    return pytest.param(dedent(text), (line, column), code, parts, id=f"{code}-{text.strip()[:24]!a}")


UNREADABLE_TEXTS = [
    mistake("a: b\n  c: d", 2, 4, "YML003", "a colon and a space", BLOCK_SCALAR_FIX),
    mistake("a: b\nc", 2, 1, "YML003", "no `: ` after its key"),
    mistake("a: [b, c\nd: e", 1, 4, "YML003", "closing `]`", "close it with `]`"),
    mistake("a: {b: c d: e}", 1, 11, "YML003", "closing `}`"),
    mistake("a:\n  - b\n - c", 3, 2, "YML003", "does not fit"),
    mistake("a: b\n---\nc: d", 2, 1, "YML003", "a second document"),
    mistake('a: "b\nc: d', 1, 4, "YML003", "never closed"),
    mistake('a: "\\q"', 1, 5, "YML003", "a backslash"),
    mistake("a: - b", 1, 4, "YML003", "begins a list"),
    mistake("[a]: b", 1, 1, "YML003", "is where a key should be"),
    mistake("just words", 1, 1, "MAT003", "a map of keys and values"),
    mistake("- a\n- b", 1, 1, "MAT003", "a map of keys and values"),
    mistake("", 0, 0, "YML005", "the file is empty"),
    mistake("# nothing but a comment\n", 0, 0, "YML005", "the file is empty"),
    mistake("a: b\x00c", 1, 5, "YML002", "`U+0000`"),
    mistake("a: b\x0cc", 1, 5, "YML002", "`U+000C`"),
    mistake("a: b\x1b[31mc", 1, 5, "YML002", "`U+001B`"),
    mistake("a: b\u2028c", 1, 5, "YML002", "`U+2028` (line separator)"),
    mistake("a: b\u0085c", 1, 5, "YML002", "`U+0085`"),
    mistake("a: b\ufeffc", 1, 5, "YML002", "`U+FEFF`"),
    mistake("a: b\u202ec", 1, 5, "YML002", "`U+202E` (right-to-left override)"),
    mistake("a: b\u2066c", 1, 5, "YML002", "`U+2066` (left-to-right isolate)"),
    mistake("a: b\U000e0041c", 1, 5, "YML002", "`U+E0041` (tag latin capital letter a)"),
    mistake("a: 987-65\u200b-4320", 1, 10, "YML002", "`U+200B` (zero width space)", "delete the character"),
    mistake("a: pa\u200did", 1, 6, "YML002", "`U+200D` (zero width joiner)"),
    mistake("a: pa\u2060\u00adid", 1, 6, "YML002", "`U+2060` (word joiner)"),
    mistake("a: 987\u2060-65", 1, 7, "YML002", "`U+2060`"),
    mistake("a: Cali\u00adfornia", 1, 8, "YML002", "`U+00AD` (soft hyphen)"),
    mistake("a: pa\ufe0fid", 1, 6, "YML002", "`U+FE0F` (variation selector-16)"),
    mistake("a: pa\u3164id", 1, 6, "YML002", "`U+3164` (hangul filler)"),
    mistake("a: pa\u2800id", 1, 6, "YML002", "`U+2800` (braille pattern blank)"),
    mistake('a: "98\\u200b7"', 1, 4, "YML002", "`U+200B`"),
    mistake('a: "x\\0y"', 1, 4, "YML002", "`U+0000`"),
    mistake('a: "x\\ry"', 1, 4, "YML002", "`U+000D`"),
    mistake('a: "x\\Py"', 1, 4, "YML002", "`U+2029` (paragraph separator)"),
    mistake("a:\n\tb: c", 2, 1, "YML003", "a tab at the start of a line", "indent with spaces"),
    mistake("a: b\n\tc: d", 2, 1, "YML003", "a tab at the start of a line"),
    mistake("a: |\n\tb", 2, 1, "YML003", "a tab at the start of a line"),
    mistake("a:\n  \tb: c", 2, 3, "YML003", "a tab at the start of a line"),
    mistake("a: b\nc: d\na: e", 3, 1, "YML004", "duplicate key `a`", "line 1"),
    mistake("a: {b: c, d: e, b: f}", 1, 17, "YML004", "duplicate key `b`", "keep only one of the two keys"),
    mistake("a:", 1, 3, "YML005", "`a` is empty"),
    mistake("a: ''", 1, 4, "YML005", "`a` is empty"),
    mistake("~", 1, 1, "YML005", "the file is empty: `~` means no value in YAML"),
    mistake("a: null", 1, 4, "YML005", "`a` is empty: `null` means no value in YAML"),
    mistake("a: [b, ~]", 1, 8, "YML005", "an entry of the list is empty: `~` means no value in YAML"),
    mistake('a: ""', 1, 4, "YML005", "`a` is empty", "delete the line"),
    mistake('a: "  "', 1, 4, "YML005", "`a` is empty"),
    mistake("a: '\u00a0\u200b'", 1, 4, "YML005", "`a` is empty"),
    mistake("a: |\n\nb: c", 1, 4, "YML005", "`a` is empty"),
    mistake("a: >\n\n", 1, 4, "YML005", "`a` is empty"),
    mistake("a: []", 1, 4, "YML005", "`a` is empty"),
    mistake("a: {}", 1, 4, "YML005", "`a` is empty"),
    mistake("a: {name: Bob's Tires, Inc., b: c}", 1, 24, "YML003", "the comma", '`name: "Bob\'s Tires, Inc."`'),
    mistake("a: {text: award $287,000, claims: [c]}", 1, 22, "YML003", "the comma", '`text: "award $287,000"`'),
    mistake("a: [pay $90,000 to Al, b]", 1, 13, "YML003", "the comma before `000", '`"pay $90,000 to Al"`'),
    mistake("a: [b, interest, and costs]", 1, 18, "YML003", "the comma before `and", '`"interest, and costs"`'),
    mistake("a: [Old Example, Inc.]", 1, 18, "YML003", "the comma before `Inc.`", '`"Old Example, Inc."`'),
    mistake("a: {b: c, d}", 1, 11, "YML003", "ends the value of `b`", '`b: "c, d"`'),
    mistake("a:\n  b: [c]\n   d: e", 3, 4, "YML003", "does not fit", "indent this line by 2 spaces"),
    mistake("a:\n  b: [c]\n d: e", 3, 2, "YML003", "does not fit", "indent this line by 2 spaces"),
    mistake('a:\n  b: "c"\n d: e', 3, 2, "YML003", "does not fit", "indent this line by 2 spaces"),
    mistake("a:\n  b: c\n   d: e", 3, 5, "YML003", "a colon", "indent this line by 2 spaces", BLOCK_SCALAR_FIX),
    mistake("a: b\nc:\u00a0d\ne: f", 2, 3, "YML003", "`U+00A0` (no-break space) follows", "an ordinary space"),
    mistake("a:\n  - b\n  -", 3, 4, "YML005", "an entry of the list is empty"),
    mistake("a: [b, '']", 1, 8, "YML005", "an entry of the list is empty"),
    mistake("'': a", 1, 1, "YML005", "a key is empty"),
    mistake("a: &x [b]\nc: [*x, *x, *x]", 1, 4, "YML007", "`&x` is read as an anchor"),
    mistake("a: *x", 1, 4, "YML007", "`*x` is read as an alias"),
    mistake("a: !!int 5", 1, 4, "YML007", "is read as a tag"),
    mistake("a: !python/object:os.system b", 1, 4, "YML007", "is read as a tag"),
    mistake("a:\n  <<: b", 2, 3, "YML007", "`<<` cannot be a key: YAML would copy another map here"),
    mistake(
        "\n".join(" " * depth + "a:" for depth in range(1000)), 41, 41, "YML008", "nested more than 40 levels deep"
    ),
    mistake("- " * 1000 + "a", 1, 83, "YML008", "nested more than 40 levels deep"),
    mistake("a: " + "[" * 1000, 1, 1003, "YML008", "nested"),
    mistake("a: " + "[" * 41 + "b" + "]" * 41, 1, 44, "YML008", "nested more than 40 levels deep"),
    mistake("a: [" + "b, " * 200_000 + "b]", 1, 599_996, "YML008", "the file has more than 200,000 values"),
    mistake("a: " + "b" * 3_000_000, 0, 0, "YML008", "larger than 2,000,000 bytes"),
]


def assert_only_error(run: Run, at: tuple[int, int], code: str, parts: tuple[str, ...]) -> None:
    """Assert that *run* failed with one error of *code* at the line and column *at*, with *parts* in its texts."""
    error = one_error(run)

    assert (place(error), error["code"]) == (("matter.yaml", *at), code)
    assert all(part in error["message"] + error["fix"] for part in parts)


@pytest.mark.parametrize(("text", "at", "code", "parts"), UNREADABLE_TEXTS)
@pytest.mark.slow
def test_text_that_is_not_a_matter_is_refused_at_the_first_error(
    folder: Path, text: str, at: tuple[int, int], code: str, parts: tuple[str, ...]
) -> None:
    assert_only_error(check(write_file(folder, text)), at, code, parts)


LOST_TEXTS = [
    mistake("a: See Dkt. #34 at 5", 1, 13, "YML006", "`#34 at 5` would be read as a comment and lost"),
    mistake("a:\n  - See Dkt. #34 at 5\n  - b", 2, 14, "YML006", "`#34 at 5`"),
    mistake("a: See\n  Dkt. #34 at 5", 2, 8, "YML006", "`#34 at 5`"),
    mistake("a: See\n  Dkt. #34 at 5\n  and more", 2, 8, "YML006", "`#34 at 5`"),
    mistake("a: See\n  Dkt. #34 at 5\n  and more\nb: c", 2, 8, "YML006", "`#34 at 5`"),
    mistake("a: See Dkt.\n  #34 at 5", 2, 3, "YML006", "`#34 at 5`"),
    mistake("a: 'See Dkt.' #34", 1, 15, "YML006", "`#34`"),
    mistake('a: "See Dkt." #34', 1, 15, "YML006", "`#34`"),
    mistake("a: [b] #34", 1, 8, "YML006", "`#34`"),
    mistake("a: {b: c} #34", 1, 11, "YML006", "`#34`"),
    mistake("a: [See Dkt. #34 at 5]", 1, 14, "YML006", "`#34 at 5]`"),
    mistake("a: [b, #34\n  c]", 1, 8, "YML006", "`#34`"),
    mistake("a: #34 at 5", 1, 4, "YML006", "`#34 at 5`"),
    mistake("a: | #34\n  b", 1, 6, "YML006", "`#34`"),
    mistake("a:\n  - #34\n", 2, 5, "YML006", "`#34`"),
    mistake("a: b #c", 1, 6, "YML006", "`#c`", "put a space after the `#`"),
]


@pytest.mark.parametrize(("text", "at", "code", "parts"), LOST_TEXTS)
def test_text_that_yaml_would_lose_is_refused_where_the_loss_begins(
    folder: Path, text: str, at: tuple[int, int], code: str, parts: tuple[str, ...]
) -> None:
    assert_only_error(check(write_file(folder, text)), at, code, parts)


PROSE = [
    ('"Free speech" is the motto of Alpha.', 0, "YML003"),
    ('"A" and "B" were said.', 0, "YML003"),
    ("'Tis the season, wrote Beta.", 0, "YML003"),
    ("[sic] was what Beta wrote.", 0, "YML003"),
    ("*Smith v. Jones* governs.", 0, "YML007"),
    ("&c. and the like were sold.", 0, "YML003"),
    ("& so on.", 0, "YML003"),
    ("@alpha wrote this.", 0, "YML003"),
    ("%20 stood in the address.", 0, "YML003"),
    ("> 5 percent were lost.", 0, "YML003"),
    ("| was the sign that Beta used.", 0, "YML003"),
    ("`kites` was the password.", 0, "YML003"),
    ("!important, wrote Beta.", 0, "YML003"),
    ("{plaintiffs} paid.", 11, "YML005"),
    ("Beta answered: no.", 13, "YML003"),
    ("? nobody knows.", 0, "YML003"),
    ("!important wrote Beta.", 0, "YML007"),
    ("&c and the like were sold.", 0, "YML007"),
    ("- was the sign.", 0, "YML003"),
]
"""Paragraphs that are not valid YAML, with the offset of the reported place and the code."""


@pytest.mark.parametrize(("words", "offset", "code"), PROSE)
def test_prose_that_begins_with_a_yaml_indicator_needs_a_block_scalar(
    folder: Path, words: str, offset: int, code: str
) -> None:
    text = "facts:\n  - id: story\n    paragraphs:\n      - text: "
    error = one_error(check(write_file(folder, f"{text}{words}\n")))

    assert (error["line"], error["column"], error["code"]) == (4, len("      - text: ") + 1 + offset, code)
    assert "under `|`" in error["fix"]


@pytest.mark.parametrize("words", [words for words, _, _ in PROSE])
def test_the_same_prose_is_read_in_a_block_scalar(folder: Path, words: str) -> None:
    changes = f"""
        more_facts:
          - id: more
            heading: More
            paragraphs:
              - text: |
                  {words}
        """

    assert errors(check(write_matter(folder, changes))) == []


def test_a_paragraph_with_a_colon_needs_a_block_scalar(folder: Path) -> None:
    changes = "more_facts: [{id: more, heading: More, paragraphs: [{Beta answered: no}]}]"
    error = one_error(check(write_matter(folder, changes)))

    assert (error["code"], error["line"], error["column"]) == ("MAT002", 2, 54)
    assert BLOCK_SCALAR_FIX in error["fix"]


def test_a_paragraph_of_a_filing_with_a_colon_needs_a_block_scalar(folder: Path) -> None:
    changes = """
        filings:
          - paper: notice_of_voluntary_dismissal
            dismisses: all
            paragraphs:
              - Beta answered: no
        """
    error = one_error(check(write_matter(folder, changes)))

    assert place(error) == ("matter.yaml", 7, 9)
    assert error["message"] == "an entry of `paragraphs`, a map, is not text"
    assert BLOCK_SCALAR_FIX in error["fix"]


def test_a_comment_is_not_an_error(folder: Path) -> None:
    changes = """
        # a comment
        #number: 1:25-cv-00009
        amount: 80000  # a comment
        about: |
          Dkt. #34 stands here in full. #5
        relief:
          - award damages
          #- award costs
        """

    assert errors(check(write_matter(folder, changes))) == []


BYTES = [
    (b"a: b\xffc", (1, 5), "byte 0xff is not UTF-8"),
    (b"a: \xc3\xa9\xc3\xa9\xff", (1, 6), "byte 0xff is not UTF-8"),
    (b"\xef\xbb\xbfa: b\r\nc: \xe9t\xe9", (2, 4), "byte 0xe9 is not UTF-8"),
    ("a: b".encode("utf-16"), (1, 1), "byte 0xff is not UTF-8"),
    ("a: b".encode("utf-16-le"), (1, 2), "`U+0000` is not allowed in text"),
]


@pytest.mark.parametrize(("raw", "at", "message"), BYTES)
def test_bytes_that_are_not_utf8_are_refused_at_their_place(
    folder: Path, raw: bytes, at: tuple[int, int], message: str
) -> None:
    (folder / "matter.yaml").write_bytes(raw)
    error = one_error(check("matter.yaml"))

    assert (place(error), error["code"], error["message"]) == (("matter.yaml", *at), "YML002", message)


def test_a_byte_order_mark_and_windows_line_endings_are_read(folder: Path) -> None:
    write_matter(folder, "amount: 80000\nbogus: x\n")
    text = (folder / "matter.yaml").read_text("utf-8").replace("\n", "\r\n")
    (folder / "matter.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert place(one_error(check("matter.yaml"))) == ("matter.yaml", 3, 1)


def test_a_folder_without_a_matter_is_named(folder: Path) -> None:
    (folder / "empty").mkdir()
    error = one_error(check("empty"))

    assert error["code"] == "YML001"
    assert error["file"] == "empty/matter.yaml"
    assert "no such file" in error["message"]


def test_a_path_that_leads_nowhere_is_a_wrong_command(folder: Path) -> None:
    run = check(folder / "nowhere.yaml")

    assert run.status == 2
    assert "nowhere.yaml" in run.err


def test_a_matter_whose_file_is_a_folder_is_reported(folder: Path) -> None:
    (folder / "x" / "matter.yaml").mkdir(parents=True)

    assert one_error(check("x"))["message"] == "is not a file"


def test_a_file_without_an_end_is_not_read(folder: Path) -> None:
    (folder / "matter.yaml").symlink_to("/dev/zero")

    assert one_error(check("--root", "/", folder / "matter.yaml"))["message"] == "is not a file"


def test_findings_come_as_lines_of_text_too(folder: Path) -> None:
    write_file(folder, "a: b\na: c\n")
    run = run_here("check", "matter.yaml")

    assert run.status == 1
    assert run.out.splitlines() == [
        "matter.yaml:2:1: error YML004: duplicate key `a`; the first is on line 1",
        "    cite: this program",
        "    fix: keep only one of the two keys",
    ]


def test_an_invisible_character_at_the_end_of_a_word_is_accepted(folder: Path) -> None:
    text = "Alpha\u200b wrote\u00ad, to \u2060Beta\u200d."
    assert errors(check(write_matter(folder, f"more_facts: [{{id: m, heading: M, paragraphs: ['{text}']}}]\n"))) == []


LOOKALIKES = [
    ("parties: {kites: {role: pl\u0430intiff}}", "U+0430", "cyrillic small letter a", "`plaintiff`"),
    ("parties: {kites: {role: plaintiff\u00ad}}", "U+00AD", "soft hyphen", "`plaintiff`"),
    ("parties: {kites: {kind: corporation\u200b}}", "U+200B", "zero width space", "`corporation`"),
    ("parties: {kites: {r\u043ele: plaintiff}}", "U+043E", "cyrillic small letter o", "`role`"),
    ("claims: [{cause: us-fdcp\u0430, against: [strings]}]", "U+0430", "cyrillic small letter a", "`us-fdcpa`"),
    ("claims: [{cause: us-fdcpa, against: [strings\u00a0x]}]", "U+00A0", "no-break space", ""),
]


@pytest.mark.parametrize(("text", "number", "name", "intended"), LOOKALIKES)
def test_a_character_that_looks_like_another_is_named(
    folder: Path, text: str, number: str, name: str, intended: str
) -> None:
    reported = [error for error in errors(check(write_matter(folder, f"{text}\n"))) if intended in error["fix"]]
    assert any(f"with `{number}` ({name})" in error["message"] for error in reported)


def test_a_value_in_another_script_is_not_taken_for_a_mistake(folder: Path) -> None:
    changes = "parties: {kites: {kind: \u043a\u043e\u043c\u043f\u0430\u043d\u0438\u044f}}\n"
    findings = errors(check(write_matter(folder, changes)))

    assert any("is not an allowed value" in error["message"] for error in findings)
    assert not any("with `U+" in error["message"] for error in findings)


def test_a_sentence_without_a_period_is_shown_as_it_is(folder: Path) -> None:
    elements = "{ownership: He owned it}"
    claim = f"claims: [{{cause: us-copyright-infringement, against: [beta], elements: {elements}}}]\n"
    error = one_error(check(write_matter(folder, claim)))

    assert error["message"] == "`ownership`, `He owned it`, is neither a name nor a sentence that ends with a period"
    assert "end the sentence with a period" in error["fix"]


def test_a_section_with_a_name_of_the_program_needs_another_name(folder: Path) -> None:
    text = "more_facts: [{id: facts, heading: More, paragraphs: [It flew.]}]\n"
    error = one_error(check(write_matter(folder, f"{text}filings: [{{paper: complaint, date: 2025-06-02}}]\n")))

    assert "a name that the program itself gives to a part of the paper" in error["message"]
    assert "`the-facts`" in error["fix"]


def test_an_empty_list_of_events_says_that_there_were_none(folder: Path) -> None:
    assert errors(check(write_matter(folder, "events: []\n"))) == []
