"""Both editions of invented results, released and built once for all tests of what people read."""

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "publication"))

import fake_results

from reports.export import export
from reports.site import build_site, write_scripts
from transforms.publication.release import About, release

HOSTILE_NAME = '</script><b>Oak & "Elm"</b>'


@pytest.fixture(scope="session")
def editions(tmp_path_factory) -> dict[str, Path]:
    """Folders of the internal edition of one state, and the public edition of two, with site and exports."""
    into = tmp_path_factory.mktemp("editions")
    counties = {**fake_results.COUNTIES, "99007": HOSTILE_NAME}
    about = About("2025-11-22", date(2025, 9, 30), "Department of Children", True, "0.1.0", counties=counties)
    some = [one for one in fake_results.INVENTED if one.kind in ("proportion", "share", "ratio")]
    asked = {"internal": (("ZZ",), fake_results.INVENTED), "public": (("ZZ", "MD"), some)}
    for audience, (states, measures) in asked.items():
        with fake_results.exact_database(states, measures) as exact:
            release(exact, audience, into / audience, about)
        build_site(into / audience)
        export(into / audience)
        write_scripts([into / audience])
    return {audience: into / audience for audience in ("internal", "public")}
