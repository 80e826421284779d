-- 燃气客服: amounts as text with two decimals, visits as yyyy-MM-dd, hazards as Y and N.
CREATE TABLE RQ_KH (
    SFZH VARCHAR(18) NOT NULL,
    KHBH VARCHAR(100),
    KHMC VARCHAR(100),
    QFJE VARCHAR(24),
    AJRQ DATE,
    YHBZ CHAR(1)
);
CREATE INDEX IX_RQ_KH ON RQ_KH (SFZH);
CREATE TABLE RQ_GDD (
    GDDBH VARCHAR(100),
    YLJB VARCHAR(100)
);
