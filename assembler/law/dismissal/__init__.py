"""Whether a plaintiff may end a case: the instruments of the court's law, weighed for what a paper dismisses."""
