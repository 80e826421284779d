-- 档案目录: kinds in Chinese, years as text, a bit for what is digitised.
CREATE TABLE DA_MSML (
    SFZHM VARCHAR(18) NOT NULL,
    DH VARCHAR(100),
    DALB VARCHAR(10),
    ND VARCHAR(10),
    SZHBZ NUMBER(1)
);
CREATE INDEX IX_DA_MSML ON DA_MSML (SFZHM);
CREATE TABLE DA_KFML (
    QZH VARCHAR(100),
    TM VARCHAR(200)
);
