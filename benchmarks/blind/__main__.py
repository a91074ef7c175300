"""python -m benchmarks.blind."""

from benchmarks.blind.score import main

raise SystemExit(main())
