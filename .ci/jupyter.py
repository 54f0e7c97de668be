#!/usr/bin/env python3
"""Jupyter's own word on notebooks: nbformat validates them, nbconvert makes pages of them, and a real Java kernel (JJava) runs some.

    .ci/jupyter.py [--execute NOTEBOOK]... [NOTEBOOK]...

Needs PyPI the first time; without it nothing is checked, and that is said. ANYCLAUDE_JUPYTER_VENV names an environment that has
everything of .ci/jupyter.txt already.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import venv
import zlib

home = pathlib.Path(__file__).resolve().parent.parent
pins = home / '.ci' / 'jupyter.txt'


def environment():
    """Folder of an environment with what is pinned; None if it cannot be made."""
    given = os.environ.get('ANYCLAUDE_JUPYTER_VENV')
    if given:
        return pathlib.Path(given)
    cache = pathlib.Path(os.environ.get('XDG_CACHE_HOME') or pathlib.Path.home() / '.cache') / 'anyclaude'
    folder = cache / f'venv-jupyter-{zlib.crc32(pins.read_bytes())}'
    if not (folder / 'complete').exists():
        print(f'installing {pins.relative_to(home)} once', flush=True)
        venv.create(folder, with_pip=True, clear=True)
        pip = [folder / 'bin' / 'python', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '2']
        if subprocess.run([*pip, '-r', pins]).returncode:
            return None
        (folder / 'complete').touch()
    return folder


def validate(path):
    import nbformat
    from nbconvert import HTMLExporter

    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), f'{path} is of format {notebook.nbformat}.{notebook.nbformat_minor}'
    nbformat.validate(notebook)
    page, _ = HTMLExporter().from_notebook_node(notebook)
    bundles = [output.data for cell in notebook.cells for output in cell.get('outputs', []) if 'data' in output]
    shown = sum('text/html' in bundle for bundle in bundles)
    assert page.count('data-mime-type="text/html"') == shown, f'{path}: not every output of {shown} is in the page'
    assert page.rstrip().endswith('</html>')
    print(f'ok       {path}: valid, {len(notebook.cells)} cells, a page of {len(page):,} characters', flush=True)


def execute(path):
    import nbformat
    from nbclient import NotebookClient

    jars = [home / 'bench' / 'target' / 'anyclaude-bench.jar', *sorted((home / 'bench' / 'target' / 'lib').glob('*.jar'))]
    os.environ['JJAVA_CLASSPATH'] = os.pathsep.join(map(str, jars))
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name='java', resources={'metadata': {'path': str(path.parent)}}).execute()
    for cell in notebook.cells:
        if 'assert' in cell.metadata.get('tags', []):
            came = [output['data'].get('text/plain') for output in cell.outputs if output.output_type == 'execute_result']
            assert came == ['true'], f'{path}: {cell.id} came to {came}'
    nbformat.validate(notebook)
    ran = sum(cell.cell_type == 'code' for cell in notebook.cells)
    print(f'ok       {path}: {ran} cells run by JJava', flush=True)
    return notebook


def main():
    options = argparse.ArgumentParser(description='Asks Jupyter about notebooks.')
    options.add_argument('--execute', action='append', default=[], type=pathlib.Path, metavar='NOTEBOOK')
    options.add_argument('notebooks', nargs='*', type=pathlib.Path, metavar='NOTEBOOK')
    asked = options.parse_args()
    try:
        import nbclient  # noqa: F401
    except ImportError:
        folder = environment()
        if folder is None:
            print('skipped, because PyPI is out of reach: nbformat, nbconvert and JJava cannot be installed')
            return
        python = str(folder / 'bin' / 'python')
        os.environ['PATH'] = f'{folder / "bin"}{os.pathsep}{os.environ["PATH"]}'
        os.execv(python, [python, *sys.argv])
    for path in asked.notebooks:
        validate(path.resolve())
    for path in asked.execute:
        execute(path.resolve())


main()
