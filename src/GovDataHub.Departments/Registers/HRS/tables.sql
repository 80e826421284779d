-- 人社: the social security programme's item codes; dates as numbers, what a unit owes in a table apart.
CREATE TABLE ac02 (
    aac002 VARCHAR(18) NOT NULL,
    aae140 CHAR(3),
    aac031 CHAR(1),
    bab010 VARCHAR(200),
    aac040 VARCHAR(24),
    yac201 INTEGER,
    yac205 INTEGER,
    aab301 VARCHAR(200)
);
CREATE INDEX ix_ac02 ON ac02 (aac002);
CREATE TABLE ic10 (
    aac002 VARCHAR(18) NOT NULL,
    aae116 CHAR(1),
    aic160 VARCHAR(24),
    aic400 INTEGER,
    aic162 INTEGER
);
CREATE INDEX ix_ic10 ON ic10 (aac002);
CREATE TABLE az01 (
    aac002 VARCHAR(18) NOT NULL,
    aaz500 VARCHAR(200),
    aae010 VARCHAR(200),
    aae008 VARCHAR(200),
    aaz502 CHAR(1)
);
CREATE INDEX ix_az01 ON az01 (aac002);
CREATE TABLE cc20 (
    aac002 VARCHAR(18) NOT NULL,
    acc270 CHAR(1),
    acc205 INTEGER,
    ajc093 CHAR(3),
    ajc097 VARCHAR(24),
    acc217 CHAR(1)
);
CREATE INDEX ix_cc20 ON cc20 (aac002);
CREATE TABLE cd04 (
    aac002 VARCHAR(18) NOT NULL,
    bab010 VARCHAR(200),
    aae030 INTEGER,
    aae031 CHAR(8),
    acd07a CHAR(1)
);
CREATE INDEX ix_cd04 ON cd04 (aac002);
CREATE TABLE cr12 (
    aac002 VARCHAR(18) NOT NULL,
    bhe956 VARCHAR(200),
    aca111 VARCHAR(200),
    aac015 CHAR(1),
    bhe960 INTEGER
);
CREATE INDEX ix_cr12 ON cr12 (aac002);
CREATE TABLE rc01 (
    aac002 VARCHAR(18) NOT NULL,
    yrc001 CHAR(1),
    yrc003 INTEGER,
    yrc005 CHAR(1),
    aac014 VARCHAR(200)
);
CREATE INDEX ix_rc01 ON rc01 (aac002);
CREATE TABLE lc31 (
    aac002 VARCHAR(18) NOT NULL,
    alc001 VARCHAR(200),
    alc020 INTEGER,
    alc004 CHAR(1),
    ala040 VARCHAR(24)
);
CREATE INDEX ix_lc31 ON lc31 (aac002);
CREATE TABLE ab01 (
    ab01_id INTEGER PRIMARY KEY,
    bab010 VARCHAR(18) NOT NULL,
    aab001 VARCHAR(200),
    yab201 INTEGER,
    yab310 VARCHAR(24),
    yab320 VARCHAR(24)
);
CREATE INDEX ix_ab01 ON ab01 (bab010);
CREATE TABLE ab01_qf (
    ab01_id INTEGER NOT NULL,
    yab315 VARCHAR(24)
);
CREATE INDEX ix_ab01_qf ON ab01_qf (ab01_id);
