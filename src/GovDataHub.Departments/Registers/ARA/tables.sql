-- 农业农村: areas as text, villages by name, dates as yyyy-MM-dd.
CREATE TABLE cbht (
    cbfzjh TEXT NOT NULL,
    htdm TEXT,
    cbmj TEXT,
    fbfmc TEXT,
    cbqz TEXT
);
CREATE INDEX ix_cbht ON cbht (cbfzjh);
CREATE TABLE zjd (
    hzzjh TEXT NOT NULL,
    pzsh TEXT,
    zjdmj TEXT,
    zds INTEGER,
    szc TEXT
);
CREATE INDEX ix_zjd ON zjd (hzzjh);
CREATE TABLE hnbt (
    zjhm TEXT NOT NULL,
    nd INTEGER,
    btzl TEXT,
    btje TEXT
);
CREATE INDEX ix_hnbt ON hnbt (zjhm);
CREATE TABLE qzmy (
    qzzjh TEXT NOT NULL,
    myzh TEXT,
    qz TEXT,
    myqz TEXT
);
CREATE INDEX ix_qzmy ON qzmy (qzzjh);
CREATE TABLE dwzl (
    xydm TEXT NOT NULL,
    xkzh TEXT,
    sys TEXT,
    yxqz TEXT
);
CREATE INDEX ix_dwzl ON dwzl (xydm);
