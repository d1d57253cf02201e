"""A run of a batch: what must be built, and the workers that build it, on this machine or on a cluster."""
