"""The ledger of a batch: what came of each filing, compared, listed, summed up and merged."""
