"""How a kernel ends."""

import errno
import logging


def end_quietly() -> None:
    """Say nothing, in a kernel that ends, of the last "idle" that its control thread could not send any more.

    ipykernel closes the socket of that message while the thread may be about to use it, and pyzmq logs a traceback
    that no notebook has a part in.
    """
    logging.getLogger("tornado.general").addFilter(_is_not_of_a_closed_socket)


def _is_not_of_a_closed_socket(record: logging.LogRecord) -> bool:
    raised = record.exc_info[1] if record.exc_info else None
    return getattr(raised, "errno", None) != errno.ENOTSOCK
