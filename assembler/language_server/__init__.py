"""A language server for matters: findings, completion, hover, names and corrections in the editor, before saving.

`server.py` speaks the protocol. The other modules know nothing of it: they take texts and places, and return values.
"""
