"""What was agreed or reported stays as it is: a trigger in the database sees to it."""

from collections.abc import Sequence

import pgtrigger


def changes_only_with(counter: str, columns: Sequence[str], *, open_in: Sequence[str], name: str) -> pgtrigger.Trigger:
    """A trigger that keeps columns as they are unless a counter moves with them.

    Args:
        counter: column that counts amendments or versions; whoever changes the content must count it.
        columns: the content.
        open_in: states in which the content is still being written.
        name: of the trigger.
    """
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    states = ", ".join(f"'{state}'" for state in open_in)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=f"""
            IF OLD.state NOT IN ({states}) AND NEW.{counter} = OLD.{counter}
                AND ROW({new}) IS DISTINCT FROM ROW({old}) THEN
                RAISE EXCEPTION 'the content changes only with {counter}';
            END IF;
            RETURN NEW;
        """,
    )
