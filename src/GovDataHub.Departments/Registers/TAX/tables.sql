-- 税务: the tax core's abbreviations; amounts as text with commas, years as text, Y and N.
CREATE TABLE dj_nsrxx (
    nsrsbh VARCHAR(18) NOT NULL,
    nsrlxDm CHAR(1),
    nsxydj VARCHAR(200),
    fpzed VARCHAR(24),
    qsye VARCHAR(24),
    yqwsbqs VARCHAR(24)
);
CREATE INDEX ix_dj_nsrxx ON dj_nsrxx (nsrsbh);
CREATE TABLE grsds_ndhz (
    sfzjhm VARCHAR(18) NOT NULL,
    nd VARCHAR(24),
    zhsdsre VARCHAR(24),
    yjse VARCHAR(24),
    hsqjbz CHAR(1),
    zxfjkcxm VARCHAR(200)
);
CREATE INDEX ix_grsds_ndhz ON grsds_ndhz (sfzjhm);
CREATE TABLE qs_sbxx (
    sfzjhm VARCHAR(18) NOT NULL,
    hth VARCHAR(200),
    ynse VARCHAR(24),
    jkbz CHAR(1),
    jtzfts VARCHAR(24)
);
CREATE INDEX ix_qs_sbxx ON qs_sbxx (sfzjhm);
CREATE TABLE cgs_sbxx (
    sfzjhm VARCHAR(18) NOT NULL,
    clsbdh VARCHAR(200),
    fpjg VARCHAR(24),
    jkbz CHAR(1),
    xnymsbz CHAR(1)
);
CREATE INDEX ix_cgs_sbxx ON cgs_sbxx (sfzjhm);
CREATE TABLE zs_ndhz (
    nsrsbh VARCHAR(18) NOT NULL,
    nd VARCHAR(24),
    yysr VARCHAR(24),
    nsze VARCHAR(24)
);
CREATE INDEX ix_zs_ndhz ON zs_ndhz (nsrsbh);
CREATE TABLE sbf_lhjy (
    sfzjhm VARCHAR(18) NOT NULL,
    zjjfrq CHAR(11),
    yjje VARCHAR(24)
);
CREATE INDEX ix_sbf_lhjy ON sbf_lhjy (sfzjhm);
