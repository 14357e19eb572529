"""Signatures on an issued plan: two keys, one file, and the judgement of any file that comes back.

Order of a file: `fields.prepare` → `chain.sign_person` → `chain.fill_number` → `chain.seal`; a holder who has the key
elsewhere signs by hash (`by_hash`), and `lasting.lasting` makes a second file of the sealed one. Nothing here reads
settings or the database; the trial keys (`keys`) stand in for the devices that signatories and clerks hold in service.
"""
