"""The merger of exhibits: a separate, limited process that copies, stamps, joins and measures untrusted files.

`python -m assembler.attach.merger FD` reads its job from standard input. It asks the parent process for everything
else: the file of each exhibit, the typeset cover sheets, index and stamp letters, and the text of scans. Bytes pass
through an unnamed file that both processes have open under the descriptor FD, so that no file is left behind if a
process is killed.
"""

PROGRAM = "ocrmypdf"
"""The name of the program that recognizes the text of scans."""

MEMORY_LIMIT = 2 << 30
"""The memory in bytes that the process may use, in addition to twice the size of the exhibits' files."""

CPU_SECONDS = 60
"""The CPU time in seconds that the process may use for an exhibit, in addition to one second for each page.

Joining the exhibits may take the sum of these times.
"""
