"""Sets one document, as a process of its own: the type setter keeps all it ever set in memory.

From standard input the document and where its letters are, as JSON; to standard output the PDF.
It knows no Django and no database.
"""

import json
import sys
from pathlib import Path

from typst import Compiler

SJABLOON = Path(__file__).with_name("document.typ")


def main() -> None:
    opdracht = json.load(sys.stdin)
    zetter = Compiler(
        str(SJABLOON),
        font_paths=[opdracht["letters"]],
        ignore_system_fonts=True,
        sys_inputs={"gegevens": json.dumps(opdracht["document"], ensure_ascii=False)},
    )
    pdf, klachten = zetter.compile_with_warnings(format="pdf", pdf_standards=["ua-1"])
    if klachten or not isinstance(pdf, bytes):
        sys.exit("\n".join(k.message for k in klachten) or "Er kwam geen PDF.")
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
