"""The merger of exhibits: a separate process, with limits, that copies, stamps, joins and measures untrusted files.

`python -m assembler.attach.merger FILE` reads its job from the standard input, and asks the program for everything
else: the file of each exhibit, sheets and letters, which the page engine sets, and the text of scans. Bytes pass
through FILE, which both processes have open and which has no name, so that nothing stays behind when either is killed.
"""

PROGRAM = "ocrmypdf"
"""The program that recognizes the text of scans."""

MEMORY = 2 << 30
"""Bytes of memory that the process may use, besides twice the size of the files of exhibits."""

SECONDS = 60
"""Seconds of computing time that the process may use for an exhibit, plus one for each of its pages.

Joining the exhibits may take the sum of these times."""
