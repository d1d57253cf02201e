"""The parts of a file are written in fewer steps, with the bytes that the library of the engine writes."""

import zlib

import pydyf
import pytest

from assembler.paginate import engine_bytes, fonts

PARTS = {
    "Name": "/Span",
    "Number": 12,
    "Length": 12.0,
    "Share": -0.000125,
    "Whole": True,
    "Reference": b"12 0 R",
    "Text": pydyf.String("Émile (Alpha) \\"),
    "Rows": pydyf.Array(["/a", 1, 2.5, b"x", pydyf.Dictionary({"K": pydyf.Array([])})]),
}


def test_a_part_has_the_bytes_that_the_library_writes() -> None:
    fonts.engine()
    assert engine_bytes.of_one(pydyf.Dictionary(PARTS)) == (
        b"<</Name /Span/Number 12/Length 12/Share -0.000125/Whole True/Reference 12 0 R"
        b"/Text <feff00c9006d0069006c0065002000280041006c00700068006100290020005c>"
        b"/Rows [/a 1 2.5 x <</K []>>]>>"
    )
    for compress in (True, False):
        data = b"q\n1 0 0 1 2.5 3 cm\nQ"
        written = zlib.compress(data, 9) if compress else data
        kind = b"/Filter /FlateDecode" if compress else b""
        whole = b"<</N 3%b/Length %d>>\nstream\n%b\nendstream" % (kind, len(written), written)
        stream = pydyf.Stream(["q", b"1 0 0 1 2.5 3 cm", "Q"], {"N": 3}, compress=compress)
        assert stream.data == stream.data == whole
        assert stream.extra == {"N": 3}


def test_a_number_has_the_bytes_that_the_library_writes() -> None:
    for number in (0.0, -0.0, 12.0, 1e15, 2.5, 1 / 3, -7.25, 1e-7, 123456.789012, -3e20, 0, -4, True):
        assert engine_bytes.of_one(number) == engine_bytes.of_any(number), number


def test_what_has_no_bytes_in_a_file_is_refused_as_before() -> None:
    with pytest.raises(UnicodeEncodeError):
        engine_bytes.of_one("É")
