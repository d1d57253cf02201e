"""Papers that end a case, or part of it, without a motion: notices, stipulations, praecipes."""
