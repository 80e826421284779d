-- 投资促进: amounts in 万元 as numbers and as text with commas.
CREATE TABLE zsyz_xm (
    tyshxydm TEXT NOT NULL,
    xmbh TEXT,
    xytze REAL,
    dwzj REAL
);
CREATE INDEX ix_zsyz_xm ON zsyz_xm (tyshxydm);
CREATE TABLE hqzc_df (
    tyshxydm TEXT NOT NULL,
    zcdm TEXT,
    dfje TEXT,
    dfrq TEXT
);
CREATE INDEX ix_hqzc_df ON hqzc_df (tyshxydm);
