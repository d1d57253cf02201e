"""Shows a matter in a browser while it is typed: its papers beside its findings, updated after each save.

`previewed.py` reads the matter and makes its papers in memory; `sheets.py` turns their pages into pictures and lines of
text; `views.py` and `tabs.py` turn everything into what the browser shows; `server.py` serves it to this machine alone.
"""
