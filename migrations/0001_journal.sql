-- The journal: what lasts. Views are not here; they are made by src/store/sql/views.sql and can be thrown away.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value ANY  NOT NULL
) STRICT, WITHOUT ROWID;

-- Each 16-byte id once; n is local and never travels.
CREATE TABLE subject (
    n  INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE
) STRICT;

-- seq is the order of arrival here; bytes are exactly what the author's app wrote.
CREATE TABLE entry (
    seq     INTEGER PRIMARY KEY,
    id      BLOB    NOT NULL UNIQUE,
    subject INTEGER NOT NULL REFERENCES subject (n),
    stamp   BLOB    NOT NULL,
    bytes   BLOB    NOT NULL
) STRICT;

CREATE INDEX entry_subject ON entry (subject, stamp);

-- What waits to be sent; keeps entry free of UPDATE.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY
) STRICT;

-- Filled and emptied inside the erasing transaction; the only way past the trigger below.
CREATE TABLE erasing (
    id BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Ids that are gone for ever, of entries and of subjects.
CREATE TABLE gone (
    id BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN
    SELECT RAISE (ABORT, 'an entry is never changed');
END;

CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE id = OLD.id)
BEGIN
    SELECT RAISE (ABORT, 'an entry is never deleted');
END;

-- An open form, tap by tap; gone in the transaction that saves it.
CREATE TABLE draft (
    subject BLOB NOT NULL,
    form    TEXT NOT NULL,
    bytes   BLOB NOT NULL,
    PRIMARY KEY (subject, form)
) STRICT, WITHOUT ROWID;
