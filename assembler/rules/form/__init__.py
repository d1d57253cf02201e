"""Rules on a court's requirements for the form and the contents of a paper."""
