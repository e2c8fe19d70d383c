"""XML parts of packages, parsed without entities, network or unbounded depth."""

from typing import TYPE_CHECKING

from prebrief.ingest.refusals import refuse

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(data: bytes, *, corrupt: str) -> "_Element":
    """Parse a part; a document type declaration, where entities live, is refused."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as cause:
        raise refuse(corrupt) from cause
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise refuse(corrupt)
    return root
