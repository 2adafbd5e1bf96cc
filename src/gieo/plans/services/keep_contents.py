"""The aims and contents of a plan are kept as they were read, each with who is to do it."""

from gieo.identity.selectors import bodies_named
from gieo.orientation.parsing import ParsedDocument
from gieo.plans.models import Plan, PlanContent, PlanGoal

LONGEST_NAME = 250


def keep_contents(plan: Plan, parsed: ParsedDocument) -> None:
    """Write aims and contents of a new plan; leads are tied to the bodies that bear their names, never guessed."""
    PlanGoal.objects.bulk_create(
        PlanGoal(
            plan=plan,
            order=order,
            text=goal.text,
            priorities=[name[:LONGEST_NAME] for name in goal.priorities],
            first_line=goal.lines[0],
            last_line=goal.lines[1],
        )
        for order, goal in enumerate(parsed.goals, start=1)
    )
    contents = PlanContent.objects.bulk_create(_contents(plan, parsed))
    known = bodies_named({name for content in contents for name in content.leads}, plan.province_id)
    for content in contents:
        if bodies := [known[name] for name in content.leads if name in known]:
            content.lead_bodies.set(bodies)


def _contents(plan: Plan, parsed: ParsedDocument) -> list[PlanContent]:
    items = [(field, item) for field in parsed.fields for item in field.items]
    return [
        PlanContent(
            plan=plan,
            order=order,
            code=item.id,
            heading=item.heading or "",
            field=field.title[:LONGEST_NAME],
            text=item.text,
            leads=[name[:LONGEST_NAME] for name in item.leads],
            first_line=item.lines[0],
            last_line=item.lines[1],
        )
        for order, (field, item) in enumerate(items, start=1)
    ]
