"""The overlap engine: no Django. Texts become readings, readings are compared, the answer says why."""
