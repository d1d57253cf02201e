"""The merger of exhibits: a separate process, with limits, that copies, stamps, joins and measures files of strangers.

`python -m assembler.attach.merger FILE` reads its job from the standard input, and asks the program for all else: for
the file of each exhibit, for sheets and letters, which the page engine sets, and for the text of scans. Bytes pass
through FILE, which both processes have open and which has no name, so that nothing stays behind when either is killed.
"""

PROGRAM = "ocrmypdf"
"""The program that recognizes the text of scans."""

MEMORY = 2 << 30
"""Bytes of memory that the process may use, besides twice the size of the files of exhibits."""

SECONDS = 60
"""Seconds of computing time that the process may use for an exhibit, besides one for each of its pages.

To join all, it may use as many as for all of them."""
