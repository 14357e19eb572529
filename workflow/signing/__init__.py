"""Signatures on an issued plan: two keys, one file, and the judgement of any file that comes back.

Order of a file: `fields.prepare` → `chain.sign_person` → `chain.fill_number` → `chain.seal`. Nothing
here reads settings or the database; the trial keys (`keys`) stand in for the devices that signatories
and clerks hold in service.
"""
