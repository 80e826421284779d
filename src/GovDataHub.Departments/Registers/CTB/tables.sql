-- 文旅: camel-case columns, dates with slashes, rooms and loans as numbers, flags as 1 and 0.
CREATE TABLE tourGuide (idCard TEXT PRIMARY KEY, guideCard TEXT, languages TEXT, agencyName TEXT, expires TEXT);
CREATE TABLE venueLicence (uscc TEXT NOT NULL, licence TEXT, venueType TEXT, expires TEXT);
CREATE INDEX ix_venueLicence ON venueLicence (uscc);
CREATE TABLE libraryReader (idCard TEXT PRIMARY KEY, reader TEXT, readerState INTEGER, overdueBooks INTEGER, borrowed INTEGER);
CREATE TABLE parkPass (idCard TEXT PRIMARY KEY, pass TEXT, expires TEXT, passState INTEGER);
CREATE TABLE hotel (code TEXT PRIMARY KEY, hotelName TEXT, noDeposit INTEGER, freeRooms INTEGER);
