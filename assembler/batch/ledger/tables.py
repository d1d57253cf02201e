"""The tables of a ledger, in SQL, and the columns that later versions of the program have added."""

APPLICATION_ID = 0x61736D62
"""SQLite's `application_id` for ledgers, which distinguishes them from other databases."""

TABLES_VERSION = 4
"""The version of the ledger's tables.

A ledger of an earlier version gets the missing columns; a ledger of a later version is refused.
"""

TABLES = """
CREATE TABLE filing (
    id TEXT PRIMARY KEY,  -- the filing's `id` in the rows, or `row N` if it has none of its own
    number INTEGER,  -- the row's number
    verdict TEXT,
    findings TEXT,  -- JSON: the findings on the filing by itself
    outputs TEXT,  -- JSON: the hash of each written file, by path
    pages INTEGER,
    names TEXT,  -- JSON: the names in the matter that the row filled in
    reads TEXT,  -- JSON: the hash of each file in the root that was read, by path
    seconds REAL,
    worker TEXT,
    finished TEXT,
    inputs TEXT,  -- the hash of all sources
    content TEXT,  -- JSON: the hashes of the base, the firm's records and the row's cells, of which the text was made
    reviewed TEXT,  -- the reviewer and the date of review
    strangers TEXT DEFAULT '[]',  -- JSON: findings on names from other filings in this filing's papers
    signed TEXT DEFAULT '',  -- whether the papers print a signature: yes, no or unknown
    about TEXT DEFAULT '{}',  -- JSON: caption, court and date of the first paper
    run INTEGER DEFAULT 0,  -- the number of the run that wrote the entry
    pasted TEXT DEFAULT '[]'  -- JSON: findings on names in this row that may belong to other rows
) WITHOUT ROWID;
CREATE TABLE batch (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""

ADDED_COLUMNS = {
    2: ("signed TEXT DEFAULT ''",),
    3: ("about TEXT DEFAULT '{}'", "run INTEGER DEFAULT 0"),
    4: ("pasted TEXT DEFAULT '[]'",),
}
"""The columns added since the first version, with their types, by the version that added them."""
