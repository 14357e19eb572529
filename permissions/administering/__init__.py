"""Keeping the organisation: agencies, posts, people, appointments, delegations.

| file | keeps |
|---|---|
| acting.py | the frame of every act: who may, one transaction, one audit entry, the grants |
| agencies.py, terms in it | agencies with dated names, their place in the tree, terms |
| posts.py | posts and the duties that come with them |
| people.py | accounts |
| appointing.py | who holds which post, who stands in for whom |
| sheets.py, importing.py, exporting.py | the same as tables, in and out |
"""
