"""How long every file of the corpus takes to be read and checked: `python -m benchmarks.reader`."""

from __future__ import annotations

from time import perf_counter

from effsota.disk.folder import read_bundle
from effsota.reading.document import parse_document
from effsota.reading.schema import Schema, check_shape, load_schema
from tests.corpus_mapping import read_cases, to_submission


def main() -> None:
    """Print the ten slowest files and the sum, in milliseconds."""
    schema = load_schema(read_bundle()["schema/submission.schema.json"].data)
    if not isinstance(schema, Schema):
        raise TypeError(schema.message)
    durations = []
    for case in read_cases():
        data, start = to_submission(case.data), perf_counter()
        document = parse_document(data).document
        if document:
            check_shape(document, schema)
        durations.append((perf_counter() - start, case.file))
    for seconds, file in sorted(durations, reverse=True)[:10]:
        print(f"{seconds * 1000:8.1f} ms  {file}")
    print(f"{sum(seconds for seconds, _ in durations) * 1000:8.1f} ms  all {len(durations)} files")


if __name__ == "__main__":
    main()
