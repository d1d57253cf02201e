"""The ledger of a batch: what came of each filing, compared, listed, summarize up and merged."""
