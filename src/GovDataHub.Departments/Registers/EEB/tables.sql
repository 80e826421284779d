-- 生态环境: lower case with underscores, dots in the dates of the test stations.
CREATE TABLE pw_xkz (
    shxydm VARCHAR(18) NOT NULL,
    xkzbh VARCHAR(100),
    gllb CHAR(2),
    yxqz DATE
);
CREATE INDEX IX_pw_xkz ON pw_xkz (shxydm);
CREATE TABLE hp_spjl (
    shxydm VARCHAR(18) NOT NULL,
    pfwh VARCHAR(100),
    hplb char(1),
    pfrq CHAR(8)
);
CREATE INDEX IX_hp_spjl ON hp_spjl (shxydm);
CREATE TABLE jdc_wqjy (
    czsfzh VARCHAR(18) NOT NULL,
    jybgbh VARCHAR(100),
    jyjg char(1),
    jyrq CHAR(10),
    pfjd char(1)
);
CREATE INDEX IX_jdc_wqjy ON jdc_wqjy (czsfzh);
