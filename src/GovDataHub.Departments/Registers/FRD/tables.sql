-- 消防: results in words, blocked lanes as 1 and 0.
CREATE TABLE xfjc (
    tyshxydm TEXT NOT NULL,
    yjsbh TEXT,
    jcjl TEXT,
    jcrq TEXT
);
CREATE INDEX ix_xfjc ON xfjc (tyshxydm);
CREATE TABLE xhs (
    bh TEXT,
    wz TEXT,
    sy TEXT,
    td_zy INTEGER
);
