"""The permission matrix: who may do what to a plan at which status, and what every address answers to whom.

| file | holds |
|---|---|
| people.py | a person for each duty: of the plan's own agencies, of a foreign one, of a superior, revoked, disabled |
| acts.py | the table of acts, by hand: verb, whose duty, at which statuses |
| addresses.txt | the table of addresses, by hand: one letter for each duty and status |
"""
