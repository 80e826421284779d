-- 城管: a start-up's city app: short English names, days and seconds since 1970, fen.
CREATE TABLE dog_licence (
    owner TEXT NOT NULL,
    licence TEXT,
    chip TEXT,
    dogs INTEGER,
    valid_to INTEGER
);
CREATE INDEX ix_dog_licence ON dog_licence (owner);
CREATE TABLE park_account (
    owner TEXT NOT NULL,
    plate TEXT,
    owed INTEGER,
    last_seen INTEGER,
    pay_after CHAR(1)
);
CREATE INDEX ix_park_account ON park_account (owner);
CREATE TABLE street_permit (
    holder TEXT NOT NULL,
    permit TEXT,
    kind CHAR(1),
    valid_to INTEGER
);
CREATE INDEX ix_street_permit ON street_permit (holder);
CREATE TABLE street_case (
    person TEXT NOT NULL,
    case_no TEXT,
    topic TEXT,
    state CHAR(1)
);
CREATE INDEX ix_street_case ON street_case (person);
