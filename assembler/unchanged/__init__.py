"""unchanged: a command whose inputs are as they were prints what it printed, and does nothing else.

`record.py` keeps what a run printed with the state of all that it read, and finds it again; `reads.py` notes what is
read, `run.py` a whole run; `states.py` tells whether a file or a folder is as it was. All of it runs before the rest of
the program is imported, and therefore imports little.
"""
