-- 房产交易与住房保障: mixed-case pinyin, slashes in dates, amounts as text, in fen and in 万元 side by side.
CREATE TABLE Zfbz_Sqjl (
    Sfzhm VARCHAR(18) NOT NULL,
    Bzfs CHAR(1),
    Zgzt CHAR(2),
    Lhh VARCHAR(100),
    Yxqz VARCHAR(10)
);
CREATE INDEX IX_Zfbz_Sqjl ON Zfbz_Sqjl (Sfzhm);
CREATE TABLE Zlba_Dsr (
    HtId INTEGER NOT NULL,
    Sfzhm VARCHAR(18) NOT NULL,
    Dsrlx CHAR(1)
);
CREATE INDEX IX_Zlba_Dsr ON Zlba_Dsr (Sfzhm, HtId);
CREATE TABLE Zlba_Ht (
    HtId INTEGER PRIMARY KEY,
    Bah VARCHAR(100),
    Fwzl VARCHAR(200),
    Yzj VARCHAR(24),
    Qzrq DATE,
    Zzrq DATE
);
CREATE TABLE Wq_Mmht (
    Gfrsfzh VARCHAR(18) NOT NULL,
    Hth VARCHAR(100),
    Htlx CHAR(1),
    Cjjk NUMBER(18, 6),
    Qdrq CHAR(8),
    Sfk NUMBER(18, 6),
    Fwdyh VARCHAR(100),
    Htzt CHAR(1)
);
CREATE INDEX IX_Wq_Mmht ON Wq_Mmht (Gfrsfzh);
CREATE TABLE Wxzj_Zh (
    Yzsfzh VARCHAR(18) NOT NULL,
    Zhbh VARCHAR(100),
    Zhye INTEGER,
    Ldmc VARCHAR(100),
    Bjbl VARCHAR(12)
);
CREATE INDEX IX_Wxzj_Zh ON Wxzj_Zh (Yzsfzh);
