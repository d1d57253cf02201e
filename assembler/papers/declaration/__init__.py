"""Declarations and affidavits in support of a motion."""
