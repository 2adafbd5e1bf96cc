"""The legal moves of a registration."""

from gieo.acceptance.models import Registration
from gieo.acceptance.registration import effects, guards
from gieo.acceptance.registration.facts import CertificateFacts, FileFacts, PublicationFacts, ReturnFacts, RightsFacts
from gieo.acceptance.registration.states import RegistrationState as S
from gieo.dossiers.policies import roles_on
from gieo.kernel.actors import Role
from gieo.kernel.law import Law
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Transition, Workflow
from gieo.rulebooks import library

HOST = frozenset({Role.HOST})
OFFICER = frozenset({Role.SCIENCE_OFFICER})
CLERK = frozenset({Role.RECORDS_CLERK})

# The circulars on registration stand until they are replaced; the law of 2025 has none of its own yet.
FILING = ("ND11-2014:7.1", "TT14-2014:12", "TT11-2023:1")
FILING_2025 = ("TT11-2023:1", "TT14-2014:12")
FILE_CHECKS = (guards.report_is_perfected, guards.papers_are_complete)

REGISTRATION: Workflow[S, Registration] = Workflow(
    name="registration",
    label=_("Đăng ký kết quả"),
    states=S,
    initial=S.AWAITED,
    final=(S.PUBLISHED,),
    owners={
        S.AWAITED: Role.HOST,
        S.FILED: Role.RECORDS_CLERK,
        S.RETURNED: Role.HOST,
        S.CERTIFIED: Role.SCIENCE_OFFICER,
    },
    roles_on=roles_on,
    legal_index=library.legal_index(),
    rows=(
        Transition(
            name="file",
            label=_("Nộp hồ sơ đăng ký"),
            source=frozenset({S.AWAITED}),
            target=S.FILED,
            actors=HOST,
            requires=FILE_CHECKS,
            legal_basis=FILING,
            legal_basis_2025=FILING_2025,
            facts=FileFacts,
            writes=effects.file,
            announces="registration.filed",
            deadline="registration.certificate",
        ),
        Transition(
            name="return_for_supplement",
            label=_("Trả lại để bổ sung"),
            source=frozenset({S.FILED}),
            target=S.RETURNED,
            actors=OFFICER | CLERK,
            legal_basis=("TT14-2014:12", "GIEO-MACDINH:12"),
            facts=ReturnFacts,
            announces="registration.returned",
            deadline="proposal.supplement",
        ),
        Transition(
            name="file_again",
            label=_("Nộp lại hồ sơ đăng ký"),
            source=frozenset({S.RETURNED}),
            target=S.FILED,
            actors=HOST,
            requires=FILE_CHECKS,
            legal_basis=FILING,
            legal_basis_2025=FILING_2025,
            facts=FileFacts,
            writes=effects.file,
            announces="registration.filed",
            deadline="registration.certificate",
        ),
        Transition(
            name="certify",
            label=_("Cấp giấy chứng nhận đăng ký kết quả"),
            source=frozenset({S.FILED}),
            target=S.CERTIFIED,
            actors=CLERK,
            requires=(guards.certificate_is_new,),
            legal_basis=("TT14-2014:15",),
            facts=CertificateFacts,
            writes=effects.certify,
            issues=("certificate",),
            announces="registration.certified",
            deadline="registration.publication",
        ),
        Transition(
            name="give_right",
            label=_("Giao quyền đối với kết quả"),
            source=frozenset({S.CERTIFIED}),
            target=S.CERTIFIED,
            actors=frozenset({Role.CHAIRMAN}),
            law=Law.L2013,
            legal_basis=("LUAT29-2013:41", "ND08-2014:39", "TT15-2014:5"),
            facts=RightsFacts,
            writes=effects.give_right,
            issues=("rights_decision",),
            announces="registration.right_given",
        ),
        Transition(
            name="publish",
            label=_("Công bố kết quả"),
            source=frozenset({S.CERTIFIED}),
            target=S.PUBLISHED,
            actors=OFFICER,
            legal_basis=("TT14-2014:24.1",),
            facts=PublicationFacts,
            writes=effects.publish,
            issues=("list",),
            announces="registration.published",
        ),
    ),
)
