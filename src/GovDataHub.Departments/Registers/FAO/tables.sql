-- 外事: English names, dates as text, a breach as Y and N.
CREATE TABLE apec_card (
    holder_id TEXT NOT NULL,
    card_no TEXT,
    expires TEXT,
    employer TEXT
);
CREATE INDEX ix_apec_card ON apec_card (holder_id);
CREATE TABLE invitation_letter (
    org_code TEXT NOT NULL,
    letter_no TEXT,
    invited_12m INTEGER,
    in_breach TEXT
);
CREATE INDEX ix_invitation_letter ON invitation_letter (org_code);
