"""The facts of the case that the grounds of a motion state or deny."""
