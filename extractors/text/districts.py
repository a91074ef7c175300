"""What a district is divided into, told by the kinds of its places: 辖7镇9乡, 下辖4个街道、3镇."""

from extractors.text.han_digits import NUMERALS

PLACES = "(?:镇|乡|街道|街|区|县|市|旗|村|社区|苏木|办事处)"
# 辖|7镇、4个城区街道、: up to the place that is asked about
DIVIDED = rf"(?:辖有?|划分为)(?P<before>(?:[0-9两{NUMERALS}]{{1,4}}个?[一-鿿]{{0,4}}?{PLACES}[、，和及]?)*)$"
