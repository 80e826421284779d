-- 审计台账: two ledgers kept by hand, years as text, dates in Chinese.
CREATE TABLE 审计计划 (
    项目编号 VARCHAR(100),
    被审计单位 VARCHAR(100),
    年度 VARCHAR(10)
);
CREATE TABLE 整改台账 (
    事项编号 VARCHAR(100),
    进度 VARCHAR(10),
    整改期限 VARCHAR(12)
);
