"""Law as data: rulebooks versioned by the day they came into force, and the index of legal references.

- ``data/<family>/<first day>/rulebook.yaml`` is the head of a rulebook; every other file there is the section of its
  name (`models.Rulebook` lists them). ``extends`` takes over the sections of another rulebook; a form may ``borrows``
  another's and change fields by id.
- ``data/legal/*.yaml`` are the instruments; ``KEY:article`` in a ``basis`` must be one of their articles.
- ``data/calendar/<year>.yaml`` are the days of rest.

Every value carries where it comes from (`models.Mark`): binding, borrowed from somebody else's rules, kept from the law
of 2013, or the house's own. Only what is binding is law; `models.LegalIndex.printable` keeps the rest off the paper.

A change of the law is a new folder and a test, never an edit. ``gieo rulebooks check`` proves everything.
"""
