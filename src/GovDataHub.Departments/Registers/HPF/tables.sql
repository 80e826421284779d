-- 住房公积金业务系统: pinyin abbreviations in lower case, amounts in fen, withdrawals as a journal.
CREATE TABLE gr_zhxx (
    zjhm TEXT PRIMARY KEY,
    grzh TEXT,
    zhzt TEXT,
    zhye INTEGER,
    yjce INTEGER,
    lxjcys INTEGER,
    dwxydm TEXT,
    zjhjrq TEXT,
    bdyhk TEXT
);
CREATE TABLE gr_tqls (
    lsh INTEGER PRIMARY KEY,
    zjhm TEXT NOT NULL,
    tqlx TEXT,
    tqrq TEXT,
    bnljtq INTEGER
);
CREATE INDEX ix_gr_tqls ON gr_tqls (zjhm, tqrq);
CREATE TABLE gr_dkxx (
    zjhm TEXT PRIMARY KEY,
    jkhth TEXT,
    dkye INTEGER,
    yhke INTEGER,
    dkzt TEXT,
    dkcs INTEGER
);
CREATE TABLE dw_zhxx (
    tyshxydm TEXT PRIMARY KEY,
    dwzh TEXT,
    jcrs INTEGER,
    jcbl TEXT,
    qjys INTEGER
);
