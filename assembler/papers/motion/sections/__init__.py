"""The sections of a motion's papers, one module each."""
