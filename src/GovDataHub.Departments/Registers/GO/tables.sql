-- 政府办公厅: states and force in words, dates as yyyy-MM-dd.
CREATE TABLE sqgk (
    sqr TEXT NOT NULL,
    bh TEXT,
    nr TEXT,
    zt TEXT,
    dfqx TEXT
);
CREATE INDEX ix_sqgk ON sqgk (sqr);
CREATE TABLE gb (
    wh TEXT,
    bt TEXT,
    sxrq TEXT,
    xl TEXT
);
