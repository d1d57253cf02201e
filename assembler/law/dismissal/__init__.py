"""Decides how a plaintiff may dismiss a case: the instruments in the court's law, with a verdict on each."""
