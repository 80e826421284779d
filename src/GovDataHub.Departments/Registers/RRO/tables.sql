-- 审批服务: cases' end as a timestamp with seconds, states in the order of the process.
CREATE TABLE bjk (
    sqrzjh TEXT NOT NULL,
    bjbh TEXT,
    sxbm TEXT,
    bjzt TEXT,
    cnbjrq TEXT,
    bjsj TEXT
);
CREATE INDEX ix_bjk ON bjk (sqrzjh);
CREATE TABLE hcp (
    pjrzjh TEXT NOT NULL,
    bjbh TEXT,
    pjdj INTEGER,
    zgbz INTEGER
);
CREATE INDEX ix_hcp ON hcp (pjrzjh);
CREATE TABLE dzzz (
    czrzjh TEXT NOT NULL,
    zzbs TEXT,
    zzlx TEXT,
    fzjg TEXT,
    yxqz TEXT,
    zzzt TEXT
);
CREATE INDEX ix_dzzz ON dzzz (czrzjh);
