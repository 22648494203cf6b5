"""A papermill engine that executes a notebook in the very process that asks, without a kernel beside it.

The kernel is ipykernel's in-process one, and nbclient talks to it as to any other, so outputs are the same; only the
second process, its start and the sockets between are spared. For processes forked for one notebook: a second one would
find what the first has left.
"""

from typing import Any

from ipykernel.inprocess.blocking import BlockingInProcessKernelClient
from ipykernel.inprocess.constants import INPROCESS_KEY
from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.inprocess.socket import DummySocket
from ipykernel.iostream import IOPubThread
from jupyter_client.session import Session
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from papermill.log import logger
from traitlets.config import Config

from helpers.running.notebooks import IN_PROCESS

CONFIG = {"HistoryManager": {"hist_file": ":memory:"}}  # as nbclient asks of every kernel that it starts


class InProcessEngine(Engine):
    """Runs a notebook's cells here; to papermill by the name `IN_PROCESS`."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **_: Any) -> None:
        """Execute all cells and keep their outputs in the notebook."""
        session, socket = Session(key=INPROCESS_KEY), DummySocket()
        messages = IOPubThread(socket, session=session)  # never started, it gives every message on at once
        kernel = InProcessKernel(
            session=session, config=Config(CONFIG), _underlying_iopub_socket=socket, iopub_thread=messages
        )
        client = PapermillNotebookClient(nb_man, km=_Running(), kernel_name=kernel_name, log=logger)
        client.kc = _Client(session=session, kernel=kernel)
        client.kc.start_channels()
        client.kc.allow_stdin = False
        client.execute()


class _Running:
    """As much of a kernel's manager as nbclient asks for one that it did not start."""

    has_kernel = True

    async def is_alive(self) -> bool:
        return True


class _Client(BlockingInProcessKernelClient):
    """A client that lets a cell run within the event loop that waits for it, not in a thread of its own."""

    async def execute(self, code: str, store_history: bool = True, stop_on_error: bool = True) -> str:
        """Run a cell to its end; its messages wait in the channels then. Gives the id of the request."""
        asked = {"code": code, "silent": False, "store_history": store_history, "stop_on_error": stop_on_error}
        request = self.session.msg("execute_request", asked | {"user_expressions": {}, "allow_stdin": False})
        stream = self.kernel.shell_stream
        self.session.send(stream, request)
        await self.kernel.dispatch_shell(stream.recv_multipart())
        _, reply = self.session.recv(stream, copy=False)
        self.shell_channel.call_handlers_later(reply)
        return request["header"]["msg_id"]


papermill_engines.register(IN_PROCESS, InProcessEngine)
