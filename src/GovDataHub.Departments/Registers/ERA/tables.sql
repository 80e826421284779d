-- 民族宗教: dates of approval as day numbers.
CREATE TABLE mz_bg (
    zjhm TEXT NOT NULL,
    ymz TEXT,
    xmz TEXT,
    pzrq INTEGER
);
CREATE INDEX ix_mz_bg ON mz_bg (zjhm);
CREATE TABLE zj_cs (
    djh TEXT,
    mc TEXT,
    dz TEXT
);
