"""Runs a batch: finds the rows to build, and has workers build them, on this machine or on a cluster."""
