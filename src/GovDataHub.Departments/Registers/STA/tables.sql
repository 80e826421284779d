-- 统计: unit codes filled up with blanks, values as text exactly as published.
CREATE TABLE TJ_DCDW (
    SHXYDM VARCHAR(18) NOT NULL,
    DWDM CHAR(18),
    ZJBBQ CHAR(8)
);
CREATE INDEX IX_TJ_DCDW ON TJ_DCDW (SHXYDM);
CREATE TABLE TJ_ZBZ (
    ZBMC VARCHAR(100),
    BGQ VARCHAR(10),
    ZBZ VARCHAR(24)
);
