"""The bounds of static assets."""

from typing import Final

from picloud.shared.models import MIB

MAX_BUNDLES: Final = 50
MAX_ARCHIVE_BYTES: Final = 5 * MIB
MAX_UNPACKED_BYTES: Final = 20 * MIB
MAX_FILES: Final = 500
MAX_PATH_BYTES: Final = 512
MAX_NAME_BYTES: Final = 255
"""Of one part of a path."""
KEPT_VERSIONS: Final = 5
"""Of each bundle, besides the live one when that is older."""
MAX_ASSETS_BYTES: Final = 128 * MIB
"""Of the contents of all bundles and versions together, each content counted once."""
