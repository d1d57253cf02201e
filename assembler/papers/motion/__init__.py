"""Motions, and the papers of a motion that argue it or give notice of it."""
