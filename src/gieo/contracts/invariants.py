"""Invariant 6: money. Plain SQL, so that it does not trust the code that moves the money.

requested ≥ approved ≥ contracted ≥ paid; paid - recovered = settled + open; what the payments say is what the register
says; what a contract says is what its lines say.
"""

from collections.abc import Iterator

from django.db import connection

CHECKS = {
    "a money line grows on its way": """
        SELECT task_id, source, year FROM registry_moneyline
        WHERE NOT (requested >= approved AND approved >= contracted AND contracted >= paid
                   AND paid >= recovered + settled AND recovered >= 0 AND settled >= 0)
    """,
    "a money line belongs to another province than its task": """
        SELECT line.task_id, line.source, line.year FROM registry_moneyline line
        JOIN registry_task task ON task.id = line.task_id WHERE line.province_id <> task.province_id
    """,
    "the payments do not sum to what is paid and recovered": """
        WITH payments AS (
            SELECT payment.task_id, line.source, line.year, SUM(line.granted) AS paid, SUM(line.recovered) AS recovered
            FROM contracts_disbursementline line
            JOIN contracts_disbursement payment ON payment.id = line.disbursement_id
            WHERE payment.state IN ('paid', 'cleared')
            GROUP BY payment.task_id, line.source, line.year
        ), state_lines AS (
            SELECT task_id, source, year, paid, recovered FROM registry_moneyline
            WHERE source IN ('provincial_science', 'provincial_investment', 'central', 'local')
              AND task_id IN (SELECT task_id FROM contracts_contract)
        )
        SELECT COALESCE(state_lines.task_id, payments.task_id), COALESCE(state_lines.source, payments.source),
               COALESCE(state_lines.year, payments.year)
        FROM state_lines FULL JOIN payments
          ON payments.task_id = state_lines.task_id AND payments.source = state_lines.source
         AND payments.year = state_lines.year
        WHERE COALESCE(payments.paid, 0) <> COALESCE(state_lines.paid, 0)
           OR COALESCE(payments.recovered, 0) <> COALESCE(state_lines.recovered, 0)
    """,
    "a contract does not sum to its lines": """
        SELECT contract.task_id, contract.number, contract.state FROM contracts_contract contract
        JOIN registry_moneyline line ON line.task_id = contract.task_id
        WHERE contract.state NOT IN ('draft', 'signed_by_host', 'cancelled')
        GROUP BY contract.id
        HAVING SUM(line.contracted) <> contract.lump_amount + contract.non_lump_amount + contract.other_amount
            OR SUM(line.contracted) FILTER (
                WHERE line.source IN ('provincial_science', 'provincial_investment', 'central', 'local')
               ) <> contract.lump_amount + contract.non_lump_amount
    """,
    "money of a settled contract is still open": """
        SELECT line.task_id, line.source, line.year FROM registry_moneyline line
        JOIN contracts_contract contract ON contract.task_id = line.task_id
        WHERE contract.state IN ('settled', 'closed_out', 'archived') AND line.paid - line.recovered <> line.settled
    """,
    "a payment went out before its contract was signed": """
        SELECT payment.task_id, payment.number, payment.state FROM contracts_disbursement payment
        JOIN contracts_contract contract ON contract.id = payment.contract_id
        WHERE payment.state IN ('paid', 'cleared') AND contract.signed_on IS NULL
    """,
}


def faults() -> Iterator[str]:
    """Every figure that does not fit; nothing when all money is explained."""
    with connection.cursor() as cursor:
        for what, query in CHECKS.items():
            cursor.execute(query)
            for row in cursor.fetchall():
                yield f"{what}: {', '.join(str(part) for part in row)}"
