-- 妇联: screening dates in three columns each.
CREATE TABLE lasc (
    sfzh TEXT NOT NULL,
    sc_n INTEGER,
    sc_y INTEGER,
    sc_r INTEGER,
    zq_n INTEGER,
    zq_y INTEGER,
    zq_r INTEGER
);
CREATE INDEX ix_lasc ON lasc (sfzh);
CREATE TABLE wqga (
    sfzh TEXT NOT NULL,
    gabh TEXT,
    bhl TEXT
);
CREATE INDEX ix_wqga ON wqga (sfzh);
