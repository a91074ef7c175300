"""Outlines: the topic tree and the editions of outlines that reports follow, as data files."""

from schemas.outlines.editions import Edition, Part, editions
from schemas.outlines.topics import Topic, topic_codes, topics

__all__ = ["Edition", "Part", "Topic", "editions", "topic_codes", "topics"]
