"""What a forked process finds imported and read: all that the notebooks and the printing of reports need.

Nothing here starts a thread, an event loop or a ZMQ context.
"""

import io
import tempfile
from contextlib import suppress
from importlib import import_module

MODULES = [
    # a kernel
    "ipykernel.ipkernel", "ipykernel.kernelapp", "ipykernel.debugger", "ipykernel.datapub", "ipykernel.parentpoller",
    "IPython.core.completer", "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger",
    "IPython.core.oinspect", "IPython.extensions.storemagic", "comm", "faulthandler", "matplotlib_inline.backend_inline",
    "pdb", "sqlite3", "tornado.platform.asyncio", "helpers.running.kernels",
    # what notebooks import
    "matplotlib.figure", "matplotlib.backends.backend_svg", "pandas", "pandas.io.formats.csvs", "pandas.core.methods.to_dict",
    "pandas.core.reshape.reshape", "pandas.core.arrays.arrow.extension_types", "pyarrow.parquet", "pyarrow.pandas_compat",
    "duckdb", "zmq.utils.garbage",
    "helpers.tables", "helpers.coding.coder", "helpers.corpus.documents", "helpers.corrections.apply",
    "helpers.exchange.agree", "helpers.exchange.agreement", "helpers.exchange.rates", "scipy.cluster.hierarchy",
    # what runs and prints reports
    "papermill", "nbconvert", "typst", "psutil", "helpers.running.reports", "helpers.running.in_process",
]  # fmt: skip
ROOMS = ("comparison", "reporting")


def load() -> None:
    """Import everything, and make ready what each process would make for itself."""
    from helpers.paths import ROOT
    from helpers.running.grammars import import_jsonschema

    import_jsonschema()

    found = [path for room in ROOMS for path in sorted((ROOT / "src" / "helpers" / room).glob("*.py"))]
    for module in [*MODULES, *(f"helpers.{path.parent.name}.{path.stem}" for path in found)]:
        with suppress(ImportError):  # what is missing is missed where it is used
            import_module(module)
    make_ready()


def make_ready() -> None:
    """Read the codebook and the catalogues, compile templates, schemas and patterns, look the fonts up."""
    import nbformat
    from matplotlib.figure import Figure

    from helpers.coding.codebook import load_codebook
    from helpers.errors import JangkauError
    from helpers.integrity import empty_table
    from helpers.paths import codebook
    from helpers.reporting import blocks, prose, typst
    from helpers.reporting.pages import environment
    from helpers.reporting.wording import Wording
    from helpers.schemas import SCHEMAS

    for lang in ("id", "en"):
        Wording(lang).text("Home")
    for template in environment().list_templates(extensions=["j2"]):
        environment().get_template(template)
    nbformat.validate(nbformat.v4.new_notebook())
    blocks.from_json(blocks.to_json(blocks.Text(["0"])))
    prose.read("# 0\n\n- *0* [0](0)\n\n1. `0`\n\n| 0 |\n|---|\n| 0 |\n", str)
    typst.fonts()
    drawing = Figure()
    drawing.subplots().set_title("0")
    drawing.savefig(io.BytesIO(), format="svg")
    for name in SCHEMAS:
        empty_table(name)
    with suppress(OSError):  # it is looked for by writing a file, which a process that is killed just then would leave
        tempfile.gettempdir()
    with suppress(JangkauError):  # whoever uses the codebook is told
        load_codebook(codebook())
