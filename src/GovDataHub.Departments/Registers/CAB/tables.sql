-- 民政: one table a business line, national codes for marital status, amounts in fen.
CREATE TABLE hydj (
    sfzh TEXT NOT NULL,
    hyzk TEXT,
    zjzh TEXT,
    posfzh TEXT,
    poxm TEXT,
    djrq TEXT,
    djjg TEXT
);
CREATE INDEX ix_hydj ON hydj (sfzh);
CREATE TABLE shjz (
    sfzh TEXT NOT NULL,
    jzlb TEXT,
    jtbh TEXT,
    qsrq TEXT,
    jzrq TEXT,
    yjje INTEGER,
    bzrk INTEGER
);
CREATE INDEX ix_shjz ON shjz (sfzh);
CREATE TABLE jjhd (
    sfzh TEXT NOT NULL,
    rjsr INTEGER,
    jrzc INTEGER,
    hdsj INTEGER
);
CREATE INDEX ix_jjhd ON jjhd (sfzh);
CREATE TABLE lnr (
    sfzh TEXT NOT NULL,
    yzzh TEXT,
    gljt TEXT,
    sndj TEXT
);
CREATE INDEX ix_lnr ON lnr (sfzh);
CREATE TABLE bz (
    sfzh TEXT NOT NULL,
    swrq TEXT,
    hhzh TEXT,
    hmbz INTEGER
);
CREATE INDEX ix_bz ON bz (sfzh);
CREATE TABLE shzz (
    xydm TEXT NOT NULL,
    zzlx TEXT,
    djzh TEXT,
    njnd INTEGER,
    zt TEXT
);
CREATE INDEX ix_shzz ON shzz (xydm);
