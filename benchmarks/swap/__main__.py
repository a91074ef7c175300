"""python -m benchmarks.swap."""

from benchmarks.swap.score import main

raise SystemExit(main())
