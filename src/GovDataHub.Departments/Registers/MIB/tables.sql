-- 医保: the national platform's dictionary, English abbreviations that end in _d, _flag, _stas.
CREATE TABLE psn_insu_d (
    certno VARCHAR(18) NOT NULL,
    insutype CHAR(3),
    psn_insu_stas CHAR(1),
    insuplc_admdvs VARCHAR(200),
    clct_mons INTEGER,
    balc VARCHAR(24)
);
CREATE INDEX ix_psn_insu_d ON psn_insu_d (certno);
CREATE TABLE ecv_info_d (
    certno VARCHAR(18) NOT NULL,
    actv_flag CHAR(1),
    ecv_token VARCHAR(200)
);
CREATE INDEX ix_ecv_info_d ON ecv_info_d (certno);
CREATE TABLE psn_opsp_reg_d (
    certno VARCHAR(18) NOT NULL,
    opsp_dise_name VARCHAR(200),
    enddate CHAR(19),
    ide_fixmedins_name VARCHAR(200)
);
CREATE INDEX ix_psn_opsp_reg_d ON psn_opsp_reg_d (certno);
CREATE TABLE psn_trt_reg_d (
    certno VARCHAR(18) NOT NULL,
    trtmdn_admdvs VARCHAR(200),
    begndate CHAR(10),
    enddate CHAR(10),
    trt_reg_stas CHAR(1)
);
CREATE INDEX ix_psn_trt_reg_d ON psn_trt_reg_d (certno);
CREATE TABLE setl_d (
    certno VARCHAR(18) NOT NULL,
    setl_id VARCHAR(200),
    med_type CHAR(2),
    invono VARCHAR(200),
    psn_selfpay VARCHAR(24),
    dscg_date CHAR(10),
    setl_stas CHAR(1)
);
CREATE INDEX ix_setl_d ON setl_d (certno);
CREATE TABLE fam_share_d (
    certno VARCHAR(18) NOT NULL,
    mem_certno VARCHAR(200),
    rlts_code CHAR(2),
    begndate CHAR(10)
);
CREATE INDEX ix_fam_share_d ON fam_share_d (certno);
