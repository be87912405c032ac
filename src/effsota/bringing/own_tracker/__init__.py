"""A tracker of one's own: the files it starts with, and what an upgrade renews of them."""

from effsota.bringing.own_tracker.address import UNKNOWN_REPOSITORY, Address, find_repository_url
from effsota.bringing.own_tracker.own_files import IGNORED, MANIFEST, PIN, Pin, build_starter, build_workings
from effsota.bringing.own_tracker.renewal import Renewal, build_manifest, digest, plan_renewal, read_manifest

__all__ = [
    "IGNORED",
    "MANIFEST",
    "PIN",
    "UNKNOWN_REPOSITORY",
    "Address",
    "Pin",
    "Renewal",
    "build_manifest",
    "build_starter",
    "build_workings",
    "digest",
    "find_repository_url",
    "plan_renewal",
    "read_manifest",
]
