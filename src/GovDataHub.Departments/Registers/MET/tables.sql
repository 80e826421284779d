-- 气象: rain in tenths of a millimetre, hail as 1 and 0.
CREATE TABLE flzz (
    xydm TEXT NOT NULL,
    wsbh TEXT,
    jl TEXT,
    ysrq TEXT
);
CREATE INDEX ix_flzz ON flzz (xydm);
CREATE TABLE qxgc (
    zh TEXT,
    gcrq INTEGER,
    r24 REAL,
    jdfs REAL,
    bb INTEGER
);
