-- Names and notes are kept in NFC: what looks the same is the same.
UPDATE keys SET name = nfc(name), sort_name = nfc(sort_name), note = nfc(note);
