"""A run of a batch: the rows to build, and the workers that build them, on this machine or on a cluster."""
