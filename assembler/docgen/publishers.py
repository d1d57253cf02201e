"""Names the publishers of the sites at which texts of law were read, and the sites that no text may rest on."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlparse

from assembler.load.packed import PROGRAM, program_data

PUBLISHERS = PROGRAM / "data" / "publishers.yaml"


@cache
def publisher(address: str) -> str:
    """Return the name of the publisher at *address*; empty if it is not on record."""
    names: Mapping[str, str] = program_data(PUBLISHERS)["names"]
    sites = [site for site in names if _is_at(address, site)]
    return names[max(sites, key=len)] if sites else ""


@cache
def unfit_kind(address: str) -> str:
    """Return the kind of unfit site that *address* is at, such as "file-sharing site"; empty if the site is fit."""
    kinds: Mapping[str, Mapping[str, list[str]]] = program_data(PUBLISHERS)["unfit"]
    for kind, record in kinds.items():
        if any(_is_at(address, site) for site in record["sites"]):
            return kind
    return ""


def site_name(address: str) -> str:
    """Return the publisher of *address*, or else its host; the kind of an unfit site follows in parentheses."""
    name = publisher(address) or urlparse(address).netloc
    kind = unfit_kind(address)
    return f"{name} ({kind})" if kind else name


def _is_at(address: str, site: str) -> bool:
    """Whether *address* is at *site*, which may be a domain, its subdomains included, or a domain and a path."""
    parts = urlparse(address if "://" in address else f"https://{address}")
    domain, _, folder = site.partition("/")
    host = parts.hostname or ""
    return f".{host}".endswith(f".{domain}") and f"{parts.path}/".startswith(f"/{folder}/" if folder else "")
