"""`assembler new`: starts a new matter from answers to questions or from options."""
