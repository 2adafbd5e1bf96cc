"""Law as data: rulebooks versioned by the day they came into force, and the index of legal references.

- ``data/<family>/<first day>/rulebook.yaml`` is the head of a rulebook; every other file there is the section of its
  name (`models.Rulebook` lists them). ``extends`` takes over the sections of another rulebook; a form may ``borrows``
  another's and change fields by id.
- ``data/legal/*.yaml`` are the instruments; ``KEY:article`` in a ``basis`` must be one of their articles.
- ``data/calendar/<year>.yaml`` are the days of rest.

A change of the law is a new folder and a test, never an edit. ``gieo rulebooks check`` proves everything.
"""
