"""Whether a plaintiff may dismiss a case: the instruments that the court's law offers, and a verdict on each."""
