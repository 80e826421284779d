-- 市场监管: t_ and pinyin abbreviations; 万元, dates split in three and days since 1970 side by side.
CREATE TABLE t_ztdj (
    tyshxydm VARCHAR(18) NOT NULL,
    zch VARCHAR(200),
    qymc VARCHAR(200),
    ztlx CHAR(4),
    fddbr VARCHAR(200),
    fddbrzjhm VARCHAR(200),
    zs VARCHAR(200),
    zczb VARCHAR(24),
    clrq_n INTEGER,
    clrq_y INTEGER,
    clrq_r INTEGER,
    djzt CHAR(1),
    jyfw VARCHAR(200),
    gdmc VARCHAR(200)
);
CREATE INDEX ix_t_ztdj ON t_ztdj (tyshxydm);
CREATE TABLE t_ryrz (
    zjhm VARCHAR(18) NOT NULL,
    tyshxydm VARCHAR(200),
    rzjs CHAR(2),
    clrq CHAR(10),
    djzt CHAR(1)
);
CREATE INDEX ix_t_ryrz ON t_ryrz (zjhm);
CREATE TABLE t_spjyxk (
    tyshxydm VARCHAR(18) NOT NULL,
    xkzbh VARCHAR(200),
    jyxm VARCHAR(200),
    yxqz INTEGER,
    fxdj VARCHAR(200),
    xkzt CHAR(1)
);
CREATE INDEX ix_t_spjyxk ON t_spjyxk (tyshxydm);
CREATE TABLE t_nb (
    tyshxydm VARCHAR(18) NOT NULL,
    nd INTEGER,
    ybs INTEGER
);
CREATE INDEX ix_t_nb ON t_nb (tyshxydm);
CREATE TABLE t_gqxx (
    tyshxydm VARCHAR(18) NOT NULL,
    sfdj INTEGER,
    sfcz INTEGER,
    lrycml INTEGER,
    jyzxggts INTEGER,
    jyzxyy INTEGER
);
CREATE INDEX ix_t_gqxx ON t_gqxx (tyshxydm);
CREATE TABLE t_tzsbzyry (
    zjhm VARCHAR(18) NOT NULL,
    zsbh VARCHAR(200),
    zyxm VARCHAR(200),
    yxqz INTEGER
);
CREATE INDEX ix_t_tzsbzyry ON t_tzsbzyry (zjhm);
CREATE TABLE t_tzsb (
    sydw VARCHAR(18) NOT NULL,
    sbzcdm VARCHAR(200),
    sbzl CHAR(4),
    xcjyrq INTEGER,
    jyjl CHAR(3)
);
CREATE INDEX ix_t_tzsb ON t_tzsb (sydw);
