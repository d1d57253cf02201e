"""Whether a plaintiff may dismiss a case: the instruments of the court's law, and a verdict on each."""
