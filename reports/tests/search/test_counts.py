from collections import Counter

import numpy
from hypothesis import given
from hypothesis import strategies as st

from reports.search import codes, counts

VALUES = {"official": 4, "organization": 3, "topic": 3, "country": 70_000}
numbers = st.one_of(
    *(
        st.integers(1, most).map(lambda value, name=name: codes.FACETS.index(name) + 1 << codes.SHIFT | value)
        for name, most in VALUES.items()
    )
)
ties = st.lists(st.sets(numbers, max_size=6).map(sorted), max_size=8)
owners = st.sampled_from(["official", "organization", "country"])


def owned(asked, owner, among, only):
    """What ``of_owners`` has to say, the long way round."""
    of_record = {}
    for tie in asked:
        for number in tie:
            if facet_of(number) == owner and (among is None or number in among):
                of_record.setdefault(number, set()).update(tie)
    found = Counter(number for numbers in of_record.values() for number in numbers)
    wanted = {number: count for number, count in found.items() if only in ("", facet_of(number))}
    return wanted, len(of_record)


def facet_of(number):
    return codes.FACETS[codes.facet(number) - 1]


@given(asked=ties, owner=owners, among=st.none() | st.sets(numbers), only=st.sampled_from(["", *VALUES]))
def test_a_record_counts_once_for_each_number_of_its_ties(asked, owner, among, only):
    joined = numpy.array([number for tie in asked for number in tie], numpy.int32)
    lengths = numpy.array([len(tie) for tie in asked], numpy.int32)
    found = counts.of_owners(joined, lengths, owner, among, only)
    assert (found.values, found.total) == owned(asked, owner, among, only)
    assert not found.more
