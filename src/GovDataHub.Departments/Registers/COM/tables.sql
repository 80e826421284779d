-- 商务备案: ratios as percentages without a sign, certificate numbers filled up with blanks, hours as text.
CREATE TABLE YFK_BAQY (
    XYDM VARCHAR(18) NOT NULL,
    BAH VARCHAR(100),
    FKLX CHAR(1),
    CGBL NUMERIC(9, 4)
);
CREATE INDEX IX_YFK_BAQY ON YFK_BAQY (XYDM);
CREATE TABLE JZFW_RY (
    SFZHM VARCHAR(18) NOT NULL,
    XYZH CHAR(32),
    PXXS VARCHAR(10),
    CZZT CHAR(2)
);
CREATE INDEX IX_JZFW_RY ON JZFW_RY (SFZHM);
