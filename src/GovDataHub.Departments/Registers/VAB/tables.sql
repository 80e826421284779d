-- 退役军人: service dates as yyyyMMdd, placements by code, pensions in fen.
CREATE TABLE tyjr (
    sfzh TEXT NOT NULL,
    rwrq TEXT,
    tyrq TEXT,
    lb TEXT,
    fyns INTEGER,
    azfs TEXT
);
CREATE INDEX ix_tyjr ON tyjr (sfzh);
CREATE TABLE yfdx (
    sfzh TEXT NOT NULL,
    lb TEXT,
    ydzh TEXT,
    yfxj INTEGER,
    ycxbz INTEGER
);
CREATE INDEX ix_yfdx ON yfdx (sfzh);
