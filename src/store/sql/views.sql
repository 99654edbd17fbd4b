-- The views: every table a screen reads. Folded from entries; dropped and made anew by a rebuild.

DROP TABLE IF EXISTS place;
DROP TABLE IF EXISTS state;
DROP TABLE IF EXISTS visit;
DROP TABLE IF EXISTS plan;
DROP TABLE IF EXISTS slip;
DROP TABLE IF EXISTS observation;
DROP TABLE IF EXISTS joined;
DROP TABLE IF EXISTS member;
DROP TABLE IF EXISTS pin;
DROP TABLE IF EXISTS note_fts;
DROP TABLE IF EXISTS place_fts;

-- n is the number of the subject.
CREATE TABLE place (
    n          INTEGER PRIMARY KEY,
    title      TEXT    NOT NULL,
    sort       TEXT    NOT NULL,
    street_key TEXT    NOT NULL,
    number_key INTEGER NOT NULL,
    city       TEXT    NOT NULL,
    lat        REAL,
    lon        REAL,
    words      TEXT    NOT NULL
) STRICT;

-- One small row per place makes the first screen an index walk, however long the history is: what the screen says of
-- a place is its brief, which the indexes hold too. What the next fold needs is its run.
CREATE TABLE state (
    n          INTEGER PRIMARY KEY,
    due        TEXT,
    last_at    TEXT,
    slip_since TEXT,
    pause      TEXT,
    promise    TEXT,
    brief      BLOB    NOT NULL,
    run        BLOB    NOT NULL
) STRICT;

-- What the map and the coverage need of a place, and no byte more: both read all of them at once. Times are minutes of
-- the clock on the wall since 1970, days are days since the year 1.
CREATE TABLE pin (
    n          INTEGER PRIMARY KEY,
    street     TEXT    NOT NULL,
    city       TEXT    NOT NULL,
    lat        REAL,
    lon        REAL,
    due        INTEGER,
    promise    INTEGER,
    slip_since INTEGER,
    pause      INTEGER,
    last_at    INTEGER,
    safety     INTEGER NOT NULL,
    morning    INTEGER,
    forenoon   INTEGER,
    afternoon  INTEGER,
    evening    INTEGER,
    circle     TEXT,
    circle_at  INTEGER,
    circle_day INTEGER,
    circle_lat REAL,
    circle_lon REAL,
    radius     INTEGER
) STRICT;

-- seq is the number of the entry that made the row.
CREATE TABLE visit (
    seq     INTEGER PRIMARY KEY,
    place   INTEGER NOT NULL,
    at      TEXT    NOT NULL,
    outcome TEXT    NOT NULL,
    row     BLOB    NOT NULL
) STRICT;

CREATE TABLE plan (
    seq   INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    at    TEXT    NOT NULL,
    row   BLOB    NOT NULL
) STRICT;

CREATE TABLE slip (
    place INTEGER NOT NULL,
    seq   INTEGER NOT NULL,
    door  TEXT    NOT NULL,
    row   BLOB    NOT NULL,
    PRIMARY KEY (place, seq, door)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation (
    seq   INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    at    TEXT    NOT NULL,
    row   BLOB    NOT NULL
) STRICT;

CREATE TABLE joined (
    seq   INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    other INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
    n    INTEGER PRIMARY KEY,
    name TEXT    NOT NULL
) STRICT;

-- Contentless: no second copy of the notes. An erasure merges both, which leaves nothing of what was taken out. rowid is seq for notes, n for places.
CREATE VIRTUAL TABLE note_fts USING fts5 (
    t, content = '', detail = none, prefix = '1 2 3 4', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE place_fts USING fts5 (
    t, content = '', detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
