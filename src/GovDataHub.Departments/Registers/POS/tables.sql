-- 邮政: licence numbers filled up with blanks, counts as text.
CREATE TABLE kd_xk (
    tyshxydm TEXT NOT NULL,
    xkzh CHAR(30),
    yxqz TEXT,
    zt TEXT
);
CREATE INDEX ix_kd_xk ON kd_xk (tyshxydm);
CREATE TABLE mdwd (
    tyshxydm TEXT NOT NULL,
    bah TEXT,
    wds TEXT
);
CREATE INDEX ix_mdwd ON mdwd (tyshxydm);
