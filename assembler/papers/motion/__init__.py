"""Motions, and the papers that argue a motion or give notice of it."""
