-- 人防: what is paid as 是 and 否.
CREATE TABLE rfgc (
    gcbh TEXT,
    gcdz TEXT,
    ybrs INTEGER
);
CREATE TABLE ydjsf (
    tyshxydm TEXT NOT NULL,
    tzsbh TEXT,
    yjje INTEGER,
    sfyj TEXT
);
CREATE INDEX ix_ydjsf ON ydjsf (tyshxydm);
