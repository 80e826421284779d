-- 信访与12345: states as the hotline's agents see them.
CREATE TABLE gdxx (
    lxrzjh TEXT NOT NULL,
    gdbh TEXT,
    sqnr TEXT,
    gdzt TEXT,
    dfqx TEXT
);
CREATE INDEX ix_gdxx ON gdxx (lxrzjh);
CREATE TABLE rdsq (
    fldm TEXT,
    js INTEGER
);
