"""Outlines: the topic tree and the editions of outlines that reports follow, as data files."""

from schemas.outlines.topics import Topic, topic_codes, topics

__all__ = ["Topic", "topic_codes", "topics"]
