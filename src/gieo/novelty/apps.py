"""Application of the novelty of dossiers."""

from django.apps import AppConfig


class NoveltyConfig(AppConfig):
    """What people say about the nearness of a dossier to what was done before."""

    name = "gieo.novelty"
    label = "novelty"
    verbose_name = "Đối chiếu trùng lặp của hồ sơ"

    def ready(self) -> None:
        """Open the proofs of look-ups to the readers of their dossier, show the slip among the documents."""
        from gieo.dossiers.gallery import also
        from gieo.files import doors
        from gieo.kernel.law import Law
        from gieo.novelty.policies import SEARCHING, may_read_proof
        from gieo.novelty.slip import SLIP

        doors.register("novelty", may_read_proof)
        also("novelty", SLIP, stage="de-xuat", legal_basis=SEARCHING[Law.L2013])
