"""Extract a folder into a store with the stand-in reader: the program that the kill test kills."""

import sys

from stand_in import VERSION, read_slowly

from corpus.find import find
from pipeline.batch import Policy, extract
from pipeline.store import Store

if __name__ == "__main__":
    folder, store, commit_every = sys.argv[1:]
    with Store.open(store, writable=True) as opened:
        policy = Policy(commit_every=float(commit_every))
        extract(find([folder]), opened, read=read_slowly, version=VERSION, workers=2, policy=policy)
