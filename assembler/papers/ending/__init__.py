"""Papers that end a case, or a part of it, without a motion: notices, stipulations, praecipes."""
